"""Rows of a table as they come out of Excel, Word or a CSV file.

``read_text``, ``read_csv`` and ``read_workbook`` give rows of cells, ``named_rows`` puts
the cells under their columns. What the columns of one kind of table mean is said beside:
``people_table.py``, ``procedure_table.py``.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

MOST_ROWS = 5_000
LONGEST_CELL = 500
# What stands in a cell that says nothing.
NOTHING = ("-", "–", "—")


class TableError(Exception):
    """A table that cannot be read at all.

    :param str kind: "text", "workbook" or "rows"
    """


def plain(text: str) -> str:
    """A word as it is compared: small letters without accents and signs."""
    text = text.replace("Đ", "D").replace("đ", "d")
    text = unicodedata.normalize("NFD", text)
    text = "".join(one for one in text if not unicodedata.combining(one))
    return " ".join(re.sub(r"[^0-9a-z✓✔]+", " ", text.lower()).split())


def one_line(text: str) -> str:
    """A cell without its line breaks."""
    return " ".join(text.split())


# ------------------------------------------------------------ cells
def read_text(text: str) -> list[list[str]]:
    """The cells of pasted rows: tabs, or else semicolons, or else commas between them.

    :raise TableError: for too many rows, or quotes that never end
    """
    signs = [sign for sign in "\t;," if sign in text]
    try:
        reader = csv.reader(io.StringIO(text), delimiter=signs[0] if signs else "\t")
        return _counted(reader)
    except csv.Error as error:
        raise TableError("text") from error


def read_csv(content: bytes) -> list[list[str]]:
    """As ``read_text``, for a file of Excel's in one of its two Unicode spellings."""
    utf16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        return read_text(content.decode("utf-16" if utf16 else "utf-8-sig"))
    except UnicodeDecodeError as error:
        raise TableError("text") from error


def read_workbook(content: bytes) -> list[list[str]]:
    """The cells of the first sheet of an .xlsx file; formulas as they are written,
    dates as yyyy-mm-dd.

    :raise TableError: for no such file, or too many rows
    """
    import openpyxl

    try:
        book = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=False
        )
        cells = book.worksheets[0].iter_rows(max_col=20, values_only=True)
        return _counted([_cell_text(cell) for cell in row] for row in cells)
    except TableError:
        raise
    # The library raises whatever a broken archive makes it stumble over.
    except Exception as error:
        raise TableError("workbook") from error


def _cell_text(cell: object) -> str:
    if cell is None:
        return ""
    # A day is kept in a workbook as its midnight.
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return str(cell)


def _counted(rows: Iterable[Iterable[str]]) -> list[list[str]]:
    """Rows as they are, empty ones kept so that numbers stay; not endlessly many."""
    found: list[list[str]] = []
    filled = 0
    for row in rows:
        cells = [_trimmed(cell) for cell in row]
        filled += any(cells)
        # A heading does not count; rows without anything are not endless either.
        if filled > MOST_ROWS + 1 or len(found) > 4 * MOST_ROWS:
            raise TableError("rows")
        found.append(cells)
    return found


def _trimmed(cell: str) -> str:
    """A cell without spaces and lines that say nothing; its line breaks stay."""
    return "\n".join(filter(None, map(one_line, cell.splitlines())))


# ------------------------------------------------------------ columns
def named_rows(
    rows: Iterable[list[str]],
    columns: Sequence[str],
    headings: Mapping[str, Sequence[str]],
    needed: str,
) -> Iterator[tuple[int, dict[str, str]]]:
    """The filled rows with their numbers, from 1, and the cells by column.

    :param columns: the columns in their order, when the first row is none of headings
    :param headings: per column how it may be called, as ``plain`` writes it; under ""
        those that are passed over
    :param needed: the column without which a row is none of headings
    :raise TableError: for too many rows
    """
    names = list(columns)
    first = True
    filled = 0
    for number, cells in enumerate(rows, start=1):
        if not any(cells):
            continue
        if first:
            first = False
            if found := _headings(cells, headings, needed):
                names = found
                continue
        filled += 1
        if filled > MOST_ROWS:
            raise TableError("rows")
        said = ["" if text in NOTHING else text for text in cells]
        yield number, dict(zip(names, said, strict=False))


def _headings(
    cells: list[str], headings: Mapping[str, Sequence[str]], needed: str
) -> list[str] | None:
    """What each column is called; None when this is no row of headings."""
    known = {word: name for name, words in headings.items() for word in words}
    found = [known.get(plain(cell)) for cell in cells]
    named = [name for name in found if name]
    if needed not in named or len(set(named)) < 2:
        return None
    return [name or "" for name in found]


def faults(
    cells: Mapping[str, str], longest: int = LONGEST_CELL
) -> list[tuple[str, str]]:
    """What no cell of any table may be, as pairs (kind, the words at fault): a
    "formula", or too "long"."""
    found = [
        ("formula", text) for text in cells.values() if text[:1] in ("=", "+", "@")
    ]
    return found + [
        ("long", text[:40]) for text in cells.values() if len(text) > longest
    ]
