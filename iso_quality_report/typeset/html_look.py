"""How words in HTML look on paper, by the tags and styles around them."""

from __future__ import annotations

import re
from dataclasses import replace

from . import blocks as b

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LOOKS = {
    "b": "bold",
    "strong": "bold",
    "th": "bold",
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strike",
    "strike": "strike",
    "del": "strike",
}


def look_of(node, tag: str, look: b.Run) -> b.Run:
    """The look of the words in a node, by its tag and style."""
    changes = {}
    if tag in _LOOKS:
        changes[_LOOKS[tag]] = True
    if tag in HEADINGS:
        changes["bold"] = True
    style = node.get("style", "").lower()
    if style:
        weight = re.search(r"(?<![\w-])font-weight:\s*(\w+)", style)
        if weight:
            changes["bold"] = weight[1] in (
                "bold",
                "bolder",
                "600",
                "700",
                "800",
                "900",
            )
        if re.search(r"(?<![\w-])font-style:\s*(italic|oblique)", style):
            changes["italic"] = True
        decoration = re.search(r"(?<![\w-])text-decoration[a-z-]*:\s*([^;]*)", style)
        if decoration:
            changes["underline"] = look.underline or "underline" in decoration[1]
            changes["strike"] = look.strike or "line-through" in decoration[1]
    return replace(look, **changes) if changes else look


def trimmed(runs: list[b.Run | b.Check]) -> list[b.Run | b.Check]:
    """Runs without spaces at the ends and without two spaces in a row."""
    found: list[b.Run | b.Check] = []
    ends_with_space = True
    for run in runs:
        if isinstance(run, b.Run):
            words = run.text.lstrip(" ") if ends_with_space else run.text
            if not words:
                continue
            ends_with_space = words.endswith((" ", "\n"))
            run = replace(run, text=words)
        else:
            ends_with_space = False
        found.append(run)
    while found and isinstance(found[-1], b.Run):
        words = found[-1].text.rstrip(" \n")
        if words:
            found[-1] = replace(found[-1], text=words)
            break
        found.pop()
    while found and isinstance(found[0], b.Run) and not found[0].text.strip("\n "):
        found.pop(0)
    return found
