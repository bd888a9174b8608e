"""Code and buttons ask for a role in the agency of a record, never for a group: a group
does not tell where its role counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).resolve().parents[2]
OURS = ("iso_quality", "iso_quality_audit", "iso_quality_report")
# Told by the system, or to the system.
APART = {"tests", "demo", "migrations"}
GROUP_ASKED = re.compile(r"has_groups?\(\s*f?[\"']!?iso_quality")
# What stands above many records has none to ask: its method does.
WITHOUT_RECORD = {"list", "kanban"}


def files(ending: str) -> Iterator[Path]:
    """Our files with an ending, but for those apart."""
    for addon in OURS:
        for path in sorted((ROOT / addon).rglob(f"*{ending}")):
            if APART.isdisjoint(path.relative_to(ROOT).parts):
                yield path


def asked_groups(text: str) -> list[str]:
    """Where code asks for a group of ours."""
    return GROUP_ASKED.findall(text)


def grouped_buttons(tree: etree._Element) -> list[str]:
    """The buttons of records that are shown by group (their names)."""
    found = []
    for button in tree.iter("button"):
        if "iso_quality." not in (button.get("groups") or ""):
            continue
        above = [one.tag for one in button.iterancestors()]
        if above[0] == "header" and above[1] in WITHOUT_RECORD:
            continue
        found.append(button.get("name"))
    return found


def test_code_asks_for_a_role_in_an_agency():
    paths = list(files(".py"))
    assert len(paths) > 100
    assert not [path for path in paths if asked_groups(path.read_text())]
    assert asked_groups('if user.has_group("iso_quality.group_head"):')


def test_buttons_ask_the_record():
    paths = [path for path in files(".xml") if "views" in path.name]
    assert len(paths) > 30
    found = {path: grouped_buttons(etree.parse(path)) for path in paths}
    assert not {path: names for path, names in found.items() if names}
    toy = "<form><header><button name='x' groups='iso_quality.group_head'/></header></form>"
    assert grouped_buttons(etree.fromstring(toy)) == ["x"]
