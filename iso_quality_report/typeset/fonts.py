"""The four faces of Liberation Serif, whose letters are as wide as Times New Roman's.

Parsed once per process; each PDF embeds the letters it uses.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).parent / "fonts"
FAMILY = "IsoSerif"
# What Word files name: the decree's font, which Word has.
WORD_FONT = "Times New Roman"
_FACES = {
    "": "Regular",
    "-Bold": "Bold",
    "-Italic": "Italic",
    "-BoldItalic": "BoldItalic",
}


def face(bold: bool = False, italic: bool = False) -> str:
    """The registered name of a face."""
    register()
    style = ("Bold" if bold else "") + ("Italic" if italic else "")
    return f"{FAMILY}-{style}" if style else FAMILY


@cache
def register() -> None:
    """Make the faces known to reportlab."""
    for suffix, style in _FACES.items():
        path = FOLDER / f"LiberationSerif-{style}.ttf"
        pdfmetrics.registerFont(TTFont(FAMILY + suffix, str(path)))
    pdfmetrics.registerFontFamily(
        FAMILY,
        normal=FAMILY,
        bold=f"{FAMILY}-Bold",
        italic=f"{FAMILY}-Italic",
        boldItalic=f"{FAMILY}-BoldItalic",
    )


@cache
def characters() -> frozenset[int]:
    """The code points that all four faces have a glyph for, control codes left out."""
    register()
    faces = [pdfmetrics.getFont(FAMILY + suffix).face for suffix in _FACES]
    shared = frozenset.intersection(*(frozenset(one.charToGlyph) for one in faces))
    return frozenset(
        code for code in shared if 0x20 <= code < 0x7F or 0xA0 <= code < 0xFFF0
    )


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """The width of a text in millimetres."""
    return pdfmetrics.stringWidth(text, face(bold, italic), size) * 25.4 / 72
