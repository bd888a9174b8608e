"""What a reader sees changed between two documents: line by line, row by row.

Numbers of rows and of parts are no words: where one is put in, all the others move.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from .arrange import arrange
from .blocks import Document
from .elements import Chart, Ending, Grid, Para, tables_only
from .grid import Placed

# Between the cells of a row.
BETWEEN = " | "


def differences(old: Document, new: Document) -> list[tuple[str, str]]:
    """(what stood there, what stands there now) of each line that is another; "" for
    one that was put in or left out. Number and date of the documents, in their heads,
    are not compared."""
    before, after = list(lines(old)), list(lines(new))
    found: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, first, last, start, end in matcher.get_opcodes():
        if what != "equal":
            pairs = zip_longest(before[first:last], after[start:end], fillvalue="")
            found += pairs
    return found


def lines(document: Document) -> Iterator[str]:
    """The words of a document, a line for each paragraph and row."""
    for element in tables_only(arrange(document)):
        match element:
            case Para():
                found = [element.text]
            case Grid():
                rows = [*element.header, *element.rows]
                found = [BETWEEN.join(_cells(row)) for row in rows]
            case Ending():
                found = [
                    *(
                        BETWEEN.join(filter(None, [*one.lines, one.name, one.note]))
                        for one in element.signers
                    ),
                    *element.recipients,
                ]
            case Chart():
                found = [f"{label}: {text}" for label, _share, text in element.rows]
            case _:
                found = []
        for text in found:
            text = " ".join(text.split())
            if text:
                yield text


def _cells(row: list[Placed]) -> Iterator[str]:
    for cell in row:
        text = " ".join(para.text for para in cell.content).strip()
        if text and not text.rstrip(".").replace(".", "").isdigit():
            yield text
