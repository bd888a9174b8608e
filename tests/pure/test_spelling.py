"""One spelling of a text, and names that a person would call the same."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from loader import load

spelling = load("spelling")

SAME = [
    ("19/2014/QĐ-TTg", "19/2014/qd-ttg"),
    ("19/2014/QĐ-TTg", " 19 / 2014/QĐ – TTg "),
    ("Thủ tướng Chính phủ", "Thủ  tướng chính phủ"),
    ("Phòng Tổ chức", "Phòng Tổ chức."),
    ("Hòa Bình", "Hoà Bình"),
    ("Phòng “Một cửa”", 'Phòng "Một cửa"'),
    ("Đắk Lắk", "Ðắk Lắk"),
]
DIFFERENT = [
    ("19/2014/QĐ-TTg", "19/2015/QĐ-TTg"),
    ("Tỷ lệ < 90%", "Tỷ lệ > 90%"),
    ("Phòng 1", "Phòng 11"),
    ("Trả sau", "Trả trước"),
]


def test_what_a_person_calls_the_same():
    for one, other in SAME:
        assert spelling.alike(one) == spelling.alike(other), (one, other)
        assert spelling.alike(unicodedata.normalize("NFD", one)) == spelling.alike(one)
    for one, other in DIFFERENT:
        assert spelling.alike(one) != spelling.alike(other), (one, other)


def test_codes_are_told_apart_by_accents():
    assert spelling.alike("Đ-01", True) != spelling.alike("D-01", True)
    assert spelling.alike("đ – 01", True) == spelling.alike("Đ-01", True)


@given(st.text())
def test_nfc_is_unicodes_own_and_done_once(text):
    once = spelling.nfc(text)
    assert once == unicodedata.normalize("NFC", text)
    assert spelling.nfc(once) is once


def test_lists_and_dictionaries_are_the_same_object_when_nothing_differs():
    decomposed = unicodedata.normalize("NFD", "Kế hoạch")
    for value in (["a", ("ế", 1)], {"vi": "Kế"}, None, 3, (False, b"x")):
        assert spelling.nfc_of(value) is value
    assert spelling.nfc_of([decomposed, (decomposed, 1)]) == [
        "Kế hoạch",
        ("Kế hoạch", 1),
    ]
    assert spelling.nfc_of({"vi_VN": decomposed}) == {"vi_VN": "Kế hoạch"}
