"""Formatted texts keep their words and looks, and nothing that reaches out of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader import load
from lxml import html
from steps import steps

safe_html = load("safe_html").safe_html

KEPT = [
    None,
    "",
    " ",
    "Chữ & < không phải HTML",
    '<p style="text-align: center; color: rgb(255, 0, 0)">Một <b>hai</b></p>',
    '<p style="font-family: &quot;Times New Roman&quot;, serif; margin: 0">x</p>',
    '<ul class="o_checklist"><li class="o_checked">x</li></ul>',
    '<table class="table table-bordered o_table"><tbody><tr><td colspan="2">x</td></tr>'
    "</tbody></table>",
    '<a href="https://chinhphu.vn" target="_blank">x</a><a href="/odoo">y</a>',
    '<img src="/web/image/5-abc/anh.png?access_token=1" alt="Ảnh">',
    '<img src="data:image/png;base64,AAAA">',
]
CLEANED = [
    ('<p style="position:fixed;top:0;color:red">x</p>', '<p style="color:red">x</p>'),
    ('<p style="color:red;z-index:9">x</p>', '<p style="color:red">x</p>'),
    ('<p style="margin-top:-500px">x</p>', "<p>x</p>"),
    ('<p style="background:url(//a.vn)">x</p>', "<p>x</p>"),
    ('<p style="background:u\\72l(//a.vn)">x</p>', "<p>x</p>"),
    ('<p style="box-shadow:0 0 0 9999px #fff">x</p>', "<p>x</p>"),
    ('<p class="position-fixed table">x</p>', '<p class="table">x</p>'),
    ('<p class="stretched-link">x</p>', "<p>x</p>"),
    ('<i class="fa fa-star fa-stack-2x">x</i>', '<i class="fa fa-star">x</i>'),
    (
        'a &lt;<img src="https://a.vn/x.png" alt="Ảnh">b',
        'a &lt;<a href="https://a.vn/x.png">Ảnh</a>b',
    ),
    ('<img src="//a.vn/x">y', "<span>//a.vn/x</span>y"),
    ('<img src="/web/image/../session/logout">', None),
    ('<img src="/web/image/%2e%2e/session/logout">', None),
    ('<img src="/web/session/logout">', None),
    ('<img src="/web/image?model=ir.attachment&amp;id=5">', None),
    ('<img src="/web/image/ir.attachment/5/raw">', None),
    ('<img src="/web/image/5?model=res.partner">', None),
    ('<img src="/web/image/05">', None),
    ('<img src="/web/image/1" srcset="//a.vn">', '<img src="/web/image/1">'),
    ('<td background="//a.vn">x</td>', "<td>x</td>"),
    ("<style>p{position:fixed}</style>x", "x"),
    ('<svg><image href="//a.vn"></image></svg>x', "x"),
    ('<video src="//a.vn" poster="//a.vn">y</video>x', "x"),
    ("<!-- x -->a<!-- y -->", "a"),
    ('<form action="//a.vn"><input name="a">x</form>', "x"),
    ('<a href="javascript:alert(1)" onclick="a()">x</a>', "<a>x</a>"),
    ('<p data-embedded="video" data-embedded-props="{}">x</p>', "<p>x</p>"),
]
REACHING = re.compile(
    r"url\(|position|z-index|srcset|<svg|<style|<iframe|on\w+=|\bsrc=.(?!/web/|data:)"
)


@pytest.mark.parametrize("text", KEPT)
def test_a_document_is_kept_as_it_is(text):
    assert safe_html(text) == text


@pytest.mark.parametrize(("text", "expected"), CLEANED)
def test_what_reaches_out_is_taken_away(text, expected):
    found = safe_html(text)
    assert not REACHING.search(found)
    if expected is not None:
        assert found == expected
    assert safe_html(found) == found


def test_only_files_that_may_be_shown_are():
    text = '<img src="/web/image/5-a/b.png"><img src="/web/content/6" alt="Sáu">'
    asked = []

    def is_picture(file):
        asked.append(file)
        return file == 5

    found = safe_html(text, is_picture)
    assert found == '<img src="/web/image/5-a/b.png"><span>Sáu</span>'
    assert asked == [5, 6]


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "a", " ", "&lt;", '"', "'", ">", "<", "<!--", "-->"),
        *('<p style="position:fixed;', '<img src="//a.vn" ', 'class="fixed-top">'),
        *("<svg>", "<style>", "</style>", "<table><td background=x>", "<iframe src=x>"),
        *(
            "<noscript>",
            "<textarea>",
            "<xmp>",
            "<plaintext>",
            "url(x)",
            "\\75rl(",
            "\0",
        ),
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_nothing_reaches_out_of_any_text(text):
    found = safe_html(safe_html(text))
    if not found or not found.strip():
        return
    for node in html.fragment_fromstring(found, create_parent="div").iter():
        assert isinstance(node.tag, str)
        assert node.tag not in ("svg", "style", "iframe", "noscript", "img")
        assert not {"background", "srcset"} & set(node.attrib)
        assert not REACHING.search(node.get("style", "") + node.get("class", ""))


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color:%s">x</p>',
        '<p style="color:\'%s">x</p>',
        '<img src="/web/image/%s$">',
        '<img src="/web/image/5/%s$">',
        '<p class="%s">x</p>',
        "<p>%s</p>",
    ],
)
@pytest.mark.parametrize("unit", ["a", "a ", "<b>", "a;", "rgb(", "(", "'a'", "fa-"])
def test_work_is_linear_in_the_text(text, unit):
    once = steps(safe_html, text % (unit * 1000))
    assert steps(safe_html, text % (unit * 4000)) < 5 * once + 100
