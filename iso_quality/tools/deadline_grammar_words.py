"""The words that deadlines are made of: dates, periods, frequencies, numerals.

`lex` replaces what it knows by one capital letter (folded text has none), which
leaves a short skeleton for the grammar of deadline_grammar:

    "từ tháng 3 đến 15/4/2026"     ->  "từ P đến D"
    "trước ngày 25 hàng tháng"     ->  "trước N F"

    D  a date                      N  a day without its month ("ngày 25")
    P  a period with both ends     F  a frequency, its value in months (0: week)
    W  a day of the week (0-6)     C  all the time     H  an hour of the day
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from . import periods

TAGS = "DPNFWCH"

NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười hai": 12,
}  # fmt: skip
# "năm" is both five and year: as a number it is only read after "thứ".
NUM = r"(?:\d{1,3}|một|hai|ba|bốn|sáu|bảy|tám|chín|mười(?: hai)?)"
# Up to X: "Quý V" is an error to tell the user, not a text nobody understands.
_ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9,
    "x": 10,
}  # fmt: skip
_ROMAN_NUMERAL = r"(?:ix|iv|x|vi{0,3}|i{1,3})"
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5}

_YEAR = r"(?:19|20|21)\d\d"
# "năm trước ngày 15/6" is "before": there, trước is no word for last year.
_YEAR_WORD = (
    rf"(?P<yw>{_YEAR}|sau(?! khi)|tới|nay|này|kế hoạch"
    r"|trước(?! (?:ngày|khi|tháng|quý|\d)))"
)
_Y = (
    rf"(?:(?:\s?[/.-]\s?|\s)(?P<y>{_YEAR})(?![\d/])"
    rf"|,?\s?(?:của )?năm {_YEAR_WORD}(?!\w))?"
)
# Not inside a number, a document number or a standard ("19/2014/QĐ-TTg", "9001: 2015").
_NUMBER_STARTS = r"(?<![\w/])(?<![^\W\d]-)(?<!\d[.:])(?<!\d: )"
_NUMBER_ENDS = r"(?![\w/]|\.\d|-[^\W\d])"
_D = r"(?P<d>\d{1,2})"
_M = r"(?P<m>\d{1,2})"


class Lexeme(NamedTuple):
    """A known piece of the text.

    `build(year)` gives the days of a D or P and may raise ValueError; `year` is the
    year the text states, else None; `value` is the number of an N, F or W; `unit`
    says what a P is made of ("month", "quarter", "year", "end" for cuối …).
    """

    tag: str
    start: int
    end: int
    value: int | None = None
    year: int | None = None
    unit: str = ""
    build: Callable[[int], periods.Span] | None = None


def number(word: str) -> int:
    """Return the value of a numeral: "06", "sáu", "iv"."""
    return int(word) if word.isdecimal() else (NUMBERS | _ROMAN)[word]


# --- builders: a match and the plan's year -> the fields of a Lexeme ----------------


def _stated_year(m: re.Match, plan: int) -> int | None:
    words = m.groupdict()
    if year := words.get("y"):
        return int(year) if len(year) == 4 else 2000 + int(year)
    if (year := words.get("yw")) is None:
        return None
    if year.isdecimal():
        return int(year)
    return plan + {"sau": 1, "tới": 1, "trước": -1}.get(year, 0)


def _period(unit: str, make: Callable[..., periods.Span]) -> Callable:
    """Return a builder calling `make(year, *groups of the match)`."""

    def build(m: re.Match, plan: int) -> dict:
        words = m.groupdict()
        args = [number(words["n"])] if words.get("n") else []
        part = " ".join((words.get("part") or "").split())
        if part:
            args.append(_PARTS[part])
        return {
            "unit": {"": unit, "cuối": "end"}.get(_PARTS.get(part, ""), "part"),
            "year": _stated_year(m, plan),
            "build": lambda year: make(year, *args),
        }

    return build


def _date(m: re.Match, plan: int) -> dict:
    month, number_ = int(m["m"]), int(m["d"])

    def build(year: int) -> periods.Span:
        day = periods.day(year, month, number_)
        return day, day

    return {"year": _stated_year(m, plan), "build": build}


def _last_day(m: re.Match, plan: int) -> dict:
    inner = {"tháng": periods.months, "quý": periods.quarter}[m["u"]]
    value = number(m["n"])
    return {
        "year": _stated_year(m, plan),
        "build": lambda year: (inner(year, value)[1],) * 2,
    }


def _months_of_year(m: re.Match, plan: int) -> dict:
    """ "6 tháng đầu năm", "3 tháng cuối năm"."""
    count, at_end = number(m["n"]), m["side"] == "cuối"
    return {
        "unit": "end" if at_end else "part",
        "year": _stated_year(m, plan),
        "build": lambda year: periods.side_of_year(year, count, at_end),
    }


def _month_of_quarter(m: re.Match, plan: int) -> dict:
    part = _PARTS[m["part"]]
    value = number(m["n"])
    return {
        "unit": "part",
        "year": _stated_year(m, plan),
        "build": lambda year: periods.part_of_quarter(year, value, part),
    }


def _week_of_month(m: re.Match, plan: int) -> dict:
    word = m["w"].split()[-1] if m["w"].startswith("thứ") else m["w"].split()[0]
    week = {"đầu": 1, "nhất": 1, "cuối": -1, "năm": 5}.get(word) or number(word)
    month = int(m["n"])
    return {
        "unit": "end" if week == -1 else "part",
        "year": _stated_year(m, plan),
        "build": lambda year: periods.week_of_month(year, month, week),
    }


def _day_number(m: re.Match, plan: int) -> dict:
    return {"value": int(m.groupdict().get("d") or 31)}


_UNIT_MONTHS = {"tuần": 0, "tháng": 1, "quý": 3, "năm": 12}


def _times(m: re.Match, plan: int) -> dict:
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


def _units(m: re.Match, plan: int) -> dict:
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


def _value(value: int | None) -> Callable:
    return lambda m, plan: {"value": value}


def _weekday(m: re.Match, plan: int) -> dict:
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
_PART = r"(?P<part>đầu|giữa|cuối)"
_HALF = r"(?P<part>nửa đầu|nửa cuối|nửa sau|đầu|giữa|cuối)"
_TENTH = (
    r"(?P<part>thượng tuần|trung tuần|hạ tuần|nửa đầu|nửa cuối|nửa sau|đầu|giữa|cuối)"
)
_NTH = r"(?P<part>đầu tiên|đầu|giữa|cuối cùng|cuối|thứ (?:nhất|hai|ba|2|3))"
_Q = rf"(?P<n>{_ROMAN_NUMERAL}|\d{{1,2}}|một|hai|ba|bốn)(?!\w|/\d{{1,2}}(?!\d))"
_MN = r"(?P<n>\d{1,2})(?!\w|/\d{1,2}(?!\d)|\s?(?:tháng|lần))"
_DATE = (
    rf"(?:{_D}\s?/\s?{_M}(?:\s?/\s?(?P<y>{_YEAR}|\d\d)| năm (?P<yw>{_YEAR}))?"
    rf"|(?P<d2>\d{{1,2}})(?P<sep>[-.])(?P<m2>\d{{1,2}})(?P=sep)(?P<y2>{_YEAR}))"
)
_ONE_UNIT = (
    rf"(?:nửa năm|(?:{NUM} )?(?:tuần|tháng(?!\s?\d)|năm)"
    rf"|quý(?!\s?(?:\d|{_ROMAN_NUMERAL}(?!\w))))(?!\w)"
)
_EACH = r"(?:hàng|mỗi|từng|theo từng|theo)"
_ALWAYS = (
    r"thường xuyên|liên tục|quanh năm|(?:trong )?suốt (?:cả )?năm|hàng ngày"
    r"|không (?:quy định|xác định|giới hạn|ấn định)(?: cụ thể)?(?: về)? "
    r"thời (?:gian|hạn)(?: thực hiện| hoàn thành)?|không (?:có )?thời hạn"
    r"|không quy định(?= ?(?:$|[(,;]))"
)

# (tag, pattern, builder), tried in this order at each word.
_LEXEMES = [
    (tag, re.compile(pattern), builder)
    for tag, pattern, builder in [
        ("C", rf"(?:{_ALWAYS})(?!\w)", _value(None)),
        ("H", r"\d{1,2}\s?(?:h|giờ|:)\s?(?:\d{1,2}(?: ?phút)?)?,?"
              r"(?=\s?(?:ngày|thứ) | \d{1,2}/)", _value(None)),
        ("W", r"(?:(?:sáng|chiều|ngày) )?(?<!tháng )(?:chủ nhật"
              r"|thứ (?P<w>hai|ba|tư|năm|sáu|bảy|[2-7]))(?!\w)", _weekday),
        # Frequencies come before dates: "6 tháng 1 lần" is not the sixth of January.
        ("F", rf"(?:định kỳ )?(?:(?:hàng|mỗi) )?(?:(?P<n>{NUM})\s?)?"
              rf"(?P<u>tháng|quý|năm|tuần)\s?[/,]?\s?(?P<k>{NUM})?\s?lần(?!\w)",
         _times),
        ("F", rf"(?P<k>{NUM}) ?lần\s?(?:/|trong|trên|cho)?\s?(?:mỗi )?"
              rf"(?P<n>{NUM} )?(?P<u>tháng|quý|năm|tuần)(?!\w)",
         lambda m, plan: _times(_Trimmed(m), plan)),
        ("F", rf"(?:(?:định kỳ )?{_EACH} |định kỳ ){_ONE_UNIT}"
              rf"(?:(?: ?[,;] ?| và |/)(?:{_EACH} |cả )?{_ONE_UNIT})*", _units),
        ("F", rf"{_ONE_UNIT}(?:(?: ?[,;] ?| và |/)(?:{_EACH} |cả )?{_ONE_UNIT})+",
         _units),
        ("F", r"thường niên(?!\w)", _value(12)),
        ("F", r"(?:các|cả 4|cả bốn|4|04|bốn) quý(?: trong năm)?(?! [ivx]|\s?\d|\w)",
         _value(3)),
        ("F", r"(?:các|12) tháng(?: trong năm)(?!\w)", _value(1)),
        # Dates.
        ("D", rf"(?:ngày )?{_NUMBER_STARTS}{_DATE}{_NUMBER_ENDS}",
         lambda m, plan: _date(_Trimmed(m), plan)),
        ("D", rf"(?:ngày )?{_NUMBER_STARTS}(?P<y>{_YEAR})-{_M}-{_D}{_NUMBER_ENDS}",
         _date),
        ("D", rf"(?:ngày |mùng |mồng )*{_NUMBER_STARTS}{_D} (?:của )?tháng {_M}"
              rf"(?!\w|/\d{{1,2}}(?!\d)|\s?(?:tháng|lần)){_Y}", _date),
        ("D", rf"ngày cuối(?: cùng)?(?: của)? (?:(?P<u>tháng) (?P<n>\d{{1,2}})(?!\w)"
              rf"|(?P<u2>quý) (?P<n2>{_ROMAN_NUMERAL}|\d)(?!\w)){_Y}",
         lambda m, plan: _last_day(_Trimmed(m), plan)),
        ("N", r"ngày cuối(?: cùng)?(?:(?: của)? tháng(?! \w+ quý)|(?= (?:hàng|mỗi) ))",
         _day_number),
        ("N", rf"(?:ngày |mùng |mồng )+{_D}(?![\w/])", _day_number),
        ("N", rf"{_NUMBER_STARTS}{_D}(?=\s?(?:-|,|đến|và)\s?(?:ngày )?\d{{1,2}}"
              r"(?:/| tháng \d))", _day_number),
        ("N", rf"{_NUMBER_STARTS}{_D}(?= (?:hàng|mỗi) (?:tháng|quý)(?!\w))", _day_number),
        # Periods, the longer names first.
        ("P", rf"tuần (?:lễ )?(?P<w>đầu(?: tiên)?|cuối(?: cùng)?|(?:thứ )?(?:[1-5]|nhất"
              rf"|hai|ba|tư|năm)) (?:của )?tháng (?P<n>\d{{1,2}})(?!\w){_Y}",
         _week_of_month),
        ("P", rf"tuần (?:thứ )?(?P<n>\d{{1,2}})(?!\w){_Y}",
         _period("week", periods.iso_week)),
        ("P", rf"tháng {_NTH}(?: của)? quý {_Q}{_Y}",
         _month_of_quarter),
        ("P", rf"{_TENTH}(?: của)? tháng {_MN}{_Y}",
         _period("month", periods.part_of_month)),
        ("P", rf"{_PART}(?: của)? quý {_Q}{_Y}",
         _period("quarter", periods.part_of_quarter)),
        ("P", rf"(?P<n>{NUM}) tháng (?P<side>đầu|cuối)(?: của)? năm"
              rf"(?: {_YEAR_WORD})?(?!\w)",
         _months_of_year),
        ("P", rf"(?:(?:các|những) tháng )?{_HALF}(?: của)? năm"
              rf"(?: {_YEAR_WORD})?(?!\w)",
         _period("year", periods.part_of_year)),
        ("P", rf"(?:quý|q\.?)\s?(?:thứ )?{_Q}{_Y}",
         _period("quarter", periods.quarter)),
        ("P", rf"tháng\s?{_MN}{_Y}", _period("month", periods.months)),
        # "T3" alone may be Tuesday: it is a month only where a year follows.
        ("P", rf"t\.?\s?{_MN}(?=(?:\s?(?:-|,|đến|và)\s?(?:t\.?)?\d{{1,2}})*"
              rf"\s?[/.-]\s?{_YEAR}){_Y}", _period("month", periods.months)),
        ("P", rf"{_NUMBER_STARTS}(?P<n>\d{{1,2}})\s?/\s?(?P<y>{_YEAR}){_NUMBER_ENDS}",
         _period("month", periods.months)),
        ("P", rf"(?:(?:cả|toàn|trong|giai đoạn|các) )*năm"
              rf"(?: {_YEAR_WORD})?(?!\w)",
         _period("year", periods.whole_year)),
        ("P", rf"(?:giai đoạn )?{_NUMBER_STARTS}(?P<y>{_YEAR}){_NUMBER_ENDS}",
         _period("year", periods.whole_year)),
    ]
]  # fmt: skip
# After "quý I" or "tháng 3", a bare number goes on with the same unit: "I, II và IV".
_CONTINUED = {
    unit: re.compile(
        rf"(?P<join>\s?(?:, ?và|[,;&-]|và|đến|hoặc)\s?)(?P<n>{n}){y}"
        r"(?!\w|\s?/|\s?(?:tháng|ngày|lần|giờ|bản|cuộc))"
    )
    for unit, n, y in [
        ("quarter", rf"{_ROMAN_NUMERAL}(?!\w)|\d{{1,2}}(?!\d)", _Y),
        ("month", r"(?<!\d)\d{1,2}(?!\d)", _Y),
        ("year", _YEAR, ""),
    ]
}
_WHOLE = {"quarter": periods.quarter, "month": periods.months}


class _Trimmed:
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


def lex(folded: str, plan: int) -> tuple[str, list[Lexeme]]:
    """Return the skeleton of a folded text and its lexemes, in order.

    `plan` is the plan's year, for "năm sau". Lexemes are built lazily: a date that
    does not exist raises only when a form makes use of it.
    """
    skeleton, lexemes = [], []
    at = 0
    while at < len(folded):
        inside = at and folded[at - 1].isalnum()
        found = None if inside else _lexeme(folded, at, plan)
        if found is None:
            skeleton.append(folded[at])
            at += 1
            continue
        skeleton.append(found.tag)
        lexemes.append(found)
        at = found.end
        pattern = _CONTINUED.get(found.unit)
        while pattern and (m := pattern.match(folded, at)):
            skeleton.append(m["join"])
            lexemes.append(_continue(m, found.unit, plan))
            skeleton.append("P")
            at = m.end()
    return "".join(skeleton), lexemes


def _lexeme(folded: str, at: int, plan: int) -> Lexeme | None:
    if not folded[at].isalnum():
        return None
    for tag, pattern, builder in _LEXEMES:
        if m := pattern.match(folded, at):
            return Lexeme(tag, at, m.end(), **builder(m, plan))
    return None


def _continue(m: re.Match, unit: str, plan: int) -> Lexeme:
    value = number(m["n"])
    if unit == "year":
        return Lexeme("P", m.start("n"), m.end(), None, value, unit, periods.whole_year)
    make = _WHOLE[unit]
    return Lexeme(
        "P",
        m.start("n"),
        m.end(),
        unit=unit,
        year=_stated_year(m, plan),
        build=lambda year: make(year, value),
    )
