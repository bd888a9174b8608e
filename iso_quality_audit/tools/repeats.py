"""Whether something was found before. Without a database.

The same clause, procedure and department within 24 months is a repeat to be asked about;
so are words that are nearly the same, accents or not.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from dateutil.relativedelta import relativedelta

MONTHS = 24
NEARLY = 0.6
MOST = 4


@dataclass(frozen=True)
class Found:
    """A finding: where and what; ``day`` is that of its session."""

    key: int
    department: int
    clause: int
    procedure: int
    day: date
    text: str = ""


def plain(text: str) -> str:
    """The words of a text: small, without accents and marks, single blanks."""
    text = unicodedata.normalize(
        "NFD", (text or "").replace("đ", "d").replace("Đ", "d")
    )
    kept = (
        char if char.isalnum() else " "
        for char in text.lower()
        if not unicodedata.combining(char)
    )
    return " ".join("".join(kept).split())


def alike(first: Sequence[str], second: Sequence[str]) -> float:
    """How much two lists of words have in common, from 0 to 1."""
    if not first or not second:
        return 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def seen_before(new: Found, earlier: Iterable[Found]) -> list[tuple[Found, float]]:
    """At most four earlier findings that the new one may repeat, the likeliest first.

    :return: (finding, how alike the words are); those of the same clause, procedure and
        department come before those that only read alike
    """
    since = new.day - relativedelta(months=MONTHS)
    words = plain(new.text).split()
    ranked = []
    for old in earlier:
        if old.key == new.key or not since <= old.day <= new.day:
            continue
        same = bool(new.clause) and (old.department, old.clause, old.procedure) == (
            new.department,
            new.clause,
            new.procedure,
        )
        likeness = alike(words, plain(old.text).split())
        if same or likeness >= NEARLY:
            ranked.append((not same, -likeness, -old.day.toordinal(), old.key, old))
    ranked.sort(key=lambda entry: entry[:4])
    return [(old, -minus) for _same, minus, _day, _key, old in ranked[:MOST]]
