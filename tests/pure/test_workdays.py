"""Working days: the vectors were counted by hand on the official calendars."""

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader import load

workdays = load("workdays")

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


def days(*texts):
    return frozenset(date.fromisoformat(text) for text in texts)


def between(first, last):
    first, last = date.fromisoformat(first), date.fromisoformat(last)
    return frozenset(first + timedelta(n) for n in range((last - first).days + 1))


# Official notices for civil servants; weekends inside a holiday do no harm.
OFF = (
    between("2023-01-20", "2023-01-26")
    | days("2026-01-01", "2026-01-02")
    | between("2026-02-14", "2026-02-22")
    | days("2026-04-27", "2026-04-30", "2026-05-01", "2026-11-24")
    | between("2026-08-29", "2026-09-02")
)
WORKED = days("2026-01-10", "2026-08-22")
calendar = partial(workdays.is_workday, off=OFF, worked=WORKED)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2025-12-22", 10, "2026-01-07"),
        ("2026-01-12", 30, "2026-03-02"),
        ("2026-02-13", 1, "2026-02-23"),
        ("2026-04-20", 10, "2026-05-07"),
        ("2026-04-24", 1, "2026-04-28"),
        ("2026-08-20", 2, "2026-08-22"),
        ("2026-08-28", 1, "2026-09-03"),
        ("2026-11-23", 1, "2026-11-25"),
        ("2023-01-16", 30, "2023-03-06"),
        ("2023-06-15", 30, "2023-07-27"),
        ("2026-01-08", 2, "2026-01-10"),
    ],
)
def test_counting_on_the_official_calendar(start, n, end):
    start, end = date.fromisoformat(start), date.fromisoformat(end)
    assert workdays.add_workdays(start, n, calendar) == end


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2026-06-05", 1, "2026-06-08"),  # a Friday
        ("2026-06-06", 1, "2026-06-08"),  # a Saturday
        ("2026-06-01", 5, "2026-06-08"),
        ("2026-06-06", 0, "2026-06-06"),
        ("2023-06-15", 30, "2023-07-27"),
    ],
)
def test_counting_with_weekends_off_only(start, n, end):
    start, end = date.fromisoformat(start), date.fromisoformat(end)
    assert workdays.add_workdays(start, n) == end


def test_a_day_both_off_and_worked_is_worked():
    saturday, monday = date(2026, 6, 6), date(2026, 6, 8)
    assert not workdays.is_workday(saturday)
    assert workdays.is_workday(saturday, worked=[saturday])
    assert not workdays.is_workday(monday, off=[monday])
    assert workdays.is_workday(monday, off=[monday], worked=[monday])


def test_next_workday_keeps_a_working_day():
    assert workdays.next_workday(date(2026, 6, 5)) == date(2026, 6, 5)
    assert workdays.next_workday(date(2026, 6, 6)) == date(2026, 6, 8)
    assert workdays.next_workday(date(2026, 8, 29), calendar) == date(2026, 9, 3)


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="từ 0 trở lên"):
        workdays.add_workdays(date(2026, 6, 5), -1)


def test_a_calendar_without_working_days_is_refused():
    with pytest.raises(ValueError, match="bảng ngày nghỉ"):
        workdays.add_workdays(date(2026, 6, 5), 1, lambda day: False)


@given(DAYS, st.integers(1, 400))
def test_the_nth_working_day_has_n_working_days_behind_it(start, n):
    end = workdays.add_workdays(start, n)
    passed = [start + timedelta(i) for i in range(1, (end - start).days + 1)]
    assert workdays.is_workday(end)
    assert sum(map(workdays.is_workday, passed)) == n


@given(DAYS, st.integers(0, 200), st.integers(0, 200))
def test_counting_in_two_steps_is_counting_once(start, a, b):
    twice = workdays.add_workdays(workdays.add_workdays(start, a), b)
    assert twice == workdays.add_workdays(start, a + b)


@given(DAYS)
def test_next_workday_is_the_first_after_the_eve(day):
    eve = day - timedelta(1)
    assert workdays.next_workday(day) == workdays.add_workdays(eve, 1)
