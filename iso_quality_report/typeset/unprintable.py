"""What of a document cannot be printed: letters that our fonts do not have, which would
come out as "□". Said before an official document is signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

from .text import MISSING, clean

# So many letters of the text are told on each side.
AROUND = 20


class Unprintable(NamedTuple):
    """Letters without a shape that stand together, and the words they stand in."""

    letters: str
    words: str


def unprintable(document: Any) -> list[Unprintable]:
    """The places of a document that cannot be printed, each once, in reading order.

    What pasted text has too much of (invisible marks, letters with loose accents) is
    mended when it is printed, and no such place.
    """
    found: dict[Unprintable, None] = {}
    for text in _texts(document):
        found.update(dict.fromkeys(_places(text)))
    return list(found)


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))
    elif isinstance(part, Iterable):
        for one in part:
            yield from _texts(one)


def _places(text: str) -> Iterator[Unprintable]:
    shown = clean(text)
    if MISSING not in shown:
        return
    # The same letters, with those that became a box; a box that was typed is printed.
    kept = clean(text, replaced=False)
    lost = [mine != there for mine, there in zip(kept, shown, strict=True)]
    start = 0
    while start < len(kept):
        end = start
        while end < len(kept) and lost[end]:
            end += 1
        if end > start:
            around = kept[max(0, start - AROUND) : end + AROUND]
            words = " ".join("".join(map(_named, around)).split())
            yield Unprintable("".join(map(_named, kept[start:end])), words)
        start = end + 1


def _named(letter: str) -> str:
    """A letter, or the code of what has no shape at all."""
    return letter if letter.isprintable() or letter == "\n" else f"U+{ord(letter):04X}"
