"""A usual time and the event it follows: "thường vào Quý IV, sau khi hoàn thành ĐGNB".

The usual time makes the work, so that it is not forgotten where nobody records the event;
it is never late. The event is kept to be read.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from .deadline_dates import Deadline
from .deadline_grammar import read_dated
from .deadline_grammar_words import lex

_LEAD = r"(?P<lead>(?:ngay )?sau(?: khi)?|khi)"
_TIME_FIRST = re.compile(rf",? {_LEAD} (?P<event>[^\W\d].*)$")
_EVENT_FIRST = re.compile(
    rf"{_LEAD} (?P<event>[^\W\d].*?) ?[,(] ?(?P<usual>(?:thông )?thường .*?)\)?"
)
_LEADS = re.compile(r",? \b(?=(?:ngay )?sau\b|khi\b)")


def read_usual(shown: str, folded: str, year: int) -> Deadline | None:
    """Read a text that says when the work usually is done and after what, else None."""
    if "thường" not in folded:
        return None
    m = _EVENT_FIRST.fullmatch(folded)
    if m:
        return _read(shown, m, m["usual"], year)
    for m in islice(_LEADS.finditer(folded), 4):
        after = _TIME_FIRST.match(folded, m.start())
        if after and (found := _read(shown, after, folded[: m.start()], year)):
            return found
    return None


def _read(shown: str, m: re.Match, usual: str, year: int) -> Deadline | None:
    if lex(m["event"], year)[1]:
        return None  # another time: which of them is usual?
    found = read_dated(usual, year)
    if found is None or not found.indicative:
        return None
    event = shown[slice(*m.span("event"))].strip(" ,;:")
    return replace(found, event=event, lead=m["lead"])
