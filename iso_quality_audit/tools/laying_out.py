"""Who audits whom and when: a first proposal for a round. Without a database.

Every department gets an hour of the day and somebody against whom nothing speaks;
several auditors work side by side, none of them in two places at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """A department in the proposal: the slot of the round (0 is the first) and who
    audits; no auditor where nobody is free of ties."""

    department: int
    slot: int
    auditor: int


def lay_out(
    departments: Iterable[int], may: Mapping[int, Sequence[int]]
) -> list[Place]:
    """Spread departments over slots and auditors.

    Those whom few may audit come first, so that their auditors are still free; among
    those who may, whoever has least so far.

    :param departments: in the order of the agency
    :param may: department -> the auditors against whom nothing speaks
    :return: places in order of slots; auditor 0 where nobody may
    """
    departments = list(departments)
    order = {department: place for place, department in enumerate(departments)}
    load: Counter[int] = Counter()
    chosen = {}
    for department in sorted(
        departments, key=lambda one: (len(may.get(one, ())), order[one])
    ):
        free = may.get(department, ())
        auditor = min(free, key=lambda one: (load[one], one)) if free else 0
        load[auditor] += 1
        chosen[department] = auditor
    busy: Counter[int] = Counter()
    places = []
    for department in departments:
        auditor = chosen[department]
        places.append(Place(department, busy[auditor], auditor))
        busy[auditor] += 1
    return sorted(places, key=lambda place: (place.slot, order[place.department]))
