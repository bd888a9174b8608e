"""The Word writer: styles, numbering, parts, tables, pages, and a sound file."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
import word_reader
import word_schema
from loader import load_document
from plan_sample import b, plan, wording
from word_reader import W, value

write_docx = load_document("word.writer").write_docx
colours = load_document("colours")


def written(*found, **options):
    """The file of a document, found sound."""
    data = write_docx(b.Document("Thử", list(found), **options))
    word_schema.check(data)
    return data


def texts(data):
    return [text for text, _paragraph in word_reader.paragraphs(data) if text]


def body(data):
    return word_reader.parts(data)["word/document.xml"].find(f"{W}body")


def styles(data):
    found = word_reader.parts(data)["word/styles.xml"].findall(f"{W}style")
    return {value(style, "name"): style for style in found}


@pytest.fixture(scope="module")
def sample():
    return write_docx(plan())


def test_the_plan_is_sound(sample):
    word_schema.check(sample)
    assert len(docx.Document(BytesIO(sample)).sections) == 3


# ---------------------------------------------------------------- styles
def test_named_styles_in_the_decrees_font(sample):
    found = styles(sample)
    for style in (
        "Normal",
        "heading 1",
        "Thân văn bản",
        "Căn cứ",
        "Trích yếu",
        "Ô bảng",
    ):
        assert style in found
    font = found["Normal"].find(f"{W}rPr/{W}rFonts")
    assert {font.get(f"{W}{key}") for key in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Times New Roman"
    }
    assert value(found["Normal"], "rPr/sz") == "28"
    assert found["Normal"].find(f"{W}rPr/{W}lang").get(f"{W}val") == "vi-VN"
    spacing = found["Normal"].find(f"{W}pPr/{W}spacing")
    assert (spacing.get(f"{W}after"), spacing.get(f"{W}line")) == ("120", "276")
    for level, bold in enumerate([True, True, False, False], 1):
        heading = found[f"heading {level}"]
        assert (value(heading, "rPr/b") == "1") is bold
        assert value(heading, "pPr/outlineLvl") == str(level - 1)
        assert heading.find(f"{W}rPr/{W}color") is None
    body_look = found["Thân văn bản"].find(f"{W}pPr")
    assert value(body_look, "jc") == "both"
    assert body_look.find(f"{W}ind").get(f"{W}firstLine") == "720"
    with ZipFile(BytesIO(sample)) as archive:
        for name in archive.namelist():
            assert b"Calibri" not in archive.read(name)
            assert b"Theme" not in archive.read(name)


def test_direct_formatting_only_where_runs_say_so(sample):
    for run in body(sample).iter(f"{W}r"):
        look = run.find(f"{W}rPr")
        if look is not None and next(run.iterancestors(f"{W}sdt"), None) is None:
            text = "".join(one.text for one in run.iter(f"{W}t"))
            assert text in {"đậm", "nghiêng", "gạch chân", "gạch bỏ", "Quý II"} or (
                text.startswith("Khả năng")
            )


def test_line_breaks_and_spaces():
    data = written(b.Paragraph("một\nhai  ba "))
    (run,) = body(data).iter(f"{W}r")
    assert [child.tag for child in run] == [f"{W}t", f"{W}br", f"{W}t"]
    assert run[2].text == "hai  ba "
    assert list(run[2].attrib.values()) == ["preserve"]


# ---------------------------------------------------------------- numbering
@pytest.mark.parametrize("start", [1, 4, 5, 6, 20, 22, 23, 24, 520])
def test_letters_of_the_vietnamese_alphabet(start):
    items = [f"mục {number}" for number in range(60)]
    data = written(b.ItemList(items, "letter", start), b.ItemList(["x"], "letter"))
    labels = [text.split()[0] for text in texts(data)]
    assert labels[:-1] == [f"{wording.letter(start + n)})" for n in range(60)]
    assert labels[-1] == "a)"


def test_labels_are_not_typed(sample):
    typed = "".join(one.text for one in body(sample).iter(f"{W}t"))
    assert "Mục tiêu chất lượng thứ 5" in typed
    assert "đ) Mục" not in typed
    assert "đ) Mục tiêu chất lượng thứ 5 của năm 2026;" in texts(sample)


def test_headings_and_articles_are_numbered_by_their_styles():
    tree = [
        b.Section("A", [b.Section("B", [b.Section("C"), b.Section("D")])]),
        b.Section("E", [b.Section("F")]),
    ]
    data = written(*tree, b.Article("G"), b.Article("H"))
    assert texts(data) == [
        *("I. A", "1. B", "a) C", "b) D", "II. E", "1. F"),
        *("Điều 1. G", "Điều 2. H"),
    ]
    assert body(data).find(f".//{W}numPr") is None


def test_headings_of_an_appendix_begin_anew():
    inner = [b.Section("A", [b.Section("B")]), b.Section("C", [b.Section("D")])]
    data = written(*inner, b.Appendix("X", inner), b.Appendix("Y", inner))
    labels = ["I. A", "1. B", "II. C", "1. D"]
    assert texts(data) == [
        *labels,
        *("Phụ lục I", "X", *labels, "Phụ lục II", "Y", *labels),
    ]
    assert word_reader.words(data, True) == word_reader.words(data, False)


# ---------------------------------------------------------------- parts
def test_letterhead():
    data = written(b.Letterhead("SỞ\nCÔNG THƯƠNG", "UBND TỈNH", "Số: 1", "Ngày", "V/v"))
    assert texts(data) == [
        *("UBND TỈNH", "SỞ\nCÔNG THƯƠNG", wording.STATE, wording.MOTTO),
        *("Số: 1", "V/v", "Ngày"),
    ]
    rules = [
        p
        for _t, p in word_reader.paragraphs(data)
        if value(p, "pPr/pStyle") == "DuongKe"
    ]
    lengths = []
    for rule, room in zip(rules, (0.43, 0.57), strict=True):
        sides = rule.find(f"{W}pPr/{W}ind")
        left, right = int(sides.get(f"{W}left")), int(sides.get(f"{W}right"))
        lengths.append((160 * room * 1440 / 25.4 - left - right) * 25.4 / 1440)
    fonts = load_document("fonts")
    assert lengths[1] == pytest.approx(
        fonts.width(wording.MOTTO, 13, bold=True), abs=0.1
    )
    agency = fonts.width("CÔNG THƯƠNG", 12, bold=True)
    assert agency / 3 < lengths[0] < agency / 2


def test_closing_of_one_signer_and_of_several():
    ann, bob = b.Signer(["GIÁM ĐỐC"], "An", "(đã ký)"), b.Signer(["CHỦ TỌA"], "Ba")
    alone = texts(written(b.Closing([ann], ["Lưu: VT"])))
    assert alone == ["Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", "(đã ký)", "An"]
    both = texts(written(b.Closing([ann, bob], ["Lưu: VT"])))
    assert both == [
        "GIÁM ĐỐC",
        "(đã ký)",
        "An",
        "CHỦ TỌA",
        "Ba",
        "Nơi nhận:",
        "- Lưu: VT.",
    ]
    assert texts(written(b.Closing([], []))) == []


@pytest.mark.parametrize("last", ["paragraph", "table"])
def test_the_closing_is_never_alone(last):
    before = {
        "paragraph": b.Paragraph("Hết./."),
        "table": b.Table([b.Column()], [["1"], ["2"]]),
    }
    signers = [b.Signer(["A"], "B"), b.Signer(["C"], "D")]
    data = written(before[last], b.Closing(signers, ["VT"]))
    found = body(data)
    if last == "paragraph":
        assert value(found[0], "pPr/keepNext") == "1"
    else:
        rows = found[0].findall(f"{W}tr")
        assert value(rows[0].find(f".//{W}p"), "pPr/keepNext") is None
        assert value(rows[1].find(f".//{W}p"), "pPr/keepNext") == "1"
    assert value(found[1], "pPr/keepNext") == "1"  # the gap
    looks = {value(s, "name"): value(s, "pPr/keepNext") for s in styles(data).values()}
    first, second = found[2].findall(f"{W}tr")
    for row in (first, second):
        assert row.find(f"{W}trPr/{W}cantSplit") is not None
    assert looks["Quyền hạn, chức vụ"] == "1"
    names = [p for p in first.iter(f"{W}p") if value(p, "pPr/pStyle") == "HoTenNguoiKy"]
    assert len(names) == 2 and all(value(p, "pPr/keepNext") == "1" for p in names)


def test_chart_holds_label_then_text_and_bars_by_share():
    data = written(b.Bars([("A", 50, "50%"), ("B", 100, "100%"), ("C", 0, "0%")]))
    assert texts(data) == ["A", "50%", "B", "100%", "C", "0%"]
    bars = [
        int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))
        for cell in body(data).iter(f"{W}tc")
        if cell.find(f"{W}tcPr/{W}shd") is not None
    ]
    assert len(bars) == 2 and bars[1] == pytest.approx(2 * bars[0], abs=2)
    many = [(f"{n}", n, f"{n}") for n in range(150)]
    columns = list(body(written(b.Bars(many))).iter(f"{W}gridCol"))
    assert len(columns) <= 63, "more columns than Word has"


def test_check_boxes_can_be_clicked():
    data = written(b.Paragraph([b.Check(True), " Có ", b.Check(), " Không"]))
    w14 = word_reader.W14
    boxes = list(body(data).iter(f"{w14}checkbox"))
    assert [box.find(f"{w14}checked").get(f"{w14}val") for box in boxes] == ["1", "0"]
    assert word_reader.words(data) == ["Có", "Không"]


# ---------------------------------------------------------------- tables
def test_table_header_spans_and_fills():
    data = written(
        b.Table(
            [b.Column(1), b.Column(2), b.Column(1)],
            [
                [b.Cell("x", rowspan=2, fill="#dde8cb"), b.Cell("y", colspan=2)],
                ["z", "u"],
            ],
            header=[[b.Cell("A", rowspan=2), b.Cell("B", colspan=2)], ["C", "D"]],
        )
    )
    (table,) = body(data).iter(f"{W}tbl")
    rows = table.findall(f"{W}tr")
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    assert heads == [True, True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert texts(data) == list("ABCDxyzu")
    assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
    widths = [int(one.get(f"{W}w")) for one in table.iter(f"{W}gridCol")]
    assert sum(widths) == pytest.approx(160 * 1440 / 25.4, abs=2)
    cell = rows[2].find(f"{W}tc/{W}tcPr")
    assert value(cell, "vMerge") == "restart"
    assert cell.find(f"{W}shd").get(f"{W}fill") == "DDE8CB"
    lines = styles(data)["Bảng kẻ"].find(f"{W}tblPr/{W}tblBorders/{W}top")
    assert lines.get(f"{W}sz") == "4"


def test_a_very_long_row_may_be_cut():
    table = b.Table([b.Column(), b.Column()], [["từ " * 1200, "x"], ["ngắn", "y"]])
    rows = list(body(written(table)).iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}cantSplit") is None for row in rows] == [True, False]


def test_tables_do_not_grow_together_and_sizes_have_styles():
    one = b.Table([b.Column()], [["a"]], size=11)
    data = written(one, one, b.Table([], []))
    assert [child.tag.removeprefix(W) for child in body(data)][:4] == ["tbl", "p"] * 2
    assert value(styles(data)["Ô bảng cỡ 11"], "rPr/sz") == "22"
    assert not body(data).findall(f".//{W}sz")


def test_long_tables_cost_as_much_per_row_as_short_ones():
    def elements(count):
        rows = [
            [str(n), "việc", b.Cell("x", rowspan=2)][: 3 - n % 2] for n in range(count)
        ]
        table = b.Table([b.Column()] * 3, rows, header=[["A", "B", "C"]])
        return sum(1 for _ in body(written(table)).iter())

    small, large = elements(50), elements(5000)
    assert 95 < large / small < 105


# ---------------------------------------------------------------- pages
def sections(data):
    found = []
    for one in body(data).iter(f"{W}sectPr"):
        size, number = one.find(f"{W}pgSz"), one.find(f"{W}pgNumType")
        found.append(
            (
                round(int(size.get(f"{W}w")) * 25.4 / 1440),
                size.get(f"{W}orient"),
                one.find(f"{W}titlePg") is not None,
                number is not None and number.get(f"{W}start") == "1",
            )
        )
    return found


PORTRAIT, LANDSCAPE = (210, None), (297, "landscape")


def test_sections_of_appendices_and_wide_pages():
    data = written(
        b.Paragraph("1"),
        b.Pages([b.Table([b.Column()], [["2"]])], size="A3"),
        b.Paragraph("3"),
        b.Appendix("4", landscape=True),
    )
    assert sections(data) == [
        (*PORTRAIT, True, False),
        (420, "landscape", False, False),
        (*PORTRAIT, False, False),
        (*LANDSCAPE, True, True),
    ]


def test_no_blank_pages():
    word = b.Paragraph("x")
    pages = b.Pages([word])
    assert len(sections(written(pages))) == 1
    assert sections(written(pages))[0] == (*LANDSCAPE, True, False)
    assert len(sections(written(b.Pages([]), b.Pages([]), word))) == 1
    assert len(sections(written(word, b.Pages([]), pages, b.Pages([])))) == 2
    breaks = [b.PageBreak()] * 2
    data = written(*breaks, word, *breaks, word, *breaks, pages, *breaks)
    assert len(list(body(data).iter(f"{W}pageBreakBefore"))) == 1
    assert len(sections(data)) == 2


def test_page_numbers_from_the_second_page(sample):
    files = word_reader.parts(sample)
    relations = {
        one.get("Id"): one.get("Target")
        for one in files["word/_rels/document.xml.rels"]
    }
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for section in body(sample).iter(f"{W}sectPr"):
        for one in section.iter(f"{W}headerReference"):
            head = files[f"word/{relations[one.get(key)]}"]
            fields = [field.text.strip() for field in head.iter(f"{W}instrText")]
            numbered = one.get(f"{W}type") == "default"
            assert fields == (["PAGE"] if numbered else [])
    assert value(styles(sample)["header"], "pPr/jc") == "center"
    assert value(styles(sample)["header"], "rPr/sz") == "26"


def test_watermark_in_every_header(sample):
    def marks(data):
        return [
            [
                shape.get("string")
                for shape in part.iter("{*}textpath")
                if shape.get("string")
            ]
            for path, part in word_reader.parts(data).items()
            if path.startswith("word/header")
        ]

    assert marks(sample) == [[wording.DRAFT]] * 4  # two shapes of pages
    assert marks(written()) == [[]] * 2
    assert marks(written(watermark='<"&\x00>')) == [['<"&□>']] * 2


# ---------------------------------------------------------------- the file
def test_metadata_says_nothing_of_the_program():
    data = written(author="Sở\x01 A", subject="S")
    about = docx.Document(BytesIO(data)).core_properties
    assert (about.title, about.author, about.subject) == ("Thử", "Sở□ A", "S")
    assert (about.language, about.comments, about.last_modified_by) == ("vi-VN", "", "")
    with ZipFile(BytesIO(data)) as archive:
        assert "docProps/app.xml" not in archive.namelist()
        everything = b"".join(archive.read(name) for name in archive.namelist())
    for word in (b"python", b"/tmp", b"/home", b"generated"):
        assert word not in everything
    (mode,) = [
        one.get(f"{W}val")
        for one in word_reader.parts(data)["word/settings.xml"].iter(
            f"{W}compatSetting"
        )
        if one.get(f"{W}name") == "compatibilityMode"
    ]
    assert mode == "15"


@pytest.mark.parametrize(
    "tree",
    [
        [],
        [b.Closing([b.Signer(["A"])])],
        [b.Table([b.Column()], [["x"]])],
        [b.Table([b.Column()], [], header=[["x"]]), b.Closing([], ["VT"])],
        [b.Letterhead(""), b.Letterhead("")],
        [b.Bars([("x", 1, "1")])],
        [b.PageBreak()],
        [b.Appendix()],
    ],
)
def test_short_documents_are_sound(tree):
    written(*tree)


def test_control_characters_and_markup_are_text():
    data = written(b.Paragraph("a\x00\x0b\ud800<w:p/>&amp;\ufffe"))
    assert "<w:p/>&amp;" in texts(data)[0]


@pytest.mark.parametrize(
    ("fill", "expected"),
    [("#dde8cb", "DDE8CB"), ("#abc", "AABBCC"), ("red", ""), ("", ""), ("#12345g", "")],
)
def test_colours(fill, expected):
    assert colours.digits(fill) == expected
