"""Every day belongs to one task of those that ask for the same work."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loader import load

task_windows = load("task_windows").task_windows

YEAR = 2026
LAST = date(YEAR, 12, 31)


def day(text):
    month, number = text.split("-")
    return date(YEAR, int(month), int(number))


@pytest.mark.parametrize(
    ("tasks", "windows"),
    [
        # Quý II; Quý III
        ([("4-1", "6-30"), ("7-1", "9-30")], [("4-1", "6-30"), ("7-1", "12-31")]),
        # The order does not matter.
        ([("7-1", "9-30"), ("4-1", "6-30")], [("7-1", "12-31"), ("4-1", "6-30")]),
        # Quý I; Quý IV: what is late in summer still finishes the first.
        ([("1-1", "3-31"), ("10-1", "12-31")], [("1-1", "9-30"), ("10-1", "12-31")]),
        ([("10-1", "10-31")], [("10-1", "12-31")]),
        ([(None, "10-31")], [("1-1", "12-31")]),
        # "Trước ngày 15/6", "trước ngày 15/12"
        ([("1-1", "6-14"), ("1-1", "12-14")], [("1-1", "6-14"), ("6-15", "12-31")]),
        ([("1-1", "12-31"), ("1-1", "12-31")], [("1-1", "12-31")] * 2),
        # Quý I-II beside Quý II
        ([("1-1", "6-30"), ("4-1", "6-30")], [("1-1", "3-31"), ("4-1", "12-31")]),
        ([], []),
    ],
)
def test_windows(tasks, windows):
    tasks = [(start and day(start), day(due)) for start, due in tasks]
    assert task_windows(tasks, YEAR) == [(day(a), day(b)) for a, b in windows]


def test_work_due_in_the_next_year_has_its_days():
    january = (date(2027, 1, 1), date(2027, 1, 31))
    autumn = (date(2026, 10, 1), date(2026, 12, 31))
    assert task_windows([autumn, january], YEAR) == [autumn, january]


def test_those_that_begin_together_are_over_together():
    year, january = (None, None), date(2027, 1, 1)
    longer, shorter = (None, date(2027, 2, 1)), (january, january)
    windows = task_windows([year, longer, shorter], YEAR)
    assert windows[1] == windows[2] == (january, date(2027, 2, 1))


days = st.dates(date(YEAR, 1, 1), date(YEAR + 1, 2, 1))
some_tasks = st.lists(
    st.tuples(st.none() | days, st.none() | days, st.integers(0, 90)).map(
        lambda t: (t[0], t[0] + timedelta(t[2]) if t[0] else t[1])
    ),
    max_size=8,
)


@given(some_tasks)
def test_every_day_from_the_first_beginning_belongs_to_one(tasks):
    windows = task_windows(tasks, YEAR)
    assert len(windows) == len(tasks)
    distinct = sorted(set(windows))
    for (_start, over), (begin, _over) in pairwise(distinct):
        assert begin == over + timedelta(1)
    if distinct:
        assert distinct[-1][1] >= LAST
    for (start, due), window in zip(tasks, windows, strict=True):
        assert window[0] <= window[1]
        assert (start or date(YEAR, 1, 1)) <= window[0]
        if window == distinct[-1] and due:
            assert window[1] >= due


@given(some_tasks, st.randoms())
def test_the_order_of_the_tasks_does_not_matter(tasks, random):
    shuffled = random.sample(tasks, len(tasks))
    asked = dict(zip(tasks, task_windows(tasks, YEAR), strict=True))
    assert task_windows(shuffled, YEAR) == [asked[task] for task in shuffled]
