"""Word files: a sound package of python-docx's, and its properties."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
import word_reader
import word_schema
from docx.enum.section import WD_ORIENTATION
from lxml import etree
from plan_sample import b
from word_files import plan_file, styles, texts, write_docx, written
from word_reader import W


def test_the_plan_is_sound():
    sample = plan_file()
    word_schema.check(sample)
    assert len(docx.Document(BytesIO(sample)).sections) == 3


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


def test_python_docx_finds_its_way_and_nothing_of_its_template():
    data = plan_file()
    found = docx.Document(BytesIO(data))
    assert found.styles["Heading 1"].paragraph_format.keep_with_next
    assert found.styles["Thân văn bản"].base_style.name == "Normal"
    assert {one.style.name.lower() for one in found.paragraphs} <= {
        name.lower() for name in styles(data)
    }
    shapes = [section.orientation for section in found.sections]
    assert shapes == [
        WD_ORIENTATION.PORTRAIT,
        WD_ORIENTATION.LANDSCAPE,
        WD_ORIENTATION.PORTRAIT,
    ]
    assert found.sections[0].left_margin.mm == pytest.approx(30, abs=0.1)
    assert found.sections[0].header.paragraphs[0].style.name == "Header"
    found.add_paragraph("Thêm", style="Thân văn bản")  # as another program may
    with ZipFile(BytesIO(data)) as archive:
        names = {name for name in archive.namelist() if "header" not in name}
    assert names == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        *(
            f"word/{name}.xml"
            for name in ("document", "styles", "numbering", "settings")
        ),
        "word/_rels/document.xml.rels",
    }


def test_the_same_document_makes_the_same_parts():
    one, two = word_reader.parts(written()), word_reader.parts(written())
    for path in set(one) - {"docProps/core.xml"}:
        assert etree.tostring(one[path]) == etree.tostring(two[path])


def test_a_property_longer_than_word_takes():
    data = write_docx(b.Document("dài " * 100))
    title = docx.Document(BytesIO(data)).core_properties.title
    assert 250 < len(title) <= 255
