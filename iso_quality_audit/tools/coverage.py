"""What has been looked at: clause × department × year, counted from answers.

Without a database. An answer counts where something was found out (conform, remark,
nonconform), not where the question did not apply; an answer to a clause looks at the
clauses above it too (7.5.3 is part of 7.5).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Look(NamedTuple):
    """One answer: where, at which clause, in which year, and whether it counts; also at
    which other clauses, where what was asked stands in several."""

    department: int
    clause: int
    year: int
    counts: bool = True
    also: tuple[int, ...] = ()


class Cell(NamedTuple):
    """One place of the table of coverage."""

    department: int
    clause: int
    year: int


def upwards(clause: int, above: Mapping[int, int]) -> list[int]:
    """A clause and those that it is part of, itself first.

    :param above: clause -> the clause it is part of; none for the topmost
    """
    found: list[int] = []
    while clause and clause not in found:
        found.append(clause)
        clause = above.get(clause, 0)
    return found


def taken_along(chosen: Iterable[int], above: Mapping[int, int]) -> set[int]:
    """The clauses chosen, all that are part of them, and those they are part of.

    :param above: as ``upwards``; its keys are all clauses
    """
    chosen = set(chosen)
    found = {one for clause in chosen for one in upwards(clause, above)}
    return found | {one for one in above if chosen.intersection(upwards(one, above))}


def covered(looks: Iterable[Look], above: Mapping[int, int]) -> Counter[Cell]:
    """How many answers looked at each place.

    :param looks: the answers
    :param above: as ``upwards``
    """
    found: Counter[Cell] = Counter()
    for look in looks:
        if not look.counts:
            continue
        at = (look.clause, *look.also)
        # Once at each clause, however many of its parts the answer looked at.
        for clause in {one for start in at for one in upwards(start, above)}:
            found[Cell(look.department, clause, look.year)] += 1
    return found


def holes(
    found: Mapping[Cell, int],
    departments: Iterable[int],
    clauses: Iterable[int],
    years: Iterable[int],
) -> list[tuple[int, int]]:
    """(department, clause) that nobody looked at in any of these years, in order."""
    years = list(years)
    clauses = list(clauses)
    return [
        (department, clause)
        for department in departments
        for clause in clauses
        if not any(found.get(Cell(department, clause, year)) for year in years)
    ]
