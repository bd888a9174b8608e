"""Tables in HTML: which rows are theirs, and how wide their columns are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import blocks as b


def own_rows(table):
    """The rows of a table, without those of tables inside of it.

    Cells that stand outside of any row make a row as well.
    """
    yield table
    for row in table.iter("tr", "thead", "tbody", "tfoot"):
        if next(row.iterancestors("table")) is table:
            yield row


def for_a_cell(block: b.Block) -> list[b.Block]:
    """What may stand in a cell: a table inside of one becomes its words."""
    if isinstance(block, b.Table):
        return [
            part
            for row in [*block.header, *block.rows]
            for cell in row
            for part in cell.blocks
        ]
    return [block]


def span(text: str | None) -> int:
    """How many columns or rows a cell goes over; one when it says nothing sensible."""
    return (
        min(int(text), 1000) if text and re.fullmatch(r"0*[1-9][0-9]{0,4}", text) else 1
    )


def columns_of(rows: Sequence[Sequence[b.Cell]]) -> list[b.Column]:
    """As many columns as the widest row has, the wordy ones wider."""
    count = max(sum(cell.colspan for cell in row) for row in rows)
    words = [1] * count
    for row in rows:
        place = 0
        for cell in row:
            if cell.colspan == 1 and place < count:
                words[place] = max(words[place], _length(cell.blocks))
            place += cell.colspan
    return [b.Column(3 + min(length, 400) ** 0.5) for length in words]


def _length(blocks: Sequence[b.Block]) -> int:
    total = 0
    for block in blocks:
        if isinstance(block, b.Paragraph):
            total += sum(len(run.text) for run in block.text if isinstance(run, b.Run))
        elif isinstance(block, b.ItemList):
            total += sum(_length(item) for item in block.items)
    return total
