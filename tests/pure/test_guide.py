"""The guide for users (docs/vi) knows every screen, and what the addon shows of it is
what the text says: pages, sections where "?" opens, pictures."""

import ast
import json
import re
from collections import Counter

from dev import guide

LINK = re.compile(r"\]\(((?:\d\d-[a-z-]+\.md)?(?:#[a-z0-9-]+)?)\)")
SOURCE = re.compile(r'<img [^>]*src="([^"]+)"')


def addresses():
    """The addresses of all our actions."""
    paths = [fields.get("path") or "" for _model, fields in guide.records()]
    return {path for path in paths if path.startswith("iso-")}


def shown_models():
    """The models of all screens of ours that are no dialogs."""
    return {
        fields["res_model"]
        for model, fields in guide.records()
        if model == "ir.actions.act_window" and fields.get("target") != "new"
    }


def named(text):
    """The addresses that a chapter names, its title first."""
    return [address for _anchor, some in guide.sections(text) for address in some]


def shipped(name):
    """A file of the guide as the addon shows it."""
    return (guide.SHIPPED / name).read_text(encoding="utf-8")


# ---------------------------------------------------------------------- the text
def test_every_screen_has_one_chapter():
    # The comment below the title of a chapter lists the screens that are its own.
    own = Counter(
        address
        for text in guide.chapters().values()
        for address in guide.sections(text)[0][1]
    )
    assert len(addresses()) > 50
    assert addresses() - own.keys() == set()
    assert [address for address, count in own.items() if count > 1] == []


def test_no_chapter_names_a_screen_that_is_gone():
    for name, text in guide.chapters().items():
        assert set(named(text)) - addresses() == set(), name


def test_links_lead_somewhere():
    ids = {
        f"{name}.md": [anchor for anchor, _some in guide.sections(text)]
        for name, text in guide.chapters().items()
    }
    assert len(ids) == 12
    for name, found in ids.items():
        assert len(found) == len(set(found)), name
    for name, text in guide.chapters().items():
        for link in LINK.findall(text):
            file, _sharp, anchor = link.partition("#")
            file = file or f"{name}.md"
            assert file in ids, f"{name}: {link}"
            assert not anchor or anchor in ids[file], f"{name}: {link}"


def test_every_heading_says_its_screens():
    for name, text in guide.chapters().items():
        headings = re.findall(r"^#+ .*", text, re.MULTILINE)
        assert len(headings) == len(guide.sections(text)), name
        assert len(headings) == len(re.findall(r"<!-- screens:", text)), name


# ---------------------------------------------------------------------- what is shown
def test_the_addon_shows_what_the_text_says():
    made = guide.pages()
    there = {file.name for file in guide.SHIPPED.iterdir() if file.is_file()}
    assert there == made.keys(), "make docs ARGS=pages"
    assert [n for n, text in made.items() if shipped(n) != text] == [], (
        "make docs ARGS=pages"
    )


def test_every_screen_finds_its_section():
    screens = json.loads(shipped("screens.json"))
    assert addresses() - screens.keys() == set()
    begin = screens.pop("")
    for screen, place in screens.items():
        page, _sharp, anchor = place.partition("#")
        page, _mark, version = page.partition("?v=")
        assert f' id="{anchor}"' in shipped(page), screen
        assert version == guide.version(), screen
    assert begin == f"00-bat-dau.html?v={guide.version()}"


def test_a_record_finds_its_section_too():
    ours = {model for model in shown_models() if model.startswith("iso.")}
    assert len(ours) > 30
    assert ours - json.loads(shipped("screens.json")).keys() == set()


def test_a_screen_opens_where_it_is_explained():
    texts = {
        "01-one": "# One {#one}\n<!-- screens: iso-a, iso-b, iso-c -->\n"
        "## Both {#both}\n<!-- screens: iso-a, iso-b -->\n"
        "## B {#b}\n<!-- screens: iso-b -->\n",
        "02-two": "# Two {#two}\n<!-- screens: -->\n"
        "## A {#a}\n<!-- screens: iso-a -->\n",
    }
    assert guide.addresses_in(texts) == {
        "iso-a": ("01-one", "both"),
        "iso-b": ("01-one", "b"),
        "iso-c": ("01-one", "one"),
    }


# ---------------------------------------------------------------------- pictures
def taken():
    """The names of the pictures that the script takes."""
    file = guide.paths.ROOT / "dev" / "inside" / "pictures.py"
    calls = [
        node
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Picture"
    ]
    return {f"{call.args[0].value}.png" for call in calls}


def test_every_picture_is_there_and_is_taken_by_the_script():
    shown = {
        source
        for name in guide.pages()
        if name.endswith(".html")
        for source in SOURCE.findall(shipped(name))
    }
    there = {f"pictures/{file.name}" for file in guide.PICTURES.iterdir()}
    assert len(shown) > 10
    assert shown == there == {f"pictures/{name}" for name in taken()}
