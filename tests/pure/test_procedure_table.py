"""Lists of procedures as they come out of Excel, Word and Odoo's own export."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader import load

reading = load("table_reading")
table = load("procedure_table")


def rows(text):
    return list(table.procedures(reading.read_text(text)))


def test_all_columns_in_their_order():
    (row,) = rows(
        "QT-HT-02\tĐánh giá nội bộ\tQuy trình hệ thống\tQuản lý chất lượng\tVăn phòng\t"
        '"Phòng A\nPhòng B"\t9.2; 10.2\t02/01\t05/3/2026\tThay bản 2021'
    )
    assert not row.problems
    assert (row.code, row.kind, row.area) == (
        "QT-HT-02",
        "system",
        "Quản lý chất lượng",
    )
    assert (row.owner, row.users, row.clauses) == (
        "Văn phòng",
        "Phòng A\nPhòng B",
        "9.2; 10.2",
    )
    assert row.issue_number == "02/01"
    assert row.issue_date == datetime.date(2026, 3, 5)
    assert row.note == "Thay bản 2021"


def test_headings_of_agencies():
    (row,) = rows(
        "STT;Tên quy trình;MÃ HIỆU;Loại tài liệu;Ngày hiệu lực\n"
        "1;Cấp phép;QT 01/CX-HCTP;TTHC;1-2-2025"
    )
    assert (row.code, row.name, row.kind) == (
        "QT 01/CX-HCTP",
        "Cấp phép",
        "administrative",
    )
    assert row.issue_date == datetime.date(2025, 2, 1)


def test_lists_go_on_in_the_rows_below_and_groups_are_passed_over():
    first, second = rows(
        "Mã hiệu\tTên\tĐơn vị áp dụng\tĐiều khoản\n"
        "Quy trình hệ thống (2)\n"
        "A\tMột\tPhòng A\t9.2\n"
        "\t\tPhòng B\t\n"
        "B\tHai\t\t\n"
    )
    assert first.users == "Phòng A\nPhòng B"
    assert first.clauses == "9.2"
    assert (second.code, second.users) == ("B", "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A\t=1+1", "formula"),
        ("\tTên", "code"),
        ("A\t", "name"),
        ("A\tTên\tquy chế", "kind"),
        ("A\tTên\t\t\t\t\t\t02/01/2026", "issue_number"),
        ("A\tTên\t\t\t\t\t\t2026-01-02", "issue_number"),
        ("A\tTên\t\t\t\t\t\t\t31/02/2026", "issue_date"),
        ("A\tTên\t\t\t\t\t\t\ttháng 3", "issue_date"),
        ("A\tTên\t\t\t\t\t\t\t5/3/26", "issue_date"),
        ("A\t" + "x" * 501, "long"),
        ("A\tTên\t\t\t\t\t\t\t\t" + "x" * 5001, "long"),
    ],
)
def test_what_is_wrong_with_a_row(text, kind):
    (row,) = rows(text)
    assert [one for one, _words in row.problems] == [kind]


def test_a_text_that_an_export_kept_one_is_that_text():
    (row,) = rows("A\tTên\t\t\t\t\t\t\t\t'- hai dòng")
    assert row.note == "- hai dòng"
    assert not row.problems


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05/3/2026", datetime.date(2026, 3, 5)),
        ("5.3.2026", datetime.date(2026, 3, 5)),
        ("2026-03-05", datetime.date(2026, 3, 5)),
        ("2026-3-5", None),
        ("30/02/2026", None),
        ("0/0/0000", None),
        ("", None),
    ],
)
def test_days(text, day):
    assert reading.date_of(text) == day


@given(st.dates())
def test_a_day_is_read_however_it_is_written(day):
    for text in (day.isoformat(), f"{day.day}/{day.month}/{day.year:04d}"):
        assert reading.date_of(text) == day


KNOWN = (
    "phong a",
    "phong ky thuat moi truong",
    "moi truong",
    "10 2",
    "10 2 xu ly cai tien",
)


@pytest.mark.parametrize(
    ("text", "found", "unknown"),
    [
        ("Phòng A", ["phong a"], []),
        ("phòng A; Phòng A\nMôi trường", ["phong a", "moi truong"], []),
        # The longest name counts, also with a sign in it.
        ("Phòng Kỹ thuật, môi trường", ["phong ky thuat moi truong"], []),
        ("10.2, Phòng A", ["10 2", "phong a"], []),
        ("10.2 Xử lý; cải tiến", ["10 2 xu ly cai tien"], []),
        ("10.2 và 8.5", [], ["10.2 và 8.5"]),
        ("Phòng A, Phòng  Lạ;", ["phong a"], ["Phòng Lạ"]),
        ("", [], []),
    ],
)
def test_names_in_a_cell(text, found, unknown):
    assert reading.names_in(text, KNOWN) == (found, unknown)


@given(st.text(max_size=200))
def test_no_name_of_a_cell_is_lost(text):
    """What is not known is said."""
    found, unknown = reading.names_in(text, KNOWN)
    said = reading.plain(" ".join([*found, *unknown]))
    for word in reading.plain(text.replace(";", " ").replace(",", " ")).split():
        assert word in said


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    try:
        found = rows(text)
    except reading.TableError:
        return
    for row in found:
        assert (row.code and row.name) or row.problems
