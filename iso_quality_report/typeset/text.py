"""Text as people paste it, made fit for print.

Every writer gets the cleaned text, so that all formats show the same words.
"""

from __future__ import annotations

import re
import unicodedata

from . import fonts

# Stands for a character that the font does not have, as fonts themselves do.
MISSING = "\u25a1"
# Marks without a shape of their own: joiners, direction marks, variation selectors.
# They could hide or reorder the words of an official document.
_SHAPELESS = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e01ef]"
)
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile("[\u1680\u2000-\u200a\u205f\u3000]")
_PLAIN = re.compile(
    r"[\n\x20-\x7e\xa0\u00c0-\u01b0\u1ea0-\u1ef9\u2013\u2014\u2018-\u201d]*"
)


def clean(text: str, replaced: bool = True) -> str:
    """The text in composed letters, without invisible marks; what cannot be printed
    becomes "□". Newlines stay, tabs become a space.

    :param text: any str, lone surrogates and control characters included
    :param replaced: whether it becomes "□"; else it stays, as many letters long
    """
    text = text.replace("\t", " ")
    if _PLAIN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", text)
    text = _BREAKS.sub("\n", text)
    text = _SHAPELESS.sub("", text)
    text = _SPACES.sub(" ", text)
    if not replaced:
        return text
    known = fonts.characters()
    return "".join(
        letter if letter == "\n" or ord(letter) in known else MISSING for letter in text
    )


def one_line(text: str) -> str:
    """The cleaned text without line breaks, e.g. for a file's properties."""
    return " ".join(clean(text).split())
