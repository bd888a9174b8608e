"""The days of the demo story, all told from the day it is loaded. No database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ..tools.workdays import WorkCalendar

# Days off that have a fixed date; the story has no need of the lunar ones.
_HOLIDAYS = ((1, 1), (4, 30), (5, 1), (9, 2))


def _calendar(year: int) -> WorkCalendar:
    """Return the working days of a year and those beside it."""
    years = (year - 1, year, year + 1)
    return WorkCalendar(frozenset(date(y, *one) for y in years for one in _HOLIDAYS))


def workday_before(day: date) -> date:
    """Return `day` itself when it is worked, else the last working day before it."""
    return _calendar(day.year).last(day)


def workday_after(day: date) -> date:
    """Return `day` itself when it is worked, else the first working day after it."""
    return _calendar(day.year).next(day)


def office_hour(day: date, place: int) -> datetime:
    """A time of `day` in office hours, another one for each `place`, in UTC."""
    return datetime.combine(day, time(1 + place % 8, place * 7 % 60))


@dataclass(frozen=True)
class StoryDays:
    """What happens when, for a story loaded on `today`."""

    today: date

    @property
    def year(self) -> int:
        return self.today.year

    def reform_plan(self, year: int) -> date:
        """The province issues its plan of `year` in the last days of the year before."""
        return workday_before(date(year - 1, 12, 30))

    def issued(self, year: int) -> date:
        """The plan of `year` is issued in mid-January; in early January, just now."""
        return workday_before(min(date(year, 1, 15), self.today))

    def closed(self, year: int) -> date:
        """The plan of a past `year` is closed at its end."""
        return workday_before(date(year, 12, 31))

    @property
    def late(self) -> date:
        """A deadline that some have just missed."""
        return workday_before(self.today - timedelta(days=3))

    @property
    def soon(self) -> date:
        """A deadline of this week or the next days."""
        return workday_after(self.today + timedelta(days=3))

    @property
    def event(self) -> date:
        """An event of the last days; it must be in the year of its plan."""
        day = workday_before(self.today - timedelta(days=6))
        return day if day.year == self.year else self.today

    def spring_event(self, year: int) -> date | None:
        """An event in spring whose work is over; None while it would be too recent."""
        day = workday_after(date(year, 2, 24))
        return day if day + timedelta(days=60) < self.today else None

    def done_on(self, year: int, start: date, due: date, place: int) -> date:
        """When a task of the plan of `year` was finished: shortly before its deadline."""
        day = max(due - timedelta(days=place % 6), start, self.issued(year))
        return workday_before(min(day, self.today))

    def fate(
        self, start: date, due: date, open_ended: bool, place: int, slowness: int = 0
    ) -> str:
        """What has become of a task by today: "done", "doing" or "todo".

        :param place: makes the tasks of one line differ from each other
        :param slowness: for how many days after a deadline its department is late
        """
        if open_ended:
            return "todo" if place % 3 == 2 else "doing"
        if due < self.today:
            if (self.today - due).days > slowness:
                return "done"
            return "doing" if place % 2 else "todo"
        if start > self.today:
            return "todo"
        share = (self.today - start).days / ((due - start).days or 1)
        if share > 0.5 and place % 3 == 0:
            return "done"
        return "doing" if share > 0.3 and place % 3 == 1 else "todo"
