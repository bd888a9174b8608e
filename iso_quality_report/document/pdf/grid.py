"""Tables in a PDF: of any length, with any spans, on as many pages as they need.

platypus' LongTable copies what is left of a table at each page (which is quadratic),
and refuses a merged cell or a row that is taller than a page. Here rows are made and
measured when their page comes, merged cells that are too tall are opened between
pages, and tall rows go on on the next page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from ..elements import Grid, Para
from ..grid import Placed
from ..layout import CELL_PADDING, GRID_WIDTH

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
    """What all parts of one table share."""

    grid: Grid
    widths: list[float]
    make: Callable[[Para, float], Flowable]
    page_height: float
    header: list[Row] = field(default_factory=list)
    unit_end: list[int] = field(default_factory=list)

    def box_width(self, box: Box | Placed) -> float:
        """The width of a cell in points."""
        return sum(self.widths[box.column : box.column + box.colspan])

    def inner_width(self, box: Box) -> float:
        """The width of its text."""
        width = self.box_width(box)
        return max(width - 2 * min(PAD_X, width / 6), 4.0)


class GridFlowable(Flowable):
    """Rows ``start`` to the end of a table, after some rows already made.

    ``made``: rows cut at a page's end or measured before, which come first.
    """

    def __init__(self, plan: Plan, start: int = 0, made: list[Row] | None = None):
        super().__init__()
        self.plan = plan
        self.start = start
        self.made = made or []

    @classmethod
    def of(cls, grid: Grid, width: float, page_height: float, make) -> GridFlowable:
        """The flowable of a whole table.

        :param width: of the text between the margins, in points
        :param page_height: of the text on a page, in points
        :param make: function from Para and type size to a flowable
        """
        plan = Plan(grid, [share * width for share in grid.widths], make, page_height)
        plan.unit_end = _unit_ends(grid.rows)
        return cls(plan)

    def getSpaceBefore(self):
        """Some air above a table."""
        return 3

    def getSpaceAfter(self):
        """Some air below a table."""
        return 6

    # ------------------------------------------------------------ platypus
    def wrap(self, width, height):
        """Its height, or more than there is as soon as that is known."""
        total = self._header_height()
        for row in self._rows():
            total += row.height
            if total > height:
                return width, total
        return width, total

    def split(self, width, height):
        """The rows that fit, and the rest."""
        return self._split(height, last=False)

    def split_before_last(self, canvas, width, height):
        """As ``split``, but the last row goes with the rest."""
        self.canv = canvas
        return self._split(height, last=True)

    def draw(self):
        """Draw everything that is left: it has been found to fit."""
        rows = [*self._header(), *self._rows()]
        _Drawing(self.plan, self.canv, rows, len(self._header())).draw()

    # ------------------------------------------------------------ rows
    def _header(self) -> list[Row]:
        plan = self.plan
        if not plan.header and plan.grid.header:
            plan.header = self._measured(plan.grid.header)
            tall = sum(row.height for row in plan.header) > 0.5 * plan.page_height
            if tall:
                # Repeating it would leave no room for rows: it is printed once.
                self.made = [*self._loosened(plan.header), *self.made]
                plan.header, plan.grid = [], _without_header(plan.grid)
        return plan.header

    def _header_height(self) -> float:
        return sum(row.height for row in self._header())

    def _rows(self):
        """The rows from here on, each made when it is asked for."""
        position = 0
        while True:
            while position >= len(self.made):
                if not self._make_unit():
                    return
            yield self.made[position]
            position += 1

    def _make_unit(self) -> bool:
        """Make the next rows that hang together by merged cells."""
        plan = self.plan
        if self.start >= len(plan.grid.rows):
            return False
        end = plan.unit_end[self.start]
        rows = self._measured(plan.grid.rows[self.start : end])
        if len(rows) > 1 and sum(row.height for row in rows) > 0.5 * plan.page_height:
            rows = self._loosened(rows)
        else:
            for row in rows[:-1]:
                row.ends_unit = False
        self.made.extend(rows)
        self.start = end
        return True

    def _measured(self, placed: list[list[Placed]]) -> list[Row]:
        plan = self.plan
        rows = [
            Row(
                [
                    Box(
                        cell.column,
                        cell.colspan,
                        cell.rowspan,
                        [plan.make(para, plan.grid.size) for para in cell.content],
                        cell.fill,
                    )
                    for cell in row
                ]
            )
            for row in placed
        ]
        for row in rows:
            for box in row.boxes:
                box.height = self._box_height(box)
        _set_heights(rows, plan.grid.size)
        return rows

    def _box_height(self, box: Box) -> float:
        width = self.plan.inner_width(box)
        total = 2 * PAD_Y
        for position, flowable in enumerate(box.flowables):
            total += flowable.wrapOn(self.canv, width, 1e9)[1]
            if position:
                total += flowable.getSpaceAfter()
        return total

    def _loosened(self, rows: list[Row]) -> list[Row]:
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
        _set_heights(rows, self.plan.grid.size)
        return rows

    # ------------------------------------------------------------ pages
    def _split(self, height: float, last: bool) -> list[Flowable]:
        room = height - self._header_height()
        taken: list[Row] = []
        row = None
        for row in self._rows():
            if row.height > room:
                break
            room -= row.height
            taken.append(row)
        else:
            row = None
        count = len(taken)
        if row is None and last:
            count -= 1
        while count > 0 and not taken[count - 1].ends_unit:
            count -= 1
        here, rest = self.made[: max(count, 0)], self.made[max(count, 0) :]
        if row is not None and count == len(taken):
            first, second = self._cut(row, room)
            if first:
                here, rest = [*here, first], [second, *rest[1:]]
        if not here:
            return []
        page = GridFlowable(self.plan, len(self.plan.grid.rows), here)
        return [page, GridFlowable(self.plan, self.start, rest)]

    def _cut(self, row: Row, room: float) -> tuple[Row | None, Row]:
        """Cut a tall row so that its first part fits.

        :return: (first part or None, the rest)
        """
        if row.height < CUT * self.plan.page_height or room < 60:
            return None, row
        if any(box.rowspan > 1 for box in row.boxes):
            return None, row
        first, second = Row([]), Row([])
        for box in row.boxes:
            head, tail = self._cut_box(box, room)
            common = (box.column, box.colspan, 1)
            first.boxes.append(
                Box(*common, head, box.fill, 0, box.open_top, open_bottom=True)
            )
            second.boxes.append(Box(*common, tail, box.fill, 0, True, box.open_bottom))
        if not any(box.flowables for box in first.boxes):
            return None, row
        for part in (first, second):
            for box in part.boxes:
                box.height = self._box_height(box)
            _set_heights([part], self.plan.grid.size)
        first.height = min(first.height, room)
        return first, second

    def _cut_box(self, box: Box, room: float):
        width = self.plan.inner_width(box)
        left = room - 2 * PAD_Y
        for position, flowable in enumerate(box.flowables):
            taken = flowable.wrapOn(self.canv, width, 1e9)[1]
            if position:
                left -= flowable.getSpaceAfter()
            if taken > left:
                parts = flowable.splitOn(self.canv, width, left) if left > 0 else []
                if len(parts) == 2:
                    return (
                        [*box.flowables[:position], parts[0]],
                        [parts[1], *box.flowables[position + 1 :]],
                    )
                return box.flowables[:position], box.flowables[position:]
            left -= taken
        return box.flowables, []


class _Drawing:
    """One part of a table on its page."""

    def __init__(self, plan: Plan, canvas, rows: list[Row], headers: int):
        self.plan = plan
        self.canvas = canvas
        self.rows = rows
        self.headers = headers
        self.tops = [0.0]
        for row in reversed(rows):
            self.tops.append(self.tops[-1] + row.height)
        self.tops.reverse()  # tops[i]: the upper edge of row i
        self.lefts = [0.0]
        for width in plan.widths:
            self.lefts.append(self.lefts[-1] + width)

    def draw(self) -> None:
        canvas = self.canvas
        canvas.saveState()
        canvas.setLineWidth(GRID_WIDTH)
        for number, row in enumerate(self.rows):
            for box in sorted(row.boxes, key=lambda box: box.column):
                self._box(number, box)
        canvas.restoreState()

    def _box(self, number: int, box: Box) -> None:
        end = min(number + box.rowspan, len(self.rows))
        left, right = self.lefts[box.column], self.lefts[box.column + box.colspan]
        top, bottom = self.tops[number], self.tops[end]
        if box.fill:
            self.canvas.saveState()
            self.canvas.setFillColor(HexColor(f"#{box.fill}"))
            self.canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)
            self.canvas.restoreState()
        if self.plan.grid.borders:
            first = number in (0, self.headers)
            self._edges(
                (left, bottom, right, top),
                top_line=first or not box.open_top,
                bottom_line=end == len(self.rows) or not box.open_bottom,
            )
        cut = box.open_top or box.open_bottom
        spare = 0 if cut else max(top - bottom - box.height, 0) / 2
        width = self.plan.inner_width(box)
        x = left + (right - left - width) / 2
        y = top - PAD_Y - spare
        for position, flowable in enumerate(box.flowables):
            if position:
                y -= flowable.getSpaceAfter()
            y -= flowable.height
            flowable.drawOn(self.canvas, x, y)

    def _edges(self, corners, top_line: bool, bottom_line: bool) -> None:
        left, bottom, right, top = corners
        if top_line and bottom_line:
            self.canvas.rect(left, bottom, right - left, top - bottom)
            return
        lines = [(left, bottom, left, top), (right, bottom, right, top)]
        if top_line:
            lines.append((left, top, right, top))
        if bottom_line:
            lines.append((left, bottom, right, bottom))
        self.canvas.lines(lines)


# ---------------------------------------------------------------- arithmetic
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


def _without_header(grid: Grid) -> Grid:
    return Grid(grid.widths, [], grid.rows, grid.size, grid.borders, grid.tail)
