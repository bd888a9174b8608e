"""What a deadline that was read comes to: its periods and days, and their labels.

A Deadline is a value: frozen, hashable, equal to another when both mean the same,
however each was typed. `str()` writes it in the words of a plan and
`deadline.parse(str(s), s.year) == s` always holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from . import deadline_doubts, deadline_writing, periods
from .deadline_event_codes import event_code
from .deadline_kinds import (
    BEFORE,
    BEFORE_EVENT,
    CONTINUOUS,
    EVENT,
    FREE,
    HALF_YEARLY,
    MONTHLY,
    MONTHS,
    QUARTERLY,
    RECURRING,
    WEEKLY,
    WORKING_DAYS,
)
from .deadline_spelling import clean, fold
from .periods import ONE_DAY, ROMAN, Span
from .workdays import WorkCalendar

# Months between two occurrences; None: a week.
_STEP = {WEEKLY: None, MONTHLY: 1, QUARTERLY: 3, HALF_YEARLY: 6}

Workdays = Callable[[date, int], date]


@dataclass(frozen=True)
class Deadline:
    """What a deadline text means in the plan of `year`.

    kind         one of KINDS
    spans        (start, end) of each period: DATED kinds. For `before` the end is the
                 day the text names and the start is None unless the text says one.
                 RECURRING kinds and `continuous`: one span, the bounds.
    strict       the text says "trước" a day that belongs to the deadline's other side
    day, month   RECURRING: the day of the month it is due on, and of which month of
                 the period (1 the first; one past the period is the next period's)
    start_day, start_month
                 RECURRING: where its work begins, month 0 being the one before
    weekday      `weekly`: the day it is due on, 0 Monday
    event, lead  EVENT kinds: the event's words, and the word that led to them;
                 indicative: what usually comes first
    delay, unit  `after_event`: how long after it, in WORKING_DAYS, DAYS or MONTHS;
                 `before_event`: how long before it
    indicative   "Không quy định thời gian (thường …)": usual, not binding
    conditional  "(nếu có)": may turn out not to be needed
    cumulative   `window`: each span ends a report that counts from the first of January
    text         the text as typed, cleaned; `message` says why it was not understood
    uncertain    what the reading assumes that the text does not say, in Vietnamese
    """

    kind: str
    year: int
    spans: tuple[tuple[date | None, date], ...] = ()
    strict: bool = False
    day: int | None = None
    month: int | None = None
    start_day: int | None = None
    start_month: int | None = None
    weekday: int | None = None
    event: str | None = field(default=None, compare=False)
    delay: int | None = None
    unit: str | None = None
    indicative: bool = False
    conditional: bool = False
    cumulative: bool = False
    lead: str = field(default="", compare=False)
    text: str = field(default="", compare=False)
    message: str = field(default="", compare=False)
    uncertain: tuple[str, ...] = field(default=(), compare=False)
    # What is compared in place of words that may be typed in any case or spelling.
    _words: str = field(default="", init=False, repr=False)

    def __post_init__(self) -> None:
        words = self.text if self.kind == FREE else self.event
        object.__setattr__(self, "_words", fold(clean(words or "")))

    @property
    def understood(self) -> bool:
        """False for a text that no form fits: it is kept, and gives no dates."""
        return self.kind != FREE

    @property
    def is_open_ended(self) -> bool:
        """True for what is never late: done all year, or only usually done then."""
        return self.kind == CONTINUOUS or self.indicative

    @property
    def is_recurring(self) -> bool:
        """True when one line of the plan makes a task for each week, month …"""
        return self.kind in RECURRING

    @property
    def needs_event(self) -> bool:
        """True when there is no date until something happens and is recorded."""
        return self.kind in EVENT

    @property
    def counts_workdays(self) -> bool:
        """True when days off decide on which day it is due."""
        after = self.kind in EVENT and self.kind != BEFORE_EVENT
        return self.delay is not None and (after or self.unit == WORKING_DAYS)

    @property
    def event_code(self) -> str | None:
        """The occasion it waits for, where the system knows of it by itself."""
        return event_code(self.lead, self.event) if self.needs_event else None

    def windows(
        self,
        workdays: Workdays | None = None,
        event_date: date | None = None,
        before_inclusive: bool = False,
    ) -> list[Span]:
        """Return inclusive (start, due) pairs, in order.

        workdays          n-th working day after a date; default: only weekends are off
        event_date        the day of the event, for the kinds that need one; it may be
                          to come
        before_inclusive  "trước ngày d" is due on d; by default, on the day before

        Without its event, and for a text not understood: no pairs. An event without
        a stated delay leaves until 31 December of its year.
        """
        if self.kind == FREE:
            return []
        if self.needs_event:
            if event_date is None:
                return []
            workdays = workdays or WorkCalendar().add
            if self.kind == BEFORE_EVENT:
                return [
                    self._before(None, self._due_before(event_date, workdays), True)
                ]
            return [(event_date, self._due_after(event_date, workdays))]
        if self.is_recurring:
            return [pair for pair, _label in self._occurrences(before_inclusive)]
        if self.kind == BEFORE:
            return [self._before(*span, before_inclusive) for span in self.spans]
        return list(self.spans)

    def labels(self) -> list[str]:
        """Return a name for each window: "Tháng 3/2026"; "" for a window alone.

        Kinds that need an event have one unnamed window.
        """
        if self.is_recurring:
            return [label for _pair, label in self._occurrences(False)]
        if self.needs_event:
            return [""]
        if len(self.spans) < 2:
            return [""] * len(self.spans)
        return [deadline_writing.label(self, *span) for span in self.spans]

    @property
    def doubt(self) -> str:
        """What should be looked at again, a sentence in Vietnamese; "" for nothing."""
        return deadline_doubts.in_words(self)

    def describe(self, before_inclusive: bool = False) -> str:
        """Return a short Vietnamese reading of the deadline, to show while typing."""
        return deadline_writing.describe(self, before_inclusive)

    def __str__(self) -> str:
        """Write the deadline in the words of a plan; `parse` reads it back equal."""
        return deadline_writing.write(self)

    # --- days ------------------------------------------------------------------------

    def _before(self, start: date | None, end: date, inclusive: bool) -> Span:
        due = end - ONE_DAY if self.strict and not inclusive else end
        return start or date(due.year, 1, 1), due

    def _due_after(self, event_date: date, workdays: Workdays) -> date:
        if self.delay is None:
            return date(event_date.year, 12, 31)
        if self.unit == WORKING_DAYS:
            return workdays(event_date, self.delay)
        if self.unit == MONTHS:
            due = periods.add_months(event_date, self.delay)
        else:
            due = event_date + self.delay * ONE_DAY
        # A period that ends on a day off ends on the next working day: Điều 148 khoản 5
        # Bộ luật Dân sự 2015. The first working day after the eve is `due` if worked.
        return workdays(due - ONE_DAY, 1)

    def _due_before(self, event_date: date, workdays: Workdays) -> date:
        """Return the last day that still is so long before the event.

        It is not moved when it is a day off: later would be too late, earlier is not
        what the text says.
        """
        if self.unit == MONTHS:
            return periods.add_months(event_date, -self.delay)
        if self.unit != WORKING_DAYS:
            return event_date - self.delay * ONE_DAY
        day = event_date
        for _ in range(self.delay):
            day -= ONE_DAY
            while workdays(day - ONE_DAY, 1) != day:  # a day off
                day -= ONE_DAY
        return day

    def _occurrences(self, inclusive: bool) -> Iterator[tuple[Span, str]]:
        """Yield each period within the bounds, with its label."""
        first, last = self.spans[0]
        step = _STEP[self.kind]
        if step is None:
            start = first - first.weekday() * ONE_DAY
        else:
            start = date(first.year, (first.month - 1) // step * step + 1, 1)
        while start <= last:
            following = periods.add_months(start, step) if step else start + 7 * ONE_DAY
            anchor = self._anchor(start)
            if anchor is None:
                pair = max(start, first), min(following - ONE_DAY, last)
            else:
                due = self._due(anchor, inclusive)
                begins = self._day(start, self.start_month, self.start_day)
                pair = begins or self._start(max(start, first), due), due
            # Bounds that cut a period short may leave its day outside.
            next_period = self.month is not None and self.month > (step or 0)
            if anchor is None or first <= anchor and (anchor <= last or next_period):
                yield pair, self._label(start)
            start = following

    def _anchor(self, start: date) -> date | None:
        """Return the day the text names in the period that starts on `start`."""
        if self.weekday is not None:
            return start + self.weekday * ONE_DAY
        return self._day(start, self.month, self.day)

    def _due(self, anchor: date, inclusive: bool) -> date:
        if not self.strict or inclusive:
            return anchor
        eve = anchor - ONE_DAY
        # "Trước ngày 31" leaves the 30th of a month that has no 31st.
        return anchor if self.day and anchor.day < self.day else eve

    @staticmethod
    def _day(start: date, month: int | None, day: int | None) -> date | None:
        """Return a day of a month of the period that starts on `start`: "ngày 31" is
        the last day of the shorter months. None: the last day of any; no month: None.
        """
        if month is None:
            return None
        first = periods.add_months(start, month - 1)
        end = periods.months(first.year, first.month)[1]
        return first.replace(day=min(day, end.day)) if day else end

    def _start(self, start: date, due: date) -> date:
        """Return `start`, or the start of the due day's own period when it is earlier.

        "Trước ngày 01 hàng tháng" is due on the last day of the month before.
        """
        if start <= due:
            return start
        return due - 6 * ONE_DAY if self.kind == WEEKLY else due.replace(day=1)

    def _label(self, start: date) -> str:
        if self.kind == WEEKLY:
            year, week, _day = start.isocalendar()
            return f"Tuần {week}/{year}"
        if self.kind == MONTHLY:
            return f"Tháng {periods.show_month(start.month)}/{start.year}"
        if self.kind == QUARTERLY:
            return f"Quý {ROMAN[start.month // 3]}/{start.year}"
        return f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year}"
