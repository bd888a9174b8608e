"""Labels as real numbering: every number a clerk sees is one that Word counts.

Headings I. → 1. → a) → - are one multi-level list and articles another, both tied to
their styles: a heading that a clerk adds gets its number by itself. Other lists have
one level. Word's letters are a, b, c, d, e, f …, so a Vietnamese list is put together
of pieces: a–d and e, g–i, k–v, x–y are counted, đ stands by itself.

A list that begins anew is a ``w:num`` with a start of its own, and an earlier one of
the same ``w:abstractNum`` is never taken up again. So it does not matter whether a
program counts by the one or by the other (Word and LibreOffice differ).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docx.oxml.numbering import CT_Num
from lxml import etree

from .. import wording
from ..elements import Label, Para
from ..layout import BODY_STEP, CELL_STEP, Layout
from .looks import HEADING_LIST
from .xml import add, twips

_LEVELS = (("roman", 1), ("decimal", 1), ("letter", 1), ("dash", 1))
# What Word may count to: roman numbers, and any start.
_MOST_ROMAN, _MOST = 3999, 32767


@dataclass(frozen=True)
class Form:
    """How one level counts: Word's format, the text with %1, and where it starts."""

    format: str
    text: str
    start: int = 1


@dataclass
class _List:
    """An abstract list of one level, and where its last number was."""

    id: int
    number: int = 0
    group: int = -1
    value: int = 0


@dataclass
class Numbering:
    """Gives paragraphs their numbers, in reading order, and then writes the lists."""

    layout: Layout
    lists: dict[tuple, _List] = field(default_factory=dict)
    abstracts: list[tuple] = field(default_factory=list)
    numbers: list[tuple[int, dict[int, int]]] = field(default_factory=list)
    headings: int = HEADING_LIST
    counters: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    articles: int = 0

    def __post_init__(self):
        self.abstracts += [("headings",), ("articles",)]
        self.numbers += [(0, {}), (1, {})]

    def number(self, para: Para) -> tuple[int, int] | None:
        """The list and level that show a paragraph's label.

        :return: (w:numId, w:ilvl), or None when its style does it
        """
        label = para.label
        if para.role.startswith("heading"):
            level = int(para.role.removeprefix("heading")) - 1
            found = self._heading(level, label)
            if found:
                return None if found == HEADING_LIST else (found, level)
        if para.role == "article" and label.value == self.articles + 1:
            self.articles += 1
            return None
        return self._single(para.role, label), 0

    def _heading(self, level: int, label: Label) -> int:
        """The list of headings in which this number is next, or 0."""
        if level > 3 or label.kind != _LEVELS[level][0]:
            return 0
        if label.kind == "dash":
            return self.headings
        if label.kind == "letter" and wording.letter(label.value) not in "abcd":
            return 0
        if level and not all(self.counters[:level]):
            return 0
        if self.counters[level] + 1 != label.value:
            if level or label.value != 1:
                return 0
            self.headings = self._num(0, dict.fromkeys(range(4), 1))
        self.counters[level:] = [label.value] + [0] * (3 - level)
        return self.headings

    def _single(self, role: str, label: Label) -> int:
        form = form_of(label)
        indent = 0 if role.startswith("heading") else label.level
        key = (role, form, indent)
        known = self.lists.get(key)
        if known is None:
            known = self.lists[key] = _List(len(self.abstracts))
            self.abstracts.append(key)
        if "%" not in form.text:
            known.number = known.number or self._num(known.id, {})
        elif known.group != label.group or known.value + 1 != label.value:
            start = form.start + label.value - _first(label)
            known.number = self._num(known.id, {0: start})
        known.group, known.value = label.group, label.value
        return known.number

    def _num(self, abstract: int, starts: dict[int, int]) -> int:
        self.numbers.append((abstract, starts))
        return len(self.numbers)

    # ------------------------------------------------------------ the file
    def fill_in(self, found: etree._Element) -> None:
        """Add all lists to an empty ``w:numbering``."""
        for id, key in enumerate(self.abstracts):
            abstract = add(found, "w:abstractNum", abstractNumId=id)
            add(abstract, "w:nsid", val=f"{0x15090010 + id:08X}")
            many = key[0] == "headings"
            kind = "multilevel" if many else "singleLevel"
            add(abstract, "w:multiLevelType", val=kind)
            if many:
                for level, (kind, value) in enumerate(_LEVELS):
                    form = form_of(Label(kind, value, 0))
                    self._level(abstract, level, form, f"Heading{level + 1}")
            elif key[0] == "articles":
                self._level(abstract, 0, form_of(Label("article", 1, 0)), "Dieu")
            else:
                role, form, indent = key
                self._level(abstract, 0, form, "", role == "cell", indent)
        for id, (abstract, starts) in enumerate(self.numbers, 1):
            number = CT_Num.new(id, abstract)
            found.append(number)
            for level, start in starts.items():
                number.add_lvlOverride(ilvl=level).add_startOverride(start)

    def _level(self, abstract, level, form, style="", cell=False, indent=0) -> None:
        found = add(abstract, "w:lvl", ilvl=level)
        add(found, "w:start", val=form.start)
        add(found, "w:numFmt", val=form.format)
        if style:
            add(found, "w:pStyle", val=style)
        add(found, "w:suff", val="space")
        add(found, "w:lvlText", val=form.text.replace("%1", f"%{level + 1}"))
        add(found, "w:lvlJc", val="left")
        left = twips(indent * (CELL_STEP if cell else BODY_STEP))
        first = 0 if cell else twips(self.layout.first_line)
        add(add(found, "w:pPr"), "w:ind", left=left, firstLine=first)


def form_of(label: Label) -> Form:
    """How Word is to count so that it shows this label."""
    value = label.value
    match label.kind:
        case "dash" | "plus":
            return Form("bullet", label.text)
        case "roman" if 1 <= value <= _MOST_ROMAN:
            return Form("upperRoman", "%1.")
        case "decimal" if 0 <= value <= _MOST:
            return Form("decimal", "%1.")
        case "article" if 0 <= value <= _MOST:
            return Form("decimal", f"{wording.ARTICLE} %1.")
        case "letter" if wording.letter(value)[-1:].isascii() and value > 0:
            first = wording.letter(_first(label))
            return Form("lowerLetter", f"{first[:-1]}%1)", ord(first[-1]) - 96)
    # đ) and what Word cannot count: a level with just this text.
    return Form("lowerLetter", label.text)


def _first(label: Label) -> int:
    """The number where the piece of the alphabet begins in which a letter stands.

    Other kinds count in one piece, from 1.
    """
    if label.kind != "letter":
        return 1
    value = label.value
    before = wording.LETTERS[: (value - 1) % len(wording.LETTERS) + 1]
    for one, two in zip(before[-2::-1], before[::-1], strict=False):
        if ord(one) + 1 != ord(two):
            break
        value -= 1
    return value
