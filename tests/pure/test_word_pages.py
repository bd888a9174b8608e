"""Word files: sections, page numbers, watermark."""

import word_reader
from plan_sample import b, wording
from word_files import body, plan_file, styles, write_docx, written
from word_reader import W, value


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


def test_page_numbers_from_the_second_page():
    sample = plan_file()
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


def test_the_foot_on_pages_of_every_shape():
    def feet(data):
        parts = word_reader.parts(data)
        return [
            "".join(text.text or "" for text in part.iter(f"{W}t"))
            for path, part in parts.items()
            if path.startswith("word/footer")
        ]

    turned = b.Appendix("Phụ lục", [b.Paragraph("x")], landscape=True)
    document = b.Document("x", [b.Paragraph("x"), turned], foot="BM-01 · 02")
    data = write_docx(document)
    assert feet(data) == ["BM-01 · 02"] * 2
    for section in body(data).iter(f"{W}sectPr"):
        assert len(list(section.iter(f"{W}footerReference"))) == 2
    assert feet(written()) == []


def test_watermark_in_every_header():
    sample = plan_file()

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
