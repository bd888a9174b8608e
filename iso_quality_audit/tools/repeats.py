"""Whether something was seen before. Without a database.

The same clause, procedure and department within 24 months is a repeat to be asked about;
so are words that are nearly the same, accents or not, whenever they were written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from dateutil.relativedelta import relativedelta

MONTHS = 24
NEARLY = 0.6
MOST = 4
# Of a text so many letters are compared: what was seen is said by then, and comparing
# grows with the square.
LETTERS = 1000
# A text of fewer words is not looked for in a longer one: any would be found there.
SHORT = 6
# Words by which the database looks, the rarest first, while they bring so many records.
WORDS = 12
RECORDS = 4000
LONGEST_WORD = 40


@dataclass(frozen=True)
class Found:
    """Something that was seen: where, when and what; an unsaved one has the key 0."""

    key: int
    department: int
    clause: int
    procedure: int
    day: date
    text: str = ""


def plain(text: str) -> str:
    """The words of a text: small, without accents and marks, single blanks."""
    text = unicodedata.normalize(
        "NFD", (text or "").replace("đ", "d").replace("Đ", "d")
    )
    kept = (
        char if char.isalnum() else " "
        for char in text.lower()
        if not unicodedata.combining(char)
    )
    return " ".join("".join(kept).split())


def shortened(text: str) -> str:
    """The plain words of the beginning of a text, as they are stored and compared."""
    text = text or ""
    kept = plain(text[: 2 * LETTERS])
    # A word that is cut is another word.
    if len(text) > 2 * LETTERS:
        kept = kept.rpartition(" ")[0]
    if len(kept) > LETTERS:
        kept = kept[: LETTERS + 1].rpartition(" ")[0]
    return kept


def rare_words(text: str, common: Mapping[str, float]) -> list[str]:
    """The words of a plain text that find those that read like it, the rarest first.

    What they bring together stays within RECORDS, but for the first one.

    :param common: in how many records a word stands; those that are not told stand in
        hardly any, and of them the longest come first
    :return: at most WORDS words of letters and digits
    """
    words = {one for one in text.split() if 1 < len(one) <= LONGEST_WORD}
    found: list[str] = []
    brought = 0.0
    for word in sorted(words, key=lambda one: (common.get(one, 0), -len(one), one)):
        brought += common.get(word, 0)
        if len(found) == WORDS or (found and brought > RECORDS):
            break
        found.append(word)
    return found


def _inside(first: Sequence[str], second: Sequence[str]) -> float:
    """Which share of the neighbouring words of the shorter text the longer one has."""
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < SHORT:
        return 0.0
    pairs = set(zip(shorter, shorter[1:], strict=False))
    return len(pairs.intersection(zip(longer, longer[1:], strict=False))) / len(pairs)


def alike(first: Sequence[str], second: Sequence[str]) -> float:
    """How much two lists of words have in common, from 0 to 1.

    A few words that are being written are like the whole text they begin.
    """
    if not first or not second:
        return 0.0
    inside = _inside(first, second)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    # What can be no more than the other is not counted out.
    if matcher.real_quick_ratio() <= inside or matcher.quick_ratio() <= inside:
        return inside
    return max(inside, matcher.ratio())


def seen_before(new: Found, earlier: Iterable[Found]) -> list[tuple[Found, float]]:
    """At most four earlier records that the new one may repeat, the likeliest first.

    :param new: with its text plain, see ``shortened``; so are those of ``earlier``
    :return: (record, how alike the words are); those of the same clause, procedure and
        department come before those that only read alike
    """
    since = new.day - relativedelta(months=MONTHS)
    words = new.text.split()
    ranked = []
    for old in earlier:
        if (new.key and old.key == new.key) or old.day > new.day:
            continue
        same = bool(new.clause) and (old.department, old.clause, old.procedure) == (
            new.department,
            new.clause,
            new.procedure,
        )
        same = same and since <= old.day
        likeness = alike(words, old.text.split())
        if same or likeness >= NEARLY:
            ranked.append((not same, -likeness, -old.day.toordinal(), old.key, old))
    ranked.sort(key=lambda entry: entry[:4])
    return [(old, -minus) for _same, minus, _day, _key, old in ranked[:MOST]]
