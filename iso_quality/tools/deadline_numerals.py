"""Numbers as deadlines write them: "06", "sáu", "mười lăm", "iv"."""

from __future__ import annotations

_DIGITS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
# "năm" is both five and year: alone it is a number only where a form says so.
_ONE = r"(?:một|hai|ba|bốn|sáu|bảy|bẩy|tám|chín)"
_LAST = r"(?:một|mốt|hai|ba|bốn|tư|lăm|sáu|bảy|bẩy|tám|chín)"
_TENS = rf"(?:mười|(?:{_ONE}|năm) mươi)(?: {_LAST}(?!\w))?"
NUM = (
    rf"(?:\d{{1,3}}|(?:{_ONE}|năm) trăm(?: (?:{_TENS}|(?:linh|lẻ) (?:{_ONE}|năm)))?"
    rf"|{_TENS}|{_ONE}(?! (?:mươi|trăm)))"
)
# Up to X: "Quý V" is an error to tell the user, not a text nobody understands.
_ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9,
    "x": 10,
}  # fmt: skip
ROMAN_NUMERAL = r"(?:ix|iv|x|vi{0,3}|i{1,3})"


def number(words: str) -> int:
    """Return the value of a numeral: "06", "sáu", "hai mươi mốt", "iv".

    Raises KeyError for a word that is none.
    """
    if words.isdecimal():
        return int(words)
    if words in _ROMAN:
        return _ROMAN[words]
    total = 0
    for word in words.split():
        if word == "trăm":
            total *= 100
        elif word == "mươi":
            # "một trăm hai mươi": the tens are what stands after the hundreds.
            total += total % 10 * 9
        elif word == "mười":
            total += 10
        elif word not in ("linh", "lẻ"):
            total += _DIGITS[word]
    return total
