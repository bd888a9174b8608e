"""The forms of deadlines that come back, and of work that goes on all the time.

They are a part of deadline_grammar's table, in this order.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from . import deadline_kinds as kinds
from . import periods
from .deadline_dates import Deadline
from .deadline_grammar_pieces import BY, LIST, NotRead, Pieces, is_strict, make_dated
from .periods import Span

_FREQUENCIES = {
    0: kinds.WEEKLY,
    1: kinds.MONTHLY,
    3: kinds.QUARTERLY,
    6: kinds.HALF_YEARLY,
}
_BOUNDS = rf"(?: ?,? ?(?:trong )?(?P<bounds>{LIST}|từ [PD](?: trở đi)?))?"
_NEXT = (
    r"(?:sau|tới|kế tiếp|tiếp theo|liền kề|liền sau)(?: liền kề)?"
    r"(?: (?:tháng|quý|kỳ) báo cáo)?"
)
_NTH = r"(?P<nth>đầu tiên|đầu|giữa|cuối cùng|cuối|thứ (?:hai|2))"
_IN_QUARTER = (
    rf"(?:của )?tháng {_NTH}(?: của)? (?:quý|(?P<f>F))(?P<next> {_NEXT})?"
    r"(?: ?,? ?(?P<f2>F))?"
)


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
    """ "Trước ngày 25 hàng tháng", "Ngày 05 tháng sau"; "hàng quý": its last month."""
    value = r.value("f") if r.text("f") else 1
    months = {1: 1, 3: 3}.get(value)
    if months is None or (r.text("next") and value != 1):
        raise NotRead
    return _on_day(r, _FREQUENCIES[value], 2 if r.text("next") else months)


def _day_of_quarter(r: Pieces) -> Deadline:
    """ "Ngày 05 tháng đầu quý", "Tháng cuối mỗi quý"."""
    if any(r.text(f) and r.value(f) != 3 for f in ("f", "f2")):
        raise NotRead
    nth = r.text("nth")
    month = 1 if nth.startswith("đầu") else 3 if nth.startswith("cuối") else 2
    if r.text("next"):
        if month != 1:
            raise NotRead
        month = 4
    return _on_day(r, kinds.QUARTERLY, month)


def _on_day(r: Pieces, kind: str, month: int) -> Deadline:
    words = r.match.groupdict()
    day = r.value("n") if words.get("n") else None
    if day is not None:
        periods.check_day(day)
    limit = words.get("limit")
    return Deadline(
        kind,
        r.year,
        (_bounds(r, 1 if kind == kinds.MONTHLY else 3),),
        strict=bool(limit) and is_strict(limit),
        day=day,
        month=month,
    )


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


_ALWAYS = r"C(?:(?: ?, ?| và | )(?:C|định kỳ|kịp thời|đột xuất))*"
_DAY_OF_EACH = rf"(?P<limit>{BY})?(?:H ?)?(?P<n>N)"
RECURRING_FORMS: list[tuple[str, Callable[[Pieces], Deadline]]] = [
    (rf"(?P<f>F){_BOUNDS}", _recurring),
    (rf"(?P<bounds>{LIST}) ?,? ?(?P<f>F)", _recurring),
    (rf"{_DAY_OF_EACH} ?,? ?(?:của )?(?P<next>)(?P<f>F){_BOUNDS}", _day_of_each),
    (rf"{_DAY_OF_EACH} (?:của )?tháng (?P<next>{_NEXT})(?: ?,? ?(?P<f>F))?"
     rf"{_BOUNDS}", _day_of_each),
    (rf"{_DAY_OF_EACH} {_IN_QUARTER}{_BOUNDS}", _day_of_quarter),
    (rf"{_IN_QUARTER}{_BOUNDS}", _day_of_quarter),
    (rf"(?P<side>đầu|giữa|cuối) (?:(?:các |mỗi )?(?P<unit>tháng|quý)|(?P<f>F))"
     rf"{_BOUNDS}", _side_of_each),
    (rf"(?P<limit>{BY})?(?P<w>W),? ?(?P<f>F){_BOUNDS}", _weekly),
    (rf"{_ALWAYS}{_BOUNDS}", _continuous),
    (rf"{_ALWAYS} ?,? ?(?:và )?(?P<f>F){_BOUNDS}", _continuous_recurring),
    # "Thường xuyên rà soát, cập nhật khi có thay đổi": whatever is added, no time.
    (r"C(?P<bounds>)[ ,;][^NPDFWH]*", _continuous),
]  # fmt: skip
