"""How far some work is: the rule, for numbers in Python and in SQL.

Work is counted in units: the lines of a plan, each with the weight that the plan gives
it, and beside them each kind of work that other documents give (steps towards
objectives, measures against risks, actions), which weighs as much as an ordinary line.
A unit is as far as the share of its tasks that are done, whatever their number; many
units are as far as the weighted mean of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable

# Of a table with the columns weight, done and total: one row for each unit.
WEIGHTED_PERCENT = (
    "COALESCE(100.0 * SUM(weight * done / total) / NULLIF(SUM(weight), 0), 0)"
)


def weighted_percent(units: Iterable[tuple[float, int, int]]) -> float:
    """The weighted mean of the shares done, between 0 and 100.

    :param units: (weight, tasks done, tasks) of each; those without tasks do not count
    """
    counted = [(weight, done, total) for weight, done, total in units if total]
    whole = sum(weight for weight, _done, _total in counted)
    share = sum(weight * done / total for weight, done, total in counted)
    return 100.0 * share / whole if whole else 0.0
