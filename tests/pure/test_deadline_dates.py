"""What a deadline that was read comes to: its days, and the names of its windows."""

from datetime import date

import pytest
from deadline_samples import YEAR, windows
from loader import load

deadline = load("deadline")
parse = deadline.parse


def test_before_may_mean_on_the_day_where_the_agency_says_so():
    s = parse("Trước ngày 05/11/2026", YEAR)
    assert s.windows(before_inclusive=True) == windows("1/1-5/11")
    s = parse("Trước ngày 25 hàng tháng", YEAR)
    assert s.windows(before_inclusive=True)[0] == windows("1/1-25/1")[0]
    for text in ("Chậm nhất ngày 15/6", "Trước tháng 7", "Quý I"):
        s = parse(text, YEAR)
        assert s.windows(before_inclusive=True) == s.windows()


@pytest.mark.parametrize(
    ("day", "february", "april", "may"),
    [(31, 28, 30, 30), (30, 28, 29, 29), (29, 28, 28, 28), (28, 27, 27, 27)],
)
def test_before_a_day_that_a_short_month_has_not(day, february, april, may):
    """Its last day is before "ngày 31" already: due a day earlier it would be late
    before the text says so."""
    s = parse(f"Trước ngày {day} hàng tháng", YEAR)
    dues = [due.day for _start, due in s.windows()]
    assert (dues[1], dues[3], dues[4]) == (february, april, may)
    assert s.windows(before_inclusive=True)[1][1] == date(2026, 2, 28)


def test_the_days_after_an_event():
    friday = date(2026, 6, 5)

    def due(text, **more):
        ((start, end),) = parse(text, YEAR).windows(event_date=friday, **more)
        assert start == friday
        return end

    assert due("Sau 01 ngày làm việc kể từ ngày họp") == date(2026, 6, 8)
    assert due("Sau 10 ngày làm việc kể từ ngày họp") == date(2026, 6, 19)
    assert due("Sau 05 ngày kể từ ngày họp") == date(2026, 6, 10)
    # Calendar days ending on a Saturday end on Monday.
    assert due("Sau 01 ngày kể từ ngày họp") == date(2026, 6, 8)
    assert due("Sau 01 tháng kể từ ngày họp") == date(2026, 7, 6)
    for text in ("Khi có thay đổi", "Theo quy định", "Đột xuất"):
        assert due(text) == date(2026, 12, 31)

    def every_day(start, n):
        return date.fromordinal(start.toordinal() + n)

    text = "Sau 10 ngày làm việc kể từ ngày họp"
    assert due(text, workdays=every_day) == date(2026, 6, 15)
    assert due("Sau 01 ngày kể từ ngày họp", workdays=every_day) == date(2026, 6, 6)


def test_the_event_of_another_year_is_due_in_that_year():
    s = parse("Khi có thay đổi", YEAR)
    assert s.windows(event_date=date(2027, 2, 1)) == windows("1/2/2027-31/12/2027")


def test_a_usual_time_is_never_late():
    s = parse("Không quy định thời gian (Thường Quý III-IV)", YEAR)
    assert s.indicative and s.is_open_ended
    assert parse("Thường Quý III-IV", YEAR) == s
    assert not parse("Dự kiến Quý III", YEAR).is_open_ended
    assert parse("Thường xuyên", YEAR).is_open_ended
    assert not parse("Hàng tháng", YEAR).is_open_ended


@pytest.mark.parametrize(
    "text",
    [
        "Quý I (nếu có)",
        "Quý I, nếu có thay đổi",
        "Quý I (khi thay đổi)",
        "Quý I (công bố lại nếu thay đổi lĩnh vực)",
        "Quý I (nếu xét thấy cần thiết)",
    ],
)
def test_a_condition_is_marked_and_changes_no_day(text):
    s = parse(text, YEAR)
    assert s.conditional and s.windows() == windows("1/1-31/3")
    assert s != parse("Quý I", YEAR)
    assert str(s) == "Quý I/2026 (nếu có)"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Quý I", [""]),
        ("Thường xuyên", [""]),
        ("Quý I và Quý III", ["Quý I/2026", "Quý III/2026"]),
        ("15/6 và 15/12", ["Ngày 15/06/2026", "Ngày 15/12/2026"]),
        ("Trước 15/6 và 15/12",
         ["Trước ngày 15/06/2026", "Trước ngày 15/12/2026"]),
        ("Hàng quý", ["Quý I/2026", "Quý II/2026", "Quý III/2026", "Quý IV/2026"]),
        ("6 tháng, năm", ["6 tháng đầu năm 2026", "6 tháng cuối năm 2026"]),
    ],
)  # fmt: skip
def test_labels_of_windows(text, labels):
    assert parse(text, YEAR).labels() == labels


def test_labels_of_months_and_weeks():
    months = parse("Hàng tháng", YEAR).labels()
    assert months[:3] == ["Tháng 01/2026", "Tháng 02/2026", "Tháng 3/2026"]
    weeks = parse("Hàng tuần", YEAR).labels()
    assert (weeks[0], weeks[13], weeks[-1]) == (
        "Tuần 1/2026",
        "Tuần 14/2026",
        "Tuần 53/2026",
    )


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Quý II và Quý III/2026", ["Quý II/2026", "Quý III/2026"]),
        ("Quý II và III", ["Quý II/2026", "Quý III/2026"]),
        ("Quý I, quý II và quý III", ["Quý I/2026", "Quý II/2026", "Quý III/2026"]),
        ("Tháng 11, 12 và tháng 01/2027", [*("Tháng 11/2026", "Tháng 12/2026"),
                                           "Tháng 01/2027"]),
        ("Quý II và tháng 12", ["Quý II/2026", "Tháng 12/2026"]),
        # Nothing to be left apart: as it is always read.
        ("Quý II-III", [""]),
        ("Tháng 3", [""]),
        ("Hàng quý", [f"Quý {n}/2026" for n in ("I", "II", "III", "IV")]),
        ("Sau mỗi cuộc ĐGNB", [""]),
        ("chưa rõ", []),
    ],
)  # fmt: skip
def test_periods_left_apart(text, labels):
    found = deadline.parse_apart(text, 2026)
    assert found.labels() == labels
    assert found.text == text
    assert deadline.parse(str(found), 2026) == found
