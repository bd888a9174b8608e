"""Rows of a list of procedures, as they come out of Excel, Word, a CSV file or Odoo's
own export.

``table_reading`` gives rows of cells, ``procedures`` what the cells mean. Nothing here
knows what is there already: see ``iso.procedure.import.wizard``.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .table_reading import date_of, faults, named_rows, one_line, plain, unquoted

LONGEST_NOTE = 5_000
# The columns in their order, when no heading says otherwise; and their headings.
COLUMNS = (
    *("code", "name", "kind", "area", "owner", "users", "clauses"),
    *("issue_number", "issue_date", "note"),
)
HEADINGS = {
    "code": (
        "ma hieu",
        "ma",
        "ma so",
        "so hieu",
        "ky hieu",
        "ma quy trinh",
        "procedure code",
        "code",
    ),
    "name": (
        *("ten", "ten quy trinh", "ten tai lieu", "ten quy trinh tai lieu"),
        *("ten quy trinh tthc", "ten tthc", "tieu de", "procedure name", "name"),
    ),
    "kind": ("loai", "loai quy trinh", "loai tai lieu", "phan loai", "kind"),
    "area": ("linh vuc", "field", "area"),
    "owner": (
        *("don vi chu tri", "don vi chu quan", "phong chu tri", "chu tri", "chu quan"),
        *("don vi soan thao", "in charge"),
    ),
    "users": (
        *("don vi ap dung", "phong ap dung", "bo phan ap dung", "noi ap dung"),
        *("ap dung", "used by"),
    ),
    "clauses": ("dieu khoan", "dieu khoan tieu chuan", "dieu khoan iso", "clauses"),
    "issue_number": ("lan ban hanh", "lan ban hanh sua doi", "lan", "issue number"),
    "issue_date": ("ngay ban hanh", "ngay", "ngay hieu luc", "issued on", "issue date"),
    "note": ("ghi chu", "note", "notes"),
    "": ("stt", "tt", "so tt", "so thu tu"),
}
# What may go on in the rows below: Odoo's export and merged cells of Excel do so.
LISTS = ("users", "clauses")
KIND_WORDS = {
    "system": ("quy trinh he thong", "he thong", "qt ht", "system procedure", "system"),
    "internal": (
        *("quy trinh noi bo", "noi bo", "quy trinh tac nghiep", "tac nghiep"),
        *(
            "quy trinh nghiep vu",
            "nghiep vu",
            "qt nv",
            "internal procedure",
            "internal",
        ),
    ),
    "administrative": (
        *("tthc", "thu tuc hanh chinh", "quy trinh tthc", "quy trinh giai quyet tthc"),
        *("quy trinh giai quyet thu tuc hanh chinh", "administrative procedure"),
        *("thu tuc hanh chinh tthc", "administrative"),
    ),
    "shared": (
        *("quy trinh dung chung", "dung chung", "quy trinh noi bo dung chung"),
        *("shared procedure", "shared"),
    ),
    "policy": ("chinh sach", "chinh sach chat luong", "policy"),
    "model": (
        *("mo hinh so tay", "mo hinh", "so tay", "so tay chat luong"),
        *("mo hinh he thong", "mo hinh htqlcl", "model or manual", "manual", "model"),
    ),
    "scope": ("pham vi", "pham vi ap dung", "pham vi htqlcl", "scope"),
}
_KINDS = {word: kind for kind, words in KIND_WORDS.items() for word in words}


@dataclass
class Row:
    """One procedure as the list says; an empty text says nothing. ``problems`` are pairs
    (kind, the words at fault)."""

    number: int
    code: str = ""
    name: str = ""
    kind: str = ""
    area: str = ""
    owner: str = ""
    users: str = ""
    clauses: str = ""
    issue_number: str = ""
    issue_date: datetime.date | None = None
    note: str = ""
    problems: list[tuple[str, str]] = field(default_factory=list)


def procedures(rows: list[list[str]]) -> Iterator[Row]:
    """What the rows say, in their order; passed over are empty ones and the headings of
    groups in Odoo's export.

    :raise TableError: for too many rows
    """
    last: tuple[int, dict[str, str]] | None = None
    for number, cells in named_rows(rows, COLUMNS, HEADINGS, needed="code"):
        if _is_group(cells):
            continue
        filled = {name for name, text in cells.items() if text}
        if last and filled and filled <= set(LISTS):
            for name in filled:
                last[1][name] = "\n".join(filter(None, (last[1][name], cells[name])))
            continue
        if last:
            yield _row(*last)
        last = number, cells
    if last:
        yield _row(*last)


def _is_group(cells: dict[str, str]) -> bool:
    """Whether a row is the heading of a group: "Quy trình hệ thống (6)" and no more."""
    filled = [text for text in cells.values() if text]
    return len(filled) == 1 and bool(re.fullmatch(r".+ \(\d+\)", filled[0]))


def _row(number: int, cells: dict[str, str]) -> Row:
    problems = faults({**cells, "note": ""})
    problems += faults({"note": cells.get("note", "")}, LONGEST_NOTE)
    said = {name: unquoted(text) for name, text in cells.items()}
    lists = {name: said.get(name, "") for name in (*LISTS, "note")}
    said = {name: one_line(text) for name, text in said.items()}
    for needed in ("code", "name"):
        if not said.get(needed):
            problems.append((needed, ""))
    kind = plain(said.get("kind", ""))
    if kind and kind not in _KINDS:
        problems.append(("kind", said["kind"]))
    issued = said.get("issue_number", "")
    if date_of(issued):
        # Excel makes the second of January of "02/01".
        problems.append(("issue_number", issued))
    day = said.get("issue_date", "")
    if day and not date_of(day):
        problems.append(("issue_date", day))
    return Row(
        number=number,
        code=said.get("code", ""),
        name=said.get("name", ""),
        kind=_KINDS.get(kind, ""),
        area=said.get("area", ""),
        owner=said.get("owner", ""),
        issue_number=issued,
        issue_date=date_of(day),
        **lists,
        problems=problems,
    )
