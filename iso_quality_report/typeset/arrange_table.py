"""From a table block to a grid: every cell at its place, every column its width."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from . import blocks as b
from . import fonts
from .colours import digits
from .elements import Element, Grid, Para
from .grid import Placed, place
from .layout import CELL_PADDING, CELL_STEP


def arrange_table(
    table: b.Table,
    size: float,
    room: float,
    paragraphs: Callable[[b.Cell, bool], list[Para]],
) -> Grid:
    """The grid of a table.

    :param size: type size in points
    :param room: the width there is, in millimetres
    :param paragraphs: function from a cell, and whether it is in the header, to its
        paragraphs; an empty ``align`` means the column's own
    """
    columns = table.columns or (b.Column(),)

    def rows(found: Iterable[Sequence[b.Cell | b.Inline]], in_header: bool):
        cells = [
            [
                (
                    cell.colspan,
                    cell.rowspan,
                    paragraphs(cell, in_header),
                    digits(cell.fill),
                )
                for cell in (
                    one if isinstance(one, b.Cell) else b.Cell(one) for one in row
                )
            ]
            for row in found
        ]
        placed = place(cells, len(columns))
        for row in placed:
            for cell in row:
                align = "center" if in_header else columns[cell.column].align
                cell.content = [
                    para if para.align else replace(para, align=align)
                    for para in cell.content
                ]
        return placed

    header = rows(table.header, True)
    widths = _widths(columns, header, size, room)
    body = rows(table.rows, False)
    for row in (*header, *body):
        for cell in row:
            _set_in(cell, sum(widths[cell.column : cell.column + cell.colspan]) * room)
    return Grid(widths, header, body, size, table.borders, signs=table.signs)


def matrix_table(block: b.Matrix, size: float) -> b.Table:
    """A matrix as a table, its legend in the last rows.

    :param size: type size in points
    """
    places = len(block.columns)

    def cell(one: b.MatrixCell) -> b.Cell:
        count, note = [b.Run(one.text, bold=True)], one.note
        lines = [line for line in (count if one.text else "", note) if line]
        blocks = [b.Paragraph(line, "center", indent=False) for line in lines]
        return b.Cell(blocks=blocks, fill=one.fill)

    rows: list[list[b.Cell | b.Inline]] = []
    for at, label in enumerate(block.rows):
        found = block.cells[at] if at < len(block.cells) else ()
        rows.append([b.Cell(label), *(cell(one) for one in found[:places])])
    for mark, meaning, fill in block.legend:
        rows.append(
            [
                b.Cell(mark, align="center", fill=fill),
                b.Cell(meaning, colspan=places, align="left"),
            ]
        )
    header = [
        [b.Cell(block.row_axis, rowspan=2), b.Cell(block.column_axis, colspan=places)],
        list(block.columns),
    ]
    columns = [b.Column(22), *[b.Column(14, "center")] * places]
    return b.Table(columns, rows, header, size=size)


def paragraphs_of(element: Element) -> list[Para]:
    """The paragraphs of what stands in a cell: of a table in it, those of its cells."""
    if isinstance(element, Grid):
        rows = [*element.header, *element.rows]
        return [para for row in rows for cell in row for para in cell.content]
    return [element] if isinstance(element, Para) else []


def _set_in(cell: Placed, width: float) -> None:
    """Lists go in by no more than a third of a cell that is ``width`` mm wide."""
    deepest = int(width / 3 / CELL_STEP)
    for at, para in enumerate(cell.content):
        if para.label and para.label.level > deepest:
            label = replace(para.label, level=deepest)
            cell.content[at] = replace(para, label=label)


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
