"""How a deadline that was read is written: in a plan, and while somebody types it.

Here are also the messages about a text that was not understood.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from . import deadline_report_periods, periods
from .deadline_kinds import (
    BEFORE,
    BEFORE_EVENT,
    CONTINUOUS,
    FREE,
    HALF_YEARLY,
    MONTHLY,
    QUARTERLY,
    UNIT_WORDS,
    WEEKDAYS,
    WEEKLY,
)
from .periods import show

if TYPE_CHECKING:
    from .deadline_dates import Deadline

_EVERY = {
    WEEKLY: "hàng tuần",
    MONTHLY: "hàng tháng",
    QUARTERLY: "hàng quý",
    HALF_YEARLY: "6 tháng một lần",
}
# Months by their place in the period: 0 is the one before it.
_PLACES = {
    MONTHLY: {0: "tháng trước", 1: "", 2: "tháng sau"},
    QUARTERLY: {
        0: "tháng cuối quý trước", 1: "tháng đầu quý", 2: "tháng thứ hai của quý",
        3: "tháng cuối quý", 4: "tháng đầu quý sau",
    },
    HALF_YEARLY: {
        0: "tháng trước kỳ báo cáo", 1: "tháng đầu kỳ báo cáo",
        6: "tháng cuối kỳ báo cáo", 7: "tháng sau kỳ báo cáo",
    },
}  # fmt: skip
_EXAMPLES = (
    "“Quý II”, “Tháng 3”, “Trước ngày 15/6/2026”, “Hàng tháng”, "
    "“Sau 10 ngày làm việc kể từ ngày …” hoặc “Thường xuyên”"
)
NOT_UNDERSTOOD = f"Chưa hiểu thời hạn này; hãy ghi như {_EXAMPLES}."
EMPTY = f"Chưa ghi thời hạn; hãy ghi như {_EXAMPLES}."
SEVERAL_CASES = (
    "Chưa hiểu thời hạn này; ô này có nhiều trường hợp, hãy tách mỗi trường hợp "
    "thành một thời hạn riêng."
)


def describe(deadline: Deadline, before_inclusive: bool = False) -> str:
    """Return a short Vietnamese reading of the deadline, to show while typing.

    What is doubtful in it is said behind it.
    """
    words = _describe(deadline, before_inclusive)
    # The sign comes first: a narrow column cuts the sentence off.
    return f"⚠ {words}. {deadline.doubt}" if deadline.doubt else words


def _describe(deadline: Deadline, before_inclusive: bool) -> str:
    if deadline.kind == FREE:
        return deadline.message or NOT_UNDERSTOOD
    if deadline.needs_event:
        if deadline.kind == BEFORE_EVENT:
            ahead = f"hạn {_delay(deadline)} trước đó"
            return f"Tính ngược từ ngày được ghi nhận: {deadline.event}; {ahead}"
        after = f"; hạn {_delay(deadline)}" if deadline.delay is not None else ""
        return f"Tính từ khi ghi nhận: {deadline.event or 'sự kiện'}{after}"
    windows = deadline.windows(before_inclusive=before_inclusive)
    if not windows:
        return "Không có kỳ nào trong khoảng thời gian đã ghi"
    start, due = windows[0][0], windows[-1][1]
    if len(windows) > 1:
        dates = f"{len(windows)} kỳ, từ {show(start)} đến {show(due)}"
    elif deadline.kind == CONTINUOUS and (start, due) == periods.whole_year(due.year):
        dates = f"Suốt năm {due.year}"
    else:
        dates = show(due) if start == due else f"{show(start)} – {show(due)}"
    if deadline.indicative:
        after = f", {deadline.lead} {deadline.event}" if deadline.event else ""
        dates = f"Thường {dates}{after}"
    return f"{dates}, không tính trễ hạn" if deadline.is_open_ended else dates


def write(deadline: Deadline) -> str:
    """Write the deadline in the words of a plan; `parse` reads it back equal."""
    if deadline.kind == FREE:
        return deadline.text
    if deadline.needs_event:
        words = _event(deadline)
    elif deadline.is_recurring:
        words = _recurring(deadline) + _bounds(deadline)
    elif deadline.cumulative:
        words = deadline_report_periods.write(deadline.spans)
    elif deadline.kind == CONTINUOUS:
        words = "thường xuyên" + _bounds(deadline)
    else:
        words = "; ".join(_span(deadline, *span) for span in deadline.spans)
    if deadline.indicative:
        words = f"không quy định thời gian (thường {words})"
        if deadline.event:
            words += f", {deadline.lead} {deadline.event}"
    return _capital(words) + (" (nếu có)" if deadline.conditional else "")


def label(deadline: Deadline, start: date | None, end: date) -> str:
    """Name one of the spans of a deadline that has several: "Quý II/2026"."""
    if deadline.cumulative:
        return _capital(deadline_report_periods.name(end))
    return _capital(_span(deadline, start, end))


def _span(deadline: Deadline, start: date | None, end: date) -> str:
    if deadline.kind != BEFORE:
        return _small(periods.name(start, end))
    words = ("trước" if deadline.strict else "chậm nhất") + f" ngày {show(end)}"
    return words if start is None else f"từ ngày {show(start)} đến {words}"


def _bounds(deadline: Deadline) -> str:
    if deadline.spans[0] == periods.whole_year(deadline.year):
        return ""
    return f", {_small(periods.name(*deadline.spans[0]))}"


def _recurring(deadline: Deadline) -> str:
    every = _EVERY[deadline.kind]
    before = "trước " if deadline.strict else ""
    if deadline.weekday is not None:
        return f"{before}{WEEKDAYS[deadline.weekday]} {every}"
    if deadline.month is None:
        return every
    places = _PLACES[deadline.kind]
    day = f"{before}ngày {deadline.day:02d}" if deadline.day else ""
    due = f"{day} {places[deadline.month]}".strip()
    if deadline.start_day:
        start = f"ngày {deadline.start_day:02d} {places[deadline.start_month]}".strip()
        due = f"từ {start} đến {due}"
    comma = "" if due == day else ","
    return f"{due}{comma} {every}"


def _delay(deadline: Deadline) -> str:
    return f"{deadline.delay:02d} {UNIT_WORDS[deadline.unit]}"


def _event(deadline: Deadline) -> str:
    words = f"{deadline.lead} {deadline.event}".strip()
    if deadline.delay is None:
        return words
    if deadline.kind == BEFORE_EVENT:
        return f"ít nhất {_delay(deadline)} {words}"
    within = deadline.lead.startswith("sau") or not deadline.event
    first = "trong vòng" if within else "sau"
    return f"{first} {_delay(deadline)} {words}".strip()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
