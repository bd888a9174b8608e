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

from .spelling import nfc

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


def trimmed(text: str) -> str:
    """A cell without spaces and lines that say nothing, in one spelling (``nfc``); its
    line breaks stay."""
    return "\n".join(filter(None, map(one_line, nfc(text).splitlines())))


# ------------------------------------------------------------ cells
def read_text(text: str) -> list[list[str]]:
    """The cells of pasted rows: tabs between them, or else semicolons or commas.

    :raise TableError: for too many rows, or quotes that never end
    """
    try:
        return _counted(csv.reader(io.StringIO(text), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise TableError("text") from error


def _delimiter(text: str) -> str:
    """What divides cells: the sign that the first row with one has most of, outside of
    quotes."""
    if "\t" in text:
        return "\t"
    for line in re.sub(r'"[^"]*"', "", text).splitlines():
        if counts := {sign: line.count(sign) for sign in ";," if sign in line}:
            return max(counts, key=lambda sign: counts[sign])
    return "\t"


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
        cells = [trimmed(cell) for cell in row]
        filled += any(cells)
        # A heading does not count; rows without anything are not endless either.
        if filled > MOST_ROWS + 1 or len(found) > 4 * MOST_ROWS:
            raise TableError("rows")
        found.append(cells)
    return found


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


# ------------------------------------------------------------ what a cell says
def unquoted(text: str) -> str:
    """A cell without the apostrophe by which exports keep it a text."""
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text


def date_of(text: str) -> datetime.date | None:
    """A day written as 05/3/2026, 5-3-2026, 5.3.2026 or 2026-03-05; None when it is no
    day of a year with four digits."""
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    parts = found.groups()[::-1] if found else text.split("-")
    if not found and not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return None
    try:
        return datetime.date(*map(int, parts))
    except ValueError:
        return None


def names_in(text: str, known: Iterable[str]) -> tuple[list[str], list[str]]:
    """The names that a cell lists, with semicolons, commas or line breaks between them,
    also where a name has such signs in it.

    :param known: the names there are, as ``plain`` writes them
    :return: the known ones as ``plain`` writes them, and those that are not known as
        they are written; each once, in their order
    """
    known = set(known)
    # Odd places are the signs between the pieces.
    parts = re.split(r"([;,\n])", text)
    found: dict[str, None] = {}
    unknown: dict[str, None] = {}
    place = 0
    while place < len(parts):
        # The longest name that begins here; names are short, so it is not looked for far.
        for end in range(min(len(parts), place + 11), place, -2):
            name = plain("".join(parts[place:end]))
            if name in known:
                found[name] = None
                place = end + 1
                break
        else:
            if words := one_line(parts[place]):
                unknown[words] = None
            place += 2
    return list(found), list(unknown)
