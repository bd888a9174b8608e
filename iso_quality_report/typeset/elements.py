"""The elements that writers draw: blocks with their numbers, wording and places.

``arrange`` makes them; every format shows the same ones in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from . import blocks as b
from . import wording
from .grid import Placed
from .text import clean


@dataclass(frozen=True)
class Label:
    """The number before a paragraph.

    ``kind``: "roman", "decimal", "letter", "dash", "plus" or "article"; ``value``: its
    position from 1; ``group``: the same for all numbers of one run; ``level``: how
    deep it stands, from 0.
    """

    kind: str
    value: int
    group: int
    level: int = 0

    @property
    def text(self) -> str:
        """As printed."""
        match self.kind:
            case "roman":
                return f"{wording.roman(self.value)}."
            case "decimal":
                return f"{self.value}."
            case "letter":
                return f"{wording.letter(self.value)})"
            case "article":
                return f"{wording.ARTICLE} {self.value}."
            case "plus":
                return "+"
            case _:
                return "-"


@dataclass(frozen=True)
class Para:
    """A paragraph. ``role`` names its look, ``outline`` its level among headings."""

    role: str
    runs: tuple[b.Run | b.Check, ...]
    label: Label | None = None
    align: str = "justify"
    indent: bool = True
    keep: bool = False
    outline: int = 0

    @property
    def text(self) -> str:
        """Its words, without the label."""
        return "".join(run.text for run in self.runs if isinstance(run, b.Run))


@dataclass(frozen=True)
class Grid:
    """A table with every cell at its place; ``widths`` are shares that sum up to 1.

    ``tail``: its last row stays on the page of what follows (a signature);
    ``together``: all of it stands on one page where that can be; ``signs``: it stays
    with the end of what stands before it.
    """

    widths: tuple[float, ...]
    header: list[list[Placed]]
    rows: list[list[Placed]]
    size: float
    borders: bool = True
    tail: bool = False
    together: bool = False
    signs: bool = False


@dataclass(frozen=True)
class Head:
    """The letterhead."""

    agency: str
    superior: str
    number: str
    place_date: str
    about: str


@dataclass(frozen=True)
class Rule:
    """A line in the middle, so many millimetres long."""

    width: float


@dataclass(frozen=True)
class Ending:
    """Recipients and signers."""

    signers: tuple[b.Signer, ...]
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class NewPages:
    """Pages of a shape begin here; ``restart``: they are numbered from 1 again."""

    size: str
    landscape: bool
    restart: bool


@dataclass(frozen=True)
class Break:
    """A new page of the same kind."""


@dataclass(frozen=True)
class Chart:
    """Horizontal bars: (label, share of the longest bar from 0 to 1, text).

    ``fill``: their colour as six digits.
    """

    rows: tuple[tuple[str, float, str], ...]
    fill: str


@dataclass(frozen=True)
class Matrix:
    """A matrix as the table that it is for those who cannot draw.

    The header's first row names the axes, the second one the columns; in the places
    what is bold is the count. The last ``legend`` rows are (mark, meaning).
    """

    grid: Grid
    legend: int


Element = Para | Grid | Head | Rule | Ending | NewPages | Break | Chart | Matrix


def tables_only(elements: Iterable[Element]) -> Iterator[Element]:
    """The same elements for a writer that cannot draw: matrices become tables."""
    for element in elements:
        if isinstance(element, Matrix):
            element = replace(element.grid, together=True)
        yield element


def inline(text: b.Inline, **look) -> tuple[b.Run | b.Check, ...]:
    """Cleaned runs of a text; ``look`` (bold=True …) is added to each."""
    parts = [text] if isinstance(text, str | b.Run | b.Check) else text
    runs: list[b.Run | b.Check] = []
    for part in parts:
        if isinstance(part, b.Check):
            runs.append(part)
            continue
        run = b.Run(part) if isinstance(part, str) else part
        words = clean(run.text)
        if words:
            runs.append(replace(run, text=words, **look))
    return tuple(runs)
