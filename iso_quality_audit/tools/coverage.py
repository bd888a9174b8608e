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
    """One answer: where, at which clause, in which year, and whether it counts."""

    department: int
    clause: int
    year: int
    counts: bool = True


class Cell(NamedTuple):
    """One place of the table of coverage."""

    department: int
    clause: int
    year: int


def covered(looks: Iterable[Look], above: Mapping[int, int]) -> Counter[Cell]:
    """How many answers looked at each place.

    :param looks: the answers
    :param above: clause -> the clause it is part of; none for the topmost
    """
    found: Counter[Cell] = Counter()
    for look in looks:
        if not look.counts:
            continue
        clause, seen = look.clause, set()
        while clause and clause not in seen:
            seen.add(clause)
            found[Cell(look.department, clause, look.year)] += 1
            clause = above.get(clause, 0)
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
