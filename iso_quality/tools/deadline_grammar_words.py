"""The words that deadlines are made of: dates, periods, frequencies, numerals.

`lex` replaces what it knows by one capital letter (folded text has none), which
leaves a short skeleton for the grammar of deadline_grammar:

    "từ tháng 3 đến 15/4/2026"     ->  "từ P đến D"
    "trước ngày 25 hàng tháng"     ->  "trước N F"

    D  a date                      N  a day without its month ("ngày 25")
    P  a period with both ends     F  a frequency, its value in months (0: week)
    W  a day of the week (0-6)     C  all the time     H  an hour of the day
    M  a month by its place in a period (deadline_month_places)
    U  reports of 3, 6, 9 and 12 months (deadline_report_periods)
"""

from __future__ import annotations

import re

from . import deadline_report_periods as report_periods
from . import periods
from .deadline_lexemes import (
    Lexeme,
    Trimmed,
    constant,
    date_of,
    day_number,
    last_day,
    month_of_quarter,
    months_of_year,
    period_of,
    short_date,
    stated_year,
    times,
    units,
    week_of_month,
    weekday,
)
from .deadline_month_places import PLACES, place_builder
from .deadline_numerals import NUM, ROMAN_NUMERAL, number

TAGS = "DPNFWCHMU"


_YEAR = r"(?:19|20|21)\d\d"
# "năm trước ngày 15/6" is "before": there, trước is no word for last year.
_YEAR_WORD = (
    rf"(?P<yw>{_YEAR}|sau(?! (?:khi|tết|ngày|cuộc|mỗi|đợt|lần|\d))|tới|nay|này|tiếp theo"
    r"|kế tiếp|kế hoạch|báo cáo|thực hiện|liền trước"
    r"|trước(?! (?:ngày|khi|tháng|quý|tết|\d)))"
    r"(?:(?: liền kề)?(?: (?:của )?kỳ báo cáo)?)"
)
_OF_YEAR = (
    rf",?\s?(?:(?:của|thuộc) )?năm {_YEAR_WORD}(?!\w)"
    r"| (?P<yk>(?:thuộc|của|trong) (?:kỳ|năm) báo cáo)(?!\w)"
)
_Y = rf"(?:(?:\s?[/.-]\s?|\s)(?P<y>{_YEAR})(?![\d/])|{_OF_YEAR})?"
# Not inside a number, a document number or a standard ("19/2014/QĐ-TTg", "9001: 2015").
_NUMBER_STARTS = r"(?<![\w/])(?<![^\W\d]-)(?<!\d[.:])(?<!\d\d\d: )"
_NUMBER_ENDS = r"(?![\w/]|\.\d|-[^\W\d])"
_D = r"(?P<d>\d{1,2})"
_M = r"(?P<m>\d{1,2})"


_PART = r"(?P<part>đầu|giữa|cuối)"
_HALF = r"(?P<part>nửa đầu|nửa cuối|nửa sau|đầu|giữa|cuối)"
_TENTH = (
    r"(?P<part>thượng tuần|trung tuần|hạ tuần|nửa đầu|nửa cuối|nửa sau|đầu|giữa|cuối)"
)
_NTH = r"(?P<part>đầu tiên|đầu|giữa|cuối cùng|cuối|thứ (?:nhất|hai|ba|2|3))"
_Q = rf"(?P<n>{ROMAN_NUMERAL}|\d{{1,2}}|một|hai|ba|bốn)(?!\w|/\d{{1,2}}(?!\d))"
_MN = r"(?P<n>\d{1,2})(?!\w|/\d{1,2}(?!\d)|\s?(?:tháng|lần))"
_DATE = (
    rf"(?:{_D}\s?/\s?{_M}(?:\s?/\s?(?P<y>{_YEAR}|\d\d){_NUMBER_ENDS}"
    rf"|{_NUMBER_ENDS}(?:{_OF_YEAR})?)"
    rf"|(?P<d2>\d{{1,2}})(?P<sep>[-.])(?P<m2>\d{{1,2}})(?P=sep)(?P<y2>{_YEAR})"
    rf"{_NUMBER_ENDS})"
)
# "31.3" and "12-7" are days after one of these words, after another day written so,
# or where a text holds nothing else: elsewhere they number sections and count things.
_AFTER_WORD = "|".join(
    rf"(?<={word} )"
    for word in (
        *("trước", "nhất", "là", "quá", "hết", "đến", "tới", "từ", "vào", "sau"),
        *("sáng", "chiều", "tối"),
    )
)
_AFTER_DAY = (
    "|".join(
        rf"(?<=[.-]{digits}{join})"
        for digits in (r"\d", r"\d\d")
        for join in (" và ", ", ", "; ", " - ", "-")
    )
    + r"|(?<=ngày \d và )|(?<=ngày \d\d và )"
)
_DOTS = r"\d{1,2}\.\d{1,2}"
_ALONE = rf"\A(?={_DOTS}(?:\s?(?:-|đến|và|[,;])\s?(?:ngày )?{_DOTS})*$)"
_NO_COUNT = (
    r"(?! ?(?:%|ngày(?! \d)|tuần|tháng|quý|năm(?! \d)|giờ|lần|nghìn|triệu|tỷ|đồng"
    r"|điểm|bản))"
)
_SHORT_DATE = (
    rf"(?:ngày |{_AFTER_WORD}|{_AFTER_DAY}|{_ALONE}){_NUMBER_STARTS}{_D}"
    rf"(?P<sep>[.-]){_M}(?:(?P=sep)(?P<y>\d\d)(?!\d))?(?! (?:hàng|mỗi) tháng)"
    rf"(?![\w/]|(?P=sep)\d|-[^\W\d]){_NO_COUNT}(?:{_OF_YEAR})?"
)
_ONE_UNIT = (
    rf"(?:nửa năm|(?:{NUM} )?(?:tuần|tháng(?!\s?\d)|năm)"
    rf"|quý(?!\s?(?:\d|{ROMAN_NUMERAL}(?!\w))))(?!\w)"
)
_HOUR = r"\d{1,2}\s?(?:h|giờ|:)\s?(?:\d{1,2}(?: ?(?:phút|'|’))?)?"
_PART_OF_DAY = (
    r"(?:(?:buổi|(?:đầu|cuối) (?:giờ|buổi)) )?(?:sáng|trưa|chiều|tối)"
    r"|(?:đầu |cuối )?giờ (?:làm việc|hành chính)(?: của)?|(?:đầu|cuối|cả)(?= ngày \d)"
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
        ("C", rf"(?:{_ALWAYS})(?!\w)", constant(None)),
        ("H", rf"(?:(?:từ )?{_HOUR} ?(?:-|đến) ?{_HOUR}|{_HOUR}|{_PART_OF_DAY})"
              r"(?: (?:sáng|trưa|chiều|tối))?,?"
              r"(?=\s?(?:ngày|thứ|chủ nhật|mùng) | \d{1,2}[/.-]\d| \d{1,2} tháng)",
         constant(None)),
        ("W", r"(?:(?:sáng|chiều|ngày) )?(?<!tháng )(?:chủ nhật"
              r"|thứ (?P<w>hai|ba|tư|năm|sáu|bảy|[2-7]))(?!\w)", weekday),
        ("U", report_periods.LIST, report_periods.report_periods),
        # Frequencies come before dates: "6 tháng 1 lần" is not the sixth of January.
        ("F", rf"(?:định kỳ )?(?:(?:hàng|mỗi) )?(?:(?P<n>{NUM})\s?)?"
              rf"(?P<u>tháng|quý|năm|tuần)\s?[/,]?\s?(?P<k>{NUM})?\s?lần(?!\w)",
         times),
        ("F", rf"(?P<k>{NUM}) ?lần\s?(?:/|trong|trên|cho)?\s?(?:mỗi )?"
              rf"(?P<n>{NUM} )?(?P<u>tháng|quý|năm|tuần)(?!\w)",
         lambda m, plan: times(Trimmed(m), plan)),
        ("F", rf"(?:(?:định kỳ )?{_EACH} |định kỳ ){_ONE_UNIT}"
              rf"(?:(?: ?[,;] ?| và |/)(?:{_EACH} |cả )?{_ONE_UNIT})*", units),
        ("F", rf"{_ONE_UNIT}(?:(?: ?[,;] ?| và |/)(?:{_EACH} |cả )?{_ONE_UNIT})+",
         units),
        ("F", r"thường niên(?!\w)", constant(12)),
        ("F", r"(?:các|cả 4|cả bốn|4|04|bốn) quý(?: trong năm)?(?! [ivx]|\s?\d|\w)",
         constant(3)),
        ("F", r"(?:các|12) tháng(?: trong năm)(?!\w)", constant(1)),
        # Dates.
        ("D", rf"(?:ngày )?{_NUMBER_STARTS}{_DATE}",
         lambda m, plan: date_of(Trimmed(m), plan)),
        ("D", _SHORT_DATE, short_date),
        ("D", rf"(?:ngày )?{_NUMBER_STARTS}(?P<y>{_YEAR})-{_M}-{_D}{_NUMBER_ENDS}",
         date_of),
        ("D", rf"(?:ngày |mùng |mồng )*{_NUMBER_STARTS}{_D} (?:của )?tháng {_M}"
              rf"(?!\w|/\d{{1,2}}(?!\d)|\s?(?:tháng|lần)){_Y}", date_of),
        ("D", rf"ngày cuối(?: cùng)?(?: của)? (?:(?P<u>tháng) (?P<n>\d{{1,2}})(?!\w)"
              rf"|(?P<u2>quý) (?P<n2>{ROMAN_NUMERAL}|\d)(?!\w)){_Y}",
         lambda m, plan: last_day(Trimmed(m), plan)),
        ("N", r"ngày cuối(?: cùng)?(?:(?: của)? tháng(?! \w+ quý)|(?= (?:hàng|mỗi) ))",
         day_number),
        ("N", rf"(?:ngày |mùng |mồng )+{_D}(?![\w/])", day_number),
        ("N", rf"{_NUMBER_STARTS}{_D}(?=\s?(?:-|,|đến|và)\s?(?:ngày )?\d{{1,2}}"
              r"(?:/|\.\d| tháng \d))", day_number),
        ("N", rf"{_NUMBER_STARTS}{_D}(?=(?:\s?(?:-|đến)\s?\d{{1,2}})? (?:hàng|mỗi) "
              r"(?:tháng|quý)(?!\w))", day_number),
        *[("M", pattern.pattern, place_builder(place)) for pattern, place in PLACES],
        # Periods, the longer names first.
        ("P", rf"tuần (?:lễ )?(?P<w>đầu(?: tiên)?|cuối(?: cùng)?|(?:thứ )?(?:[1-5]|nhất"
              rf"|hai|ba|tư|năm)) (?:của )?tháng (?P<n>\d{{1,2}})(?!\w){_Y}",
         week_of_month),
        ("P", rf"tuần (?:thứ )?(?P<n>\d{{1,2}})(?!\w){_Y}",
         period_of("week", periods.iso_week)),
        ("P", rf"tháng {_NTH}(?: của)? quý {_Q}{_Y}",
         month_of_quarter),
        ("P", rf"{_TENTH}(?: của)? tháng {_MN}{_Y}",
         period_of("month", periods.part_of_month)),
        ("P", rf"{_PART}(?: của)? quý {_Q}{_Y}",
         period_of("quarter", periods.part_of_quarter)),
        ("P", rf"(?P<n>{NUM}) tháng (?P<side>đầu|cuối)(?: của)? năm"
              rf"(?: {_YEAR_WORD})?(?!\w)",
         months_of_year),
        ("P", rf"(?:(?:các|những) tháng )?{_HALF}(?: của)? năm"
              rf"(?: {_YEAR_WORD})?(?!\w)",
         period_of("year", periods.part_of_year)),
        ("P", rf"(?:quý|q\.?)\s?(?:thứ )?{_Q}{_Y}",
         period_of("quarter", periods.quarter)),
        ("P", rf"tháng\s?{_MN}{_Y}", period_of("month", periods.months)),
        # "T3" alone may be Tuesday: it is a month only where a year follows.
        ("P", rf"t\.?\s?{_MN}(?=(?:\s?(?:-|,|đến|và)\s?(?:t\.?)?\d{{1,2}})*"
              rf"\s?[/.-]\s?{_YEAR}){_Y}", period_of("month", periods.months)),
        ("P", rf"{_NUMBER_STARTS}(?P<n>\d{{1,2}})\s?/\s?(?P<y>{_YEAR}){_NUMBER_ENDS}",
         period_of("month", periods.months)),
        ("P", rf"(?:(?:cho|cả|toàn|trọn|trong|giai đoạn|các) )*năm"
              r"(?: (?:công tác|tài chính|ngân sách|kế hoạch(?= \d)))?"
              rf"(?: {_YEAR_WORD})?(?!\w)"
              r"(?: và (?:các|những) năm (?:tiếp theo|sau|kế tiếp))?",
         period_of("year", periods.whole_year)),
        ("P", rf"(?:cho )?(?:giai đoạn )?{_NUMBER_STARTS}(?P<y>{_YEAR}){_NUMBER_ENDS}",
         period_of("year", periods.whole_year)),
    ]
]  # fmt: skip
# After "quý I" or "tháng 3", a bare number goes on with the same unit: "I, II và IV".
_CONTINUED = {
    unit: re.compile(
        rf"(?P<join>\s?(?:, ?và|[,;&-]|và|đến|hoặc)\s?)(?P<n>{n}){y}"
        r"(?!\w|\s?/|\s?(?:tháng|ngày|lần|giờ|bản|cuộc))"
    )
    for unit, n, y in [
        ("quarter", rf"{ROMAN_NUMERAL}(?!\w)|\d{{1,2}}(?!\d)", _Y),
        ("month", r"(?<!\d)\d{1,2}(?!\d)", _Y),
        ("week", r"(?<!\d)\d{1,2}(?!\d|\s?[-.]\s?\d)", _Y),
        ("year", _YEAR, ""),
    ]
}
_WHOLE = {
    "quarter": periods.quarter,
    "month": periods.months,
    "week": periods.iso_week,
}


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
        m = pattern.match(folded, at)
        found = builder(m, plan) if m else None
        if found is not None:
            return Lexeme(tag, at, m.end(), **found)
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
        year=stated_year(m, plan),
        build=lambda year: make(year, value),
    )
