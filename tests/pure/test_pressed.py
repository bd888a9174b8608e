"""What is pressed in our pages is pressed by keys too: whatever listens to clicks is a
button, a link, a field or says that it is one and can have the focus."""

from pathlib import Path

import pytest
from lxml import etree

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted(ROOT.glob("iso_quality*/static/src/**/*.xml"))
# What the keyboard does elsewhere: the button of a line opens it, with its periods to
# choose from; one stop for each mark would be twelve between two lines.
ELSEWHERE = {"iso_quality_report.BoardTimeline: <span o_iso_mark>"}
PRESSED = {"button", "input", "select", "textarea", "summary", "label", "option"}


def by_mouse_alone(template):
    """What of a template listens to clicks and is out of the keyboard's reach.

    :param template: an lxml element
    :return: list of str, name of the template and what it is
    """
    found = []
    for node in template.iter(etree.Element):
        clicks = [name for name in node.attrib if name.startswith("t-on-click")]
        # Components take it as a button would.
        if not clicks or node.tag[0].isupper() or node.tag in PRESSED:
            continue
        if node.tag == "a" and ("href" in node.attrib or "t-att-href" in node.attrib):
            continue
        focus = {"tabindex", "t-att-tabindex"} & set(node.attrib)
        role = {"role", "t-att-role"} & set(node.attrib)
        if not (focus and role):
            names = [up.get("t-name") for up in (node, *node.iterancestors())]
            name = next(filter(None, names), "?")
            found.append(f"{name}: <{node.tag} {node.get('class', '')}>")
    return found


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_nothing_is_pressed_by_the_mouse_alone(file):
    found = by_mouse_alone(etree.parse(str(file)).getroot())
    assert not set(found) - ELSEWHERE


def test_what_is_excused_is_there():
    trees = [etree.parse(str(file)).getroot() for file in TEMPLATES]
    assert {one for tree in trees for one in by_mouse_alone(tree)} == ELSEWHERE


def test_there_are_clicks():
    texts = [file.read_text("utf-8") for file in TEMPLATES]
    assert sum(text.count("t-on-click") for text in texts) > 50


@pytest.mark.parametrize(
    ("inside", "wrong"),
    [
        ('<div class="x" t-on-click="go"/>', True),
        ('<span role="button" t-on-click.stop="go"/>', True),
        ('<a t-on-click.prevent="go"/>', True),
        ('<tr tabindex="0" t-on-click="go"/>', True),
        ('<a href="#" t-on-click.prevent="go"/>', False),
        ('<button t-on-click="go"/>', False),
        ('<div role="button" tabindex="0" t-on-click="go"/>', False),
        ('<Dialog t-on-click="go"/>', False),
    ],
)
def test_what_is_wrong_is_found(inside, wrong):
    found = by_mouse_alone(etree.fromstring(f'<t t-name="toy">{inside}</t>'))
    assert bool(found) is wrong
    assert all(one.startswith("toy: ") for one in found)
