"""What a word of a deadline stands for: a match of its pattern -> a Lexeme.

The patterns are in deadline_grammar_words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from . import periods
from .deadline_numerals import NUM, number

_OTHER_YEARS = {
    "sau": 1, "tới": 1, "tiếp theo": 1, "kế tiếp": 1, "trước": -1, "liền trước": -1,
}  # fmt: skip
_MONTH_NAMED = re.compile(r"\btháng ?\d|\bt\d")
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}


class Lexeme(NamedTuple):
    """A known piece of the text.

    `build(year)` gives the days of a D or P and may raise ValueError; `year` is the
    year the text states, else None; `value` is the number of an N, F or W; `unit`
    says what a P is made of ("month", "quarter", "year", "end" for cuối …), and which
    month of a period an M is (one of PLACES), its value being the period's months.
    `ends` are the last months of the reports of a U.
    """

    tag: str
    start: int
    end: int
    value: int | None = None
    year: int | None = None
    unit: str = ""
    build: Callable[[int], periods.Span] | None = None
    ends: tuple[int, ...] = ()


# --- builders: a match and the plan's year -> the fields of a Lexeme ----------------


def stated_year(m: re.Match, plan: int) -> int | None:
    """Return the year a match states, in digits or as "năm sau"; else None."""
    words = m.groupdict()
    if year := words.get("y"):
        return int(year) if len(year) == 4 else 2000 + int(year)
    if words.get("yk"):
        return plan  # "thuộc kỳ báo cáo"
    if (year := words.get("yw")) is None:
        return None
    if year.isdecimal():
        return int(year)
    return plan + _OTHER_YEARS.get(year, 0)


def period_of(unit: str, make: Callable[..., periods.Span]) -> Callable:
    """Return a builder calling `make(year, *groups of the match)`."""

    def build(m: re.Match, plan: int) -> dict:
        words = m.groupdict()
        args = [number(words["n"])] if words.get("n") else []
        part = " ".join((words.get("part") or "").split())
        if part:
            args.append(_PARTS[part])
        return {
            "unit": {"": unit, "cuối": "end"}.get(_PARTS.get(part, ""), "part"),
            "year": stated_year(m, plan),
            "build": lambda year: make(year, *args),
        }

    return build


def date_of(m: re.Match, plan: int) -> dict:
    """ "15/6", "15 tháng 6": one day."""
    month, number_ = int(m["m"]), int(m["d"])

    def build(year: int) -> periods.Span:
        day = periods.day(year, month, number_)
        return day, day

    return {"year": stated_year(m, plan), "build": build}


def short_date(m: re.Match, plan: int) -> dict | None:
    """ "31.3", "12-7". None for "5-10" where a month is named: "tháng 6, ngày 5-10"."""
    if m["sep"] == "-" and (int(m["m"]) > 12 or _MONTH_NAMED.search(m.string)):
        return None
    return date_of(m, plan)


def last_day(m: re.Match, plan: int) -> dict:
    """ "ngày cuối cùng của tháng 6", "… quý II"."""
    inner = {"tháng": periods.months, "quý": periods.quarter}[m["u"]]
    value = number(m["n"])
    return {
        "year": stated_year(m, plan),
        "build": lambda year: (inner(year, value)[1],) * 2,
    }


def months_of_year(m: re.Match, plan: int) -> dict:
    """ "6 tháng đầu năm", "3 tháng cuối năm"."""
    count, at_end = number(m["n"]), m["side"] == "cuối"
    return {
        "unit": "end" if at_end else "part",
        "year": stated_year(m, plan),
        "build": lambda year: periods.side_of_year(year, count, at_end),
    }


def month_of_quarter(m: re.Match, plan: int) -> dict:
    """ "tháng cuối quý II"."""
    part = _PARTS[m["part"]]
    value = number(m["n"])
    return {
        "unit": "part",
        "year": stated_year(m, plan),
        "build": lambda year: periods.part_of_quarter(year, value, part),
    }


def week_of_month(m: re.Match, plan: int) -> dict:
    """ "tuần 2 tháng 6", "tuần cuối tháng 6"."""
    word = m["w"].split()[-1] if m["w"].startswith("thứ") else m["w"].split()[0]
    week = {"đầu": 1, "nhất": 1, "cuối": -1, "năm": 5}.get(word) or number(word)
    month = int(m["n"])
    return {
        "unit": "end" if week == -1 else "week",
        "year": stated_year(m, plan),
        "build": lambda year: periods.week_of_month(year, month, week),
    }


def day_number(m: re.Match, plan: int) -> dict:
    """ "ngày 25"; the last day of a month is its 31st."""
    return {"value": int(m.groupdict().get("d") or 31)}


_UNIT_MONTHS = {"tuần": 0, "tháng": 1, "quý": 3, "năm": 12}


def times(m: re.Match, plan: int) -> dict:
    """ "6 tháng/lần", "mỗi quý một lần", "02 lần/năm": months between two times.

    None for what no kind holds ("2 lần/tháng", "hai tuần một lần").
    """
    every = number(m["n"]) if m["n"] else 1
    times = number(m["k"]) if m["k"] else 1
    unit = _UNIT_MONTHS[m["u"]]
    total = unit * every
    if not times or total % times or (unit == 0 and (every, times) != (1, 1)):
        return {"value": None}
    return {"value": total // times}


def units(m: re.Match, plan: int) -> dict:
    """ "hàng tháng, quý, năm": the finest, for each coarser one ends with one of its.

    "6 tháng, năm" is the half-year report and the year's: two half years.
    """
    found = re.findall(rf"(?:({NUM}|nửa) )?(tuần|tháng|quý|năm)", m[0])
    each = []
    for count, unit in found:
        if count == "nửa":
            each.append(6)
        elif unit == "tuần" and count:
            return {"value": None}
        else:
            each.append(_UNIT_MONTHS[unit] * (number(count) if count else 1))
    return {"value": min(each)}


def constant(value: int | None) -> Callable:
    """Return a builder of that value, whatever the words."""
    return lambda m, plan: {"value": value}


def weekday(m: re.Match, plan: int) -> dict:
    """ "thứ sáu": 4; "chủ nhật": 6."""
    word = m["w"]
    if word is None:
        return {"value": 6}
    return {"value": int(word) - 2 if word.isdecimal() else _WEEKDAYS[word]}


_PARTS = {
    "đầu": "đầu", "giữa": "giữa", "cuối": "cuối",
    "đầu tiên": "đầu", "cuối cùng": "cuối", "thứ nhất": "đầu", "thứ hai": "giữa",
    "thứ 2": "giữa", "thứ ba": "cuối", "thứ 3": "cuối",
    "thượng tuần": "đầu", "trung tuần": "giữa", "hạ tuần": "cuối",
    "nửa đầu": "nửa đầu", "nửa cuối": "nửa cuối", "nửa sau": "nửa cuối",
}  # fmt: skip


class Trimmed:
    """A match seen through its plain group names: "d2" answers for an absent "d"."""

    def __init__(self, match: re.Match):
        self._words = {}
        for name, word in match.groupdict().items():
            if word is not None or name.rstrip("2") not in self._words:
                self._words[name.rstrip("2")] = word and word.strip()

    def __getitem__(self, name: str) -> str | None:
        return self._words[name]

    def groupdict(self) -> dict[str, str | None]:
        return self._words
