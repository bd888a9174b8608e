"""Colours of cells and bars."""

from __future__ import annotations

_DIGITS = frozenset("0123456789abcdefABCDEF")


def digits(fill: str) -> str:
    """ "#dde8cb" or "#dec" as "DDE8CB"; "" for what is no such colour."""
    found = fill.strip().removeprefix("#")
    if len(found) == 3:
        found = "".join(digit * 2 for digit in found)
    return found.upper() if len(found) == 6 and _DIGITS.issuperset(found) else ""
