"""When an objective is reached, and what a parent's result is. No database.

Values are floats, or None where there is nothing to judge: nobody has measured, or
there were no cases. A percentage of no cases is no number (TCVN ISO 9001:2015, 9.1.1:
what is measured must give a valid result).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from math import fsum
from typing import NamedTuple

from .periods import Span, months

REACHED = "reached"
NOT_REACHED = "not_reached"
NO_CASES = "no_cases"
NOT_MEASURED = "not_measured"

# Values typed with two decimals are compared as they are typed.
_PRECISION = 6

# How many months each period has.
PERIOD_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


class Outcome(NamedTuple):
    """The result of a measure or an objective, with the value it comes from."""

    result: str
    value: float | None = None


class Child(NamedTuple):
    """What a parent needs to know of an objective below it."""

    outcome: Outcome
    weight: float = 1.0


class Entry(NamedTuple):
    """What was recorded for the period that ends on `date_to`: cases, or a value."""

    date_to: date
    numerator: float = 0.0
    denominator: float = 0.0
    value: float = 0.0


class Aim(NamedTuple):
    """An objective as the results of a report need it; `children` are keys."""

    rule: str
    direction: str
    target: float
    is_ratio: bool = True
    weight: float = 1.0
    entries: tuple[Entry, ...] = ()
    children: tuple[Hashable, ...] = ()


def periods(year: int, kind: str) -> list[Span]:
    """Return the (first day, last day) of each period of `kind` in a year."""
    count = PERIOD_MONTHS[kind]
    return [months(year, first, count) for first in range(1, 13, count)]


def is_half_or_year_end(day: date) -> bool:
    """Whether results are reported for a period that ends on `day` (30/6, 31/12)."""
    return (day.month, day.day) in ((6, 30), (12, 31))


def ratio(numerator: float, denominator: float) -> float | None:
    """Return the percentage; None when there were no cases.

    ValueError when one of them is negative.
    """
    if numerator < 0 or denominator < 0:
        raise ValueError("negative")
    return 100.0 * numerator / denominator if denominator else None


def judge(direction: str, target: float, value: float | None) -> str:
    """Return the result of a value: REACHED, NOT_REACHED, or NO_CASES for None.

    `direction`: "least", "most", "equal"; "yes" asks for a value of 1.
    """
    if value is None:
        return NO_CASES
    gap = round(value - (1.0 if direction == "yes" else target), _PRECISION)
    fits = {"least": gap >= 0, "most": gap <= 0, "equal": gap == 0, "yes": gap == 0}
    return REACHED if fits[direction] else NOT_REACHED


def of_ratios(
    direction: str, target: float, entries: Iterable[tuple[float, float]]
) -> Outcome:
    """Return the outcome of (numerator, denominator) of all periods measured: their
    sums are divided, so that a month of few cases does not weigh like a full one."""
    entries = list(entries)
    if not entries:
        return Outcome(NOT_MEASURED)
    value = ratio(
        fsum(one for one, _all in entries), fsum(all_ for _o, all_ in entries)
    )
    return Outcome(judge(direction, target, value), value)


def of_values(
    direction: str, target: float, entries: Iterable[tuple[date, float]]
) -> Outcome:
    """Return the outcome of (end of the period, value): the last period counts, since
    values are those since the beginning of the year.

    The target is the year's: what falls short of it before 31/12 is not judged yet,
    unless it is above what was allowed ("most").
    """
    entries = list(entries)
    if not entries:
        return Outcome(NOT_MEASURED)
    end, value = max(entries)
    result = judge(direction, target, value)
    if (
        result == NOT_REACHED
        and direction != "most"
        and (end.month, end.day) < (12, 31)
    ):
        return Outcome(NOT_MEASURED, value)
    return Outcome(result, value)


def roll_up(
    rule: str, direction: str, target: float, children: Iterable[Child]
) -> Outcome:
    """Return a parent's outcome from its children, whatever their order.

    Children without cases are left out. Nothing is judged before every other child is,
    except by "worst": one that is not reached is enough to know. How far it is by now
    is said when all of them have a value.

    "worst": the worst result among the children; "sum": the sum of their values, and
    "mean": the mean of their values by weight, judged by the parent's own target.
    """
    children = list(children)
    if not children:
        return Outcome(NOT_MEASURED)
    counted = [child for child in children if child.outcome.result != NO_CASES]
    results = {child.outcome.result for child in counted}
    if rule == "worst" and NOT_REACHED in results:
        return Outcome(NOT_REACHED)
    if not counted:
        return Outcome(NO_CASES)
    if rule == "worst":
        return Outcome(NOT_MEASURED if NOT_MEASURED in results else REACHED)
    # A child that has itself only a worst result has no number to add.
    if any(child.outcome.value is None for child in counted):
        return Outcome(NOT_MEASURED)
    if rule == "sum":
        value = fsum(child.outcome.value for child in counted)
    else:
        # Shares of the heaviest: tiny weights lose nothing in the product.
        heaviest = max(child.weight for child in counted)
        shares = [child.weight / heaviest if heaviest else 1.0 for child in counted]
        pairs = zip(counted, shares, strict=True)
        value = fsum(child.outcome.value * share for child, share in pairs)
        value /= fsum(shares)
    if NOT_MEASURED in results:
        return Outcome(NOT_MEASURED, value)
    return Outcome(judge(direction, target, value), value)


# ---------------------------------------------------------------- up to a day
def report_end(year: int, period: str) -> date:
    """Return the last day that a report is about: "half" 30/6, "year" 31/12."""
    return date(year, 6, 30) if period == "half" else date(year, 12, 31)


def until(entries: Iterable[Entry], day: date) -> list[Entry]:
    """Return the entries whose period was over on `day`, in order of time."""
    return sorted(entry for entry in entries if entry.date_to <= day)


def cases(entries: Iterable[Entry]) -> tuple[float, float]:
    """Return the sums of numerators and denominators."""
    entries = list(entries)
    return (
        fsum(entry.numerator for entry in entries),
        fsum(entry.denominator for entry in entries),
    )


def outcomes(aims: Mapping[Hashable, Aim], day: date) -> dict[Hashable, Outcome]:
    """Return the outcome of every objective as it stood on `day`.

    Only periods that were over count, for parents too: their results are those of
    their children on that day. Children that are not among `aims` are left out; the
    cascade has no cycles.
    """
    found: dict[Hashable, Outcome] = {}

    def outcome(key: Hashable) -> Outcome:
        if key not in found:
            aim = aims[key]
            if aim.rule != "own":
                below = [child for child in aim.children if child in aims]
                children = [Child(outcome(one), aims[one].weight) for one in below]
                found[key] = roll_up(aim.rule, aim.direction, aim.target, children)
            else:
                found[key] = _own_outcome(aim, until(aim.entries, day))
        return found[key]

    return {key: outcome(key) for key in aims}


def _own_outcome(aim: Aim, entries: list[Entry]) -> Outcome:
    goal = (aim.direction, aim.target)
    if aim.is_ratio:
        pairs = [(entry.numerator, entry.denominator) for entry in entries]
        return of_ratios(*goal, pairs)
    return of_values(*goal, [(entry.date_to, entry.value) for entry in entries])


def share_reached(reached: int, not_reached: int) -> float | None:
    """Return the percentage of objectives reached among those that have a result;
    None when none has one: what had no cases or was not measured does not count."""
    return ratio(reached, reached + not_reached)
