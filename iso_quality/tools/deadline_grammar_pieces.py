"""The pieces of a form that fits: which words stand in it, and what days they name.

A form is a pattern over the skeleton of deadline_grammar_words, see deadline_grammar.
"""

from __future__ import annotations

import re

from . import deadline_kinds as kinds
from . import periods
from .deadline_dates import Deadline
from .deadline_lexemes import Lexeme
from .periods import ONE_DAY, Span

TO = r" ?(?:-|cho đến|đến hết|đến|tới) ?"
# An hour or a part of a day changes no day.
_H = r"(?:H ?)?"
ITEM = rf"(?:(?:từ )?{_H}[NPD]{TO}{_H}[PD]|{_H}[NPD])"
SEP = r" ?(?:, ?và|,|;|và|&|hoặc) ?"
LIST = rf"{ITEM}(?:{SEP}{ITEM})*"


_LIMIT = (
    r"(?:trước|chậm nhất|muộn nhất|không quá|không chậm quá|không muộn hơn|hạn chót"
    r"|hạn cuối|từ nay đến|từ nay tới|cho đến|đến|tới|hết)"
    r"(?: (?:hoặc trong|là|vào|đến|hết|trong|trước))*"
)
BY = rf"(?:(?:hoàn thành |hoàn tất |xong )?{_LIMIT} (?:H ?)?)"


class NotRead(Exception):
    """A pattern fits but its pieces make no deadline: try the next form."""


class Pieces:
    """A form's match over the skeleton, giving its lexemes and their days."""

    def __init__(self, match: re.Match, lexemes: dict[int, Lexeme], year: int):
        self.match, self.lexemes, self.year = match, lexemes, year

    def text(self, group: str) -> str:
        return self.match[group] or ""

    def all(self, group: str) -> list[Lexeme]:
        """Return the lexemes inside a group."""
        start, end = self.match.span(group)
        return [self.lexemes[i] for i in range(start, end) if i in self.lexemes]

    def value(self, group: str) -> int | None:
        return next((lexeme.value for lexeme in self.all(group)), None)

    def days(self, group: str) -> list[Lexeme]:
        """Return the lexemes inside a group that name days."""
        return [lexeme for lexeme in self.all(group) if lexeme.tag in "NPD"]

    def spans(self, group: str) -> list[Span]:
        """Return the days of a group, a year said once holding for all."""
        lexemes = self.days(group)
        stated = [lexeme.year for lexeme in lexemes]
        found: list[Span] = []
        year = None
        for i in reversed(range(len(lexemes))):
            lexeme, following = lexemes[i], found[0] if found else None
            if lexeme.tag == "N":
                if following is None or lexemes[i + 1].tag == "P":
                    raise NotRead
                day = following[0]
                day = periods.day(day.year, day.month, lexeme.value)
                found.insert(0, (day, day))
                continue
            inherited = lexeme.year is None
            if not inherited:
                year = lexeme.year
            elif year is None:
                year = next((y for y in stated[i::-1] if y), self.year)
                # "Từ 15/12 năm trước đến 14/3": the 14th of March after it.
                earlier = next((x for x in lexemes[i::-1] if x.year and x.build), None)
                if earlier and year < self.year:
                    begins = earlier.build(year)[0]
                    year += lexeme.build(year)[1] < begins
            span = lexeme.build(year)
            if inherited and any(stated[i:]) and following and span[0] > following[1]:
                year -= 1
                span = lexeme.build(year)
            found.insert(0, span)
        return found

    def items(self, group: str) -> list[Span]:
        """Return the periods of a list such as "P - P, P và D"."""
        spans = iter(self.spans(group))
        found: list[Span] = []
        # What "và" adds is another time; beside a comma the narrower one stands.
        added: list[Span] = []
        mergeable = alternative = False
        end = 0
        for item in re.finditer(ITEM, self.text(group)):
            joined = self.text(group)[end : item.start()]
            end = item.end()
            start, due = next(spans)
            if re.search("[NPD].*[NPD]", item[0]):
                due = next(spans)[1]
                if due < start:
                    raise ValueError(
                        f"Thời hạn kết thúc ({periods.show(due)}) trước khi bắt đầu "
                        f"({periods.show(start)}): nếu sang năm sau, hãy ghi rõ năm, "
                        f"ví dụ “Tháng 11/{self.year} - Tháng 02/{self.year + 1}”."
                    )
            alternative |= "hoặc" in joined
            is_period = "P" in item[0]
            if mergeable and is_period and ";" not in joined and found:
                previous_start, previous_due = found[-1]
                if previous_due + ONE_DAY == start:
                    found[-1] = previous_start, due
                    continue
            mergeable = is_period
            found.append((start, due))
            if "và" in joined:
                added.append((start, due))
        narrow = [
            a
            for a in found
            if not any(a != b and a[0] <= b[0] and b[1] <= a[1] for b in found)
        ]
        if any(outer not in narrow for outer in added):
            raise NotRead  # "Quý I, II và cả năm": the year comes on top of them
        if alternative and len(narrow) > 1:
            raise NotRead  # "tháng 3 hoặc tháng 9": one of two, not both
        said = {x.unit or x.tag for x in self.days(group)}
        if len(narrow) > 1 and {"week", "D"} <= said:
            raise NotRead  # "tuần 1, 2 tháng 6": a week beside a day is its own
        return sorted(set(narrow))


def make_dated(r: Pieces, spans: list[Span], **more: object) -> Deadline:
    kind = kinds.ON if all(start == end for start, end in spans) else kinds.WINDOW
    return Deadline(kind, r.year, tuple(spans), **more)


def is_strict(limits: str) -> bool:
    """Say whether every limit word excludes the day it names.

    "trước" does, unless an hour of that day is given; "trước hoặc trong" does not.
    """
    found = {
        "trước" in limit and "hoặc trong" not in limit and "H" not in limit
        for limit in re.findall(BY, limits)
    }
    if len(found) > 1:
        raise NotRead  # one before the day, one on it: two deadlines to write apart
    return found.pop()
