"""A matrix drawn in a PDF: places in their colours, counts in white fields, the legend
beside it. What colours say is said by the small notes too: it stays readable when it
is printed in black and white."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from ..elements import Matrix, Para
from ..grid import Placed
from ..layout import GRID_WIDTH, MATRIX_COLUMNS
from .grid import GridFlowable

_COUNT, _NOTE = 13.0, 8.0  # pt
_AXIS = 8 * mm  # the strip of the row axis's name
_LABELS = 32 * mm
_WIDEST, _LOWEST = 27 * mm, 13 * mm  # of a place
_LEGEND = 48 * mm
_MARK = 11 * mm
_GAP = 6 * mm
_PAD = 1.2 * mm

Make = Callable[[Para, float], Flowable]


def matrix(element: Matrix, width: float, height: float, make: Make) -> Flowable:
    """The flowable of a matrix: a table when it is too large to be drawn.

    :param width: room in points
    :param height: room on a page
    :param make: function from a paragraph and its type size to a flowable
    """
    if len(element.grid.widths) - 1 <= MATRIX_COLUMNS:
        drawn = MatrixFlowable(element, width, make)
        if drawn.height <= height:
            return drawn
    return GridFlowable.of(element.grid, width, height, make)


class MatrixFlowable(Flowable):
    """A matrix of one piece."""

    def __init__(self, element: Matrix, width: float, make: Make):
        super().__init__()
        self.make = make
        grid = element.grid
        self.size = grid.size
        self.full_width = width
        count = len(grid.widths) - 1
        body = len(grid.rows) - element.legend
        legend = min(_LEGEND, width * 0.27) + _GAP if element.legend else 0
        labels = min(_LABELS, width * 0.2)
        self.side = min((width - legend - _AXIS - labels) / count, _WIDEST)
        self.labels = labels
        self.legend_width = max(legend - _GAP, 0)
        self.left = (width - legend - _AXIS - labels - self.side * count) / 2
        (self.corner, self.axis), self.columns = grid.header
        self.rows, self.legend = grid.rows[:body], grid.rows[body:]
        self._measure(count)

    def _measure(self, count: int) -> None:
        self.top = self._height(self.axis, self.side * count)
        self.heads = max(self._height(one, self.side) for one in self.columns)
        self.heights = [
            max(
                _LOWEST,
                self._height(row[0], self.labels),
                *(self._place_height(one) for one in row[1:]),
            )
            for row in self.rows
        ]
        # The row axis's name is written upwards: what is longer makes rows taller.
        name = self._made(self.corner, 1e6)
        longest = max((one[0].minWidth() for one in name), default=0)
        short = longest + 2 * _PAD - sum(self.heights)
        if short > 0:
            self.heights = [one + short / len(self.heights) for one in self.heights]
        self.marks = [
            max(
                self._height(row[0], _MARK),
                self._height(row[1], self.legend_width - _MARK),
            )
            for row in self.legend
        ]
        drawn = self.top + self.heads + sum(self.heights)
        self.height = max(drawn, self.top + self.heads + sum(self.marks))

    # ------------------------------------------------------------ texts
    def _made(self, cell: Placed, width: float, size: float = 0):
        """The texts of a cell, each with its height."""
        found = [self.make(para, size or self.size) for para in cell.content]
        room = max(width - 2 * _PAD, 1)
        return [(one, one.wrap(room, 1e9)[1]) for one in found]

    def _height(self, cell: Placed, width: float) -> float:
        return sum(height for _one, height in self._made(cell, width)) + 2 * _PAD

    def _text(self, cell: Placed, x, y, width, height) -> None:
        """The texts of a cell in the middle of a box whose lower left corner is given."""
        made = self._made(cell, width)
        up = y + (height + sum(one for _text, one in made)) / 2
        for text, tall in made:
            up -= tall
            text.drawOn(self.canv, x + _PAD, up)

    # ------------------------------------------------------------ places
    def _place(self, cell: Placed):
        """The (count, note) of a place, each a list of (text, height)."""
        parts = ([], [])
        for para in cell.content:
            bold = any(getattr(run, "bold", False) for run in para.runs)
            text = self.make(para, _COUNT if bold else _NOTE)
            tall = text.wrap(max(self.side - 4 * _PAD, 1), 1e9)[1]
            parts[not bold].append((text, tall))
        return parts

    def _place_height(self, cell: Placed) -> float:
        count, note = self._place(cell)
        return sum(tall for _text, tall in (*count, *note)) + 3 * _PAD

    def _draw_place(self, cell: Placed, x, y, height) -> None:
        self._box(x, y, self.side, height, cell.fill)
        count, note = self._place(cell)
        low = sum(tall for _text, tall in note) + _PAD
        tall = sum(tall for _text, tall in count)
        up = y + low + (height - low + tall) / 2
        if count:
            self._field(count, x, up)
        for text, high in count:
            up -= high
            # Figures have no descenders: a little higher they stand in the middle.
            text.drawOn(self.canv, x + 2 * _PAD, up + 1.3)
        up = y + low
        for text, high in note:
            up -= high
            text.drawOn(self.canv, x + 2 * _PAD, up)

    def _field(self, count, x, up) -> None:
        """A white field under a count: black on white on paper of any kind."""
        tall = sum(high for _text, high in count) - 1
        room = self.side - 4 * _PAD
        wide = max((min(text.minWidth(), room) for text, _h in count), default=0)
        wide = max(wide + 10, 22)
        self.canv.setFillColor(white)
        left = x + (self.side - wide) / 2
        self.canv.roundRect(left, up - tall, wide, tall, 3, stroke=1, fill=1)
        self.canv.setFillColor(black)

    # ------------------------------------------------------------ drawing
    def _box(self, x, y, width, height, fill="") -> None:
        self.canv.setFillColor(HexColor(f"#{fill}") if fill else white)
        self.canv.rect(x, y, width, height, stroke=1, fill=bool(fill))
        self.canv.setFillColor(black)

    def getSpaceAfter(self):
        """Some air below."""
        return 6

    def wrap(self, width, _height):
        """As wide as there is room; its height is known."""
        return width, self.height

    def draw(self):
        """Axes, columns, rows, legend: in the order of the table."""
        self.canv.saveState()
        self.canv.setLineWidth(GRID_WIDTH)
        self.canv.setStrokeColor(black)
        start = self.left + _AXIS + self.labels
        y = self.height - self.top - self.heads
        total = sum(self.heights)
        self.canv.saveState()
        self.canv.translate(self.left + _AXIS, y - total)
        self.canv.rotate(90)
        self._text(self.corner, 0, 0, total, _AXIS)
        self.canv.restoreState()
        across = self.side * len(self.columns)
        self._text(self.axis, start, y + self.heads, across, self.top)
        for at, one in enumerate(self.columns):
            self._text(one, start + at * self.side, y, self.side, self.heads)
        for row, height in zip(self.rows, self.heights, strict=True):
            y -= height
            self._text(row[0], self.left + _AXIS, y, self.labels, height)
            for at, one in enumerate(row[1:]):
                self._draw_place(one, start + at * self.side, y, height)
        self._draw_legend(start + across + _GAP)
        self.canv.restoreState()

    def _draw_legend(self, x) -> None:
        y = self.height - self.top - self.heads
        for (mark, meaning), height in zip(self.legend, self.marks, strict=True):
            y -= height
            self._box(x, y + 1, _MARK, height - 2, mark.fill)
            self._text(mark, x, y, _MARK, height)
            self._text(meaning, x + _MARK, y, self.legend_width - _MARK, height)
