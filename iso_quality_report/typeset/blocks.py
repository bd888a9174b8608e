"""The blocks of a document. Plain values, no layout: what a clerk would say it has.

Text is a ``str`` (a newline breaks the line), a :class:`Run`, a :class:`Check`, or a
sequence of those. All sizes are millimetres unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .layout import Layout


@dataclass(frozen=True)
class Run:
    """A stretch of text in one look."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False


@dataclass(frozen=True)
class Check:
    """A check box inside a text, drawn because fonts lack it."""

    checked: bool = False


Inline = str | Run | Check | Sequence["str | Run | Check"]


class Block:
    """Anything that stands in a document by itself."""


# ---------------------------------------------------------------- running text
@dataclass(frozen=True)
class Paragraph(Block):
    """A paragraph of body text.

    ``align``: "justify", "left", "center" or "right"; ``indent``: whether its first
    line is set in; ``keep``: it stays on the page of what follows it.
    """

    text: Inline
    align: str = "justify"
    indent: bool = True
    keep: bool = False


@dataclass(frozen=True)
class ItemList(Block):
    """A list; each item is an ``Inline`` or a sequence of blocks.

    ``style``: "decimal" (1.), "letter" (a), Vietnamese letters), "dash", or "auto":
    what comes next under the section or list it stands in.
    """

    items: Sequence[Inline | Sequence[Block]]
    style: str = "auto"
    start: int = 1


@dataclass(frozen=True)
class Section(Block):
    """A titled part: I. → 1. → a) → -, by how deep it stands.

    Without a title its blocks stand there without a number.
    """

    title: Inline = ""
    blocks: Sequence[Block] = ()


@dataclass(frozen=True)
class Article(Block):
    """Điều N. of a decision, numbered by itself through the document."""

    title: Inline = ""
    blocks: Sequence[Block] = ()


# ---------------------------------------------------------------- official parts
@dataclass(frozen=True)
class Letterhead(Block):
    """The head of an official document: agency left, state right, rules under them.

    ``number`` and ``place_date`` are whole lines (see ``wording.py``); ``about`` is
    the "V/v" of an official letter.
    """

    agency: str
    superior: str = ""
    number: str = ""
    place_date: str = ""
    about: str = ""


@dataclass(frozen=True)
class Title(Block):
    """The kind of document and what it is about, with its rule; ``authority`` is the
    line of who decides (GIÁM ĐỐC SỞ …) under them."""

    kind: str
    subject: str = ""
    authority: str = ""


@dataclass(frozen=True)
class LegalBases(Block):
    """Căn cứ: in italics, each one ends with ";" and the last one with "."."""

    items: Sequence[str]
    last: str = "."


@dataclass(frozen=True)
class Signer:
    """Who signs: the lines of authority, and the name under the signature.

    ``note`` stands under the lines of authority in italics.
    """

    lines: Sequence[str]
    name: str = ""
    note: str = ""


@dataclass(frozen=True)
class Closing(Block):
    """Recipients at the left and signature at the right, never alone on a page.

    Two or three signers stand side by side, the recipients under them.
    """

    signers: Sequence[Signer]
    recipients: Sequence[str] = ()


@dataclass(frozen=True)
class Appendix(Block):
    """Phụ lục: on a new page with page numbers of its own.

    Several appendices get Roman numbers. ``reference``: "(Kèm theo Kế hoạch số …)".
    """

    title: Inline = ""
    blocks: Sequence[Block] = ()
    reference: str = ""
    landscape: bool = False


@dataclass(frozen=True)
class Pages(Block):
    """Blocks on pages of another shape inside the same document."""

    blocks: Sequence[Block]
    landscape: bool = True
    size: str = "A4"


@dataclass(frozen=True)
class PageBreak(Block):
    """What follows begins on a new page."""


# ---------------------------------------------------------------- tables, charts
@dataclass(frozen=True)
class Column:
    """A column; ``width`` is a share of the table's width."""

    width: float = 1.0
    align: str = "left"


@dataclass(frozen=True)
class Cell:
    """A cell: a text, or blocks.

    ``fill``: a colour such as "#dde8cb"; what is no colour leaves the cell white.
    """

    text: Inline = ""
    blocks: Sequence[Block] = ()
    colspan: int = 1
    rowspan: int = 1
    align: str = ""
    bold: bool = False
    italic: bool = False
    fill: str = ""

    def __post_init__(self):
        for block in self.blocks:
            if not isinstance(block, Paragraph | ItemList):
                raise TypeError(f"{type(block).__name__} does not fit into a cell")


@dataclass(frozen=True)
class Table(Block):
    """A table. ``header`` rows are repeated on each page; ``signs``: it holds signatures,
    which never stand alone on a page.

    Rows are sequences of :class:`Cell` or text; places covered by a span of an
    earlier cell are left out, as in HTML. Rows may be any iterable.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell | Inline]]
    header: Sequence[Sequence[Cell | Inline]] = ()
    size: float = 0.0
    borders: bool = True
    signs: bool = False


@dataclass(frozen=True)
class Bars(Block):
    """A simple bar chart: (label, value, what is printed at the end of the bar)."""

    rows: Sequence[tuple[str, float, str]]
    title: str = ""
    highest: float = 0.0
    fill: str = "#4f81bd"


@dataclass(frozen=True)
class MatrixCell:
    """A place of a matrix: a count, and in small what it means without its colour."""

    text: str = ""
    note: str = ""
    fill: str = ""


@dataclass(frozen=True)
class Matrix(Block):
    """How many stand where on two axes; each place has a colour and says its band.

    Drawn in a PDF, a coloured table elsewhere. ``rows`` (the top one first) and
    ``columns`` are the words of the levels, ``cells`` a sequence for each row;
    ``legend``: (the mark that stands in the notes, what it means, colour).
    """

    row_axis: str
    column_axis: str
    rows: Sequence[str]
    columns: Sequence[str]
    cells: Sequence[Sequence[MatrixCell]]
    legend: Sequence[tuple[str, str, str]] = ()
    title: str = ""


@dataclass(frozen=True)
class Document:
    """A whole document.

    ``watermark`` is written across every page in light grey; ``foot`` is a line in the
    lower margin of every page (code and issue of a form). ``title``, ``author``,
    ``subject`` and ``language`` go into the file's properties.
    """

    title: str
    blocks: Sequence[Block] = ()
    author: str = ""
    subject: str = ""
    language: str = "vi-VN"
    watermark: str = ""
    foot: str = ""
    landscape: bool = False
    size: str = "A4"
    layout: Layout = field(default_factory=Layout)
