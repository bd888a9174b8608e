"""The rows of a table in a PDF: made, measured, opened and cut.

All parts of one table share its :class:`Plan`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from ..elements import Grid, Para
from ..grid import Placed
from ..layout import CELL_PADDING

PAD_X = CELL_PADDING * mm
PAD_Y = 2.0
# A row taller than this share of a page may be cut; a shorter one moves as a whole.
CUT = 0.35


@dataclass
class Box:
    """A cell with its flowables; ``open_top`` continues the cell above it."""

    column: int
    colspan: int
    rowspan: int
    flowables: list[Flowable]
    fill: str = ""
    height: float = 0.0
    open_top: bool = False
    open_bottom: bool = False


@dataclass
class Row:
    """A measured row."""

    boxes: list[Box]
    height: float = 0.0
    ends_unit: bool = True  # no merged cell goes on below it


@dataclass
class Plan:
    """What all parts of one table share.

    ``make``: function from a Para and a type size to a flowable; ``page_height``: of
    the text on a page, in points.
    """

    grid: Grid
    widths: list[float]
    make: Callable[[Para, float], Flowable]
    page_height: float
    header: list[Row] = field(default_factory=list)
    unit_end: list[int] = field(init=False)

    def __post_init__(self):
        self.unit_end = _unit_ends(self.grid.rows)

    def box_width(self, box: Box | Placed) -> float:
        """The width of a cell in points."""
        return sum(self.widths[box.column : box.column + box.colspan])

    def inner_width(self, box: Box) -> float:
        """The width of its text."""
        width = self.box_width(box)
        return max(width - 2 * min(PAD_X, width / 6), 4.0)

    def measured(self, placed: list[list[Placed]], canvas) -> list[Row]:
        rows = [
            Row(
                [
                    Box(
                        cell.column,
                        cell.colspan,
                        cell.rowspan,
                        [self.make(para, self.grid.size) for para in cell.content],
                        cell.fill,
                    )
                    for cell in row
                ]
            )
            for row in placed
        ]
        for row in rows:
            for box in row.boxes:
                box.height = self._box_height(box, canvas)
        _set_heights(rows, self.grid.size)
        return rows

    def _box_height(self, box: Box, canvas) -> float:
        width = self.inner_width(box)
        total = 2 * PAD_Y
        for position, flowable in enumerate(box.flowables):
            total += flowable.wrapOn(canvas, width, 1e9)[1]
            if position:
                total += flowable.getSpaceAfter()
        return total

    def loosened(self, rows: list[Row]) -> list[Row]:
        """The same rows without merged cells: they are open towards the next row."""
        for number, row in enumerate(rows):
            for box in list(row.boxes):
                if box.rowspan == 1:
                    continue
                span, box.rowspan = box.rowspan, 1
                box.open_bottom = True
                for below in range(1, span):
                    rows[number + below].boxes.append(
                        Box(
                            box.column,
                            box.colspan,
                            1,
                            [],
                            box.fill,
                            2 * PAD_Y,
                            open_top=True,
                            open_bottom=below < span - 1,
                        )
                    )
        _set_heights(rows, self.grid.size)
        return rows

    def cut(self, row: Row, room: float, canvas) -> tuple[Row | None, Row]:
        """Cut a tall row so that its first part fits.

        :return: (first part or None, the rest)
        """
        if row.height < CUT * self.page_height or room < 60:
            return None, row
        if any(box.rowspan > 1 for box in row.boxes):
            return None, row
        first, second = Row([]), Row([])
        for box in row.boxes:
            head, tail, used = self._cut_box(box, room, canvas)
            common = (box.column, box.colspan, 1)
            first.boxes.append(
                Box(*common, head, box.fill, 0, box.open_top, open_bottom=True)
            )
            second.boxes.append(Box(*common, tail, box.fill, 0, True, box.open_bottom))
            first.boxes[-1].height = self._box_height(first.boxes[-1], canvas)
            # What is left is not measured again on every page.
            second.boxes[-1].height = max(box.height - used, 2 * PAD_Y)
        if not any(box.flowables for box in first.boxes):
            return None, row
        for part in (first, second):
            _set_heights([part], self.grid.size)
        first.height = min(first.height, room)
        return first, second

    def _cut_box(self, box: Box, room: float, canvas):
        """Cut a cell.

        :return: (flowables that fit, the others, how much less high these are)
        """
        width = self.inner_width(box)
        left = room - 2 * PAD_Y
        used = 0.0
        for position, flowable in enumerate(box.flowables):
            taken = flowable.wrapOn(canvas, width, 1e9)[1]
            space = flowable.getSpaceAfter() if position else 0
            left -= space
            if taken > left:
                used += space
                parts = flowable.splitOn(canvas, width, left) if left > 0 else []
                if len(parts) == 2:
                    used += taken - parts[1].wrapOn(canvas, width, 1e9)[1]
                    return (
                        [*box.flowables[:position], parts[0]],
                        [parts[1], *box.flowables[position + 1 :]],
                        used,
                    )
                return box.flowables[:position], box.flowables[position:], used
            left -= taken
            used += space + taken
        return box.flowables, [], used


def _unit_ends(rows: list[list[Placed]]) -> list[int]:
    """For each row that begins a unit, where the rows that hang together end."""
    ends = [0] * len(rows)
    start, reach = 0, 0
    for number, row in enumerate(rows):
        reach = max([reach, *(number + cell.rowspan for cell in row)])
        if reach == number + 1:
            ends[start] = number + 1
            start = number + 1
    return ends


def _set_heights(rows: list[Row], size: float) -> None:
    """As tall as the tallest cell; a merged cell's excess goes to its last row."""
    for row in rows:
        row.height = max(
            [size * 1.15 + 2 * PAD_Y]
            + [box.height for box in row.boxes if box.rowspan == 1]
        )
    for number, row in enumerate(rows):
        for box in row.boxes:
            if box.rowspan > 1:
                covered = rows[number : number + box.rowspan]
                missing = box.height - sum(one.height for one in covered)
                if missing > 0:
                    covered[-1].height += missing
