"""Rows of a list of audit questions, as they come out of Excel, Word or a CSV file.

``table_reading`` gives rows of cells, ``questions`` what the cells mean. Nothing here
knows which questions there are already: see ``iso.audit.question.import.wizard``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from odoo.addons.iso_quality.tools.table_reading import faults, named_rows, one_line

LONGEST_CELL = 2_000
LONGEST_CODE = 30
# A row with nothing but so many words in its first cell is no code.
WORDS_OF_A_TITLE = 3
# The columns in their order, when no heading says otherwise; and their headings: what
# people call them, and what Odoo writes over them when a list is exported.
COLUMNS = (
    *("code", "clause", "name", "evidence", "for_whom", "kinds"),
    *("edition", "sequence", "part"),
)
HEADINGS = {
    "code": ("ma", "ma so", "ma cau hoi", "code"),
    "clause": ("dieu khoan", "dieu", "dk", "clause", "clause id"),
    "name": ("cau hoi", "noi dung", "noi dung cau hoi", "question", "name"),
    "evidence": ("bang chung", "can xem", "ho so can xem", "what is shown", "evidence"),
    "for_whom": ("hoi ai", "doi tuong", "bo phan duoc hoi", "asked of", "for whom"),
    "kinds": (
        *("loai co quan", "ap dung cho", "kinds of agency"),
        "agency kind ids",
    ),
    "edition": (
        *("phien ban", "phien ban tieu chuan", "tieu chuan", "edition"),
        *("standard", "standard id"),
    ),
    "sequence": ("thu tu", "sequence"),
    "part": ("phan", "phan danh gia", "part"),
    "": ("stt", "tt", "so tt", "ghi chu", "nguon", "origin", "id"),
}


@dataclass
class Row:
    """One question as the list says.

    ``said`` holds what the list has a column for: texts, "kinds" a list of words,
    "sequence" a number. ``problems`` are pairs (kind, the words at fault).
    ``is_title``: nothing but words in its first cell, as over groups of rows.
    """

    number: int
    code: str = ""
    said: dict = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)
    is_title: bool = False


def lines(text: str) -> str:
    """A text with one space between words and nothing around its lines."""
    return "\n".join(filter(None, map(one_line, (text or "").splitlines())))


def clause_number(text: str) -> str:
    """The number of a clause: "8.5.1 Kiểm soát …" → "8.5.1"; "" when there is none."""
    found = re.match(r"\D{0,12}?(\d+(?:\.\d+)*)", text)
    return found[1] if found else ""


def questions(rows: list[list[str]]) -> list[Row]:
    """What the rows say, in their order; empty ones are passed over.

    Odoo exports the second and each further kind of agency in a row below, which says
    nothing else.

    :raise TableError: for too many rows
    """
    found: list[Row] = []
    for number, cells in named_rows(rows, COLUMNS, HEADINGS, needed="name"):
        first, *others = cells.values()
        filled = {name for name, text in cells.items() if text}
        if filled == {"kinds"} and found and "kinds" in found[-1].said:
            found[-1].said["kinds"] += _words(cells["kinds"])
        elif not any(others) and len(first.split()) >= WORDS_OF_A_TITLE:
            found.append(Row(number, one_line(first), is_title=True))
        else:
            found.append(_row(number, cells))
    return found


def _words(text: str) -> list[str]:
    return list(filter(None, map(one_line, re.split(r"[,;\n]", text))))


def _row(number: int, cells: Mapping[str, str]) -> Row:
    problems = faults(cells, LONGEST_CELL)
    said = {name: text for name, text in cells.items() if name}
    code = one_line(said.pop("code", ""))
    if not code:
        problems.append(("code", ""))
    elif len(code) > LONGEST_CODE:
        problems.append(("long", code))
    # What a question cannot be without stays as it is where the cell is empty.
    for name in (
        "name",
        "evidence",
        "clause",
        "for_whom",
        "edition",
        "sequence",
        "part",
    ):
        if not said.get(name):
            said.pop(name, None)
    if "clause" in said:
        clause = clause_number(said["clause"])
        if not clause:
            problems.append(("clause", said["clause"]))
        said["clause"] = clause
    if "kinds" in said:
        said["kinds"] = _words(said["kinds"])
    if "sequence" in said:
        # A workbook may keep a whole number as 10.0.
        digits = re.fullmatch(r"(\d{1,6})(?:[.,]0+)?", said["sequence"])
        if not digits:
            problems.append(("sequence", said["sequence"]))
        said["sequence"] = int(digits[1]) if digits else 0
    return Row(number, code, said, problems)


def workbook(headings: Iterable[str], rows: Iterable[Iterable[str | int]]) -> bytes:
    """An .xlsx file of a list, with each cell as the text or number that it is.

    :param headings: of ``COLUMNS``, in their order
    """
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    bold, wrapped = (
        book.add_format({"text_wrap": True, "valign": "top", "bold": heading})
        for heading in (True, False)
    )
    sheet = book.add_worksheet()
    for place, width in enumerate((12, 30, 70, 50, 22, 22, 22, 9, 22)):
        sheet.set_column(place, place, width)
    for number, cells in enumerate([list(headings), *rows]):
        for place, cell in enumerate(cells):
            write = sheet.write_number if isinstance(cell, int) else sheet.write_string
            write(number, place, cell, wrapped if number else bold)
    sheet.freeze_panes(1, 1)
    book.close()
    return stream.getvalue()
