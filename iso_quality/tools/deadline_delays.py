"""How long after an event, or before it: "năm (05) ngày làm việc", "1 tuần làm việc".

Patterns with the groups n (the number), said (the same in brackets) and unit, and what
they come to.
"""

from __future__ import annotations

import re
from fractions import Fraction

from .deadline_kinds import DAYS, MONTHS, WORKING_DAYS
from .deadline_numerals import NUM, number

UNIT = (
    r"(?P<unit>ngày làm việc|tuần làm việc|ngày(?! ?\d)|tuần|tháng(?! ?\d)|năm|giờ)"
    r"(?!\w)"
)
_SAID = r"(?: ?\((?P<said>[^()]*)\))?"
# "năm" is five before a unit, "năm (05)" anywhere.
DELAY = rf"(?P<n>{NUM}|năm){_SAID} ?{UNIT}"
# After words that may end in the year ("sau khi tổng kết năm 05 ngày").
DELAY_AFTER_WORDS = rf"(?P<n>{NUM}|năm(?= ?\()){_SAID} ?{UNIT}"
# A delay anywhere, without groups.
QUANTITY = re.compile(
    rf"\b(?:{NUM}|năm(?= ?\())(?: ?\([^()]*\))? ?(?:ngày|tuần|tháng|năm|giờ|h|phút)\b"
)

# A working week is five days (Quyết định 188/1999/QĐ-TTg), counted as working days.
_UNITS = {
    "ngày làm việc": (1, WORKING_DAYS),
    "tuần làm việc": (5, WORKING_DAYS),
    "ngày": (1, DAYS),
    "tuần": (7, DAYS),
    "giờ": (Fraction(1, 24), DAYS),
    "tháng": (1, MONTHS),
    "năm": (12, MONTHS),
}


def delay_of(m: re.Match) -> tuple[int, str] | None:
    """Return (how many, unit) of a match of DELAY.

    None where there is no counting it ("8 giờ") or where words and digits differ
    ("năm (06) ngày").
    """
    try:
        said = number(" ".join((m["said"] or m["n"]).split()))
    except KeyError:
        said = number(m["n"])  # "05 (tối đa) ngày"
    if said != number(m["n"]):
        return None
    times, unit = _UNITS[m["unit"]]
    delay = said * times
    return None if delay % 1 else (int(delay), unit)
