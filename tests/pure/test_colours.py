"""Colours of cells and bars: what is no colour is left out in every format."""

from io import BytesIO

import openpyxl
import pytest
import word_reader
from loader import load_document
from pdf_reader import read
from plan_sample import b
from word_reader import W

colours = load_document("colours")
document = load_document()


@pytest.mark.parametrize(
    ("fill", "expected"),
    [("#dde8cb", "DDE8CB"), ("#abc", "AABBCC"), ("red", ""), ("", ""), ("#12345g", "")],
)
def test_colours(fill, expected):
    assert colours.digits(fill) == expected


def _filled(tree):
    """How many things are filled in a PDF, a Word and an Excel file of a block."""
    made = b.Document("Thử", [tree])
    page = read(document.write_pdf(made)).pages[0]
    drawn = page.get_contents().get_data().count(b" re f")
    body = word_reader.parts(document.write_docx(made))["word/document.xml"]
    shades = body.findall(f".//{W}shd")
    sheet = openpyxl.load_workbook(BytesIO(document.write_xlsx(made))).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    return drawn, len(shades), sum(cell.fill.fill_type == "solid" for cell in cells)


@pytest.mark.parametrize(
    "fill", ["", "red", "#12345g", "#", "url(x)", "\ud800", "#1234567"]
)
def test_a_cell_of_no_colour_is_white_in_every_format(fill):
    table = b.Table([b.Column()] * 2, [[b.Cell("a", fill=fill), "b"]])
    assert _filled(table) == (0, 0, 0)
    table = b.Table([b.Column()] * 2, [[b.Cell("a", fill="#dec"), "b"]])
    assert _filled(table) == (1, 1, 1)


@pytest.mark.parametrize("fill", ["red", "", "#4f81bd"])
def test_bars_of_no_colour_have_the_usual_one(fill):
    made = b.Document("Thử", [b.Bars([("a", 1, "1")], fill=fill)])
    page = read(document.write_pdf(made)).pages[0].get_contents().get_data()
    assert b".309804 .505882 .741176 rg" in page
    body = word_reader.parts(document.write_docx(made))["word/document.xml"]
    assert [one.get(f"{W}fill") for one in body.iter(f"{W}shd")] == ["4F81BD"]
    assert document.write_xlsx(made)
