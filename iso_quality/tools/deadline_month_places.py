"""A month by its place in a period: "tháng cuối kỳ báo cáo", "tháng trước", "tháng sau".

In the skeleton they are an M. Nghị định 09/2019/NĐ-CP, điều 12, gives the periods of
reports so: "từ ngày 15 của tháng trước kỳ báo cáo đến ngày 14 của tháng cuối quý".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from .deadline_doubts import MONTH_NOT_SAID, PERIOD_NOT_SAID
from .deadline_lexemes import Lexeme

BEFORE, FIRST, SECOND, LAST, AFTER = "before", "first", "second", "last", "after"
THIS = "this"  # the month reported, or the last of a longer period
# A period whose words do not say how many months it has; with SEVERAL more than one.
ANY, SEVERAL = -1, 0

_NEAR = r"(?: liền kề)?"
_NEXT = rf"(?:sau|tới|kế tiếp|tiếp theo|liền kề|liền sau){_NEAR}"
_REPORTED = r"(?: (?:thuộc |của )?(?:kỳ|quý|tháng) báo cáo)?"
# "trước" and "sau" that lead to something else: "tháng trước khi …", "tháng sau 15/6".
_NO_LIMIT = r"(?! (?:khi|ngày|(?:tháng|quý)(?! báo cáo)|cuộc|mỗi|đợt|\d))"
_PERIOD = (
    r"(?P<per>(?:(?:hàng|mỗi|từng|các) )?(?:quý|kỳ)(?! (?:[ivx]+\b|\d))(?: báo cáo)?)"
)
_ENDS = r"(?= ?(?:$|[,;.:)])| (?:đến|tới|hàng|mỗi|định kỳ)\b)"

# (pattern, place; None: as its words say), tried in this order.
_PLACES: list[tuple[str, str | None]] = [
    (
        r"tháng (?P<nth>đầu tiên|đầu|giữa|cuối cùng|cuối|thứ (?:hai|2))"
        r"(?: của| trong| thuộc)? "
        rf"{_PERIOD}(?:(?P<next> {_NEXT})|(?P<prev> trước{_NEAR}{_NO_LIMIT}))?{_REPORTED}",
        None,
    ),
    (
        rf"tháng (?:liền kề trước|liền trước|trước){_NEAR}{_NO_LIMIT}"
        r"(?: (?:của )?(?P<per>(?:kỳ|quý|tháng)(?: báo cáo)?))?",
        BEFORE,
    ),
    (
        rf"tháng {_NEXT}{_NO_LIMIT}"
        r"(?: (?:của |sau )?(?P<per>(?:kỳ|quý|tháng) báo cáo))?",
        AFTER,
    ),
    (rf"tháng (?P<per>(?:thuộc |trong )?(?:kỳ )?báo cáo|này){_ENDS}", THIS),
]
PLACES = [
    (re.compile(rf"(?:của )?{pattern}(?!\w)"), place) for pattern, place in _PLACES
]


def place_builder(place: str | None) -> Callable[[re.Match, int], dict | None]:
    """Return what makes the fields of a Lexeme of a match of one of PLACES."""

    def build(m: re.Match, plan: int) -> dict | None:
        words = m.groupdict()
        found = place or _place(words)
        return found and {"unit": found, "value": _months(words["per"], place)}

    return build


def _place(words: dict[str, str | None]) -> str | None:
    nth = words["nth"].split()[0]
    found = {"đầu": FIRST, "cuối": LAST}.get(nth, SECOND)
    if words["next"]:
        return AFTER if found == FIRST else None
    if words["prev"]:
        return BEFORE if found == LAST else None
    return found


def _months(period: str | None, place: str | None) -> int | None:
    """How many months the period has, as far as its words say."""
    if period is None:
        # "Tháng trước" is before the first month of whatever period.
        return 1 if place == AFTER else None
    if "quý" in period:
        return 3
    if "tháng" in period:
        return 1
    if place == THIS:
        return None
    return SEVERAL if place is None else ANY


def length(places: Iterable[Lexeme], frequency: int | None) -> int:
    """Return the months of the period that places of one deadline belong to.

    A month is the finest period, a quarter the finest that has a first and a last one.

    :param frequency: what the text says beside them ("hàng quý"), if anything
    :raise ValueError: when they contradict each other
    """
    said = {place.value for place in places}
    known = (said | {frequency}) - {None, ANY, SEVERAL}
    if len(known) > 1:
        raise ValueError("Các kỳ trong thời hạn này không khớp nhau.")
    return known.pop() if known else 3 if SEVERAL in said else 1


def doubts(places: Iterable[Lexeme], frequency: int | None) -> tuple[str, ...]:
    """Return what `length` assumes of a period that no word gives a length."""
    said = {place.value for place in places} | {frequency}
    if said <= {None, ANY, SEVERAL} and said & {ANY, SEVERAL}:
        return (PERIOD_NOT_SAID if SEVERAL in said else MONTH_NOT_SAID,)
    return ()


def index(place: Lexeme, every: int) -> int:
    """Return which month of a period of so many months a place is: 1 the first, 0 the
    one before, one past the last the one after."""
    if place.unit == SECOND and every != 3:
        raise ValueError("Chỉ quý mới có tháng thứ hai.")
    return {BEFORE: 0, FIRST: 1, SECOND: 2, AFTER: every + 1}.get(place.unit, every)
