"""Nobody is in two places at once. Without a database; times are comparable values of
one kind (naive UTC datetimes, as Odoo keeps them)."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import datetime
from typing import NamedTuple


class Slot(NamedTuple):
    """A session on the clock: from ``start`` until before ``end``, and who sits in it."""

    key: Hashable
    start: datetime
    end: datetime
    people: frozenset[int]


class Clash(NamedTuple):
    """Two slots that somebody would sit in at once; ``first`` begins earlier."""

    first: Hashable
    second: Hashable
    person: int


def clashes(slots: Iterable[Slot]) -> list[Clash]:
    """Every pair of slots that overlap for a person, in order of time.

    Slots that touch (one ends when the other begins) do not overlap; a slot without
    length holds nobody.
    """
    of_person = defaultdict(list)
    for slot in slots:
        if slot.end > slot.start:
            for person in slot.people:
                of_person[person].append(slot)
    found = []
    for person, mine in of_person.items():
        mine.sort(key=lambda slot: (slot.start, slot.end, str(slot.key)))
        running = []  # (end, place in mine) of those that have not ended
        for place, slot in enumerate(mine):
            while running and running[0][0] <= slot.start:
                heapq.heappop(running)
            found += [
                (slot.start, Clash(mine[other].key, slot.key, person))
                for _end, other in sorted(running)
            ]
            heapq.heappush(running, (slot.end, place))
    found.sort(key=lambda pair: (pair[0], str(pair[1])))
    return [clash for _start, clash in found]
