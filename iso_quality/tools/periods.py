"""Months, quarters, weeks and their parts as (first day, last day) pairs.

What does not exist (a thirteenth month, a fifth quarter, 31/02) raises ValueError
with a Vietnamese sentence that says what to write instead: it is shown to users.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date, date]

ONE_DAY = timedelta(days=1)
ROMAN = ("I", "II", "III", "IV")


def day(year: int, month: int, number: int) -> date:
    """Return that date. ValueError when the calendar has none."""
    check_month(month)
    last = monthrange(year, month)[1]
    if not 1 <= number <= last:
        raise ValueError(
            f"Không có ngày {number:02d}/{month:02d}/{year}: tháng {month:02d}/{year} "
            f"có {last} ngày, hãy ghi ngày từ 01 đến {last}."
        )
    return date(year, month, number)


def check_month(month: int) -> None:
    """Raise ValueError unless `month` is 1 to 12."""
    if not 1 <= month <= 12:
        raise ValueError(
            f"Không có tháng {month}: một năm có 12 tháng, "
            "hãy ghi từ Tháng 01 đến Tháng 12."
        )


def check_day(number: int) -> None:
    """Raise ValueError unless `number` can be a day of some month."""
    if not 1 <= number <= 31:
        raise ValueError(f"Không có ngày {number}: hãy ghi ngày từ 01 đến 31.")


def months(year: int, first: int, count: int = 1) -> Span:
    """Return `count` whole months from month `first` (1 to 12) of `year`."""
    check_month(first)
    start = date(year, first, 1)
    return start, add_months(start, count) - ONE_DAY


def quarter(year: int, number: int) -> Span:
    """Return a quarter. ValueError unless `number` is 1 to 4."""
    if not 1 <= number <= 4:
        raise ValueError(
            f"Không có Quý {number}: một năm có 4 quý, "
            "hãy ghi Quý I, Quý II, Quý III hoặc Quý IV."
        )
    return months(year, 3 * number - 2, 3)


def whole_year(year: int) -> Span:
    """Return 1 January and 31 December."""
    return date(year, 1, 1), date(year, 12, 31)


def iso_week(year: int, number: int) -> Span:
    """Return Monday and Sunday of an ISO 8601 week, the numbering calendars print."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        raise ValueError(
            f"Năm {year} không có tuần {number}: hãy ghi tuần từ 1 đến 52 "
            "hoặc ghi ngày cụ thể."
        ) from None
    return monday, monday + 6 * ONE_DAY


def week_of_month(year: int, month: int, number: int) -> Span:
    """Return the `number`-th seven days of a month (5: what is left; -1: the last 7).

    Counted from the 1st, not from a Monday: "tuần 2 tháng 6" is read the same way
    in every year, 08/6 to 14/6.
    """
    start, end = months(year, month)
    if number == -1:
        return end - 6 * ONE_DAY, end
    first = start + 7 * (number - 1) * ONE_DAY
    if first > end:
        raise ValueError(
            f"Tháng {month:02d}/{year} không có tuần {number}: hãy ghi tuần từ 1 đến 4."
        )
    return first, min(first + 6 * ONE_DAY, end)


def part_of_month(year: int, month: int, part: str) -> Span:
    """Return the third or the half of a month that `part` names (see PARTS).

    Điều 146 Bộ luật Dân sự 2015 fixes đầu/giữa/cuối tháng as the 1st, the 15th and
    the last day, as points in time. A plan gives time to work in: the third of the
    month around that point, due on its last day.
    """
    first, last = {
        "đầu": (1, 10),
        "giữa": (11, 20),
        "cuối": (21, 31),
        "nửa đầu": (1, 15),
        "nửa cuối": (16, 31),
    }[part]
    start, end = months(year, month)
    return start.replace(day=first), start.replace(day=min(last, end.day))


def part_of_quarter(year: int, number: int, part: str) -> Span:
    """Return the first, second or third month of a quarter (đầu, giữa, cuối)."""
    start, _end = quarter(year, number)
    return months(year, start.month + ("đầu", "giữa", "cuối").index(part))


def part_of_year(year: int, part: str) -> Span:
    """Return the quarter or half year that `part` names.

    giữa năm ends 30/6 and cuối năm ends 31/12 as in Điều 146 khoản 3 Bộ luật Dân sự
    2015; đầu năm (1 January there, a point in time) is read as the first quarter.
    """
    first, count = {
        "đầu": (1, 3),
        "giữa": (4, 3),
        "cuối": (10, 3),
        "nửa đầu": (1, 6),
        "nửa cuối": (7, 6),
    }[part]
    return months(year, first, count)


def side_of_year(year: int, count: int, at_end: bool) -> Span:
    """Return the first or last `count` months of a year: "6 tháng đầu năm"."""
    check_month(count)
    return months(year, 13 - count if at_end else 1, count)


def add_months(day_: date, count: int) -> date:
    """Move by whole months; a day the month lacks becomes its last day.

    Source: Điều 148 khoản 3 Bộ luật Dân sự 2015.
    """
    year, month = divmod(day_.year * 12 + day_.month - 1 + count, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day_.day, last))


def show(day_: date) -> str:
    """Write a date as Vietnamese documents do: 05/03/2026."""
    return f"{day_:%d/%m}/{day_.year}"


def show_month(number: int) -> str:
    """Write a month number: 01 and 02 with a zero, the others without (NĐ 30/2020)."""
    return f"{number:02d}" if number < 3 else str(number)


def name(start: date, end: date) -> str:
    """Name a span in the words of a plan, shortest first: a name reads back the same.

    "Quý II-III/2026", "Tháng 3/2026", "Năm 2026", "Ngày 30/06/2026",
    "Từ ngày 01/03/2026 đến ngày 15/04/2026".
    """
    if start == end:
        return f"Ngày {show(start)}"
    whole_months = start.day == 1 and (end + ONE_DAY).day == 1
    if whole_months and start.month == 1 and end.month == 12:
        years = f"{start.year}-{end.year}" if start.year < end.year else start.year
        return f"Năm {years}"
    if whole_months and start.year == end.year:
        if start.month % 3 == 1 and end.month % 3 == 0:
            first, last = ROMAN[start.month // 3], ROMAN[end.month // 3 - 1]
            unit = "Quý"
        else:
            first, last = show_month(start.month), show_month(end.month)
            unit = "Tháng"
        numbers = first if first == last else f"{first}-{last}"
        return f"{unit} {numbers}/{start.year}"
    return f"Từ ngày {show(start)} đến ngày {show(end)}"
