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
from dataclasses import replace
from datetime import date

from . import deadline_kinds as kinds
from . import periods
from .deadline_beside_dates import leave_dates, wrong_weekdays
from .deadline_dates import Deadline
from .deadline_grammar_pieces import (
    BY,
    LIST,
    SEP,
    NotRead,
    Pieces,
    is_strict,
    make_dated,
)
from .deadline_grammar_recurring import RECURRING_FORMS
from .deadline_grammar_words import TAGS, lex
from .deadline_lexemes import Lexeme
from .periods import ONE_DAY

_LIMITS = rf"{BY}[NPD](?:{SEP}{BY}?[NPD])*"
_YEARLY = r"(?: ?,? ?(?P<yearly>F))?"


def _check_yearly(r: Pieces) -> None:
    """Named days come back each year, or not at all."""
    if r.match.groupdict().get("yearly") and r.value("yearly") != 12:
        raise NotRead


def _dated(r: Pieces) -> Deadline:
    """ "Quý I-II", "Tháng 3, 6, 9", "30/6 hằng năm"."""
    _check_yearly(r)
    return make_dated(r, r.items("list"))


def _usual(r: Pieces) -> Deadline:
    """ "Không quy định thời gian (Thường Quý III-IV)": not binding."""
    _check_yearly(r)
    return make_dated(r, r.items("list"), indicative=True)


def _before(r: Pieces) -> Deadline:
    """ "Trước ngày 15/6 và 15/12", "Chậm nhất 30/9", "Trước tháng 7", "Hết quý II"."""
    _check_yearly(r)
    limits = r.text("limits")
    strict = is_strict(limits)
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
    strict = is_strict(r.text("limit"))
    (start, inside_until), (_day, end) = spans
    if not said_from and end > inside_until:
        raise NotRead  # "Quý I, trước 15/12": which one binds?
    if end - strict * ONE_DAY < start:
        raise NotRead
    if not strict:
        return make_dated(r, [(start, end)])
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
    if not is_strict(limit):
        return make_dated(r, [(start, day)])
    if day == start:
        raise NotRead
    return Deadline(kinds.BEFORE, r.year, ((start, day),), True)


def _from(r: Pieces) -> Deadline:
    """ "Từ tháng 3", "Bắt đầu từ Quý II": to the end of that year."""
    ((start, _end),) = r.spans("list")
    return make_dated(r, [(start, date(start.year, 12, 31))])


def _after(r: Pieces) -> Deadline:
    """ "Sau ngày 30/6", "Sau Quý II": the rest of that year."""
    ((_start, end),) = r.spans("list")
    start = end + ONE_DAY
    return make_dated(r, [(start, date(start.year, 12, 31))])


_DATED: list[tuple[re.Pattern, Callable[[Pieces], Deadline]]] = [
    (re.compile(pattern), build)
    for pattern, build in [
        (rf"(?:H ?)?(?P<list>{LIST}){_YEARLY}", _dated),
        (rf"(?P<limits>{_LIMITS}){_YEARLY}", _before),
        (rf"(?P<both>(?P<first>(?:từ )?[PD]) ?,? ?(?P<limit>{BY})[PD])", _from_before),
        (rf"(?P<month>P) ?,? ?(?P<limit>{BY})?(?P<n>N)", _day_of_month_named),
        (r"(?:bắt đầu )?(?:kể )?từ (?P<list>[PD])(?: trở đi)?", _from),
        (r"sau (?P<list>[PD])", _after),
        (
            r"(?:C ?,? ?)?(?:thông )?thường (?:là |được )?(?:họp |tổ chức |thực hiện "
            rf"|tiến hành )?(?:vào |là |trong )?(?P<list>{LIST}){_YEARLY}",
            _usual,
        ),
        *RECURRING_FORMS,
    ]
]  # fmt: skip
# "Hàng quý, trước ngày 15 tháng cuối quý" is read as "trước ngày 15 …, hàng quý".
_FREQUENCY_FIRST = re.compile(r"F ?[,:]? ?(?:vào )?(.*[NPDW].*)")
_LEADING = re.compile(
    r"(?:(?:thời (?:gian|hạn|điểm)|hạn)(?: (?:thực hiện|hoàn thành|báo cáo|nộp))? ?:? ?"
    r"|dự kiến:? |khoảng |vào |trong |ngay |hoàn thành |hoàn tất |kết thúc |xong "
    r"|thực hiện |tổ chức |triển khai |báo cáo |duy trì |định kỳ |thời gian |là "
    r"|tối thiểu |ít nhất |không dưới |áp dụng |dùng |số liệu |tính (?=từ )"
    r"|tuần (?:lễ )?(?=từ [ND]))*"
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
    uncertain = wrong_weekdays(skeleton, found, year)
    skeleton, found = leave_dates(skeleton, found)
    skeleton = _TRAILING.sub("", skeleton)
    skeleton = skeleton[_LEADING.match(skeleton).end() :]
    found = found[: sum(c in TAGS for c in skeleton)]
    read = _apply(skeleton, found, year)
    if read is None and (m := _FREQUENCY_FIRST.fullmatch(skeleton)):
        read = _apply(f"{m[1]}, F", found[1:] + found[:1], year)
    return read and replace(read, uncertain=(*read.uncertain, *uncertain))


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
