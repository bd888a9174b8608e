"""Rows of a list of people, as they come out of Excel, Word or a CSV file.

``table_reading`` gives rows of cells, ``people`` what the cells mean. Nothing here knows
who is there already: see ``iso.people.import.wizard``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .table_reading import faults, named_rows, one_line, plain

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


def login_of_name(name: str) -> str:
    """A login made of a name: "Nguyễn Văn An" → "nguyen.van.an"."""
    return plain(name).replace(" ", ".")


def people(rows: list[list[str]]) -> Iterator[Row]:
    """What the rows say, in their order; empty ones are passed over.

    :raise TableError: for too many rows
    """
    for number, cells in named_rows(rows, COLUMNS, HEADINGS, needed="name"):
        yield _row(number, {name: one_line(text) for name, text in cells.items()})


def _row(number: int, cells: dict[str, str]) -> Row:
    problems = faults(cells)
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
