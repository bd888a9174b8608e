"""What a year's programme of audits says against last year's. Without a database."""

from __future__ import annotations

from collections.abc import Collection

NEW = "new"
CHANGED = "changed"
SAME = "same"


def against_last(
    now: Collection[tuple[str, int]], last: Collection[tuple[str, int]] | None
) -> str:
    """Whether a department is audited as last year.

    :param now: what is looked at: pairs (kind, id) of clauses and procedures
    :param last: the same of last year, None where it was not foreseen
    :return: NEW, CHANGED or SAME
    """
    if last is None:
        return NEW
    return SAME if set(now) == set(last) else CHANGED


def months_between(first, last) -> int:
    """Whole months from one day to another (dates), none where the second is earlier."""
    months = 12 * (last.year - first.year) + last.month - first.month
    return max(0, months - (last.day < first.day))
