"""The forms of deadlines that come back, and of work that goes on all the time.

They are a part of deadline_grammar's table, in this order.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from . import deadline_kinds as kinds
from . import deadline_report_periods as reports
from . import periods
from .deadline_dates import Deadline
from .deadline_grammar_pieces import (
    BY,
    LIST,
    TO,
    NotRead,
    Pieces,
    is_strict,
    make_dated,
)
from .deadline_lexemes import Lexeme
from .deadline_month_places import AFTER, BEFORE, LAST, THIS, doubts, length
from .deadline_month_places import index as month_index
from .periods import Span

_FREQUENCIES = {
    0: kinds.WEEKLY,
    1: kinds.MONTHLY,
    3: kinds.QUARTERLY,
    6: kinds.HALF_YEARLY,
}
_BOUNDS = rf"(?: ?,? ?(?:trong )?(?P<bounds>{LIST}|từ [PD](?: trở đi)?))?"


def _bounds(r: Pieces, every: int = 12) -> Span:
    """Return the bounds of what recurs: the plan's year unless the text says.

    Bounds that hold one period only ("tháng 3 hàng quý", "tuần 1 hàng tháng") are not
    bounds: the text means the third month of each quarter, the first week of each.
    """
    if not r.match.groupdict().get("bounds"):
        return periods.whole_year(r.year)
    spans = r.items("bounds")
    start, end = spans[0]
    if re.match(r"từ [PD](?: trở đi)?$", r.text("bounds")):
        end = date(start.year, 12, 31)
    longest = {0: 7, 1: 31, 3: 92, 6: 184}.get(every, 1)
    if len(spans) > 1 or (end - start).days < longest:
        raise NotRead
    return start, end


def _recurring(r: Pieces) -> Deadline:
    """ "Hàng tháng", "02 lần/năm", "Hàng quý năm 2027", "6 tháng, năm"."""
    value = r.value("f")
    bounds = _bounds(r, value)
    if value in _FREQUENCIES:
        return Deadline(_FREQUENCIES[value], r.year, (bounds,))
    if value == 12:
        return make_dated(r, [bounds])
    if value in (2, 4) and bounds == periods.whole_year(bounds[0].year):
        year = bounds[0].year
        spans = [periods.months(year, first, value) for first in range(1, 13, value)]
        return make_dated(r, spans)
    raise NotRead


def _day_of_each(r: Pieces) -> Deadline:
    """ "Trước ngày 25 hàng tháng"; "hàng quý": of its last month."""
    value = r.value("f")
    if value not in (1, 3):
        raise NotRead
    return _on_day(r, value, value)


def _day_by_place(r: Pieces) -> Deadline:
    """ "Ngày 05 tháng đầu quý", "ngày 20 của tháng cuối kỳ báo cáo", "Tháng cuối quý"."""
    place = r.all("m")[0]
    every = _every([place], r)
    if not r.match.groupdict().get("n"):
        length_said = (place.value or 0) > 0 or r.text("f")
        if every != 3 or place.unit == BEFORE or not length_said:
            raise NotRead  # a month as a whole is read of quarters only
    read = _on_day(r, every, month_index(place, every))
    return replace(read, uncertain=doubts([place], r.value("f")))


def _from_day_to_day(r: Pieces) -> Deadline:
    """ "Từ ngày 15 tháng trước đến ngày 14 hàng tháng"."""
    first, last = r.all("m0"), r.all("m")
    if not (first or last or r.text("f")):
        raise NotRead
    every = _every(first + last, r)
    if every > 1 and not last:
        raise NotRead
    month = month_index(last[0], every) if last else 1
    # "Từ ngày 20 đến ngày 25 tháng cuối quý": both in that month.
    start = month_index(first[0], every) if first else 1 if every == 1 else month
    day = r.value("from")
    periods.check_day(day)
    if (start, day) >= (month, r.value("n")):
        raise NotRead
    read = _on_day(r, every, month, since=(start, day))
    return replace(read, uncertain=doubts(first + last, r.value("f")))


def _every(places: list[Lexeme], r: Pieces) -> int:
    if r.text("f") and r.value("f") is None:
        raise NotRead
    try:
        every = length(places, r.value("f"))
        [month_index(place, every) for place in places]
    except ValueError:
        raise NotRead from None
    if every not in (1, 3, 6, 12):
        raise NotRead
    return every


def _on_day(
    r: Pieces, every: int, month: int, since: tuple[int, int] | None = None
) -> Deadline:
    """Return the deadline on a day of a month of each period.

    :param since: month and day on which the work begins
    """
    words = r.match.groupdict()
    day = r.value("n") if words.get("n") else None
    if day is not None:
        periods.check_day(day)
    limit = words.get("limit")
    strict = bool(limit) and is_strict(limit)
    start_month, start_day = since or (None, None)
    if every == 12:
        return _each_year(r, month, day, strict, since)
    return Deadline(
        _FREQUENCIES[every],
        r.year,
        (_bounds(r, every),),
        strict=strict,
        day=day,
        month=month,
        start_day=start_day,
        start_month=start_month,
    )


def _each_year(
    r: Pieces, month: int, day: int, strict: bool, since: tuple[int, int] | None
) -> Deadline:
    """ "Hàng năm, chậm nhất ngày 20 của tháng cuối kỳ báo cáo": one day a year."""
    first, _end = _bounds(r)

    def named(month: int, day: int) -> date:
        inside = periods.add_months(date(first.year, 1, 1), month - 1)
        return periods.day(inside.year, inside.month, day)

    due = named(month, day)
    if not since and not r.match.groupdict().get("limit"):
        return make_dated(r, [(due, due)])
    start = named(*since) if since else None
    if start and not strict:
        return make_dated(r, [(start, due)])
    return Deadline(kinds.BEFORE, r.year, ((start, due),), strict)


def _reports(r: Pieces) -> Deadline:
    """ "Quý I, 6 tháng, 9 tháng và năm (chậm nhất ngày 20 của tháng cuối kỳ báo cáo)"."""
    listed = r.all("u")[0]
    spans = reports.spans(listed.year or r.year, listed.ends)
    if not r.match.groupdict().get("n"):
        return Deadline(kinds.WINDOW, r.year, spans, cumulative=True)
    place = r.all("m")[0]
    after = place.unit == AFTER
    if (place.value or 0) > 0 or not (after or place.unit in (LAST, THIS)):
        raise NotRead
    months = [
        periods.add_months(end.replace(day=1), int(after)) for _start, end in spans
    ]
    days = [periods.day(month.year, month.month, r.value("n")) for month in months]
    limit = r.text("limit")
    if not limit:
        return make_dated(r, [(day, day) for day in days])
    spans = tuple((None, day) for day in days)
    return Deadline(kinds.BEFORE, r.year, spans, is_strict(limit))


def _side_of_each(r: Pieces) -> Deadline:
    """ "Cuối quý", "Đầu mỗi tháng": with no number it is every quarter, every month."""
    value = r.value("f") if r.text("f") else 1 if r.text("unit") == "tháng" else 3
    place = ("đầu", "giữa", "cuối").index(r.text("side"))
    if value == 12 and not r.text("bounds"):
        return make_dated(r, [periods.part_of_year(r.year, r.text("side"))])
    if value == 3:
        return Deadline(kinds.QUARTERLY, r.year, (_bounds(r, 3),), month=place + 1)
    if value != 1:
        raise NotRead
    # The tenths of a month: due on the 10th, the 20th, the last day.
    day = (10, 20, 31)[place]
    return Deadline(kinds.MONTHLY, r.year, (_bounds(r, 1),), day=day, month=1)


def _weekly(r: Pieces) -> Deadline:
    """ "Thứ sáu hàng tuần", "Trước thứ sáu hàng tuần"."""
    if r.value("f") != 0 or r.value("w") not in range(7):
        raise NotRead
    strict = bool(r.text("limit")) and is_strict(r.text("limit"))
    return Deadline(
        kinds.WEEKLY, r.year, (_bounds(r, 0),), strict=strict, weekday=r.value("w")
    )


def _continuous(r: Pieces) -> Deadline:
    """ "Thường xuyên, liên tục", "Thường xuyên trong năm", "Quanh năm"."""
    return Deadline(kinds.CONTINUOUS, r.year, (_bounds(r),))


def _continuous_recurring(r: Pieces) -> Deadline:
    """ "Thường xuyên, hàng tháng": what recurs can be late, so it stands."""
    if r.value("f") == 12:
        return _continuous(r)
    return _recurring(r)


_EVERY = r"(?: ?,? ?(?P<f>F))?"
_ALWAYS = r"C(?:(?: ?, ?| và | )(?:C|định kỳ|kịp thời|đột xuất))*"
_DAY_OF_EACH = rf"(?P<limit>{BY})?(?:H ?)?(?P<n>N)"
RECURRING_FORMS: list[tuple[str, Callable[[Pieces], Deadline]]] = [
    (rf"(?P<f>F){_BOUNDS}", _recurring),
    (rf"(?P<bounds>{LIST}) ?,? ?(?P<f>F)", _recurring),
    (rf"{_DAY_OF_EACH} ?,? ?(?:của )?(?P<f>F){_BOUNDS}", _day_of_each),
    (rf"{_DAY_OF_EACH} (?P<m>M){_EVERY}{_BOUNDS}", _day_by_place),
    (r"(?P<u>U)", _reports),
    (rf"(?P<u>U) ?[,:]? ?{_DAY_OF_EACH} (?P<m>M)", _reports),
    (rf"{_DAY_OF_EACH} (?P<m>M) ?,? ?(?:của )?(?P<u>U)", _reports),
    (rf"(?P<m>M){_EVERY}{_BOUNDS}", _day_by_place),
    (rf"(?:từ )?(?P<from>N)(?: (?P<m0>M))?{TO}(?P<limit>trước )?(?P<n>N)"
     rf"(?: (?P<m>M))?{_EVERY}{_BOUNDS}", _from_day_to_day),
    (rf"(?P<side>đầu|giữa|cuối) (?:(?:các |mỗi )?(?P<unit>tháng|quý)|(?P<f>F))"
     rf"{_BOUNDS}", _side_of_each),
    (rf"(?P<limit>{BY})?(?:H ?)?(?P<w>W),? ?(?P<f>F){_BOUNDS}", _weekly),
    (rf"{_ALWAYS}{_BOUNDS}", _continuous),
    (rf"{_ALWAYS} ?,? ?(?:và )?(?P<f>F){_BOUNDS}", _continuous_recurring),
    # "Thường xuyên rà soát, cập nhật khi có thay đổi": whatever is added, no time.
    (r"C(?P<bounds>)[ ,;][^NPDFWH]*", _continuous),
]  # fmt: skip
