"""Rules of risk scales: levels, bands, and what moved. No database.

A risk's score is likelihood × impact (QT-HT-05 "Quản lý rủi ro và cơ hội"); a scale's
bands name the scores: on 5×5, 1-3 thấp, 4-8 trung bình, 9-15 cao, 16-25 rất cao.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Band:
    """The scores from ``low`` to ``high``, both included.

    ``needs_leader``: only a leader of the agency may accept risks of this band.
    """

    low: int
    high: int
    needs_leader: bool = False


@dataclass(frozen=True)
class Problem:
    """What is wrong with a scale: ``kind`` and the numbers it concerns.

    Kinds: "levels" (an axis without levels), "values" (levels that are not 1, 2, 3…),
    "empty" (a band that ends before it begins), "overlap", "gap" (scores of pairs
    in no band), "leader" (a band needs a leader, a higher one does not).
    """

    kind: str
    numbers: tuple[int, ...] = ()


def score(likelihood: int, impact: int) -> int:
    """The score of a pair; 0 while one of the two is not assessed."""
    return (likelihood or 0) * (impact or 0)


def band_at(value: int, bands: Sequence[Band]) -> int | None:
    """The place in ``bands`` of the one that covers a score; None when none does."""
    for place, band in enumerate(bands):
        if band.low <= value <= band.high:
            return place
    return None


def problems(
    likelihoods: Sequence[int], impacts: Sequence[int], bands: Sequence[Band]
) -> list[Problem]:
    """What keeps a scale from being used; empty when every pair has one band and a
    higher score never has a lower one.

    :param likelihoods: the values of the levels of likelihood
    :param impacts: the values of the levels of impact
    :param bands: in any order
    """
    found = []
    for values in (likelihoods, impacts):
        if not values:
            found.append(Problem("levels"))
        elif sorted(values) != list(range(1, len(values) + 1)):
            found.append(Problem("values", tuple(sorted(values))))
    ordered = sorted(bands, key=lambda band: (band.low, band.high))
    found += [
        Problem("empty", (band.low, band.high))
        for band in ordered
        if band.high < band.low
    ]
    for lower, higher in zip(ordered, ordered[1:], strict=False):
        if higher.low <= lower.high:
            found.append(Problem("overlap", (higher.low,)))
        if lower.needs_leader and not higher.needs_leader:
            found.append(Problem("leader", (higher.low, higher.high)))
    pairs = {score(one, other) for one in likelihoods for other in impacts}
    missing = sorted(value for value in pairs if band_at(value, ordered) is None)
    if missing:
        found.append(Problem("gap", tuple(missing)))
    return found


def movement(before: int, after: int, is_new: bool = False) -> str:
    """How a score moved since the round before.

    :param is_new: the risk was not there
    :return: "new", "up", "down", "same", or "" while one of the two is not assessed
    """
    if is_new:
        return "new"
    if not before or not after:
        return ""
    if after == before:
        return "same"
    return "up" if after > before else "down"


def ink(colour: str) -> str:
    """The colour of words on a ground such as "#ffe699": black or white, whichever
    has more contrast (WCAG 2.1, relative luminance).

    :raise ValueError: for what is no "#rrggbb"
    """
    digits = colour.removeprefix("#")
    if len(digits) != 6:
        raise ValueError(colour)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#000000" if (luminance + 0.05) ** 2 >= 0.05 * 1.05 else "#ffffff"
