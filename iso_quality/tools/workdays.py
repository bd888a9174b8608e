"""Working-day arithmetic of a Vietnamese agency.

The calendar itself is data that an agency edits (days off, Saturdays worked to make up
for a swapped day); here it is a value that counts. An empty one has Saturdays and
Sundays off and nothing else.

Source of the counting rules: Bộ luật Dân sự 2015, Điều 147 (the day of the event is not
counted, the next one is day 1) and Điều 148 khoản 5 (a period that ends on a day off ends
on the next working day).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
# No calendar has a year without a working day: past this the table is wrong.
_LONGEST_REST = 366


@dataclass(frozen=True)
class WorkCalendar:
    """The days on which an agency works.

    off        holidays and weekdays swapped away
    worked     Saturdays and Sundays worked instead; a day in both is worked: a swap is
               decided after the holiday it concerns (Bộ luật Lao động 2019, Điều 111-112)
    announced  years whose days off have been announced; those of others are computed

    All methods that look for a working day raise ValueError when the calendar has none
    within a year.
    """

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    announced: frozenset[int] = frozenset()

    def over(self, shared: WorkCalendar) -> WorkCalendar:
        """Return what holds for an agency: its own days above those all share."""
        return WorkCalendar(
            (shared.off | self.off) - self.worked,
            (shared.worked - self.off) | self.worked,
            shared.announced | self.announced,
        )

    def is_workday(self, day: date) -> bool:
        """Say whether `day` is worked."""
        return day in self.worked or (day.weekday() < 5 and day not in self.off)

    def next(self, day: date) -> date:
        """Return `day` itself when it is worked, else the first working day after it."""
        return self._look(day, ONE_DAY)

    def last(self, day: date) -> date:
        """Return `day` itself when it is worked, else the last working day before it."""
        return self._look(day, -ONE_DAY)

    def add(self, start: date, n: int) -> date:
        """Return the `n`-th working day after `start`; `start` itself is not counted.

        `n` = 0 gives `start`. Raises ValueError for a negative `n`.
        """
        if n < 0:
            raise ValueError(f"Số ngày làm việc phải từ 0 trở lên, không thể là {n}.")
        day = start
        for _ in range(n):
            day = self.next(day + ONE_DAY)
        return day

    def between(self, after: date, until: date) -> int:
        """Count the working days after `after`, up to and with `until`; 0 before it."""
        days = range((until - after).days)
        return sum(self.is_workday(until - n * ONE_DAY) for n in days)

    def before_work(self, day: date) -> date:
        """Return the day before the next working day after `day`: what is to be said by
        then is said on `day`, as nobody hears of it later in time."""
        return self.next(day + ONE_DAY) - ONE_DAY

    def unannounced(self, first: date, last: date) -> list[int]:
        """Return the years from `first` to `last` that no notice tells the days off of:
        what is counted there may change."""
        years = range(first.year, last.year + 1)
        return [year for year in years if year not in self.announced]

    def _look(self, day: date, step: timedelta) -> date:
        for _ in range(_LONGEST_REST):
            if self.is_workday(day):
                return day
            day += step
        raise ValueError(
            "Lịch làm việc không có ngày làm việc nào trong một năm liền; "
            "hãy kiểm tra bảng ngày nghỉ."
        )
