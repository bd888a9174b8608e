"""A matrix: drawn in the PDF, a coloured table in Word and Excel, the same words."""

import re
from io import BytesIO

import openpyxl
import pytest
import word_reader
from loader import load_document
from pdf_reader import page_texts, read, spans
from plan_sample import b
from word_reader import W

document = load_document()
COLOURS = ("#8bc34a", "#ffeb3b", "#f44336")
LEGEND = [
    ("T", "Thấp 1-3", COLOURS[0]),
    ("TB", "Trung bình 4", COLOURS[1]),
    ("C", "Cao 6-9", COLOURS[2]),
]


def matrix(size=3, counts=None, **options):
    """A square matrix; ``counts``: {(row, column): text}, row 0 at the top."""
    counts = {(0, 2): "7"} if counts is None else counts
    cells = [
        [
            b.MatrixCell(counts.get((row, column), ""), "6 C", COLOURS[2])
            for column in range(size)
        ]
        for row in range(size)
    ]
    return b.Matrix(
        "Khả năng xảy ra",
        "Mức độ ảnh hưởng",
        [f"hàng{row}" for row in range(size)],
        [f"cột{column}" for column in range(size)],
        cells,
        LEGEND,
        **options,
    )


def test_every_format_has_the_same_words_in_the_same_order():
    made = b.Document("Thử", [matrix(title="Ma trận rủi ro")])
    words = word_reader.words(document.write_docx(made))
    assert "".join(page_texts(document.write_pdf(made))).split() == words
    expected = "Ma trận rủi ro Khả năng xảy ra Mức độ ảnh hưởng cột0 cột1 cột2 hàng0"
    assert words[:18] == [*expected.split(), "6", "C"]
    assert words[-3:] == ["C", "Cao", "6-9"]
    sheet = openpyxl.load_workbook(BytesIO(document.write_xlsx(made))).active
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert " ".join(texts[1:]).split() == words


def test_it_is_drawn_and_not_a_table():
    made = b.Document("Thử", [matrix()])
    page = read(document.write_pdf(made)).pages[0]
    found = {text: (x, y, size) for text, x, y, _font, size in spans(page)}
    assert found["7"][2] > found["cột0"][2], "counts are larger than words"
    # The count stands right of the row's word and under that of its column.
    assert found["7"][0] > found["hàng0"][0]
    assert found["cột2"][1] > found["7"][1] > found["hàng1"][1]
    # The legend stands beside.
    assert found["Cao 6-9"][0] > found["cột2"][0]
    data = page.get_contents().get_data().decode("latin1")
    filled = len(re.findall(r" re [BbfF]", data))
    assert filled == 9 + len(LEGEND)


def test_places_are_coloured_in_word_and_excel():
    made = b.Document("Thử", [matrix()])
    body = word_reader.parts(document.write_docx(made))["word/document.xml"]
    fills = [one.get(f"{W}fill") for one in body.iter(f"{W}shd")]
    assert fills.count("F44336") == 9 + 1
    sheet = openpyxl.load_workbook(BytesIO(document.write_xlsx(made))).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    fills = [cell.fill.fgColor.rgb for cell in cells if cell.fill.fill_type]
    assert fills.count("FFF44336") == 9 + 1
    assert sheet.title == "Thử" or sheet.title.startswith("Bảng")


def test_rows_stay_together_in_word():
    made = b.Document("Thử", [matrix()])
    body = word_reader.parts(document.write_docx(made))["word/document.xml"]
    kept = [
        all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p"))
        for row in body.iter(f"{W}tr")
    ]
    # The header's own style keeps it with the rows.
    assert kept[2:] == [True] * 5 + [False]


@pytest.mark.parametrize("lines", range(20, 44, 4))
def test_it_stays_on_one_page_with_its_title(lines):
    tree = [*[b.Paragraph("Dòng.")] * lines, matrix(5, title="Ma trận")]
    pages = page_texts(document.write_pdf(b.Document("Thử", tree)))
    (page,) = [text for text in pages if "cột0" in text]
    assert "Ma trận" in page and "hàng4" in page and "Cao" in page


@pytest.mark.parametrize("size", [1, 3, 5, 10, 12, 13, 30])
@pytest.mark.parametrize("landscape", [False, True])
def test_any_size_is_printed_within_the_page(size, landscape):
    made = b.Document("Thử", [matrix(size, {(0, 0): "1234567"})], landscape=landscape)
    file = read(document.write_pdf(made))
    for page in file.pages:
        right = float(page.mediabox.width)
        for _text, x, y, *_look in spans(page):
            assert 0 < x < right and 0 < y < float(page.mediabox.height)
    text = "".join("".join(page_texts(document.write_pdf(made))).split())
    assert f"hàng{size - 1}" in text and "1234567" in text


@pytest.mark.parametrize("rows, columns", [([], ["a"]), (["a"], []), ([], [])])
def test_without_levels_there_is_nothing(rows, columns):
    made = b.Document("Thử", [b.Matrix("x", "y", rows, columns, [], LEGEND)])
    assert word_reader.words(document.write_docx(made)) == []
    assert document.write_pdf(made)
    assert document.write_xlsx(made)


def test_cells_too_few_or_too_many():
    cells = [[b.MatrixCell("1")] * 5]
    made = b.Document("Thử", [b.Matrix("x", "y", ["a", "b"], ["c", "d"], cells)])
    words = word_reader.words(document.write_docx(made))
    assert words == ["x", "y", "c", "d", "a", "1", "1", "b"]
    assert "".join(page_texts(document.write_pdf(made))).split() == words
