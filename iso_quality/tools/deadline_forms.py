"""Deadlines that name days: a table of patterns over the skeleton of deadline_spelling.

A rule must fit the whole skeleton, so that no part of a deadline is dropped in
silence. Doubt is resolved so that nobody is called late before the text says so, and
what stays doubtful is asked about (it is not read) rather than guessed:

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

from . import deadline_dates as model
from . import periods
from .deadline_dates import Deadline
from .deadline_spelling import TAGS, Lexeme, lex
from .periods import ONE_DAY, Span

_FREQUENCIES = {
    0: model.WEEKLY,
    1: model.MONTHLY,
    3: model.QUARTERLY,
    6: model.HALF_YEARLY,
}


class _NotRead(Exception):
    """A pattern fits but its pieces make no deadline: try the next rule."""


class _Reading:
    """A rule's match over the skeleton, giving its lexemes and their days."""

    def __init__(self, match: re.Match, lexemes: dict[int, Lexeme], year: int):
        self.match, self.lexemes, self.year = match, lexemes, year

    def text(self, group: str) -> str:
        return self.match[group] or ""

    def all(self, group: str) -> list[Lexeme]:
        """Return the lexemes inside a group."""
        start, end = self.match.span(group)
        return [self.lexemes[i] for i in range(start, end) if i in self.lexemes]

    def value(self, group: str) -> int | None:
        return next((lexeme.value for lexeme in self.all(group)), None)

    def days(self, group: str) -> list[Lexeme]:
        """Return the lexemes inside a group that name days."""
        return [lexeme for lexeme in self.all(group) if lexeme.tag in "NPD"]

    def spans(self, group: str) -> list[Span]:
        """Return the days of a group, a year said once holding for all."""
        lexemes = self.days(group)
        stated = [lexeme.year for lexeme in lexemes]
        found: list[Span] = []
        year = None
        for i in reversed(range(len(lexemes))):
            lexeme, following = lexemes[i], found[0] if found else None
            if lexeme.tag == "N":
                if following is None or lexemes[i + 1].tag == "P":
                    raise _NotRead
                day = following[0]
                day = periods.day(day.year, day.month, lexeme.value)
                found.insert(0, (day, day))
                continue
            inherited = lexeme.year is None
            if not inherited:
                year = lexeme.year
            elif year is None:
                year = next((y for y in stated[i::-1] if y), self.year)
            span = lexeme.build(year)
            if inherited and any(stated[i:]) and following and span[0] > following[1]:
                year -= 1
                span = lexeme.build(year)
            found.insert(0, span)
        return found

    def items(self, group: str) -> list[Span]:
        """Return the periods of a list such as "P - P, P và D"."""
        spans = iter(self.spans(group))
        found: list[Span] = []
        mergeable = alternative = False
        end = 0
        for item in re.finditer(_ITEM, self.text(group)):
            joined = self.text(group)[end : item.start()]
            end = item.end()
            start, due = next(spans)
            if re.search("[NPD].*[NPD]", item[0]):
                due = next(spans)[1]
                if due < start:
                    raise ValueError(
                        f"Thời hạn kết thúc ({periods.show(due)}) trước khi bắt đầu "
                        f"({periods.show(start)}): nếu sang năm sau, hãy ghi rõ năm, "
                        f"ví dụ “Tháng 11/{self.year} - Tháng 02/{self.year + 1}”."
                    )
            alternative |= "hoặc" in joined
            is_period = "P" in item[0]
            if mergeable and is_period and ";" not in joined and found:
                previous_start, previous_due = found[-1]
                if previous_due + ONE_DAY == start:
                    found[-1] = previous_start, due
                    continue
            mergeable = is_period
            found.append((start, due))
        narrow = [
            a
            for a in found
            if not any(a != b and a[0] <= b[0] and b[1] <= a[1] for b in found)
        ]
        if alternative and len(narrow) > 1:
            raise _NotRead  # "tháng 3 hoặc tháng 9": one of two, not both
        return sorted(set(narrow))


# --- rules over the skeleton ----------------------------------------------------------

_TO = r" ?(?:-|cho đến|đến hết|đến|tới) ?"
_ITEM = rf"(?:từ [NPD]{_TO}[PD]|[NPD]{_TO}[PD]|[NPD])"
_SEP = r" ?(?:, ?và|,|;|và|&|hoặc) ?"
_LIST = rf"{_ITEM}(?:{_SEP}{_ITEM})*"
_LIMIT = (
    r"(?:trước|chậm nhất|muộn nhất|không quá|không chậm quá|không muộn hơn|hạn chót"
    r"|hạn cuối|từ nay đến|từ nay tới|cho đến|đến|tới|hết)"
    r"(?: (?:hoặc trong|là|vào|đến|hết|trong|trước))*"
)
_BY = rf"(?:(?:hoàn thành |hoàn tất |xong )?{_LIMIT} (?:H ?)?)"
_LIMITS = rf"{_BY}[NPD](?:{_SEP}{_BY}?[NPD])*"
_YEARLY = r"(?: ?,? ?(?P<yearly>F))?"
_BOUNDS = rf"(?: ?,? ?(?:trong )?(?P<bounds>{_LIST}|từ [PD](?: trở đi)?))?"
_NEXT = (
    r"(?:sau|tới|kế tiếp|tiếp theo|liền kề|liền sau)(?: liền kề)?"
    r"(?: (?:tháng|quý|kỳ) báo cáo)?"
)
_NTH = r"(?P<nth>đầu tiên|đầu|giữa|cuối cùng|cuối|thứ (?:hai|2))"
_IN_QUARTER = (
    rf"(?:của )?tháng {_NTH}(?: của)? (?:quý|(?P<f>F))(?P<next> {_NEXT})?"
    r"(?: ?,? ?(?P<f2>F))?"
)


def _dated(r: _Reading) -> Deadline:
    """ "Quý I-II", "Tháng 3, 6, 9", "30/6 hằng năm"."""
    if r.match.groupdict().get("yearly") and r.value("yearly") != 12:
        raise _NotRead
    return _make_dated(r, r.items("list"))


def _make_dated(r: _Reading, spans: list[Span], **more: object) -> Deadline:
    kind = model.ON if all(start == end for start, end in spans) else model.WINDOW
    return Deadline(kind, r.year, tuple(spans), **more)


def _usual(r: _Reading) -> Deadline:
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
        raise _NotRead  # one before the day, one on it: two deadlines to write apart
    return found.pop()


def _before(r: _Reading) -> Deadline:
    """ "Trước ngày 15/6 và 15/12", "Chậm nhất 30/9", "Trước tháng 7", "Hết quý II"."""
    if r.match.groupdict().get("yearly") and r.value("yearly") != 12:
        raise _NotRead
    limits = r.text("limits")
    strict = _is_strict(limits)
    if "hoặc" in limits.replace("hoặc trong", ""):
        raise _NotRead  # "trước 15/6 hoặc 30/6": one of two, not both
    lexemes, spans = r.days("limits"), r.spans("limits")
    if any(lexeme.tag == "P" for lexeme in lexemes) and strict:
        if any(lexeme.tag != "P" for lexeme in lexemes):
            raise _NotRead  # "trước 15/6 và tháng 12": the eve of each is not the same
        strict = False
        ends = {
            end if lexeme.unit == "end" else start - ONE_DAY
            for lexeme, (start, end) in zip(lexemes, spans, strict=True)
        }
    else:
        ends = {end for _start, end in spans}
    return Deadline(
        model.BEFORE, r.year, tuple((None, end) for end in sorted(ends)), strict
    )


def _from_before(r: _Reading) -> Deadline:
    """ "Quý IV, trước ngày 15/12", "Từ ngày 01/3 đến trước ngày 15/4"."""
    lexemes, spans = r.days("both"), r.spans("both")
    said_from = "từ" in r.text("first")
    if lexemes[-1].tag == "P" or (lexemes[0].unit == "year" and not said_from):
        raise _NotRead  # "báo cáo năm 2025 trước ngày 28/2": the year of the report
    strict = _is_strict(r.text("limit"))
    (start, inside_until), (_day, end) = spans
    if not said_from and end > inside_until:
        raise _NotRead  # "Quý I, trước 15/12": which one binds?
    if end - strict * ONE_DAY < start:
        raise _NotRead
    if not strict:
        return _make_dated(r, [(start, end)])
    return Deadline(model.BEFORE, r.year, ((start, end),), True)


def _day_of_month_named(r: _Reading) -> Deadline:
    """ "Tháng 11, trước ngày 15": the day belongs to the month just named."""
    ((start, end),) = r.spans("month")
    if r.all("month")[0].unit != "month":
        raise _NotRead
    day = periods.day(start.year, start.month, r.value("n"))
    limit = r.text("limit")
    if not limit:
        return Deadline(model.ON, r.year, ((day, day),))
    if not _is_strict(limit):
        return _make_dated(r, [(start, day)])
    if day == start:
        raise _NotRead
    return Deadline(model.BEFORE, r.year, ((start, day),), True)


def _from(r: _Reading) -> Deadline:
    """ "Từ tháng 3", "Bắt đầu từ Quý II": to the end of that year."""
    ((start, _end),) = r.spans("list")
    return _make_dated(r, [(start, date(start.year, 12, 31))])


def _after(r: _Reading) -> Deadline:
    """ "Sau ngày 30/6", "Sau Quý II": the rest of that year."""
    ((_start, end),) = r.spans("list")
    start = end + ONE_DAY
    return _make_dated(r, [(start, date(start.year, 12, 31))])


def _bounds(r: _Reading, every: int = 12) -> Span:
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
        raise _NotRead
    return start, end


def _recurring(r: _Reading) -> Deadline:
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
    raise _NotRead


def _day_of_each(r: _Reading) -> Deadline:
    """ "Trước ngày 25 hàng tháng", "Ngày 05 tháng sau"; "hàng quý": its last month."""
    value = r.value("f") if r.text("f") else 1
    months = {1: 1, 3: 3}.get(value)
    if months is None or (r.text("next") and value != 1):
        raise _NotRead
    return _on_day(r, _FREQUENCIES[value], 2 if r.text("next") else months)


def _day_of_quarter(r: _Reading) -> Deadline:
    """ "Ngày 05 tháng đầu quý", "Tháng cuối mỗi quý"."""
    if any(r.text(f) and r.value(f) != 3 for f in ("f", "f2")):
        raise _NotRead
    nth = r.text("nth")
    month = 1 if nth.startswith("đầu") else 3 if nth.startswith("cuối") else 2
    if r.text("next"):
        if month != 1:
            raise _NotRead
        month = 4
    return _on_day(r, model.QUARTERLY, month)


def _on_day(r: _Reading, kind: str, month: int) -> Deadline:
    words = r.match.groupdict()
    day = r.value("n") if words.get("n") else None
    if day is not None:
        periods.check_day(day)
    limit = words.get("limit")
    return Deadline(
        kind,
        r.year,
        (_bounds(r, 1 if kind == model.MONTHLY else 3),),
        strict=bool(limit) and _is_strict(limit),
        day=day,
        month=month,
    )


def _side_of_each(r: _Reading) -> Deadline:
    """ "Cuối quý", "Đầu mỗi tháng": with no number it is every quarter, every month."""
    value = r.value("f") if r.text("f") else 1 if r.text("unit") == "tháng" else 3
    place = ("đầu", "giữa", "cuối").index(r.text("side"))
    if value == 12 and not r.text("bounds"):
        return _make_dated(r, [periods.part_of_year(r.year, r.text("side"))])
    if value == 3:
        return Deadline(model.QUARTERLY, r.year, (_bounds(r, 3),), month=place + 1)
    if value != 1:
        raise _NotRead
    # The tenths of a month: due on the 10th, the 20th, the last day.
    day = (10, 20, 31)[place]
    return Deadline(model.MONTHLY, r.year, (_bounds(r, 1),), day=day, month=1)


def _weekly(r: _Reading) -> Deadline:
    """ "Thứ sáu hàng tuần", "Trước thứ sáu hàng tuần"."""
    if r.value("f") != 0 or r.value("w") not in range(7):
        raise _NotRead
    strict = bool(r.text("limit")) and _is_strict(r.text("limit"))
    return Deadline(
        model.WEEKLY, r.year, (_bounds(r, 0),), strict=strict, weekday=r.value("w")
    )


def _continuous(r: _Reading) -> Deadline:
    """ "Thường xuyên, liên tục", "Thường xuyên trong năm", "Quanh năm"."""
    return Deadline(model.CONTINUOUS, r.year, (_bounds(r),))


def _continuous_recurring(r: _Reading) -> Deadline:
    """ "Thường xuyên, hàng tháng": what recurs can be late, so it stands."""
    if r.value("f") == 12:
        return _continuous(r)
    return _recurring(r)


_ALWAYS = r"C(?:(?: ?, ?| và | )(?:C|định kỳ|kịp thời|đột xuất))*"
_DAY_OF_EACH = rf"(?P<limit>{_BY})?(?:H ?)?(?P<n>N)"
_DATED: list[tuple[re.Pattern, Callable[[_Reading], Deadline]]] = [
    (re.compile(pattern), build)
    for pattern, build in [
        (rf"(?:H ?)?(?P<list>{_LIST}){_YEARLY}", _dated),
        (rf"(?P<limits>{_LIMITS}){_YEARLY}", _before),
        (rf"(?P<both>(?P<first>(?:từ )?[PD]) ?,? ?(?P<limit>{_BY})[PD])", _from_before),
        (rf"(?P<month>P) ?,? ?(?P<limit>{_BY})?(?P<n>N)", _day_of_month_named),
        (r"(?:bắt đầu )?(?:kể )?từ (?P<list>[PD])(?: trở đi)?", _from),
        (r"sau (?P<list>[PD])", _after),
        (rf"(?P<f>F){_BOUNDS}", _recurring),
        (rf"(?P<bounds>{_LIST}) ?,? ?(?P<f>F)", _recurring),
        (rf"{_DAY_OF_EACH} ?,? ?(?:của )?(?P<next>)(?P<f>F){_BOUNDS}", _day_of_each),
        (rf"{_DAY_OF_EACH} (?:của )?tháng (?P<next>{_NEXT})(?: ?,? ?(?P<f>F))?"
         rf"{_BOUNDS}", _day_of_each),
        (rf"{_DAY_OF_EACH} {_IN_QUARTER}{_BOUNDS}", _day_of_quarter),
        (rf"{_IN_QUARTER}{_BOUNDS}", _day_of_quarter),
        (rf"(?P<side>đầu|giữa|cuối) (?:(?:các |mỗi )?(?P<unit>tháng|quý)|(?P<f>F))"
         rf"{_BOUNDS}", _side_of_each),
        (rf"(?P<limit>{_BY})?(?P<w>W),? ?(?P<f>F){_BOUNDS}", _weekly),
        (rf"(?:C ?,? )?thường (?:vào |là |trong )?(?P<list>{_LIST})", _usual),
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
    """Return what the first rule that fits the whole skeleton makes of it."""
    places = [i for i, c in enumerate(skeleton) if c in TAGS]
    lexemes = dict(zip(places, found, strict=False))
    for pattern, build in _DATED:
        if m := pattern.fullmatch(skeleton):
            try:
                return build(_Reading(m, lexemes, year))
            except _NotRead:
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
