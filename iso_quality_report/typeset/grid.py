"""Where the cells of a table stand, spans included.

A table may come from anywhere (a paste of Word, a query), so spans that do not fit are
cut and cells too many join the last one: nothing is lost and nothing is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Placed:
    """A cell at its place; ``content`` is whatever the caller puts in.

    ``fill``: a colour as six digits ("DDE8CB"), or "".
    """

    column: int
    colspan: int
    rowspan: int
    content: list[Any] = field(default_factory=list)
    fill: str = ""


def place(
    rows: Sequence[Sequence[tuple[int, int, list[Any], str]]], columns: int
) -> list[list[Placed]]:
    """Give each cell its column.

    :param rows: cells as (colspan, rowspan, content, fill); places that an earlier
        span covers are left out
    :param columns: how many columns the table has, at least 1
    :return: for each row the cells that begin there, by column; every place of the
        table belongs to exactly one cell
    """
    placed: list[list[Placed]] = []
    covering: list[Placed | None] = [None] * columns  # the span each column is under
    rows_left = [0] * columns
    for number, row in enumerate(rows):
        here: list[Placed] = []
        column = 0
        for colspan, rowspan, content, fill in row:
            while column < columns and rows_left[column]:
                column += 1
            if column == columns:
                # Too many cells: what they say goes into the last one.
                last = here[-1] if here else covering[-1]
                last.content.extend(content)
                continue
            width = 1
            while (
                width < colspan
                and column + width < columns
                and not rows_left[column + width]
            ):
                width += 1
            height = max(1, min(rowspan, len(rows) - number))
            cell = Placed(column, width, height, list(content), fill)
            here.append(cell)
            for covered in range(column, column + width):
                rows_left[covered] = height
                covering[covered] = cell
            column += width
        for column in range(columns):
            if not rows_left[column]:
                cell = Placed(column, 1, 1)
                here.append(cell)
                rows_left[column] = 1
                covering[column] = cell
        placed.append(sorted(here, key=lambda cell: cell.column))
        rows_left = [left - 1 for left in rows_left]
    return placed
