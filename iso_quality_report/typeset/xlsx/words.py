"""The words of elements as a workbook shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .. import blocks as b
from .. import wording
from ..elements import Chart, Element, Ending, Grid, Head, Para
from ..text import clean

MOST_LETTERS = 32_767
_NUMBER = re.compile(r"0|[1-9][0-9]{0,14}")
_PERCENT = re.compile(r"([0-9]{1,3})(?:,([0-9]{1,2}))?%")
TITLES = ("kind", "subject")
# What may name the table under it, and how high it stands; headings come between.
_RANKS = {"appendix": 0, "appendix_title": 0.5, "article": 0, "caption": 9}
_BOLD = (*TITLES, *_RANKS, "authority", "heading1", "heading2")


def line(text: str) -> str:
    """A text of any origin, cleaned and in one line."""
    return " ".join(clean(text).split())


def filled(grid: Grid) -> bool:
    """Whether a table has a row."""
    return bool(grid.header or grid.rows)


def rank(para: Para) -> float | None:
    """How high a paragraph stands that may name the table under it; None: it may not."""
    if not para.text.strip():
        return None
    if para.role.startswith("heading"):
        return float(para.role.removeprefix("heading"))
    return _RANKS.get(para.role)


def words(para: Para) -> str:
    """A paragraph's words with its label."""
    return f"{para.label.text} {para.text}" if para.label else para.text


def lines(element: Element) -> Iterator[tuple]:
    """The lines of an element, each as (bold, text of column A, of column B …)."""
    match element:
        case Para():
            yield element.role in _BOLD, words(element)
        case Head():
            for text in (
                element.superior,
                element.agency,
                wording.STATE,
                wording.MOTTO,
            ):
                yield True, text
            for text in (element.number, element.about, element.place_date):
                yield False, text
        case Chart():
            for label, _share, text in element.rows:
                yield False, label, text
        case Ending():
            for signer in element.signers:
                for text in (*signer.lines, signer.note, signer.name):
                    yield True, text
            for text in (wording.RECIPIENTS,) * bool(element.recipients):
                yield True, text
            for text in element.recipients:
                yield False, text


def pieces(content: Iterable[Para]) -> Iterator[tuple[str, bool, bool]]:
    """The text of a cell as (words, bold, italic), a line for each paragraph."""
    for number, para in enumerate(content):
        start = "\n" * bool(number) + (f"{para.label.text} " if para.label else "")
        for run in para.runs or (b.Run(""),):
            if isinstance(run, b.Check):
                run = b.Run("☒ " if run.checked else "☐ ")
            yield start + run.text, run.bold, run.italic
            start = ""


def cut(pieces: Iterable[tuple[str, bool, bool]]) -> list[tuple[str, bool, bool]]:
    """Pieces of one look joined, empty ones left out, no more than a cell holds."""
    pieces = list(pieces)
    long = sum(len(piece[0]) for piece in pieces) > MOST_LETTERS
    room = MOST_LETTERS - long
    found: list[tuple[str, bool, bool]] = []
    for words, bold, italic in pieces:
        words = words[:room]
        room -= len(words)
        if words and found and found[-1][1:] == (bold, italic):
            words = found.pop()[0] + words
        if words:
            found.append((words, bold, italic))
    if long:
        # What is left out must be seen.
        found[-1] = (f"{found[-1][0]}…", *found[-1][1:])
    return found


def number(text: str) -> tuple[float | None, str]:
    """The number that a text is, and how it is shown; None when it is a text."""
    if _NUMBER.fullmatch(text):
        return int(text), "0"
    found = _PERCENT.fullmatch(text)
    if not found:
        return None, ""
    whole, places = found.group(1), found.group(2) or ""
    form = f"0.{'0' * len(places)}%" if places else "0%"
    return int(whole + places) / 10 ** (len(places) + 2), form
