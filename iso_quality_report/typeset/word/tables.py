"""Tables and bar charts. Linear in the number of cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import ceil

from lxml import etree

from ..elements import Chart, Grid, Para
from ..grid import Placed
from ..layout import BARS_TOGETHER, CELL_PADDING
from .runs import Writing, add_line
from .styles import PLAIN_TABLE, TABLE
from .xml import add, twips

# A row that is probably taller than this share of a page may be cut.
_CUT = 0.35
_LETTER = 0.45  # a letter's width as a share of its size, on average
_LABEL, _BARS = 0.35, 0.44  # of a chart's width
_STEPS = 40  # Word has at most 63 columns, so charts of many bars are rounded
_PARA = Para("cell", (), align="", indent=False)


def table(parent: etree._Element, style: str, widths: Sequence[int]) -> etree._Element:
    """Add an empty table with columns of these widths (twips)."""
    made = add(parent, "w:tbl")
    look = add(made, "w:tblPr")
    add(look, "w:tblStyle", val=style)
    add(look, "w:tblW", w=sum(widths), type="dxa")
    add(look, "w:tblLayout", type="fixed")
    columns = add(made, "w:tblGrid")
    for width in widths:
        add(columns, "w:gridCol", w=width)
    return made


def row(parent: etree._Element, *, split=False, header=False) -> etree._Element:
    """Add a row. ``split``: it may be cut; ``header``: it is repeated on each page."""
    made = add(parent, "w:tr")
    if header or not split:
        look = add(made, "w:trPr")
        if not split:
            add(look, "w:cantSplit")
        if header:
            add(look, "w:tblHeader")
    return made


def cell(
    parent: etree._Element,
    width: int,
    *,
    span: int = 1,
    merge: str = "",
    fill: str = "",
    middle: bool = False,
    frame: str = "",
) -> etree._Element:
    """Add a cell; its caller must end it with a paragraph.

    :param merge: "restart" or "continue" of cells merged downwards
    :param frame: a colour of lines above and below
    """
    made = add(parent, "w:tc")
    look = add(made, "w:tcPr")
    add(look, "w:tcW", w=width, type="dxa")
    if span > 1:
        add(look, "w:gridSpan", val=span)
    if merge:
        add(look, "w:vMerge", **({"val": merge} if merge == "restart" else {}))
    if frame:
        lines = add(look, "w:tcBorders")
        for side in ("top", "bottom"):
            add(lines, f"w:{side}", val="single", sz=24, space=0, color=frame)
    if fill:
        add(look, "w:shd", val="clear", color="auto", fill=fill)
    if middle:
        add(look, "w:vAlign", val="center")
    return made


def columns(shares: Sequence[float], total: int) -> list[int]:
    """Widths in twips that sum up to ``total``, none of them nothing."""
    edges = [round(edge * total) for edge in accumulate(shares)]
    return [
        max(right - left, 60) for left, right in zip([0, *edges], edges, strict=False)
    ]


# ---------------------------------------------------------------- tables
def write_grid(
    writing: Writing, body: etree._Element, grid: Grid, width: float, height: float
) -> None:
    """Add a table of at least one row.

    :param width: of the text between the margins, in millimetres
    :param height: of the text on a page
    """
    widths = columns(grid.widths, twips(width))
    made = table(body, TABLE if grid.borders else PLAIN_TABLE, widths)
    drawing = _Grid(writing, made, grid.size, widths, twips(height * _CUT))
    # Rows that would be repeated above nothing are ordinary rows.
    together = grid.together
    header = bool(grid.rows)
    drawing.rows(grid.header, header=header, role="header_cell", together=together)
    drawing.rows(grid.rows, tail=grid.tail, together=together)


class _Grid:
    def __init__(self, writing, made, size: float, widths: list[int], tall: int):
        self.writing = writing
        self.made = made
        self.size = size
        self.widths = widths
        self.tall = tall

    def rows(
        self,
        rows: list[list[Placed]],
        *,
        header=False,
        role="cell",
        tail=False,
        together=False,
    ) -> None:
        covering: dict[int, tuple[Placed, int]] = {}
        for number, placed in enumerate(rows):
            split = not header and any(self._is_tall(one) for one in placed)
            made = row(self.made, split=split, header=header)
            keep = tail if number == len(rows) - 1 else together
            starts = {one.column: one for one in placed}
            column = 0
            while column < len(self.widths):
                if column in starts:
                    one = starts[column]
                    merge = "restart" if one.rowspan > 1 else ""
                    self._cell(made, one, one.content, merge, role, keep)
                    if one.rowspan > 1:
                        covering[column] = (one, one.rowspan - 1)
                else:
                    one, left = covering.pop(column)
                    self._cell(made, one, [], "continue", role, keep)
                    if left > 1:
                        covering[column] = (one, left - 1)
                column += one.colspan

    def _cell(self, made, one: Placed, content, merge, role, keep) -> None:
        width = sum(self.widths[one.column : one.column + one.colspan])
        here = cell(
            made,
            width,
            span=one.colspan,
            merge=merge,
            fill=one.fill,
            middle=True,
        )
        for para in content or [_PARA]:
            self.writing.paragraph(here, para, role=role, size=self.size, keep=keep)

    def _is_tall(self, one: Placed) -> bool:
        """Whether a cell's text is probably taller than what fits well on a page."""
        if sum(len(para.text) for para in one.content) < 60:
            return False
        width = sum(self.widths[one.column : one.column + one.colspan])
        room = max(width - 2 * twips(CELL_PADDING), 100)
        letters = room / (self.size * 20 * _LETTER)
        lines = sum(
            max(ceil(len(line) / letters), 1)
            for para in one.content
            for line in para.text.split("\n")
        )
        return lines * self.size * 1.15 * 20 > self.tall * one.rowspan


# ---------------------------------------------------------------- charts
def write_chart(
    writing: Writing, body: etree._Element, chart: Chart, width: float
) -> None:
    """Add a bar chart: a table of label, bar and text; bars are shaded cells.

    :param width: of the text between the margins, in millimetres
    """
    total = twips(width)
    start, room = round(total * _LABEL), total * _BARS
    steps = _STEPS if len(chart.rows) > _STEPS else 2000
    ends = [
        start + round(round(share * steps) / steps * room) for _, share, _ in chart.rows
    ]
    # Shorter than a millimetre is no bar.
    ends = [end if end - start >= 57 else start for end in ends]
    edges = sorted({0, start, total, *ends})
    widths = [right - left for left, right in zip(edges, edges[1:], strict=False)]
    made = table(body, PLAIN_TABLE, widths)
    look = writing.styles.look("cell")
    for number, ((label, _share, text), end) in enumerate(
        zip(chart.rows, ends, strict=True), 1
    ):
        line = row(made)
        keep = number < len(chart.rows) <= BARS_TOGETHER
        add_line(cell(line, start, middle=True), look, label, keep=keep)
        if end > start:
            span = edges.index(end) - edges.index(start)
            bar = cell(line, end - start, span=span, fill=chart.fill, frame="FFFFFF")
            add_line(bar, look, "", keep=keep)
        span = len(edges) - 1 - edges.index(end)
        last = cell(line, total - end, span=span, middle=True)
        add_line(last, look, text, keep=keep)
