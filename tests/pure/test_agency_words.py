"""Names that a text brings from somewhere else, and this agency's in their place."""

from loader import load

words = load("agency_words")


def test_names_in_a_label():
    assert words.names_in_label("Phòng Quản lý Đo lường (Phòng TĐC)") == [
        "Phòng Quản lý Đo lường (Phòng TĐC)",
        "Phòng Quản lý Đo lường",
        "Phòng TĐC",
    ]
    assert words.names_in_label("") == []


def test_renamed_is_whole_words():
    instead = {"Phòng TĐC": "Văn phòng", "Phòng TĐC Sở": "Phòng Một"}
    assert words.renamed("Phòng TĐC Sở, Phòng TĐC. Phòng TĐCX", instead) == (
        "Phòng Một, Văn phòng. Phòng TĐCX"
    )
    assert words.renamed("", instead) == ""
    assert words.renamed("Phòng TĐC", {}) == "Phòng TĐC"


def test_filed_with():
    text = "Các phòng;\nLưu: VT, TĐC."
    assert words.filed_with(text, ["VP", "KT"], "VP") == (
        "Các phòng;\nLưu: VT, VP.",
        [],
    )
    assert words.filed_with(text, ["TĐC"], "VP") == (text, [])
    assert words.filed_with(text, [], "") == (text, ["TĐC"])
    for same in ("Lưu: VT.", "Lưu: VT, Thư ký ISO.", "", "Như trên;"):
        assert words.filed_with(same, [], "VP") == (same, [])
    assert words.filed_with("Lưu: VT, VP", ["VP"], "VP") == ("Lưu: VT, VP", [])


def test_strange_units():
    known = ["Văn phòng", "Phòng Kinh tế"]
    assert words.strange_units("Văn phòng Sở và Phòng Kinh tế, các phòng", known) == []
    assert words.strange_units(
        "<p>Cùng Phòng TĐC vận hành HTQLCL của Sở</p>", known
    ) == ["Phòng TĐC vận hành"]
    assert words.strange_units("Phòng Kinh tế biển", ["Phòng Kinh"]) == []
