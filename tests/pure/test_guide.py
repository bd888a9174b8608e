"""The guide for users (docs/vi) knows every screen: each address of the client stands
in one chapter, and what chapters link to is there."""

import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "vi"
HEADING = re.compile(r"^#+ .*\{#([a-z0-9-]+)\}$", re.MULTILINE)
SCREENS = re.compile(r"<!-- screens:([^>]*)-->")
LINK = re.compile(r"\]\(((?:\d\d-[a-z-]+\.md)?(?:#[a-z0-9-]+)?)\)")
ADDRESS = re.compile(r'<field name="path">(iso-[a-z-]+)</field>')


def chapters():
    """dict {name of the file: text}"""
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(GUIDE.glob("[0-9][0-9]-*.md"))
    }


def addresses():
    """The addresses of all our actions."""
    return {
        address
        for addon in ROOT.glob("iso_quality*")
        for path in addon.rglob("*.xml")
        for address in ADDRESS.findall(path.read_text(encoding="utf-8"))
    }


def named(text):
    """The addresses that a comment, or a whole chapter, names."""
    found = [one.strip() for some in SCREENS.findall(text) for one in some.split(",")]
    return [one for one in found if one]


def test_every_screen_has_one_chapter():
    # The comment below the title of a chapter lists the screens that are its own.
    own = Counter(
        address
        for text in chapters().values()
        for address in named(SCREENS.search(text).group(0))
    )
    assert len(addresses()) > 50
    assert addresses() - own.keys() == set()
    assert [address for address, count in own.items() if count > 1] == []


def test_no_chapter_names_a_screen_that_is_gone():
    for name, text in chapters().items():
        assert set(named(text)) - addresses() == set(), name


def test_links_lead_somewhere():
    ids = {name: HEADING.findall(text) for name, text in chapters().items()}
    assert len(ids) == 12
    for name, found in ids.items():
        assert len(found) == len(set(found)), name
    for name, text in chapters().items():
        for link in LINK.findall(text):
            file, _sharp, anchor = link.partition("#")
            assert (file or name) in ids, f"{name}: {link}"
            assert not anchor or anchor in ids[file or name], f"{name}: {link}"


def test_every_heading_says_its_screens():
    for name, text in chapters().items():
        headings = re.findall(r"^#+ .*", text, re.MULTILINE)
        assert len(headings) == len(HEADING.findall(text)), name
        assert len(headings) == len(re.findall(r"<!-- screens:", text)), name
