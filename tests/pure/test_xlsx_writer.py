"""The Excel writer: a sheet for each table, everything text, nothing lost unseen."""

from io import BytesIO

import openpyxl
import pytest
from block_trees import documents
from hypothesis import HealthCheck, given, settings
from loader import load_document
from plan_sample import b, plan

writer = load_document("xlsx.writer")
MOST_LETTERS = load_document("xlsx.words").MOST_LETTERS


def book(*found, **options):
    document = b.Document("Thử", list(found), **options)
    return openpyxl.load_workbook(BytesIO(writer.write_xlsx(document)))


def table(*rows, columns=1, **options):
    return b.Table([b.Column()] * columns, rows, **options)


def column(sheet):
    return [cell.value for cell in sheet["A"] if cell.value is not None]


@pytest.fixture(scope="module")
def sample():
    return openpyxl.load_workbook(BytesIO(writer.write_xlsx(plan())))


def test_a_sheet_for_each_table(sample):
    assert sample.sheetnames == ["II. NỘI DUNG", "MA TRẬN RỦI RO"]
    work, matrix = sample
    assert work["A1"].value == "KẾ HOẠCH"
    assert work["A3"].value == "II. NỘI DUNG"
    merged = {str(one) for one in work.merged_cells.ranges}
    assert {"A5:A6", "C5:D5", "A9:A10", "A1:E1"} <= merged
    assert (work.freeze_panes, work.print_title_rows) == ("A7", "$5:$6")
    assert (work.page_setup.orientation, work.page_setup.paperSize) == ("portrait", 9)
    assert matrix.page_setup.orientation == "landscape"
    head, cell = work["B5"], work["B7"]
    assert head.font.b and head.font.name == "Times New Roman"
    assert head.border.top.style == "thin" and cell.alignment.wrap_text
    assert matrix["B7"].fill.fgColor.rgb == "FFC6E0B4"
    assert work.column_dimensions["B"].width > work.column_dimensions["A"].width
    assert "- Lập danh mục quy trình;" in [
        line for line in work["B14"].value.split("\n")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+84",
        "-5",
        "@x",
        "=cmd|'/c'!A1",
        "http://a.vn",
        "012",
        "1.5",
        "{=1}",
        "2/3",
    ],
)
def test_what_people_type_stays_text(text):
    (sheet,) = book(table([text]))
    cell = sheet["A3"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize(
    ("text", "number", "form"),
    [("12", 12, "0"), ("0", 0, "0"), ("45%", 0.45, "0%"), ("45,5%", 0.455, "0.0%")],
)
def test_whole_numbers_and_percentages_can_be_summed(text, number, form):
    (sheet,) = book(table([text]))
    assert sheet["A3"].value == pytest.approx(number)
    assert sheet["A3"].number_format == form
    (sheet,) = book(table(["x"], header=[[text]]))
    assert sheet["A3"].value == text


def test_sheet_names_are_valid_and_unique():
    name = "A/B: [c]*? '" + "x" * 40
    sections = [b.Section(name, [table(["1"])]) for _ in range(2)]
    names = book(*sections, b.Section("'", [table(["1"])])).sheetnames
    assert len({one.lower() for one in names}) == 3
    assert all(len(one) <= 31 and not set(one) & set("[]:*?/\\") for one in names)
    assert book(table(["1"]), table(["2"])).sheetnames == ["Bảng 1", "Bảng 2"]
    assert book(b.Article("History", [])).sheetnames == ["Thử"]


def test_too_long_a_text_is_cut_visibly():
    for text in ("x" * (MOST_LETTERS + 1), ["x" * MOST_LETTERS, b.Run("y", bold=True)]):
        (sheet,) = book(table([text]))
        found = str(sheet["A3"].value)
        assert len(found) == MOST_LETTERS and found.endswith("x…")
    (sheet,) = book(table(["x" * MOST_LETTERS]))
    assert sheet["A3"].value == "x" * MOST_LETTERS


def test_rows_that_do_not_fit_go_on_on_another_sheet(monkeypatch):
    monkeypatch.setattr(writer, "MOST_ROWS", 10)
    found = book(table(*([f"r{n}"] for n in range(14)), header=[["H"]]))
    assert found.sheetnames == ["Bảng 1", "Bảng 1 (2)"]
    rows = [text for sheet in found for text in column(sheet) if text.startswith("r")]
    assert rows == [f"r{n}" for n in range(14)]
    assert [column(sheet)[:2] for sheet in found] == [["Thử", "H"]] * 2


def test_without_a_table_the_paragraphs():
    found = book(
        b.Section("A", [b.ItemList(["=x", "y"])]),
        b.Closing([b.Signer(["G"], "N")], ["V"]),
    )
    (sheet,) = found
    assert column(sheet) == ["I. A", "1. =x", "2. y", "G", "N", "Nơi nhận:", "- V."]
    assert column(book()["Thử"]) == []


def test_bold_words_in_a_cell_and_check_boxes():
    data = writer.write_xlsx(
        b.Document("", [table([["a ", b.Run("b", bold=True), b.Check(True)]])])
    )
    sheet = openpyxl.load_workbook(BytesIO(data), rich_text=True).worksheets[0]
    plain, bold, box = sheet["A3"].value
    assert bold.font.b and bold.text == "b" and "☒" in str(box)
    assert str(sheet["A3"].value) == "a b☒ "


def test_watermark_in_the_header():
    (sheet,) = book(table(["x"]), watermark="DỰ & THẢO")
    # openpyxl shows "&" as the file has it: doubled, so that it is no code; &B: bold.
    assert sheet.oddHeader.right.text == "&BDỰ && THẢO"
    assert sheet.oddHeader.center.text == "&P"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents)
def test_any_document_makes_a_workbook(document):
    openpyxl.load_workbook(BytesIO(writer.write_xlsx(document)))
