"""Rows of a list of people, as they come out of Excel, Word or a CSV file.

``read_text`` and ``read_workbook`` give rows of cells, ``people`` what the cells mean.
Nothing here knows who is there already: see ``iso.people.import.wizard``.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

MOST_ROWS = 5_000
LONGEST_CELL = 500
# The columns in their order, when no heading says otherwise; and their headings.
COLUMNS = ("name", "job", "department", "email", "login", "roles", "head")
HEADINGS = {
    "name": ("ho ten", "ho va ten", "ten", "can bo", "ho ten can bo", "full name"),
    "job": ("chuc vu", "chuc danh", "chuc vu chuc danh", "vi tri", "job title"),
    "department": ("phong", "phong ban", "don vi", "bo phan", "phong don vi", "unit"),
    "email": ("email", "e mail", "thu dien tu", "dia chi email", "hop thu"),
    "login": ("ten dang nhap", "tai khoan", "dang nhap", "login"),
    "roles": ("vai tro", "quyen", "role"),
    "head": ("truong phong", "la truong phong", "dung dau", "truong don vi", "head"),
    "": ("stt", "tt", "so tt", "so thu tu", "ghi chu", "dien thoai"),
}
ROLE_WORDS = {
    "": (),
    "nhan vien": (),
    "can bo": (),
    "cong chuc": (),
    "vien chuc": (),
    "chuyen vien": (),
    "staff": (),
    "thu ky": ("secretary",),
    "thu ky iso": ("secretary",),
    "secretary": ("secretary",),
    "lanh dao": ("leader",),
    "lanh dao co quan": ("leader",),
    "leader": ("leader",),
    "quan tri": ("admin",),
    "quan tri vien": ("admin",),
    "quan tri co quan": ("admin",),
    "admin": ("admin",),
}
YES = {"x", "co", "1", "v", "yes", "true", "dung", "✓", "✔"}
NO = {"", "khong", "0", "no", "false"}


class TableError(Exception):
    """A list that cannot be read at all.

    :param str kind: "text", "workbook" or "rows"
    """


@dataclass
class Row:
    """One person as the list says; ``problems`` are pairs (kind, the words at fault)."""

    number: int
    name: str = ""
    job: str = ""
    department: str = ""
    email: str = ""
    login: str = ""
    roles: tuple[str, ...] = ()
    head: bool = False
    problems: list[tuple[str, str]] = field(default_factory=list)


def plain(text: str) -> str:
    """A word as it is compared: small letters without accents and signs."""
    text = text.replace("Đ", "D").replace("đ", "d")
    text = unicodedata.normalize("NFD", text)
    text = "".join(one for one in text if not unicodedata.combining(one))
    return " ".join(re.sub(r"[^0-9a-z✓✔]+", " ", text.lower()).split())


def login_of_name(name: str) -> str:
    """A login made of a name: "Nguyễn Văn An" → "nguyen.van.an"."""
    return plain(name).replace(" ", ".")


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
    """The cells of the first sheet of an .xlsx file; formulas as they are written.

    :raise TableError: for no such file, or too many rows
    """
    import openpyxl

    try:
        book = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=False
        )
        cells = book.worksheets[0].iter_rows(max_col=20, values_only=True)
        return _counted(
            ["" if cell is None else str(cell) for cell in row] for row in cells
        )
    except TableError:
        raise
    # The library raises whatever a broken archive makes it stumble over.
    except Exception as error:
        raise TableError("workbook") from error


def _counted(rows: Iterable[Iterable[str]]) -> list[list[str]]:
    """Rows as they are, empty ones kept so that numbers stay; not endlessly many."""
    found: list[list[str]] = []
    filled = 0
    for row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        filled += any(cells)
        # A heading does not count; rows without anything are not endless either.
        if filled > MOST_ROWS + 1 or len(found) > 4 * MOST_ROWS:
            raise TableError("rows")
        found.append(cells)
    return found


def headings(cells: list[str]) -> list[str] | None:
    """What each column is called; None when this is no row of headings."""
    known = {word: name for name, words in HEADINGS.items() for word in words}
    found = [known.get(plain(cell)) for cell in cells]
    named = [name for name in found if name]
    if "name" not in named or len(set(named)) < 2:
        return None
    return [name or "" for name in found]


def people(rows: list[list[str]]) -> Iterator[Row]:
    """What the rows say, in their order; empty ones are passed over."""
    columns: list[str] = list(COLUMNS)
    first = True
    filled = 0
    for number, cells in enumerate(rows, start=1):
        if not any(cells):
            continue
        if first:
            first = False
            if found := headings(cells):
                columns = found
                continue
        filled += 1
        if filled > MOST_ROWS:
            raise TableError("rows")
        yield _row(number, dict(zip(columns, cells, strict=False)))


def _row(number: int, cells: dict[str, str]) -> Row:
    cells = {name: "" if text in ("-", "–") else text for name, text in cells.items()}
    problems = [
        ("formula", text) for text in cells.values() if text[:1] in ("=", "+", "@")
    ]
    problems += [
        ("long", text[:40]) for text in cells.values() if len(text) > LONGEST_CELL
    ]
    roles: list[str] = []
    for word in re.split(r"[,+/]", cells.get("roles", "")):
        if plain(word) in ROLE_WORDS:
            roles += ROLE_WORDS[plain(word)]
        else:
            problems.append(("role", word.strip()))
    mark = plain(cells.get("head", ""))
    if mark not in YES | NO:
        problems.append(("head", cells["head"]))
    if not cells.get("name"):
        problems.append(("name", ""))
    return Row(
        number=number,
        name=cells.get("name", ""),
        job=cells.get("job", ""),
        department=cells.get("department", ""),
        email=cells.get("email", ""),
        login=cells.get("login", "").lower(),
        roles=tuple(dict.fromkeys(roles)),
        head=mark in YES,
        problems=problems,
    )
