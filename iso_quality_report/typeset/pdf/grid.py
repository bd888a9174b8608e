"""Tables in a PDF: of any length, with any spans, on as many pages as they need.

platypus' LongTable copies what is left of a table at each page (which is quadratic),
and refuses a merged cell or a row that is taller than a page. Here rows are made and
measured when their page comes, merged cells that are too tall are opened between
pages, and tall rows go on on the next page.
"""

from __future__ import annotations

from dataclasses import replace

from reportlab.platypus import Flowable

from ..elements import Grid
from .grid_drawing import Drawing
from .grid_rows import Plan, Row


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
        Drawing(self.plan, self.canv, rows, len(self._header())).draw()

    # ------------------------------------------------------------ rows
    def _header(self) -> list[Row]:
        plan = self.plan
        if not plan.header and plan.grid.header:
            plan.header = plan.measured(plan.grid.header, self.canv)
            tall = sum(row.height for row in plan.header) > 0.5 * plan.page_height
            if tall:
                # Repeating it would leave no room for rows: it is printed once.
                self.made = [*plan.loosened(plan.header), *self.made]
                plan.header, plan.grid = [], replace(plan.grid, header=[])
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
        rows = plan.measured(plan.grid.rows[self.start : end], self.canv)
        if len(rows) > 1 and sum(row.height for row in rows) > 0.5 * plan.page_height:
            rows = plan.loosened(rows)
        else:
            for row in rows[:-1]:
                row.ends_unit = False
        self.made.extend(rows)
        self.start = end
        return True

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
            first, second = self.plan.cut(row, room, self.canv)
            if first:
                here, rest = [*here, first], [second, *rest[1:]]
        if not here:
            return []
        page = GridFlowable(self.plan, len(self.plan.grid.rows), here)
        return [page, GridFlowable(self.plan, self.start, rest)]
