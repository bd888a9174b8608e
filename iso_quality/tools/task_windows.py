"""Whose a day is, where one piece of work is asked for several times in a year.

Work that is done late still belongs to the task that asked for it; what is done after
the next task has begun belongs to that one. So every day from the beginning of the
first task on belongs to exactly one of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from .periods import ONE_DAY, Span, whole_year


def task_windows(
    tasks: Iterable[tuple[date | None, date | None]], year: int
) -> list[Span]:
    """Say which days belong to each of the tasks that ask for the same work.

    tasks  (start, due) of each; without a start, work begins with the year
    year   of the plan: the days after the last task has begun are its own until the
           year is over, or until it is due where that is later

    Returns inclusive (first, last) pairs in the order of the tasks. A task begins on
    its start; where several have the same start ("trước ngày 15/6", "trước ngày
    15/12"), the later one begins when the earlier is over. Tasks that would
    begin on the same day share their days.
    """
    first, last = whole_year(year)
    asked = [(start or first, max(due or last, start or first)) for start, due in tasks]
    begins: dict[Span, date] = {}
    before: Span | None = None
    for one in sorted(set(asked)):
        follows = before is not None and before[0] == one[0]
        begins[one] = before[1] + ONE_DAY if follows and before else one[0]
        before = one
    days = sorted(set(begins.values()))
    over = {day: following - ONE_DAY for day, following in pairwise(days)}
    if days:
        # All that begin with the last of them share its days.
        dues = [due for (_start, due), begin in begins.items() if begin == days[-1]]
        over[days[-1]] = max(last, days[-1], *dues)
    return [(begins[one], over[begins[one]]) for one in asked]
