"""HTML from Odoo's editor and from pastes becomes blocks; no word is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loader import load_document
from lxml import html as lxml_html

b = load_document("blocks")
from_html = load_document("html").from_html


def text(content):
    """The words of an inline content."""
    if isinstance(content, str):
        return content
    return "".join(run.text for run in content if isinstance(run, b.Run))


def words(blocks):
    """The words of blocks in order, without white space."""
    found = []
    for block in blocks:
        match block:
            case b.Paragraph():
                found.append(text(block.text))
            case b.ItemList():
                found += [words(item) for item in block.items]
            case b.Table():
                rows = [*block.header, *block.rows]
                found += [words(cell.blocks) for row in rows for cell in row]
    return re.sub(r"\s+", "", "".join(found))


def runs(html):
    [paragraph] = from_html(html)
    return [
        (run.text, run.bold, run.italic, run.underline, run.strike)
        for run in paragraph.text
    ]


def test_looks():
    assert runs("<p>a<b>b<i>c</i></b><u>d</u><s>e</s></p>") == [
        ("a", False, False, False, False),
        ("b", True, False, False, False),
        ("c", True, True, False, False),
        ("d", False, False, True, False),
        ("e", False, False, False, True),
    ]
    styled = '<span style="font-weight: 700; text-decoration: underline">x</span>'
    assert runs(styled) == [("x", True, False, True, False)]
    normal = '<b>a<span style="font-weight: normal">b</span></b>'
    assert [run[1] for run in runs(normal)] == [True, False]


def test_white_space_is_folded_and_breaks_stay():
    [paragraph] = from_html("<p>  một \n hai<br/>ba  </p>")
    assert text(paragraph.text) == "một hai\nba"


def test_paragraphs_headings_and_alignment():
    found = from_html(
        "<h2>Đầu</h2><div>một</div>hai<p style='text-align:center'>ba</p>"
    )
    assert [text(one.text) for one in found] == ["Đầu", "một", "hai", "ba"]
    assert found[0].keep
    assert found[0].text[0].bold
    assert found[3].align == "center"
    assert not found[3].indent


def test_lists():
    [numbered, dashed, lettered] = from_html(
        "<ol start='3'><li>a</li><li><p>b</p><p>c</p><ul><li>d</li></ul></li></ol>"
        "<ul><li>e</li></ul><ol type='a'><li>f</li></ol>"
    )
    assert (numbered.style, numbered.start) == ("auto", 3)
    assert [type(one) for one in numbered.items[1]] == [
        b.Paragraph,
        b.Paragraph,
        b.ItemList,
    ]
    assert dashed.style == "dash"
    assert lettered.style == "letter"


def test_a_list_between_items_belongs_to_the_item_above():
    [found] = from_html("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>")
    assert len(found.items) == 2
    assert words([found]) == "abc"


def test_check_lists():
    [found] = from_html(
        '<ul class="o_checklist"><li class="o_checked">a</li><li>b</li></ul>'
    )
    checks = [item[0].text[0].checked for item in found.items]
    assert checks == [True, False]


def test_tables():
    [table] = from_html(
        "<table><thead><tr><th>STT</th><th>Nội dung công việc rất dài</th></tr></thead>"
        "<tbody><tr><td rowspan='2'>1</td><td>a</td></tr><tr><td>b</td></tr>"
        "</tbody></table>"
    )
    assert len(table.header) == 1
    assert [len(row) for row in table.rows] == [2, 1]
    assert table.rows[0][0].rowspan == 2
    assert table.columns[0].width < table.columns[1].width


def test_a_table_of_headings_only_is_a_table():
    [table] = from_html("<table><tr><th>a</th></tr><tr><th>b</th></tr></table>")
    assert (len(table.header), len(table.rows)) == (0, 2)


def test_a_table_in_a_cell_becomes_its_words():
    [table] = from_html(
        "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table>d</td></tr></table>"
    )
    assert words([table]) == "abcd"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<a href="https://a.vn">trang</a>', "trang (https://a.vn)"),
        ('<a href="https://a.vn">https://a.vn</a>', "https://a.vn"),
        ('<a href="mailto:a@b.vn">thư</a>', "thư (a@b.vn)"),
        ('<a href="javascript:x()">bấm</a>', "bấm"),
        ('<img alt="Sơ đồ"/>', "[Sơ đồ]"),
        ("<img/>", "[hình ảnh]"),
    ],
)
def test_links_and_pictures(html, shown):
    [paragraph] = from_html(html)
    assert text(paragraph.text) == shown


def test_a_paste_of_word():
    pasted = (
        "<html><head><style>p {color: red}</style></head><body><!--[if gte mso 9]>"
        "<xml><w:View>Normal</w:View></xml><![endif]-->"
        '<p class=MsoNormal style="margin:0"><b style="mso-bidi-font-weight:normal">'
        '<span lang=VI style="font-size:14.0pt">Rà soát<o:p></o:p></span></b></p>'
        "<script>alert(1)</script><p>&nbsp;</p></body></html>"
    )
    found = from_html(pasted)
    assert words(found) == "Ràsoát"
    assert found[0].text[0].bold


def test_cells_without_a_row():
    for pasted in ("<table><td>1</td></table>", "<table><tbody><td>1</table>"):
        assert words(from_html(pasted)) == "1"


@pytest.mark.parametrize("html", [None, "", "  \n", "<p></p>", "<br>", "<!-- x -->"])
def test_nothing(html):
    assert from_html(html) == []


@pytest.mark.parametrize(
    "html", ["a < b", "<", "a <p", "&", "<<>>", "a\x00b", "\ud800"]
)
def test_what_is_hardly_html(html):
    assert from_html(html)


TAGS = "p div b i u span ul ol li table tr td th thead h2 a blockquote pre em".split()  # noqa: SIM905


@st.composite
def fragments(draw, depth=0):
    parts = []
    for _place in range(draw(st.integers(0, 3))):
        if depth < 4 and draw(st.booleans()):
            tag = draw(st.sampled_from(TAGS))
            parts.append(f"<{tag}>{draw(fragments(depth + 1))}</{tag}>")
        else:
            parts.append(draw(st.text("aăẽ1 .;\n", max_size=6)))
    return "".join(parts)


@settings(max_examples=300, deadline=None)
@given(fragments())
def test_no_word_is_lost(html):
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    expected = sorted(re.sub(r"\s+", "", root.text_content()))
    assert sorted(words(from_html(html))) == expected
