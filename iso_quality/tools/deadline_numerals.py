"""Numbers as deadlines write them: "06", "sáu", "iv"."""

from __future__ import annotations

NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười hai": 12,
}  # fmt: skip
# "năm" is both five and year: as a number it is only read after "thứ".
NUM = r"(?:\d{1,3}|một|hai|ba|bốn|sáu|bảy|tám|chín|mười(?: hai)?)"
# Up to X: "Quý V" is an error to tell the user, not a text nobody understands.
_ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9,
    "x": 10,
}  # fmt: skip
ROMAN_NUMERAL = r"(?:ix|iv|x|vi{0,3}|i{1,3})"


def number(word: str) -> int:
    """Return the value of a numeral: "06", "sáu", "iv"."""
    return int(word) if word.isdecimal() else (NUMBERS | _ROMAN)[word]
