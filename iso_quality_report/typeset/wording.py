"""Fixed wording of official documents: number and date lines, numerals, letters.

Source: Decree 30/2020/ND-CP, annex I, part II.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RECIPIENTS = "Nơi nhận:"
APPENDIX = "Phụ lục"
ARTICLE = "Điều"
DRAFT = "DỰ THẢO"
OBSOLETE = "HẾT HIỆU LỰC"
END = "./."

NBSP = "\u00a0"
# Points of a clause run through the Vietnamese alphabet.
LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
]


def roman(number: int) -> str:
    """A positive number in Roman numerals."""
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def letter(number: int) -> str:
    """The n-th letter of a list: a, b, c, d, đ, e, g …, then aa, ab …"""
    text = ""
    while number > 0:
        number, place = divmod(number - 1, len(LETTERS))
        text = LETTERS[place] + text
    return text


def number_line(number: str | None, symbol: str | None) -> str:
    """ "Số: 07/KH-SCT"; blanks for the clerk's pen when there is no number yet."""
    return f"Số: {number or NBSP * 6}/{symbol or ''}"


def place_date(place: str | None, day: date | None, year: int | None = None) -> str:
    """ "An Khang, ngày 05 tháng 01 năm 2026", or with blanks for day and month.

    Days below 10 and the months January and February get a zero.

    :param year: printed when there is no day yet
    """
    if day:
        month = f"{day.month:02d}" if day.month < 3 else str(day.month)
        text = f"ngày {day.day:02d} tháng {month} năm {day.year}"
    else:
        year_text = str(year) if year else NBSP * 8
        text = f"ngày{NBSP * 4}tháng{NBSP * 4}năm {year_text}"
    return f"{place}, {text}" if place else text


def without_stop(text: str) -> str:
    """A phrase without the punctuation that ends it."""
    return text.strip().rstrip(";,. ")


def bases(citations: Iterable[str], last: str = ".") -> list[str]:
    """Legal bases as printed: each ends with ";", the last one with ``last``."""
    found = [without_stop(text) for text in citations if text and text.strip()]
    found = [
        text if text.startswith(("Căn cứ", "Theo", "Thực hiện")) else f"Căn cứ {text}"
        for text in found
    ]
    ends = [";"] * (len(found) - 1) + [last]
    return [text + end for text, end in zip(found, ends, strict=False)]


def recipients(lines: Iterable[str]) -> list[str]:
    """Recipients as printed: "- Sở KH&CN;" …, the last one ends with "."."""
    found = [without_stop(line).lstrip("-–+* ") for line in lines if line.strip()]
    ends = [";"] * (len(found) - 1) + ["."]
    return [f"- {text}{end}" for text, end in zip(found, ends, strict=False)]


def closed(text: str) -> str:
    """The last words of a document, which end with "./."."""
    return f"{without_stop(text.removesuffix('./.'))}{END}"
