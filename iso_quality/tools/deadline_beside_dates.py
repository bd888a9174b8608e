"""What is said beside a date and is not another time: its weekday, its week.

"Thứ Năm, ngày 15/10" is the 15th, "Tuần 42 (12/10-16/10)" these five days, whichever way
an agency numbers its weeks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .deadline_doubts import wrong_weekday
from .deadline_grammar_pieces import TO
from .deadline_grammar_words import TAGS
from .deadline_lexemes import Lexeme

_WEEKDAY = re.compile(r"W ?,? ?(?=D)")
_DAYS = rf"(?:(?:từ )?(?:H ?)?[ND]{TO}(?:H ?)?D|ngày)"
_WEEKS = rf"(?:từ )?K(?:{TO}K)?"
_WEEK_FIRST = re.compile(rf"{_WEEKS} ?[,:]? ?(?={_DAYS})")
_WEEK_LAST = re.compile(rf"(?<=D) ?,? ?{_WEEKS}$")


def leave_dates(skeleton: str, lexemes: list[Lexeme]) -> tuple[str, list[Lexeme]]:
    """Return the skeleton and its lexemes without the weekdays and weeks of dates."""
    skeleton, lexemes = _without(_WEEKDAY, skeleton, lexemes)
    tags = iter(lexemes)
    weeks = "".join(
        ("K" if next(tags).unit == "week" else c) if c in TAGS else c for c in skeleton
    )
    if "K" in weeks and "D" in weeks:
        weeks, lexemes = _without(_WEEK_FIRST, weeks, lexemes)
        weeks, lexemes = _without(_WEEK_LAST, weeks, lexemes)
        skeleton = weeks.replace("K", "P")
    return skeleton, lexemes


def wrong_weekdays(skeleton: str, lexemes: list[Lexeme], year: int) -> Iterator[str]:
    """Yield what is to be said of dates that are another day of the week."""
    for m in _WEEKDAY.finditer(skeleton):
        at = sum(c in TAGS for c in skeleton[: m.start()])
        weekday, named = lexemes[at : at + 2]
        day, _same = named.build(named.year or year)
        if day.weekday() != weekday.value:
            yield wrong_weekday(day, weekday.value)


def _without(
    pattern: re.Pattern, skeleton: str, lexemes: list[Lexeme]
) -> tuple[str, list[Lexeme]]:
    if not (m := pattern.search(skeleton)):
        return skeleton, lexemes
    tags = TAGS + "K"
    first = sum(c in tags for c in skeleton[: m.start()])
    count = sum(c in tags for c in m[0])
    rest = skeleton[: m.start()] + skeleton[m.end() :]
    return _without(pattern, rest, lexemes[:first] + lexemes[first + count :])
