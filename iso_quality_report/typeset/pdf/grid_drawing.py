"""One part of a table drawn on its page: fills, texts, lines."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from ..layout import GRID_WIDTH
from .grid_rows import PAD_Y, Box, Plan, Row


class Drawing:
    """Draws some rows with the lower left corner at the origin.

    ``headers``: how many of them are repeated heading rows.
    """

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
        """Draw them."""
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
