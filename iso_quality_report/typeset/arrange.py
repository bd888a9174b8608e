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
from .arrange_pages import without_empty_pages
from .arrange_parts import chart, ending, head
from .arrange_table import arrange_table, matrix_table, paragraphs_of
from .elements import (
    Break,
    Element,
    Grid,
    Label,
    Matrix,
    NewPages,
    Para,
    Rule,
    inline,
)
from .layout import MATRIX_SIZE
from .text import clean

# How the depth of a section is numbered, and what a list in it begins with.
_SECTION_KINDS = ("roman", "decimal", "letter", "dash")
_LIST_KINDS = ("decimal", "decimal", "letter", "dash")
_SUB_KINDS = {"decimal": "letter", "letter": "dash", "dash": "plus", "plus": "plus"}


def arrange(document: b.Document) -> list[Element]:
    """The elements of a document, in reading order.

    :raise TypeError: when something that is no block stands in the tree
    """
    return _Arranging(document).run()


@dataclass
class _Arranging:
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
        return without_empty_pages(self.elements)

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
                size = block.size or self.document.layout.table_size
                if block.signs:
                    self._keep_end()
                self._add(arrange_table(block, size, self._text_width(), self._cell))
            case b.Bars():
                self._bars(block)
            case b.Matrix():
                self._matrix(block)
            case b.Letterhead():
                self._add(head(block))
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
        self._keep_end()
        self._add(ending(block))

    def _keep_end(self) -> None:
        """The end of what stands here stays with the signatures that come next: the end
        mark alone is none, a table's last row goes along with it."""
        for place in range(len(self.elements) - 1, -1, -1):
            last = self.elements[place]
            if isinstance(last, Para):
                self.elements[place] = replace(last, keep=True)
                if last.text.strip() == wording.END:
                    continue
            elif isinstance(last, Grid):
                self.elements[place] = replace(last, tail=True)
            return

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

    # ------------------------------------------------------------ cells, charts
    def _cell(self, cell: b.Cell, header: bool) -> list[Para]:
        """The paragraphs of a cell; an empty ``align`` means the column's own."""
        align = cell.align
        look = {"bold": True} if cell.bold or header else {}
        if cell.italic:
            look["italic"] = True
        if not cell.blocks:
            runs = inline(cell.text, **look)
            return [Para("cell", runs, align=align, indent=False)] if runs else []
        inside = _Arranging(self.document)
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
            for element in inside.elements
            for para in paragraphs_of(element)
        ]

    def _bars(self, block: b.Bars) -> None:
        if block.title:
            self._centred("caption", block.title)
        if block.rows:
            self._add(chart(block))

    def _matrix(self, block: b.Matrix) -> None:
        if not block.rows or not block.columns:
            return
        if block.title:
            self._centred("caption", block.title)
        made = matrix_table(block, MATRIX_SIZE)
        grid = arrange_table(made, MATRIX_SIZE, self._text_width(), self._cell)
        self._add(Matrix(grid, len(block.legend)))


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


def _find(found: Iterable[b.Block], kind: type) -> Iterator[b.Block]:
    for block in found:
        if isinstance(block, kind):
            yield block
        inner = getattr(block, "blocks", ())
        if not isinstance(block, b.Cell):
            yield from _find(inner, kind)
