"""What cannot be printed is found, with the words it stands in; what can is not."""

import unicodedata

import pytest
from block_trees import b, documents
from hypothesis import given
from loader import load_document

unprintable = load_document("unprintable").unprintable
text = load_document("text")
arrange = load_document("arrange")


def of(words):
    return unprintable(b.Document("x", [b.Paragraph(words)]))


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ("😀😀", ["😀😀"]),
        ("中文", ["中文"]),
        ("a\x07b", ["U+0007"]),
        ("😀 中", ["😀", "中"]),
    ],
)
def test_letters_that_the_fonts_lack(letters, found):
    places = of(f"Kế hoạch năm {letters} của Sở Công Thương tỉnh An Khang")
    assert [one.letters for one in places] == found
    assert all("Kế hoạch năm" in one.words for one in places)
    assert all("của Sở" in one.words for one in places)


@pytest.mark.parametrize(
    "words",
    [
        "Kế hoạch: ăâđêôơư ẰẪẶỆỘỢỰ “ngoặc” – — … • № ± ≤ ≥ → □ ½ m² €",
        unicodedata.normalize("NFD", "Kế hoạch cải tiến của Sở, đường Nguyễn Trãi"),
        "dán\u200b từ\u00a0web\u2009\ufe0f\u202e xuống\r\ndòng\ttab",
    ],
)
def test_what_can_be_printed_is_none(words):
    assert not of(words)


def test_everywhere_in_a_document():
    cell = b.Cell(blocks=[b.ItemList([[b.Paragraph([b.Run("một 😀")])]])])
    table = b.Table([b.Column()], [[cell], ["hai 😁"]], [["ba 😂"]])
    signer = b.Closing([b.Signer(["GIÁM ĐỐC"], "bốn 😃")], ["năm 😄"])
    made = b.Document("x", [b.Section("sáu 😅", [table]), signer], foot="bảy 😆")
    assert {one.letters for one in unprintable(made)} == set("😀😁😂😃😄😅😆")


@given(documents)
def test_found_exactly_where_a_box_is_printed(document):
    boxes = text.MISSING in str(arrange.arrange(document))
    assert not boxes or unprintable(document)
