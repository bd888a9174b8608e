"""One spelling of a text, whatever keyboard it was typed on, and what a person would
call the same name."""

from __future__ import annotations

import re
import unicodedata

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»″"), '"') | dict.fromkeys(map(ord, "‘’‚′"), "'")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
# What is written with or without spaces around it.
_SIGNS = re.compile(r"\s*([-/.,;:()])\s*")


def nfc(text: str) -> str:
    """The text with each letter and its accents as one character.

    A Mac sends "ế" as three characters (NFD), other keyboards as one (NFC); they look
    alike and are not found by one another.
    """
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    # A text that is marked as safe stays so.
    return type(text)(unicodedata.normalize("NFC", text))


def nfc_of(value: object) -> object:
    """As ``nfc``, of a text or of all texts in lists, tuples and dictionaries; the same
    object when nothing in it is different."""
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, dict):
        found = {name: nfc_of(inner) for name, inner in value.items()}
        same = all(found[name] is inner for name, inner in value.items())
        return value if same else found
    # Records are no tuples, and rows of a database have types of their own.
    if type(value) in (list, tuple):
        items = [nfc_of(inner) for inner in value]
        same = all(one is other for one, other in zip(items, value, strict=True))
        return value if same else type(value)(items)
    return value


def alike(text: str, accents: bool = False) -> str:
    """A name as it is compared: what differs by accents, capital letters, spaces, kinds
    of dashes and quotes, or a full stop at the end, a person would call the same.

    :param accents: whether accents tell names apart, as in codes (D-01, Đ-01)
    """
    text = text.translate(_DASHES | _QUOTES | _INVISIBLE)
    if accents:
        text = unicodedata.normalize("NFC", text.casefold())
    else:
        text = text.replace("Đ", "D").replace("đ", "d").replace("Ð", "D")
        text = unicodedata.normalize("NFD", text.casefold())
        text = "".join(one for one in text if not unicodedata.combining(one))
    return _SIGNS.sub(r"\1", " ".join(text.split())).rstrip(".,;:")
