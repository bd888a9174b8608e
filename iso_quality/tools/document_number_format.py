"""Numbers of official documents as they are printed. No database.

A number is the place of a document in its kind's register of the year, Arabic digits
with a zero in front below 10 (Decree 30/2020/ND-CP, annex I, part II.3). Agencies add a
letter to a document put between two others: 07a.
"""

from __future__ import annotations

import re

_NUMBER = re.compile(r"0*([1-9][0-9]{0,5})([a-zđ]{0,3})", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]{1,6}")


def normalise(number: str | None) -> str | None:
    """Return a number as it is printed: "7" → "07", " 007A" → "07a".

    None when it is not a number of a document, e.g. "7/KH-SCT", "7 a" or "0".
    """
    found = _NUMBER.fullmatch((number or "").strip())
    return f"{int(found[1]):02d}{found[2].lower()}" if found else None


def position(number: str | None) -> int:
    """Return the place that a number stands for: "07a" → 7; 0 if it has none."""
    found = _DIGITS.match((number or "").strip())
    return int(found[0]) if found else 0
