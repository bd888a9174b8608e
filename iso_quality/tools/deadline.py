"""Deadlines as Vietnamese yearly plans write them.

    >>> s = parse("Quý II và Quý III/2026", 2026)
    >>> s.kind, s.windows()
    ('window', [(date(2026, 4, 1), date(2026, 9, 30))])

A text goes through deadline_spelling, deadline_grammar_words, deadline_grammar
(deadlines that name days, and how doubt is resolved) and deadline_events (events,
sentences), and becomes a Deadline (deadline_dates). The forms come from five real plans
and from what such columns, laws and the press hold elsewhere. What the reading assumes
that the text does not say is told with it (deadline_doubts).

This module has no translations: its messages are in Vietnamese, for Vietnamese users.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import isleap
from dataclasses import replace

from . import deadline_events, deadline_writing
from .deadline_dates import Deadline, Workdays
from .deadline_kinds import (
    DAYS,
    FREE,
    KINDS,
    MONTHS,
    UNIT_WORDS,
    WINDOW,
    WORKING_DAYS,
)
from .deadline_spelling import clean, fold

__all__ = [
    "DAYS",
    "KINDS",
    "MONTHS",
    "UNIT_WORDS",
    "WORKING_DAYS",
    "Deadline",
    "Workdays",
    "move_year",
    "parse",
    "parse_apart",
    "split_branches",
]

_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def parse(text: str, year: int) -> Deadline:
    """Read a deadline as it stands in the plan of `year`.

    An empty text, one that nothing here understands and one that holds several cases give
    kind "free" with a `message`. Raises ValueError, in Vietnamese, for what cannot
    exist: 31/02, month 13, a fifth quarter, an end before its start.
    """
    _check_year(year)
    shown = clean(text)
    message = deadline_writing.EMPTY
    found = None
    if len(split_branches(shown)) > 1:
        message = deadline_writing.SEVERAL_CASES
    elif shown:
        message = deadline_writing.NOT_UNDERSTOOD
        found = deadline_events.read(shown, fold(shown), year)
    if found is None or not _reads_back(found):
        return Deadline(FREE, year, text=shown, message=message)
    return replace(found, text=shown)


# What joins periods in one list; after a semicolon they are never one window.
_JOINED = re.compile(r"(?: ?,)? và |, ?")


def parse_apart(text: str, year: int) -> Deadline:
    """Read a deadline like `parse`, but leave neighbouring periods apart.

    "Quý II và Quý III" is one window from April to September, or one for each quarter:
    which is meant, only those who wrote it know. Raises as `parse` does.
    """
    found = parse(text, year)
    if found.kind != WINDOW:
        return found
    apart = parse(_JOINED.sub("; ", found.text), year)
    if apart.kind != WINDOW or _bounds(apart) != _bounds(found):
        return found
    return replace(apart, text=found.text)


def _bounds(found: Deadline) -> tuple:
    return min(start for start, _end in found.spans), max(
        end for _s, end in found.spans
    )


def _reads_back(found: Deadline) -> bool:
    """Say whether a deadline survives being written: if not, it was not understood."""
    words = clean(str(found))
    try:
        return deadline_events.read(words, fold(words), found.year) == found
    except ValueError:
        return False


def _check_year(year: int) -> None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(
            f"Năm {year} không hợp lệ: hãy ghi năm từ {_FIRST_YEAR} đến {_LAST_YEAR}."
        )


# --- several cases in one cell --------------------------------------------------------

_CASE = r"(?:trường hợp|nếu|đối với)\b"
# A new case starts after a sentence or a semicolon, with or without a bullet …
_BREAK = re.compile(
    r"^(?:[-+*•] ?)?|; (?:[-+*•] ?|\w\) )?|\. (?:[-+*•] ?|\w\) )?(?=[^\W\d])"
    rf"|(?<= )[-+*•] ?(?={_CASE})"
)
# … and at every bullet of a text that begins with one.
_BULLET = re.compile(r"(?:^|[.;]? )[-+*•] (?=[^\W\d])|; ")
# The colon after a case; the one in "TCVN ISO 9001: 2015" or "17:00" is another.
_LABELLED = re.compile(
    r"(?P<case>[^:;]{2,300}?) ?(?:(?<!\d):|:(?! ?\d)|\bthì\b),? ?(?P<rest>.+)"
)


def split_branches(text: str) -> list[tuple[str, str]]:
    """Split a cell that holds several cases into (condition, deadline text) pairs.

    "- Trường hợp có văn bản mới: … sau 30 ngày … - Trường hợp không có: … trước ngày
    31/8/2023" gives two pairs; so do "Báo cáo 6 tháng: trước 15/6; báo cáo năm: trước
    15/12" and "Quý I: kế hoạch; quý IV: báo cáo". A text that is one deadline gives
    [("", text)], the text untouched. Never raises.
    """
    shown = clean(text)
    folded = fold(shown)
    for pattern in (_BREAK, _BULLET):
        if pattern is _BULLET and not folded.startswith(tuple("-+*•")):
            continue
        cuts = [*pattern.finditer(folded)]
        ends = [m.start() for m in cuts[1:]] + [len(folded)]
        pieces = [
            (m.end(), end)
            for m, end in zip(cuts, ends, strict=False)
            if folded[m.end() : end].strip(" .;")
        ]
        found = [_LABELLED.fullmatch(folded, *piece) for piece in pieces]
        if not all(found):
            continue
        if len(found) > 1 or (found and re.match(_CASE, found[0]["case"])):
            pairs = [
                (shown[slice(*m.span("case"))], shown[slice(*m.span("rest"))])
                for m in found
            ]
            return [
                _case_first(case.strip(), rest.strip(" .;")) for case, rest in pairs
            ]
    return [("", text or "")]


def _case_first(case: str, rest: str) -> tuple[str, str]:
    """Turn "Quý I: xây dựng kế hoạch" round: the time may come before the colon."""
    if _is_dated(case) and not _is_dated(rest):
        return rest, case
    return case, rest


def _is_dated(text: str) -> bool:
    # Any leap year does: the question is only whether the words are a time.
    try:
        found = deadline_events.read(text, fold(text), 2000)
    except ValueError:
        return True
    return found is not None and not found.needs_event


# --- next year's plan -----------------------------------------------------------------

_YEAR = r"(?:19|20|21)\d\d"
_FULL_DATE = rf"\d{{1,2}}\s?(?:[/.-])\s?\d{{1,2}}\s?(?:[/.-])\s?{_YEAR}"
_WRITTEN_DATE = rf"\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+{_YEAR}"
_MOVES = re.compile(
    # Left alone: a document's number, with its date; a standard's or a law's year.
    # Digits are tried from their first one only, and a law's name has an end: all of it
    # is linear in the length of the text.
    rf"(?P<kept>(?<!\d)\d+(?:/{_YEAR})?/[^\W\d][\w.&-]*(?:\s+ngày\s+(?:{_FULL_DATE}"
    rf"|{_WRITTEN_DATE}))?|(?<!\d)\d+\s?:\s?{_YEAR}"
    rf"|\bluật\b[^,;()]{{0,300}}?\bnăm\s+{_YEAR}"
    rf"|(?<!\d)(?:1[3-9]|[2-9]\d|\d{{3,}})\s?/\s?{_YEAR})"
    rf"|(?<![\w/])(?P<d>\d{{1,2}})(?P<dm>\s?[/.-]\s?|\s+tháng\s+)(?P<m>\d{{1,2}})(?!\d)"
    rf"(?:(?P<my>(?P=dm)|\s+năm\s+)(?P<y>{_YEAR}|\d\d)(?![\w/]))?"
    rf"|(?<!\w)(?P<year>{_YEAR})(?![\w/])"
)
# A year further away belongs to something cited, not to a deadline.
_FAR = 10


def move_year(text: str, year: int, new_year: int) -> str:
    """Rewrite a deadline of the plan of `year` for the plan of `new_year`.

    Every stated year moves by the difference ("tháng 01/2027" in the plan of 2026 is
    "tháng 01/2028" in that of 2027), 29/02 becomes 28/02 where the year has none, and
    the rest is kept as typed. Numbers and dates of cited documents
    ("19/2014/QĐ-TTg", "188/KH-SKHCN ngày 26/01/2026"), the year of a standard or of a
    law, and years more than ten away from `year`, do not move.
    """
    _check_year(year)
    _check_year(new_year)
    text = unicodedata.normalize("NFC", text or "")

    def moved(stated: str) -> str:
        value = int(stated) if len(stated) == 4 else 2000 + int(stated)
        if abs(value - year) > _FAR:
            return stated
        value += new_year - year
        return str(value) if len(stated) == 4 else f"{value % 100:02d}"

    def rewrite(m: re.Match) -> str:
        def typed(group: str) -> str:
            return text[slice(*m.span(group))] if m[group] else ""

        if m["kept"]:
            return typed("kept")
        if m["year"]:
            return moved(m["year"])
        day, stated = m["d"], m["y"] and moved(m["y"])
        is_date = stated or m["dm"].strip() in ("/", "tháng")
        is_date = is_date or folded.endswith("ngày ", 0, m.start())
        if is_date and int(day) == 29 and int(m["m"]) == 2:
            then = new_year if not stated else int(stated[-2:]) + new_year // 100 * 100
            day = "29" if isleap(then) else "28"
        return day + typed("dm") + m["m"] + typed("my") + (stated or "")

    folded = fold(text)
    parts, at = [], 0
    for m in _MOVES.finditer(folded):
        parts += text[at : m.start()], rewrite(m)
        at = m.end()
    return "".join(parts) + text[at:]
