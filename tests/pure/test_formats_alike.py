"""What the PDF and the Word file of a document must place the same way."""

import pytest
import word_reader
from loader import load_document
from pdf_reader import page_texts, read, spans
from plan_sample import b
from word_reader import W

document = load_document()
MM = 72 / 25.4


def places(*blocks):
    """(x, y) in points of each text on the first page of a PDF."""
    page = read(document.write_pdf(b.Document("Thử", blocks))).pages[0]
    return {text: (x, y) for text, x, y, _font, _size in spans(page)}


def test_lists_in_cells_go_in_by_the_same_step():
    deep = b.ItemList(["sâu"])
    inner = b.ItemList([[b.Paragraph("giữa"), deep]])
    cell = b.Cell(blocks=[b.ItemList([[b.Paragraph("ngoài"), inner]])])
    table = b.Table([b.Column()], [[cell]])
    lefts = [x for x, _y in places(table).values()]
    steps = [(right - left) / MM for left, right in zip(lefts, lefts[1:], strict=False)]
    assert steps == pytest.approx([4, 4], abs=0.1)
    data = document.write_docx(b.Document("Thử", [table]))
    levels = word_reader.parts(data)["word/numbering.xml"].iter(f"{W}lvl")
    sides = {int(one.find(f"{W}pPr/{W}ind").get(f"{W}left")) for one in levels}
    assert {round(side * 25.4 / 1440) for side in sides} == {0, 4, 8}


def test_deep_lists_in_a_narrow_cell():
    tree = b.ItemList(["đáy"])
    for _level in range(12):
        tree = b.ItemList([[b.Paragraph("mục"), tree]])
    cells = [b.Cell(blocks=[tree]), "x"]
    table = b.Table([b.Column(1), b.Column(9)], [cells])
    made = b.Document("Thử", [table])
    (page,) = read(document.write_pdf(made)).pages
    columns = {text: x for text, x, *_look in spans(page)}
    assert max(x for text, x in columns.items() if text != "x") < columns["x"]
    data = word_reader.parts(document.write_docx(made))["word/numbering.xml"]
    assert {one.get(f"{W}left") for one in data.iter(f"{W}ind")} == {"0", "227"}


@pytest.mark.parametrize("lines", range(30, 44, 2))
def test_a_short_chart_stays_on_one_page_with_its_heading(lines):
    bars = b.Bars([("Một", 3, "ba"), ("Hai", 2, "hai"), ("Bốn", 1, "một")], "Biểu đồ")
    tree = [*[b.Paragraph("Dòng.")] * lines, b.Section("KẾT QUẢ", [bars])]
    pages = page_texts(document.write_pdf(b.Document("Thử", tree)))
    (page,) = [text for text in pages if "Một" in text]
    assert "KẾT QUẢ" in page and "Biểu đồ" in page and "Bốn" in page


@pytest.mark.parametrize("long", [False, True])
def test_names_of_signers_stand_level(long):
    above = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    if long:  # lines that break count as well
        above = ["TỔ TRƯỞNG TỔ CHUYÊN GIA THẨM ĐỊNH HỒ SƠ ĐỀ NGHỊ CẤP PHÉP"]
    two = [b.Signer(above, "Lan"), b.Signer(["THƯ KÝ"], "Minh", "(đã ký)")]
    found = places(b.Closing(two, ["Lưu: VT"]))
    assert found["Lan"][1] == pytest.approx(found["Minh"][1], abs=0.01)
    assert found["Lan"][0] < found["Minh"][0]
    alone = places(b.Closing([b.Signer(["THƯ KÝ"], "Minh")]))
    room = alone["THƯ KÝ"][1] - alone["Minh"][1]
    assert room == pytest.approx(24 * MM + 14 * 1.15, abs=0.5)
