"""A signature never stands alone on a page: the last row of the plan's table, or the last
lines of its text, go with it."""

import pytest
from loader import load_document
from pdf_reader import page_texts
from word_reader import W, parts

b = load_document("blocks")
writers = load_document()
wording = load_document("wording")

SIGNER = "Nguyễn Văn Ký"
HEADER = [["STT", "Nội dung", "Thời gian", "Chủ trì"]]
COLUMNS = [b.Column(1, "center"), b.Column(5), b.Column(2), b.Column(2)]


def plan(lines, landscape=False, sub_rows=False):
    """A plan whose last words are its table, so that "./." stands under it."""
    rows = []
    for number in range(1, lines + 1):
        last = sub_rows and number == lines
        rows.append(
            [
                b.Cell(f"{number}", rowspan=2 if last else 1),
                f"Dòng thứ {number} của kế hoạch",
                "Quý I",
                "Văn phòng",
            ]
        )
        if last:
            rows.append([f"Dòng thứ {number} b", "Quý II", "Văn phòng"])
    return b.Document(
        "Kế hoạch",
        [
            b.Letterhead("SỞ CÔNG THƯƠNG", "UBND TỈNH", "Số: 01/KH-SCT", "An Khang"),
            b.Title("KẾ HOẠCH", "Duy trì hệ thống quản lý chất lượng"),
            b.LegalBases(["Quyết định số 1", "Quyết định số 2"]),
            b.Section("NỘI DUNG", [b.Table(COLUMNS, rows, HEADER)]),
            b.Paragraph(wording.END),
            b.Closing([b.Signer(["GIÁM ĐỐC"], SIGNER)], ["Như trên", "Lưu: VT"]),
        ],
        landscape=landscape,
    )


@pytest.mark.parametrize("sub_rows", [False, True], ids=["", "sub-rows"])
@pytest.mark.parametrize("landscape", [False, True], ids=["upright", "landscape"])
def test_in_pdf(landscape, sub_rows):
    alone, pages = [], set()
    # Pages end within the table, in front of the signature, and behind it.
    first = 8 if landscape else 20
    for lines in range(first, first + 31):
        texts = page_texts(writers.write_pdf(plan(lines, landscape, sub_rows)))
        pages.add(len(texts))
        [page] = [text for text in texts if SIGNER in text]
        if f"Dòng thứ {lines} " not in page:
            alone.append(lines)
    assert len(pages - {1}) >= 1
    assert not alone


def test_text_and_signs():
    """What is signed in a table of signatures, and what ends with a text."""
    signs = b.Table(
        [b.Column(1), b.Column(1)], [["", SIGNER]], borders=False, signs=True
    )
    for lines in range(20, 46):
        document = plan(lines)
        signed = b.Document("x", [*document.blocks[:-1], signs])
        [page] = [t for t in page_texts(writers.write_pdf(signed)) if SIGNER in t]
        assert f"Dòng thứ {lines} " in page, lines
        text = [b.Paragraph(f"Đoạn {number}.") for number in range(lines)]
        said = b.Document("x", [*text, document.blocks[-1]])
        [page] = [t for t in page_texts(writers.write_pdf(said)) if SIGNER in t]
        assert f"Đoạn {lines - 1}." in page, lines


@pytest.mark.parametrize("lines", range(25, 46))
def test_in_word(lines):
    """What Word is told: the last row is whole and stays with what follows, which stays
    with the first row of the signature."""
    body = parts(writers.write_docx(plan(lines)))["word/document.xml"][0]
    tables = [place for place, one in enumerate(body) if one.tag == f"{W}tbl"]
    table, ending = tables[-2:]
    last = body[table].findall(f"{W}tr")[-1]
    assert f"Dòng thứ {lines}" in "".join(last.itertext())
    assert last.find(f"{W}trPr/{W}cantSplit") is not None
    between = body[table + 1 : ending]
    assert "./." in "".join(text for one in between for text in one.itertext())
    for paragraph in [*last.iter(f"{W}p"), *between]:
        assert paragraph.find(f"{W}pPr/{W}keepNext") is not None
    others = body[table].findall(f"{W}tr")[1:-1]
    assert all(row.find(f".//{W}keepNext") is None for row in others)


def test_a_heading_is_not_torn_for_it():
    """Three lines of heading over a table of one row stay together."""
    heading = b.Paragraph("Đầu một\nĐầu hai\nĐầu ba\nĐầu bốn", keep=True)
    for lines in range(25, 46):
        text = [b.Paragraph(f"Đoạn {number}.") for number in range(lines)]
        table = b.Table([b.Column()], [["Dòng cuối"]])
        end = plan(1).blocks[-2:]
        document = b.Document("x", [*text, heading, table, *end])
        [page] = [t for t in page_texts(writers.write_pdf(document)) if SIGNER in t]
        for word in ("Đầu một", "Đầu bốn", "Dòng cuối"):
            assert word in page, lines
