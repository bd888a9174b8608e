"""Working-day arithmetic of a Vietnamese agency.

The calendar itself is data that an agency edits (days off, Saturdays worked to
make up for a swapped day), so every function takes it as an argument: either as
two collections of dates, or as a predicate `is_workday(day) -> bool`. Without
one, Saturdays and Sundays are off and nothing else is.

Source of the counting rules: Bộ luật Dân sự 2015, Điều 147 (the day of the event
is not counted, the next one is day 1) and Điều 148 khoản 5 (a period that ends on
a day off ends on the next working day).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)
# No calendar has a year without a working day: past this the table is wrong.
_LONGEST_REST = 366


def is_workday(
    day: date, off: Collection[date] = (), worked: Collection[date] = ()
) -> bool:
    """Say whether `day` is worked.

    `off` holds the holidays and the weekdays swapped away, `worked` the Saturdays
    and Sundays worked instead. A day in both is worked: a swap is decided after
    the holiday it concerns (Bộ luật Lao động 2019, Điều 111-112).
    """
    if day in worked:
        return True
    return day.weekday() < 5 and day not in off


def next_workday(day: date, is_workday: Callable[[date], bool] = is_workday) -> date:
    """Return `day` itself when it is worked, else the first working day after it.

    Raises ValueError when the calendar has no working day within a year.
    """
    for _ in range(_LONGEST_REST):
        if is_workday(day):
            return day
        day += _ONE_DAY
    raise ValueError(
        "Lịch làm việc không có ngày làm việc nào trong một năm liền; "
        "hãy kiểm tra bảng ngày nghỉ."
    )


def add_workdays(
    start: date, n: int, is_workday: Callable[[date], bool] = is_workday
) -> date:
    """Return the `n`-th working day after `start`; `start` itself is not counted.

    `n` = 0 gives `start`. Raises ValueError for a negative `n` and for a calendar
    without working days.
    """
    if n < 0:
        raise ValueError(f"Số ngày làm việc phải từ 0 trở lên, không thể là {n}.")
    day = start
    for _ in range(n):
        day = next_workday(day + _ONE_DAY, is_workday)
    return day
