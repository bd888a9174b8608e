"""Causes as an indented list, as the screen shows and sends it. Without a database.

Each line says how deep it stands; it is a cause of the nearest line above it that stands
one less deep. The first line stands at depth 0. On a fishbone the lines at depth 0 name
the bone, and all that is under them hangs on it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

DEEPEST = 8
LINES = 200
LETTERS = 500


@dataclass(frozen=True)
class Line:
    """A cause: ``key`` is its id, 0 while it is not saved."""

    key: int
    depth: int
    name: str
    bone: str = ""


def read(told: Any, known: Collection[int], bones: Collection[str]) -> list[Line]:
    """The lines that a client has sent.

    Empty lines are left out, and what stood under them takes their place; nothing stands
    deeper than one below the line above it.

    :param told: as the client sends it: a list of {"id", "depth", "name", "bone"}
    :param known: the ids that may be in it
    :raise ValueError: for what is no such list
    """
    if not isinstance(told, list) or len(told) > LINES:
        raise ValueError("no list")
    rows = [_line(row, known, bones) for row in told]
    keys = [row.key for row in rows if row.key]
    if len(set(keys)) != len(keys):
        raise ValueError("twice the same")
    return _in_order(rows)


def _line(row: Any, known: Collection[int], bones: Collection[str]) -> Line:
    if not isinstance(row, Mapping):
        raise ValueError("no line")
    key, depth, name, bone = (row.get(one) for one in ("id", "depth", "name", "bone"))
    # True is an int as well.
    if not (not key or (type(key) is int and key in known)):
        raise ValueError("not of this one")
    if type(depth) is not int or not isinstance(name, str):
        raise ValueError("no depth or no words")
    if bone and bone not in bones:
        raise ValueError("no bone")
    words = " ".join(name.split())[:LETTERS].strip()
    return Line(key or 0, max(0, min(depth, DEEPEST)), words, bone or "")


def _in_order(rows: Iterable[Line]) -> list[Line]:
    """Lines without the empty ones, no deeper than they can be, each with its bone."""
    found: list[Line] = []
    # How deep the lines above stood, and how deep they stand now.
    above: list[tuple[int, int]] = []
    bone = ""
    for row in rows:
        if not row.name:
            continue
        while above and above[-1][0] >= row.depth:
            above.pop()
        depth = above[-1][1] + 1 if above else 0
        above.append((row.depth, depth))
        bone = bone if depth else row.bone
        found.append(replace(row, depth=depth, bone=bone))
    return found


def parents(lines: Sequence[Line]) -> list[int]:
    """For each line the index of the line that it is a cause of; -1: none."""
    found: list[int] = []
    last: dict[int, int] = {}
    for index, line in enumerate(lines):
        found.append(last[line.depth - 1] if line.depth else -1)
        last[line.depth] = index
    return found


def listed(
    causes: Iterable[tuple[int, int, str, str]],
) -> list[Line]:
    """Causes as lines, each after the one that it is a cause of.

    :param causes: (id, id of the parent or 0, words, bone), in their order
    """
    under: dict[int, list[tuple[int, int, str, str]]] = {}
    causes = list(causes)
    keys = {key for key, *_rest in causes}
    for cause in causes:
        under.setdefault(cause[1] if cause[1] in keys else 0, []).append(cause)
    found: list[Line] = []
    waiting = [(0, cause) for cause in reversed(under.get(0, []))]
    while waiting:
        depth, (key, _parent, name, bone) = waiting.pop()
        found.append(Line(key, depth, name, bone))
        waiting += [(depth + 1, one) for one in reversed(under.get(key, []))]
    return found


def version(lines: Iterable[Line]) -> str:
    """What is another one as soon as anything in the lines is another one."""
    told = [[line.key, line.depth, line.name, line.bone] for line in lines]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]
