"""Reports that count from the first of January: "Quý I, 6 tháng, 9 tháng và hằng năm".

In the skeleton such a list is a U. Each report is worked on after the one before it:
01/01-31/3, 01/4-30/6, 01/7-30/9, 01/10-31/12.
"""

from __future__ import annotations

import re
from datetime import date

from . import periods
from .deadline_numerals import number
from .periods import ONE_DAY, Span

# "Quý I, II và IV" are quarters, no reports that count on.
_MORE_QUARTERS = r"(?:\s?-\s?| ?, ?| và | đến )(?:[ivx]+|\d+)\b(?! tháng)"
_KIND = r"(?:báo cáo|sơ kết|tổng kết)"
_ITEM = (
    rf"(?:{_KIND} )?(?:quý (?:i|1)(?![\w/]|{_MORE_QUARTERS})"
    r"|quý (?:i|1)(?=/)"
    r"|(?:0?[369]|12|ba|sáu|chín|mười hai) tháng(?! ?\d| cuối| một| 1)(?: đầu năm)?"
    r"|(?:(?:hàng|cả|một|trong|toàn) )?năm(?! (?:trước|sau|tới)))"
    r"(?:(?:/| năm | )(?:19|20|21)\d\d)?(?![\w/])"
)
_AND = r"(?: ?, ?và | ?[,;] ?| và )"
LIST = rf"{_ITEM}(?:{_AND}{_ITEM})+"
_NAMES = {
    3: "quý I/{}", 6: "6 tháng đầu năm {}", 9: "9 tháng đầu năm {}", 12: "năm {}",
}  # fmt: skip


def report_periods(m: re.Match, plan: int) -> dict | None:
    """Return the fields of the Lexeme of a list: `ends` are its last months."""
    items = [item[0] for item in re.finditer(_ITEM, m[0])]
    ends = tuple(map(_end, items))
    if any(a >= b for a, b in zip(ends, ends[1:], strict=False)):
        return None
    # "Quý I, năm 2026" is that quarter, "6 tháng, năm" comes every half year.
    apart = " và " in m[0] and re.search("quý|đầu|cả|9", m[0])
    if len(ends) == 2 and not apart and "kết" not in m[0]:
        return None
    years = {int(year) for year in re.findall(r"(?:19|20|21)\d\d", m[0])}
    if len(years) > 1:
        return None
    return {"ends": ends, "year": years.pop() if years else None}


def _end(item: str) -> int:
    item = re.sub(rf"^{_KIND} ", "", item)
    if item.startswith("quý"):
        return 3
    months = re.match(r"(.+?) tháng", item)
    return number(months[1]) if months else 12


def spans(year: int, ends: tuple[int, ...]) -> tuple[Span, ...]:
    """Return when each report is worked on: until its last month is over."""
    found, start = [], date(year, 1, 1)
    for month in ends:
        end = periods.months(year, month)[1]
        found.append((start, end))
        start = end + ONE_DAY
    return tuple(found)


def name(end: date) -> str:
    """Name the report whose months end that day: "6 tháng đầu năm 2026"."""
    return _NAMES[end.month].format(end.year)


def write(days: tuple[Span, ...]) -> str:
    """Write the list of these reports, as `report_periods` reads it."""
    *first, last = [name(end) for _start, end in days]
    return f"{', '.join(first)} và {last}"
