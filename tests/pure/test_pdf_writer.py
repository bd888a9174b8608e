"""The PDF writer: the decree's measures, pages, tables, and text of any kind."""

import re
from datetime import date

import pytest
from element_words import element_words
from loader import load_document
from pdf_reader import page_number, page_texts, read, spans, squeezed

b = load_document("blocks")
fonts = load_document("fonts")
layout = load_document("layout")
arrange = load_document("arrange").arrange
pdf = load_document("pdf")
wording = load_document("wording")

MM = 72 / 25.4
SENTENCE = (
    "Các phòng, đơn vị thuộc Sở rà soát quy trình đang áp dụng, đề nghị sửa đổi, bổ "
    "sung cho đúng quy định của pháp luật và gửi về Văn phòng Sở tổng hợp."
)
FIVE = [b.Column(6, "center"), b.Column(38), b.Column(16), b.Column(20), b.Column(20)]


def official(*body, **options):
    """A document with everything an official one has around its body."""
    return b.Document(
        "Kế hoạch năm 2026",
        [
            b.Letterhead(
                "SỞ CÔNG THƯƠNG",
                "UBND TỈNH AN KHANG",
                wording.number_line("07", "KH-SCT"),
                wording.place_date("An Khang", date(2026, 1, 5)),
            ),
            b.Title("KẾ HOẠCH", "Duy trì và cải tiến HTQLCL năm 2026"),
            b.LegalBases(["Quyết định số 19/2014/QĐ-TTg", "Thông tư số 26/2014"]),
            *body,
            b.Paragraph("Trên đây là Kế hoạch năm 2026./."),
            b.Closing(
                [b.Signer(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Nguyễn Văn Bình")],
                ["Sở KH&CN", "Lưu: VT"],
            ),
        ],
        **options,
    )


def table(count, text="Rà soát quy trình", header=True, columns=FIVE):
    return b.Table(
        columns,
        [[str(row), f"{text} {row}", "Quý I", "Văn phòng", ""] for row in range(count)],
        [["STT", "Nội dung công việc", "Thời gian", "Chủ trì", "Phối hợp"]]
        if header
        else [],
    )


def find(pages, text):
    """(page number, span) of the first piece of text that begins so."""
    for number, page in enumerate(pages):
        for span in spans(page):
            if span[0].startswith(text):
                return number, span
    raise AssertionError(f"{text!r} is on no page")


# ---------------------------------------------------------------- the decree
class TestDecree:
    """Decree 30/2020/ND-CP, annex I: measured in the file."""

    @pytest.fixture(scope="class")
    @classmethod
    def pages(cls):
        sections = b.Section(
            "MỤC ĐÍCH",
            [b.Section("Yêu cầu", [b.ItemList([SENTENCE] * 30)])],
        )
        return read(pdf.write_pdf(official(sections))).pages

    @pytest.mark.parametrize(
        ("text", "face", "sizes"),
        [
            ("CỘNG HÒA XÃ HỘI", "Bold", (12, 13)),
            ("Độc lập", "Bold", (13, 14)),
            ("UBND TỈNH", "", (12, 13)),
            ("SỞ CÔNG THƯƠNG", "Bold", (12, 13)),
            ("Số: 07/KH-SCT", "", (13, 13)),
            ("An Khang, ngày 05 tháng 01 năm 2026", "Italic", (13, 14)),
            ("KẾ HOẠCH", "Bold", (13, 14)),
            ("Duy trì và cải tiến", "Bold", (13, 14)),
            ("Căn cứ Quyết định", "Italic", (13, 14)),
            ("I. MỤC ĐÍCH", "Bold", (13, 14)),
            ("1. Yêu cầu", "Bold", (13, 14)),
            ("a) Các phòng", "", (13, 14)),
            ("Nơi nhận:", "BoldItalic", (12, 12)),
            ("- Sở KH&CN;", "", (11, 11)),
            ("KT. GIÁM ĐỐC", "Bold", (13, 14)),
            ("Nguyễn Văn Bình", "Bold", (13, 14)),
        ],
    )
    def test_face_and_size(self, pages, text, face, sizes):
        _page, (_text, _x, _y, font, size) = find(pages, text)
        assert font.split("+")[1] == f"LiberationSerif{'-' if face else ''}{face}"
        assert sizes[0] <= round(size, 1) <= sizes[1]

    def test_paper_and_margins(self, pages):
        for page in pages:
            width, height = float(page.mediabox.width), float(page.mediabox.height)
            assert (round(width / MM), round(height / MM)) == (210, 297)
            for text, x, y, font, size in spans(page):
                if y > height - 20 * MM:
                    assert text == page_number(page)  # stands in the margin itself
                    continue
                bold, italic = "Bold" in font, "Italic" in font
                right = x + fonts.width(text, size, bold=bold, italic=italic) * MM
                assert x >= 30 * MM - 0.1
                assert right <= width - 20 * MM + 0.1
                assert y >= 20 * MM - 0.1

    def test_first_lines_are_set_in_and_the_others_are_not(self, pages):
        _page, first = find(pages, "a) Các phòng")
        assert first[1] == pytest.approx((30 + 12.7) * MM, abs=0.1)
        lines = spans(pages[0])
        place = next(i for i, span in enumerate(lines) if span[0].startswith("a) "))
        assert lines[place + 1][1] == pytest.approx(30 * MM, abs=0.1)

    def test_line_spacing_and_space_between_paragraphs(self, pages):
        lines = spans(pages[0])
        place = next(i for i, span in enumerate(lines) if span[0].startswith("b) "))
        line, next_line = lines[place], lines[place + 1]
        leading = line[2] - next_line[2]
        assert 1.15 * 14 - 0.1 <= leading <= 1.5 * 1.15 * 14 + 0.1
        before = lines[place - 1]
        assert before[2] - line[2] - leading >= 6 - 0.1

    def test_page_number_in_the_middle_of_the_top_from_page_two(self, pages):
        assert [page_number(page) for page in pages] == [
            "",
            *(str(number) for number in range(2, len(pages) + 1)),
        ]
        assert len(pages) > 2
        number = next(span for span in spans(pages[1]) if span[0] == "2")
        middle = number[1] + fonts.width("2", number[4]) * MM / 2
        assert middle == pytest.approx(105 * MM, abs=0.5)
        assert 13 <= number[4] <= 14

    def test_points_run_through_the_vietnamese_alphabet(self, pages):
        text = "".join(
            page_texts(
                pdf.write_pdf(
                    official(b.Section("A", [b.Section("B", [b.ItemList(["x"] * 24)])]))
                )
            )
        )
        letters = [f"{letter}) x" for letter in "abcdđeghiklmnopqrstuvxy"]
        places = [text.index(letter) for letter in letters]
        assert places == sorted(places)
        assert "aa) x" in text
        assert "f) x" not in text

    def test_rules_as_long_as_the_decree_says(self):
        document = official()
        drawn = read(pdf.write_pdf(document)).pages[0].get_contents().get_data()
        lengths = [
            float(end) - float(start)
            for start, end in re.findall(
                r"n ([\d.]+) [\d.]+ m ([\d.]+) [\d.]+ l S", drawn.decode("latin1")
            )
        ]
        motto = fonts.width(wording.MOTTO, 13, bold=True) * MM
        agency = fonts.width("SỞ CÔNG THƯƠNG", 12, bold=True) * MM
        subject = fonts.width("Duy trì và cải tiến HTQLCL năm 2026", 14, bold=True) * MM
        assert any(abs(length - motto) < 0.2 for length in lengths)
        for whole in (agency, subject):
            assert any(whole / 3 <= length <= whole / 2 for length in lengths)


# ---------------------------------------------------------------- the file
def test_fonts_are_embedded_as_subsets():
    reader = read(pdf.write_pdf(official()))
    found = {
        font.get_object()["/BaseFont"]: font.get_object()
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    serif = {name: font for name, font in found.items() if "Liberation" in name}
    assert len(serif) == 4
    for name, font in serif.items():
        assert name[7] == "+"
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font
    assert len(found) == 4


def test_metadata_language_and_outline():
    document = official(
        b.Section("MỘT", [b.Section("Hai", [b.Paragraph("x")])]),
        b.Appendix("PHỤ"),
        author="Sở Công Thương",
        subject="07/KH-SCT",
    )
    reader = read(pdf.write_pdf(document))
    assert reader.metadata.title == "Kế hoạch năm 2026"
    assert reader.metadata.author == "Sở Công Thương"
    assert reader.metadata.subject == "07/KH-SCT"
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    top, below, appendix = reader.outline
    assert (top.title, below[0].title) == ("I. MỘT", "1. Hai")
    assert appendix.title == "Phụ lục"


def test_an_outline_that_skips_levels():
    document = b.Document(
        "x", [b.Section("", [b.Article("Một", [b.Section("a", [b.Section("b")])])])]
    )
    titles = str(read(pdf.write_pdf(document)).outline)
    assert "Điều 1. Một" in titles


def test_text_copies_with_its_accents():
    words = "Ổn định, nghiêng ngả, QUYẾT ĐỊNH, ưỡn, Ỷ lại, ₫, 25/12"
    text = page_texts(pdf.write_pdf(b.Document("x", [b.Paragraph(words)])))[0]
    assert words in text.replace("\n", " ")


def test_watermark_stands_on_every_page_and_only_where_it_is_wanted():
    long = b.ItemList([SENTENCE] * 40)
    marked = read(pdf.write_pdf(official(long, watermark="DỰ THẢO"))).pages
    assert all("DỰ THẢO" in page.extract_text() for page in marked)
    plain = read(pdf.write_pdf(official(long))).pages
    assert not any("DỰ THẢO" in page.extract_text() for page in plain)


def test_the_foot_stands_in_the_margin_of_every_page():
    long = b.ItemList([SENTENCE] * 40)
    foot = "BM-ĐGNB-02 · Lần ban hành: 02"
    pages = read(pdf.write_pdf(official(long, foot=foot))).pages
    assert len(pages) > 1
    for page in pages:
        found = [span for span in spans(page) if span[0] == foot]
        assert len(found) == 1
    assert "BM" not in page_texts(pdf.write_pdf(official(long)))[0]
    wide = read(pdf.write_pdf(official(long, foot=foot * 9))).pages[0]
    assert foot * 9 in wide.extract_text()


# ---------------------------------------------------------------- together
@pytest.mark.parametrize("lines", range(18, 40))
def test_the_signature_is_never_alone(lines):
    body = [b.Paragraph("Dòng.") for _line in range(lines)]
    pages = read(pdf.write_pdf(official(*body))).pages
    last = [span[0] for span in spans(pages[-1])]
    assert "Nơi nhận:" in last
    assert "Nguyễn Văn Bình" in last
    if len(pages) > 1:
        assert any("Kế hoạch năm 2026./." in text for text in last)


@pytest.mark.parametrize("sentences", [12, 14, 16, 18])
def test_a_long_last_paragraph_leaves_its_end_with_the_signature(sentences):
    body = b.Document(
        "x",
        [
            b.Paragraph(" ".join([SENTENCE] * sentences)),
            b.Closing([b.Signer(["GIÁM ĐỐC"], "Tên")]),
        ],
    )
    pages = read(pdf.write_pdf(body)).pages
    last = [span[0] for span in spans(pages[-1])]
    assert "GIÁM ĐỐC" in last
    assert last.index("GIÁM ĐỐC") >= 2


@pytest.mark.parametrize("rows", [15, 22, 23, 24, 25, 26, 27, 28, 29, 30, 60])
def test_after_a_table_its_last_row_goes_with_the_signature(rows):
    document = b.Document(
        "x", [table(rows), b.Closing([b.Signer(["CHỦ TỊCH"], "Tên")])]
    )
    pages = read(pdf.write_pdf(document)).pages
    last = "".join(page_texts(pdf.write_pdf(document))[-1:])
    assert f"Rà soát quy trình {rows - 1}" in last
    assert "CHỦ TỊCH" in last
    assert len(pages) <= 4


@pytest.mark.parametrize("lines", range(20, 44))
def test_a_heading_is_never_last_on_a_page(lines):
    body = [b.Paragraph("Dòng.") for _line in range(lines)]
    for what in (b.Paragraph(SENTENCE), table(30)):
        document = b.Document(
            "x", [*body, b.Section("ĐẦU", [b.Section("Mục", [what])])]
        )
        for page in read(pdf.write_pdf(document)).pages:
            lines_there = spans(page)
            assert not lines_there[-1][0].startswith(("I. ĐẦU", "1. Mục"))


def test_a_table_begins_right_under_its_heading_and_not_on_a_new_page():
    document = official(b.Section("NỘI DUNG", [table(80)]))
    texts = page_texts(pdf.write_pdf(document))
    assert "I. NỘI DUNG" in texts[0]
    assert "Rà soát quy trình 3" in texts[0]


def test_two_signers_stand_side_by_side_and_recipients_under_them():
    document = b.Document(
        "x",
        [
            b.Closing(
                [b.Signer(["THƯ KÝ"], "Lan"), b.Signer(["CHỦ TỌA"], "Minh", "(đã ký)")],
                ["Lưu: VT"],
            )
        ],
    )
    pages = read(pdf.write_pdf(document)).pages
    _page, left = find(pages, "THƯ KÝ")
    _page, right = find(pages, "CHỦ TỌA")
    _page, below = find(pages, "Nơi nhận:")
    assert left[2] == right[2]
    assert left[1] < right[1]
    assert below[2] < left[2]


def test_more_recipients_than_a_page_holds():
    names = [f"Đơn vị {number}" for number in range(150)]
    for signers in ([b.Signer(["GĐ"], "A")], [b.Signer(["GĐ"], "A")] * 2):
        document = b.Document("x", [b.Paragraph("Văn bản."), b.Closing(signers, names)])
        text = squeezed("".join(page_texts(pdf.write_pdf(document))))
        assert all(squeezed(f"- {name};") in text for name in names[:-1])
        assert text.count("GĐ") == len(signers)


# ---------------------------------------------------------------- pages
def test_appendices_have_their_own_page_numbers_and_roman_numbers():
    long = [b.Paragraph(SENTENCE) for _place in range(25)]
    document = official(
        *long, b.Appendix("MỘT", long, "(Kèm theo Kế hoạch)"), b.Appendix("HAI", long)
    )
    document = b.Document("x", [*document.blocks[:-2], *document.blocks[-2:]])
    pages = read(pdf.write_pdf(document)).pages
    numbers = [page_number(page) for page in pages]
    starts = [index for index, number in enumerate(numbers) if not number]
    assert len(starts) >= 3
    for index in range(1, len(numbers)):
        before = int(numbers[index - 1] or 1)
        assert numbers[index] in ("", str(before + 1))
    assert find(pages, "Phụ lục I")[0] == starts[1]
    assert find(pages, "Phụ lục II")[0] == starts[2]


def test_landscape_pages_inside_a_portrait_document():
    document = b.Document(
        "x",
        [
            b.Paragraph("Trước."),
            b.Pages([b.Paragraph("Ngang.")]),
            b.Paragraph("Sau."),
            b.Pages([b.Paragraph("Lớn.")], size="A3"),
        ],
    )
    shapes = [
        (
            round(float(page.mediabox.width) / MM),
            round(float(page.mediabox.height) / MM),
        )
        for page in read(pdf.write_pdf(document)).pages
    ]
    assert shapes == [(210, 297), (297, 210), (210, 297), (420, 297)]
    numbers = [page_number(page) for page in read(pdf.write_pdf(document)).pages]
    assert numbers == ["", "2", "3", "4"]


def test_no_empty_pages():
    breaks = [b.PageBreak(), b.PageBreak()]
    document = b.Document(
        "x",
        [*breaks, b.Pages([]), b.Paragraph("Một."), *breaks, b.Pages([b.PageBreak()])],
    )
    assert len(read(pdf.write_pdf(document)).pages) == 1


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        [b.Paragraph("")],
        [b.ItemList([])],
        [b.Section("")],
        [b.Table([], [])],
        [b.Table([b.Column()], [], [["a"]])],
        [b.Closing([])],
        [b.Letterhead("")],
        [b.Title("")],
        [b.LegalBases([])],
        [b.Bars([])],
        [b.Appendix()],
    ],
    ids=lambda blocks: type(blocks[0]).__name__ if blocks else "nothing",
)
def test_an_empty_document_has_a_page(blocks):
    assert len(read(pdf.write_pdf(b.Document("x", blocks))).pages) == 1


def test_several_documents_in_one_file():
    made = []

    def documents():
        for number in range(3):
            made.append(number)
            body = [b.Paragraph(SENTENCE) for _place in range(25)]
            yield official(
                *body,
                watermark="DỰ THẢO" if number == 1 else "",
                landscape=number == 2,
                layout=layout.Layout(left=35 if number == 1 else 30),
            )

    pages = read(pdf.write_pdfs(documents())).pages
    assert made == [0, 1, 2]
    starts = [index for index, page in enumerate(pages) if not page_number(page)]
    assert len(starts) == 3
    one, two, three = starts
    assert [page_number(page) for page in pages[two:three]] == [
        "",
        *(str(number) for number in range(2, three - two + 1)),
    ]
    for index, page in enumerate(pages):
        assert ("DỰ THẢO" in page.extract_text()) == (two <= index < three)
        assert (page.mediabox.width > page.mediabox.height) == (index >= three)
        text = next(x for text, x, *_rest in spans(page) if "Sở rà soát" not in text)
        assert text >= (35 if two <= index < three else 30) * MM - 0.1


# ---------------------------------------------------------------- tables
def test_the_header_is_repeated_and_every_row_is_there_once():
    texts = page_texts(pdf.write_pdf(b.Document("x", [table(200)])))
    assert len(texts) > 5
    for text in texts:
        assert "Nội dung công việc" in text
    whole = " ".join(" ".join(texts).split())
    for row in range(200):
        assert whole.count(f" {row} Rà soát quy trình {row} ") == 1


def test_five_thousand_rows():
    pages = read(pdf.write_pdf(b.Document("x", [table(5000)]))).pages
    last = pages[-1].extract_text()
    assert "Rà soát quy trình 4999" in last


def test_headers_of_two_levels_and_merged_cells():
    header = [
        [b.Cell("TT", rowspan=2), b.Cell("Trách nhiệm", colspan=2)],
        ["Chính", "Tham mưu"],
    ]
    rows = [["1", b.Cell("gộp", rowspan=2), "a"], ["2", "b"]]
    document = b.Document("x", [b.Table([b.Column()] * 3, rows, header)])
    pages = read(pdf.write_pdf(document)).pages
    _page, upper = find(pages, "Trách nhiệm")
    _page, main = find(pages, "Chính")
    _page, advise = find(pages, "Tham mưu")
    assert main[2] == advise[2] < upper[2]
    assert main[1] < upper[1] < advise[1]
    _page, merged = find(pages, "gộp")
    _page, one = find(pages, "1")
    _page, two = find(pages, "2")
    assert two[2] < merged[2] < one[2]


def test_a_row_taller_than_a_page_goes_on_on_the_next():
    words = [f"chữ{number}" for number in range(2500)]
    rows = [["1", " ".join(words), "Quý I", "", ""], ["2", "sau", "", "", ""]]
    document = b.Document("x", [b.Table(FIVE, rows, [["a", "b", "c", "d", "e"]])])
    texts = page_texts(pdf.write_pdf(document))
    assert len(texts) > 3
    whole = " ".join(texts).split()
    assert [word for word in whole if word.startswith("chữ")] == words
    assert "sau" in whole


def test_merged_cells_taller_than_a_page():
    rows = [["0", b.Cell("gộp", rowspan=100), "x", "", ""]]
    rows += [[str(number), "y", "", ""] for number in range(1, 100)]
    document = b.Document("x", [b.Table(FIVE, rows)])
    whole = " ".join(page_texts(pdf.write_pdf(document))).split()
    assert whole.count("gộp") == 1
    assert [word for word in whole if word.isdigit()] == [str(n) for n in range(100)]


def test_a_merged_cell_with_more_text_than_its_rows_have_room_for():
    rows = [[b.Cell(SENTENCE * 4, rowspan=2), "A1"], ["A2"], ["A3", "A4"]]
    document = b.Document("x", [b.Table([b.Column(1), b.Column(3)], rows)])
    pages = read(pdf.write_pdf(document)).pages
    one, two, three, four = (
        find(pages, text)[1][2] for text in ("A1", "A2", "A3", "A4")
    )
    last_line = find(pages, "hợp.")[1][2] if "hợp." in pages[0].extract_text() else two
    assert one > two > three == four
    assert last_line > three


def test_a_header_taller_than_a_page_is_printed_once():
    header = [[SENTENCE * 40, "b", "c", "d", "e"]]
    document = b.Document("x", [b.Table(FIVE, [["1"] * 5] * 40, header)])
    words = " ".join(page_texts(pdf.write_pdf(document))).split()
    assert words.count("Sở") == 40 * SENTENCE.split().count("Sở")
    assert words.count("1") == 200


def test_a_word_longer_than_its_column():
    word = "a" * 300
    document = b.Document("x", [b.Table(FIVE, [[word] * 5]), b.Paragraph(word)])
    text = squeezed("".join(page_texts(pdf.write_pdf(document))))
    assert text.count("a") == 6 * 300


def test_sixty_columns():
    row = [str(number) for number in range(60)]
    document = b.Document("x", [b.Table([b.Column()] * 60, [row] * 3, [row])])
    text = squeezed("".join(page_texts(pdf.write_pdf(document))))
    assert len(text) == len("".join(row)) * 4


def test_no_heading_of_a_column_is_torn_apart():
    document = b.Document("x", [table(1)])
    lines = [span[0] for span in spans(read(pdf.write_pdf(document)).pages[0])]
    assert "STT" in lines


# ---------------------------------------------------------------- odd text
@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a\x00b\x07c\x1b", "a□b□c□"),
        ("trước\x0bsau\u2028cuối", "trước\nsau\ncuối"),
        ("số\u200f 1\u202e2\u2069", "số 12"),
        ("tốt 😀 lắm", "tốt □ lắm"),
        ("中文", "□□"),
        ("e\u0302\u0301 dấu rời", "ế dấu rời"),
        ("\ud800 lẻ", "□ lẻ"),
        ("<b>không phải thẻ</b> & a < b", "<b>không phải thẻ</b> & a < b"),
        ("=1+1", "=1+1"),
        ("\u00a0cách\u2003rộng", "cách rộng"),
    ],
)
def test_what_people_paste(text, printed):
    document = b.Document(text, [b.Paragraph(text), table(1, text)])
    shown = squeezed("".join(page_texts(pdf.write_pdf(document))))
    assert shown.count(squeezed(printed)) >= 2


def test_check_boxes_are_drawn():
    def boxes(checked):
        document = b.Document("x", [b.Paragraph([b.Check(checked), " Đạt"])])
        page = read(pdf.write_pdf(document)).pages[0]
        assert page.extract_text().strip() == "Đạt"
        data = page.get_contents().get_data()
        return data.count(b" re"), data.count(b" l")

    assert boxes(True)[0] == boxes(False)[0] == 1
    assert boxes(True)[1] > boxes(False)[1]


def test_bars_are_as_long_as_their_values():
    rows = [("Văn phòng", 80, "80%"), ("Thanh tra", 20, "20%"), ("Không", 0, "0%")]
    document = b.Document("x", [b.Bars(rows, "Tiến độ")])
    page = read(pdf.write_pdf(document)).pages[0]
    data = page.get_contents().get_data().decode("latin1").splitlines()
    widths = [float(line.split()[3]) for line in data if " re f" in line]
    assert widths[0] / widths[1] == pytest.approx(4, rel=0.01)
    assert widths[2] < 1
    words = page.extract_text().split()
    assert words[:2] == ["Tiến", "độ"]


def test_what_is_no_block_is_refused():
    with pytest.raises(TypeError):
        pdf.write_pdf(b.Document("x", ["chữ"]))
    with pytest.raises(TypeError):
        b.Cell(blocks=[b.PageBreak()])


def test_a_layout_outside_of_the_decree_is_refused():
    for wrong in ({"left": 25}, {"top": 30}, {"body_size": 15}, {"line_spacing": 2}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            layout.Layout(**wrong)


def test_the_words_are_those_of_the_elements():
    document = official(b.Section("NỘI DUNG", [table(12), b.ItemList([SENTENCE] * 3)]))
    text = squeezed("".join(page_texts(pdf.write_pdf(document))))
    assert text == "".join(element_words(arrange(document)))
