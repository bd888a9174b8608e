"""The forms of deadlines that name days: a table of patterns over a text's skeleton.

deadline_grammar_words makes the skeleton. A form must fit all of it, so that no part of a
deadline is dropped in silence. Doubt is resolved so that nobody is called late before
the text says so, and what stays doubtful is asked about (it is not read) rather than
guessed:

* neighbouring months or quarters joined by "và" or a comma are one window, others
  are as many windows; after ";" they are never joined;
* "Quý IV (trước ngày 15/12)", "Quý I (tháng 3)": the narrower time stands;
* "trước tháng 7", "trước quý III" end on the eve of the period, "trước cuối năm" on
  its last day; "từ tháng 3" and "sau ngày 30/6" last until 31 December;
* an hour ("trước 17h00 ngày 15/6") leaves the day itself to work in;
* a year said once ("tháng 11, 12 và tháng 01/2027") holds for what stands before it,
  less one where the order asks for it; no year at all is the plan's year;
* "đầu/giữa/cuối" of a month are its tenths, of a quarter its months, of a year its
  first, second and last quarter; "tuần 2 tháng 6" is 08/6-14/6;
* "đột xuất", "khi cần" said after a period or "thường xuyên" add to it, no more;
* "tháng 3 hoặc tháng 9" is one of two, and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from . import deadline_kinds as kinds
from . import periods
from .deadline_dates import Deadline
from .deadline_grammar_pieces import LIST, SEP, NotRead, Pieces
from .deadline_grammar_words import TAGS, Lexeme, lex
from .periods import ONE_DAY, Span

_FREQUENCIES = {
    0: kinds.WEEKLY,
    1: kinds.MONTHLY,
    3: kinds.QUARTERLY,
    6: kinds.HALF_YEARLY,
}

_LIMIT = (
    r"(?:trước|chậm nhất|muộn nhất|không quá|không chậm quá|không muộn hơn|hạn chót"
    r"|hạn cuối|từ nay đến|từ nay tới|cho đến|đến|tới|hết)"
    r"(?: (?:hoặc trong|là|vào|đến|hết|trong|trước))*"
)
_BY = rf"(?:(?:hoàn thành |hoàn tất |xong )?{_LIMIT} (?:H ?)?)"
_LIMITS = rf"{_BY}[NPD](?:{SEP}{_BY}?[NPD])*"
_YEARLY = r"(?: ?,? ?(?P<yearly>F))?"
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


def _dated(r: Pieces) -> Deadline:
    """ "Quý I-II", "Tháng 3, 6, 9", "30/6 hằng năm"."""
    if r.match.groupdict().get("yearly") and r.value("yearly") != 12:
        raise NotRead
    return _make_dated(r, r.items("list"))


def _make_dated(r: Pieces, spans: list[Span], **more: object) -> Deadline:
    kind = kinds.ON if all(start == end for start, end in spans) else kinds.WINDOW
    return Deadline(kind, r.year, tuple(spans), **more)


def _usual(r: Pieces) -> Deadline:
    """ "Không quy định thời gian (Thường Quý III-IV)": not binding."""
    return _make_dated(r, r.items("list"), indicative=True)


def _is_strict(limits: str) -> bool:
    """Say whether every limit word excludes the day it names.

    "trước" does, unless an hour of that day is given; "trước hoặc trong" does not.
    """
    found = {
        "trước" in limit and "hoặc trong" not in limit and "H" not in limit
        for limit in re.findall(_BY, limits)
    }
    if len(found) > 1:
        raise NotRead  # one before the day, one on it: two deadlines to write apart
    return found.pop()


def _before(r: Pieces) -> Deadline:
    """ "Trước ngày 15/6 và 15/12", "Chậm nhất 30/9", "Trước tháng 7", "Hết quý II"."""
    if r.match.groupdict().get("yearly") and r.value("yearly") != 12:
        raise NotRead
    limits = r.text("limits")
    strict = _is_strict(limits)
    if "hoặc" in limits.replace("hoặc trong", ""):
        raise NotRead  # "trước 15/6 hoặc 30/6": one of two, not both
    lexemes, spans = r.days("limits"), r.spans("limits")
    if any(lexeme.tag == "P" for lexeme in lexemes) and strict:
        if any(lexeme.tag != "P" for lexeme in lexemes):
            raise NotRead  # "trước 15/6 và tháng 12": the eve of each is not the same
        strict = False
        ends = {
            end if lexeme.unit == "end" else start - ONE_DAY
            for lexeme, (start, end) in zip(lexemes, spans, strict=True)
        }
    else:
        ends = {end for _start, end in spans}
    return Deadline(
        kinds.BEFORE, r.year, tuple((None, end) for end in sorted(ends)), strict
    )


def _from_before(r: Pieces) -> Deadline:
    """ "Quý IV, trước ngày 15/12", "Từ ngày 01/3 đến trước ngày 15/4"."""
    lexemes, spans = r.days("both"), r.spans("both")
    said_from = "từ" in r.text("first")
    if lexemes[-1].tag == "P" or (lexemes[0].unit == "year" and not said_from):
        raise NotRead  # "báo cáo năm 2025 trước ngày 28/2": the year of the report
    strict = _is_strict(r.text("limit"))
    (start, inside_until), (_day, end) = spans
    if not said_from and end > inside_until:
        raise NotRead  # "Quý I, trước 15/12": which one binds?
    if end - strict * ONE_DAY < start:
        raise NotRead
    if not strict:
        return _make_dated(r, [(start, end)])
    return Deadline(kinds.BEFORE, r.year, ((start, end),), True)


def _day_of_month_named(r: Pieces) -> Deadline:
    """ "Tháng 11, trước ngày 15": the day belongs to the month just named."""
    ((start, end),) = r.spans("month")
    if r.all("month")[0].unit != "month":
        raise NotRead
    day = periods.day(start.year, start.month, r.value("n"))
    limit = r.text("limit")
    if not limit:
        return Deadline(kinds.ON, r.year, ((day, day),))
    if not _is_strict(limit):
        return _make_dated(r, [(start, day)])
    if day == start:
        raise NotRead
    return Deadline(kinds.BEFORE, r.year, ((start, day),), True)


def _from(r: Pieces) -> Deadline:
    """ "Từ tháng 3", "Bắt đầu từ Quý II": to the end of that year."""
    ((start, _end),) = r.spans("list")
    return _make_dated(r, [(start, date(start.year, 12, 31))])


def _after(r: Pieces) -> Deadline:
    """ "Sau ngày 30/6", "Sau Quý II": the rest of that year."""
    ((_start, end),) = r.spans("list")
    start = end + ONE_DAY
    return _make_dated(r, [(start, date(start.year, 12, 31))])


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
        return _make_dated(r, [bounds])
    if value in (2, 4) and bounds == periods.whole_year(bounds[0].year):
        year = bounds[0].year
        spans = [periods.months(year, first, value) for first in range(1, 13, value)]
        return _make_dated(r, spans)
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
        strict=bool(limit) and _is_strict(limit),
        day=day,
        month=month,
    )


def _side_of_each(r: Pieces) -> Deadline:
    """ "Cuối quý", "Đầu mỗi tháng": with no number it is every quarter, every month."""
    value = r.value("f") if r.text("f") else 1 if r.text("unit") == "tháng" else 3
    place = ("đầu", "giữa", "cuối").index(r.text("side"))
    if value == 12 and not r.text("bounds"):
        return _make_dated(r, [periods.part_of_year(r.year, r.text("side"))])
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
    strict = bool(r.text("limit")) and _is_strict(r.text("limit"))
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
_DAY_OF_EACH = rf"(?P<limit>{_BY})?(?:H ?)?(?P<n>N)"
_DATED: list[tuple[re.Pattern, Callable[[Pieces], Deadline]]] = [
    (re.compile(pattern), build)
    for pattern, build in [
        (rf"(?:H ?)?(?P<list>{LIST}){_YEARLY}", _dated),
        (rf"(?P<limits>{_LIMITS}){_YEARLY}", _before),
        (rf"(?P<both>(?P<first>(?:từ )?[PD]) ?,? ?(?P<limit>{_BY})[PD])", _from_before),
        (rf"(?P<month>P) ?,? ?(?P<limit>{_BY})?(?P<n>N)", _day_of_month_named),
        (r"(?:bắt đầu )?(?:kể )?từ (?P<list>[PD])(?: trở đi)?", _from),
        (r"sau (?P<list>[PD])", _after),
        (rf"(?P<f>F){_BOUNDS}", _recurring),
        (rf"(?P<bounds>{LIST}) ?,? ?(?P<f>F)", _recurring),
        (rf"{_DAY_OF_EACH} ?,? ?(?:của )?(?P<next>)(?P<f>F){_BOUNDS}", _day_of_each),
        (rf"{_DAY_OF_EACH} (?:của )?tháng (?P<next>{_NEXT})(?: ?,? ?(?P<f>F))?"
         rf"{_BOUNDS}", _day_of_each),
        (rf"{_DAY_OF_EACH} {_IN_QUARTER}{_BOUNDS}", _day_of_quarter),
        (rf"{_IN_QUARTER}{_BOUNDS}", _day_of_quarter),
        (rf"(?P<side>đầu|giữa|cuối) (?:(?:các |mỗi )?(?P<unit>tháng|quý)|(?P<f>F))"
         rf"{_BOUNDS}", _side_of_each),
        (rf"(?P<limit>{_BY})?(?P<w>W),? ?(?P<f>F){_BOUNDS}", _weekly),
        (rf"(?:C ?,? )?thường (?:vào |là |trong )?(?P<list>{LIST})", _usual),
        (rf"{_ALWAYS}{_BOUNDS}", _continuous),
        (rf"{_ALWAYS} ?,? ?(?:và )?(?P<f>F){_BOUNDS}", _continuous_recurring),
        # "Thường xuyên rà soát, cập nhật khi có thay đổi": whatever is added, no time.
        (r"C(?P<bounds>)[ ,;][^NPDFWH]*", _continuous),
    ]
]  # fmt: skip
# "Hàng quý, trước ngày 15 tháng cuối quý" is read as "trước ngày 15 …, hàng quý".
_FREQUENCY_FIRST = re.compile(r"F ?,? ?(?:vào )?(.*[NPDW].*)")
_LEADING = re.compile(
    r"(?:(?:thời (?:gian|hạn|điểm)|hạn)(?: (?:thực hiện|hoàn thành|báo cáo|nộp))? ?:? ?"
    r"|dự kiến:? |khoảng |vào |trong |ngay |hoàn thành |hoàn tất |kết thúc |xong "
    r"|thực hiện |tổ chức |triển khai |báo cáo |duy trì |định kỳ |thời gian |là "
    r"|tối thiểu |ít nhất |không dưới )*"
)
_TRAILING = re.compile(
    r"(?: ?[,;]? ?(?:và|hoặc|hay)? (?:(?:báo cáo )?đột xuất|khi (?:cần|có (?:yêu cầu"
    r"|phát sinh|nhu cầu|thay đổi)))[^NPDH]*| ?[.,;:])+$"
)


_NOTE = re.compile(r"\(([^()]*)\)")


def read_dated(folded: str, year: int) -> Deadline | None:
    """Read a folded text that is a deadline from end to end; None when it is not.

    Raises ValueError for a date, month or quarter that does not exist.
    """
    skeleton, found = lex(_open_notes(folded, year).strip(), year)
    skeleton = _TRAILING.sub("", skeleton)
    skeleton = skeleton[_LEADING.match(skeleton).end() :]
    found = found[: sum(c in TAGS for c in skeleton)]
    if read := _apply(skeleton, found, year):
        return read
    if m := _FREQUENCY_FIRST.fullmatch(skeleton):
        return _apply(f"{m[1]}, F", found[1:] + found[:1], year)
    return None


def _apply(skeleton: str, found: list[Lexeme], year: int) -> Deadline | None:
    """Return what the first form that fits the whole skeleton makes of it."""
    places = [i for i, c in enumerate(skeleton) if c in TAGS]
    lexemes = dict(zip(places, found, strict=False))
    for pattern, build in _DATED:
        if m := pattern.fullmatch(skeleton):
            try:
                return build(Pieces(m, lexemes, year))
            except NotRead:
                continue
    return None


def _open_notes(folded: str, year: int) -> str:
    """Turn "(trước ngày 15/12)" into a clause and drop the notes that hold no time."""

    def clause(m: re.Match) -> str:
        skeleton, lexemes = lex(m[1], year)
        timed = any(
            lexeme.tag in "DN" or (lexeme.tag == "P" and lexeme.unit != "year")
            for lexeme in lexemes
        )
        usual = m[1].startswith("thường ") and lexemes
        return f", {m[1]}" if timed or usual else ""

    text = _NOTE.sub(clause, folded)
    return " ".join(text.replace(" ,", ",").split())
