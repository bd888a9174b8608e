"""Working days: the vectors were counted by hand on the official calendars."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader import load

workdays = load("workdays")

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


SEED = Path(__file__).resolve().parents[2] / (
    "iso_quality/data/calendar/vn_working_days.json"
)
YEARS = json.loads(SEED.read_text("utf-8"))["years"]


def days(texts):
    return frozenset(map(date.fromisoformat, texts))


# What every agency begins with.
calendar = workdays.WorkCalendar(
    frozenset().union(*(days(year["days_off"]) for year in YEARS.values())),
    frozenset().union(*(days(year["makeup_days"]) for year in YEARS.values())),
    frozenset(int(year) for year, told in YEARS.items() if told["notice"]),
)
weekends = workdays.WorkCalendar()


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
        # Ten working days over Tết, 30/4 and 2/9.
        ("2026-02-12", 10, "2026-03-05"),
        ("2026-04-22", 10, "2026-05-11"),
        ("2026-08-18", 10, "2026-09-03"),
    ],
)
def test_counting_on_the_official_calendar(start, n, end):
    start, end = date.fromisoformat(start), date.fromisoformat(end)
    assert calendar.add(start, n) == end


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
    assert weekends.add(start, n) == end


def test_a_day_both_off_and_worked_is_worked():
    saturday, monday = date(2026, 6, 6), date(2026, 6, 8)
    assert not weekends.is_workday(saturday)
    assert workdays.WorkCalendar(worked=frozenset({saturday})).is_workday(saturday)
    off = frozenset({monday})
    assert not workdays.WorkCalendar(off).is_workday(monday)
    assert workdays.WorkCalendar(off, off).is_workday(monday)


def test_an_agencys_own_days_stand_above_those_all_share():
    tet, saturday = date(2026, 2, 17), date(2026, 8, 22)
    own = workdays.WorkCalendar(frozenset({saturday}), frozenset({tet})).over(calendar)
    assert own.is_workday(tet)
    assert not own.is_workday(saturday)
    assert not own.is_workday(date(2026, 2, 18))
    assert own.announced == calendar.announced


def test_next_and_last_keep_a_working_day():
    assert weekends.next(date(2026, 6, 5)) == date(2026, 6, 5)
    assert weekends.next(date(2026, 6, 6)) == date(2026, 6, 8)
    assert weekends.last(date(2026, 6, 6)) == date(2026, 6, 5)
    assert calendar.next(date(2026, 8, 29)) == date(2026, 9, 3)
    assert calendar.last(date(2026, 2, 22)) == date(2026, 2, 13)


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="từ 0 trở lên"):
        weekends.add(date(2026, 6, 5), -1)


def test_a_calendar_without_working_days_is_refused():
    start = date(2026, 6, 5)
    off = frozenset(start + timedelta(n) for n in range(400))
    with pytest.raises(ValueError, match="bảng ngày nghỉ"):
        workdays.WorkCalendar(off).add(start, 1)


def test_years_without_a_notice_are_told():
    assert calendar.unannounced(date(2026, 1, 1), date(2026, 12, 31)) == []
    assert calendar.unannounced(date(2026, 12, 25), date(2027, 1, 4)) == [2027]


CALENDARS = st.builds(
    workdays.WorkCalendar,
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 3, 31)), max_size=40),
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 3, 31)), max_size=10),
)
NEAR = st.dates(date(2025, 12, 15), date(2026, 4, 15))


@given(CALENDARS, NEAR, st.integers(1, 80))
def test_the_nth_working_day_has_n_working_days_behind_it(days_of, start, n):
    end = days_of.add(start, n)
    passed = [start + timedelta(i) for i in range(1, (end - start).days + 1)]
    assert days_of.is_workday(end)
    assert sum(map(days_of.is_workday, passed)) == n
    assert days_of.between(start, end) == n
    assert days_of.between(end, start) == 0


@given(CALENDARS, NEAR, st.integers(0, 40), st.integers(0, 40))
def test_counting_in_two_steps_is_counting_once(days_of, start, a, b):
    assert days_of.add(days_of.add(start, a), b) == days_of.add(start, a + b)


@given(CALENDARS, NEAR, st.integers(0, 40), NEAR)
def test_a_day_off_more_brings_no_deadline_nearer(days_of, start, n, day):
    fewer = workdays.WorkCalendar(days_of.off | {day}, days_of.worked - {day})
    assert fewer.add(start, n) >= days_of.add(start, n)


@given(CALENDARS, NEAR)
def test_the_days_about_a_day(days_of, day):
    assert days_of.next(day) == days_of.add(day - timedelta(1), 1)
    assert days_of.last(day) <= day <= days_of.next(day)
    until = days_of.before_work(day)
    # Said on a working day: everything until the next one; so none is left out.
    assert days_of.last(until) <= day or not days_of.is_workday(day)
    assert days_of.is_workday(until + timedelta(1))
    assert days_of.between(day, until) == 0
