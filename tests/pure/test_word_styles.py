"""Word files: named styles, words in runs."""

from io import BytesIO
from zipfile import ZipFile

from plan_sample import b
from word_files import body, plan_file, styles, written
from word_reader import W, value


def test_named_styles_in_the_decrees_font():
    sample = plan_file()
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


def test_direct_formatting_only_where_runs_say_so():
    sample = plan_file()
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
