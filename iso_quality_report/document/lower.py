"""From blocks to a flat sequence of elements that a writer draws one by one.

All decisions that must be the same in every format are taken here: numbers and
letters, fixed wording, punctuation, what stays together. Writers decide nothing about
words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from . import blocks as b
from . import fonts, wording
from .grid import Placed, place
from .layout import CELL_PADDING
from .text import clean

# How the depth of a section is numbered, and what a list in it begins with.
_SECTION_KINDS = ("roman", "decimal", "letter", "dash")
_LIST_KINDS = ("decimal", "decimal", "letter", "dash")
_SUB_KINDS = {"decimal": "letter", "letter": "dash", "dash": "plus", "plus": "plus"}


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

    ``tail``: its last row stays on the page of what follows (a signature).
    """

    widths: tuple[float, ...]
    header: list[list[Placed]]
    rows: list[list[Placed]]
    size: float
    borders: bool = True
    tail: bool = False


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
    """Horizontal bars: (label, share of the longest bar from 0 to 1, text)."""

    rows: tuple[tuple[str, float, str], ...]
    fill: str


Element = Para | Grid | Head | Rule | Ending | NewPages | Break | Chart


def lower(document: b.Document) -> list[Element]:
    """The elements of a document, in reading order.

    :raise TypeError: when something that is no block stands in the tree
    """
    return _Lowering(document).run()


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


@dataclass
class _Lowering:
    document: b.Document
    elements: list[Element] = field(default_factory=list)
    groups: int = 0
    articles: int = 0
    article_group: int = 0
    appendices: int = 0
    appendix: int = 0
    page: tuple[str, bool] = ("A4", False)
    after_appendix: tuple[str, bool] | None = None

    def run(self) -> list[Element]:
        self.page = (self.document.size, self.document.landscape)
        self.appendices = sum(1 for _ in _find(self.document.blocks, b.Appendix))
        self._blocks(self.document.blocks, depth=0)
        return _tidy(self.elements)

    # ------------------------------------------------------------ helpers
    def _add(self, element: Element) -> None:
        self.elements.append(element)

    def _group(self) -> int:
        self.groups += 1
        return self.groups

    def _para(self, role: str, text: b.Inline, **options) -> None:
        self._add(Para(role, inline(text), **options))

    def _centred(self, role: str, text: b.Inline, **options) -> None:
        self._para(role, text, align="center", indent=False, keep=True, **options)

    def _text_width(self) -> float:
        return self.document.layout.text_width(*self.page)

    def _turn(self, page: tuple[str, bool], restart: bool = False) -> None:
        self.page = page
        self._add(NewPages(*page, restart))

    # ------------------------------------------------------------ the tree
    def _blocks(self, found: Iterable[b.Block], depth: int) -> None:
        group = self._group()
        number = 0
        for block in found:
            if self.after_appendix and not isinstance(block, b.Appendix):
                self._turn(self.after_appendix)
                self.after_appendix = None
            if isinstance(block, b.Section):
                number += bool(block.title)
                self._section(block, depth, number, group)
            else:
                self._block(block, depth)

    def _block(self, block: b.Block, depth: int) -> None:
        match block:
            case b.Paragraph():
                self._paragraph(block, "body", block.align)
            case b.ItemList():
                self._list(block, "body", depth)
            case b.Article():
                self._article(block, depth)
            case b.Table():
                self._add(self._table(block))
            case b.Bars():
                self._bars(block)
            case b.Letterhead():
                self._add(
                    Head(
                        agency=clean(block.agency),
                        superior=clean(block.superior),
                        number=clean(block.number),
                        place_date=clean(block.place_date),
                        about=clean(block.about),
                    )
                )
            case b.Title():
                self._title(block)
            case b.LegalBases():
                for text in wording.bases(block.items, block.last):
                    self._para("basis", text)
            case b.Closing():
                self._closing(block)
            case b.Appendix():
                self._appendix(block)
            case b.Pages():
                before = self.page
                self._turn((block.size, block.landscape))
                self._blocks(block.blocks, depth)
                self._turn(before)
            case b.PageBreak():
                self._add(Break())
            case _:
                raise TypeError(f"{type(block).__name__} is no block of a document")

    def _section(self, block: b.Section, depth: int, number: int, group: int) -> None:
        if block.title:
            level = min(depth, len(_SECTION_KINDS) - 1)
            self._add(
                Para(
                    f"heading{level + 1}",
                    inline(block.title),
                    label=Label(_SECTION_KINDS[level], number, group, level),
                    keep=bool(block.blocks),
                    outline=level + 1,
                )
            )
            depth += 1
        self._blocks(block.blocks, depth)

    def _article(self, block: b.Article, depth: int) -> None:
        self.articles += 1
        self.article_group = self.article_group or self._group()
        self._add(
            Para(
                "article",
                inline(block.title),
                label=Label("article", self.articles, self.article_group),
                keep=bool(block.blocks),
                outline=1,
            )
        )
        self._blocks(block.blocks, max(depth, 1))

    def _paragraph(
        self, block: b.Paragraph, role: str, align: str, label: Label | None = None
    ) -> None:
        self._para(
            role,
            block.text,
            label=label,
            align=align,
            indent=block.indent or label is not None,
            keep=block.keep,
        )

    def _list(self, block: b.ItemList, role: str, depth: int, level: int = 0) -> None:
        kind = block.style
        if kind == "auto":
            kind = _LIST_KINDS[min(depth, len(_LIST_KINDS) - 1)]
        group = self._group()
        for number, item in enumerate(block.items, block.start):
            label = Label(kind, number, group, level)
            for part in _item_blocks(item):
                if isinstance(part, b.ItemList):
                    sub = part
                    if part.style in ("auto", kind):
                        sub = replace(part, style=_SUB_KINDS[kind])
                    self._list(sub, role, depth, level + 1)
                elif isinstance(part, b.Paragraph):
                    self._paragraph(part, role, part.align, label)
                    label = None
                else:
                    self._block(part, depth)

    # ------------------------------------------------------------ official parts
    def _title(self, block: b.Title) -> None:
        self._centred("kind", block.kind, outline=0)
        if block.subject:
            self._centred("subject", block.subject)
        longest = max(clean(block.subject or block.kind).split("\n"), key=len)
        size = self.document.layout.body_size
        length = min(fonts.width(longest, size, bold=True), self._text_width())
        self._add(Rule(length * 0.4))
        if block.authority:
            self._centred("authority", block.authority)

    def _closing(self, block: b.Closing) -> None:
        if self.elements:
            last = self.elements[-1]
            if isinstance(last, Para):
                self.elements[-1] = replace(last, keep=True)
            elif isinstance(last, Grid):
                self.elements[-1] = replace(last, tail=True)
        signers = tuple(
            b.Signer(
                tuple(clean(line) for line in signer.lines),
                clean(signer.name),
                clean(signer.note),
            )
            for signer in block.signers
        )
        lines = wording.recipients(clean(line) for line in block.recipients)
        self._add(Ending(signers, tuple(lines)))

    def _appendix(self, block: b.Appendix) -> None:
        before, self.after_appendix = self.after_appendix or self.page, None
        self._turn((self.document.size, block.landscape), restart=True)
        self.appendix += 1
        number = f" {wording.roman(self.appendix)}" if self.appendices > 1 else ""
        self._centred("appendix", wording.APPENDIX + number, outline=1)
        if block.title:
            self._centred("appendix_title", block.title)
        if block.reference:
            self._centred("reference", block.reference)
        self._blocks(block.blocks, depth=0)
        self.after_appendix = before

    # ------------------------------------------------------------ tables, charts
    def _table(self, block: b.Table) -> Grid:
        columns = block.columns or (b.Column(),)
        size = block.size or self.document.layout.table_size
        header = self._rows(block.header, columns, header=True)
        widths = _widths(columns, header, size, self._text_width())
        return Grid(
            widths, header, self._rows(block.rows, columns), size, block.borders
        )

    def _rows(
        self,
        rows: Iterable[Sequence[b.Cell | b.Inline]],
        columns: Sequence[b.Column],
        header: bool = False,
    ) -> list[list[Placed]]:
        cells = [
            [
                (cell.colspan, cell.rowspan, self._cell(cell, header), cell.fill)
                for cell in (
                    found if isinstance(found, b.Cell) else b.Cell(found)
                    for found in row
                )
            ]
            for row in rows
        ]
        placed = place(cells, len(columns))
        for row in placed:
            for cell in row:
                align = "center" if header else columns[cell.column].align
                cell.content = [
                    para if para.align else replace(para, align=align)
                    for para in cell.content
                ]
        return placed

    def _cell(self, cell: b.Cell, header: bool) -> list[Para]:
        """The paragraphs of a cell; an empty ``align`` means the column's own."""
        align = cell.align
        look = {"bold": True} if cell.bold or header else {}
        if cell.italic:
            look["italic"] = True
        if not cell.blocks:
            runs = inline(cell.text, **look)
            return [Para("cell", runs, align=align, indent=False)] if runs else []
        inside = _Lowering(self.document)
        inside.groups = self.groups
        for block in cell.blocks:
            if isinstance(block, b.Paragraph):
                own = align if block.align == "justify" else block.align
                inside._paragraph(block, "cell", own)
            else:
                inside._list(block, "cell", depth=3)
        self.groups = inside.groups
        return [
            replace(
                para,
                runs=inline(para.runs, **look),
                align=align if para.align == "justify" else para.align,
                indent=False,
            )
            for para in inside.elements
        ]

    def _bars(self, block: b.Bars) -> None:
        if block.title:
            self._centred("caption", block.title)
        highest = block.highest or max((row[1] for row in block.rows), default=0)
        rows = tuple(
            (
                clean(label),
                min(max(value / highest, 0.0), 1.0) if highest > 0 else 0.0,
                clean(text),
            )
            for label, value, text in block.rows
        )
        if rows:
            self._add(Chart(rows, block.fill))


def _item_blocks(item: b.Inline | Sequence[b.Block]) -> Sequence[b.Block]:
    """The blocks of a list item; the first one takes the label."""
    if isinstance(item, b.Block):
        item = [item]
    if isinstance(item, str | b.Run | b.Check) or not any(
        isinstance(part, b.Block) for part in item
    ):
        return [b.Paragraph(item)]
    if not isinstance(item[0], b.Paragraph):
        return [b.Paragraph(""), *item]
    return item


def _widths(
    columns: Sequence[b.Column], header: list[list[Placed]], size: float, room: float
) -> tuple[float, ...]:
    """The share of each column: what was asked for, but no heading is torn apart in
    the middle of a word where there is room to avoid it.

    :param size: type size in points
    :param room: width of the table in millimetres
    """
    total = sum(max(column.width, 0) for column in columns)
    shares = [
        # No column is so narrow that a letter cannot stand in it.
        max(column.width / total, 0.01) if total > 0 else 1.0
        for column in columns
    ]
    shares = [share / sum(shares) for share in shares]
    least = [0.0] * len(columns)
    for row in header:
        for cell in row:
            if cell.colspan == 1:
                words = [word for para in cell.content for word in para.text.split()]
                widest = max(
                    (fonts.width(w, size, bold=True) for w in words), default=0
                )
                need = (widest + 2 * CELL_PADDING + 0.5) / room
                least[cell.column] = max(least[cell.column], need)
    short = sum(max(need - share, 0) for need, share in zip(least, shares, strict=True))
    spare = sum(max(share - need, 0) for need, share in zip(least, shares, strict=True))
    if not short or short > spare:
        return tuple(shares)
    return tuple(
        need if need >= share else share - short * (share - need) / spare
        for need, share in zip(least, shares, strict=True)
    )


def _tidy(elements: list[Element]) -> list[Element]:
    """Without page turns that would leave an empty page."""
    tidy: list[Element] = []
    for element in elements:
        if isinstance(element, NewPages):
            restart = element.restart
            while tidy and isinstance(tidy[-1], NewPages | Break):
                gone = tidy.pop()
                restart = restart or getattr(gone, "restart", False)
            element = replace(element, restart=restart)
        elif isinstance(element, Break) and (
            not tidy or isinstance(tidy[-1], NewPages | Break)
        ):
            continue
        tidy.append(element)
    while tidy and isinstance(tidy[-1], NewPages | Break):
        tidy.pop()
    return tidy


def _find(found: Iterable[b.Block], kind: type) -> Iterator[b.Block]:
    for block in found:
        if isinstance(block, kind):
            yield block
        inner = getattr(block, "blocks", ())
        if not isinstance(block, b.Cell):
            yield from _find(inner, kind)
