"""What is doubtful in a reading, to be said aloud beside what it comes to.

A doubtful reading stands: whoever typed it sees the doubt and decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from .deadline_kinds import FREE, WEEKDAYS
from .periods import show

if TYPE_CHECKING:
    from .deadline_dates import Deadline

PERIOD_NOT_SAID = (
    "chưa ghi kỳ báo cáo dài bao lâu, đang hiểu là hàng quý; hãy ghi thêm “hàng quý”, "
    "“6 tháng một lần” hoặc “hàng năm”"
)
MONTH_NOT_SAID = (
    "chưa ghi kỳ báo cáo dài bao lâu, đang hiểu là hàng tháng; hãy ghi thêm “hàng "
    "tháng”, “hàng quý” hoặc “hàng năm”"
)


def wrong_weekday(day: date, said: int) -> str:
    """Say that a date is another day of the week than the text says."""
    return f"ngày {show(day)} là {WEEKDAYS[day.weekday()]}, không phải {WEEKDAYS[said]}"


def in_words(deadline: Deadline) -> str:
    """Return what is doubtful in a deadline as a sentence, "" when nothing is."""
    found = [*deadline.uncertain, *_far(deadline)]
    return f"Hãy xem lại: {'; '.join(found)}." if found else ""


def _far(deadline: Deadline) -> Iterable[str]:
    """Yield the days that lie far from the year of the plan.

    Years before it, and after the next one; the next one too, unless the text says its
    number or the period begins this year: "Đầu năm sau" may have meant this year's.
    A period of both neighbours ("từ 15/12 năm trước đến 14/6 năm sau") is too long.
    """
    if deadline.kind == FREE or deadline.needs_event:
        return
    for start, end in deadline.spans:
        begins = (start or end).year
        later = end.year - deadline.year
        written = re.search(
            rf"(?<!\d){end.year}(?!\d)|[/.-]{end.year % 100:02d}\b", deadline.text
        )
        plain = begins == deadline.year or (written and begins > deadline.year)
        if later < 0 or later > 1 or (later == 1 and not plain):
            yield f"hạn {show(end)} không nằm trong năm {deadline.year} của kế hoạch"
            return
