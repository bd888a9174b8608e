"""When a round is announced and reported, and what is said when it is late.

Without a database. Days are dates of the agency; the words are printed, so Vietnamese
always. Working days are counted by the calendar of the agency (``tools/workdays.py`` of
``iso_quality``).
"""

from __future__ import annotations

from datetime import date, timedelta


def last_notice_day(first: date, days: int) -> date:
    """The last day on which a round that begins on ``first`` is announced in time.

    :param days: how many days before the first session departments are told
    """
    return first - timedelta(days=max(days, 0))


def days_too_late(told: date, first: date, days: int) -> int:
    """By how many days the announcement of a round comes too late; 0 when in time."""
    return max((told - last_notice_day(first, days)).days, 0)


def is_year_due(year: int, today: date, month: int) -> bool:
    """Whether it is time to say that a year has no closed audit.

    :param month: of the year, from which it is said; 0: never
    """
    return bool(month) and (today.year, today.month) >= (year, month)


# ---------------------------------------------------------------- printed words
def notice_words(told: date, first: date, days: int) -> str:
    """A late announcement in words for the papers of the round; "" when in time."""
    late = days_too_late(told, first, days)
    if not late:
        return ""
    before = (first - told).days
    when = (
        f"trước buổi đầu tiên {before} ngày"
        if before > 0
        else "vào hoặc sau ngày có buổi đầu tiên"
    )
    return f"Thông báo {when} (ngày {told:%d/%m/%Y}), quy định ít nhất {days} ngày."


def report_words(due: date, late: int) -> str:
    """A late report in words for the report itself; "" when in time.

    :param late: how many working days after ``due`` it was or is
    """
    if not late:
        return ""
    return f"Báo cáo chậm {late} ngày làm việc so với hạn {due:%d/%m/%Y}."
