"""Sizes of an official document (Decree 30/2020/ND-CP, annex I, parts I and II).

Where the decree gives a range, the default is what most agencies use. Type sizes are
points, everything else millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass

PAGES = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
# The ranges that the decree allows.
MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
BODY_SIZES = (13, 14)
LINE_SPACINGS = (1.0, 1.5)

RULE_WIDTH = 0.75  # pt: the rules under agency, motto and subject
GRID_WIDTH = 0.5  # pt: the lines of tables
CELL_PADDING = 1.4  # left and right of a cell's text
# Each deeper list goes in by so much, in the body and in a table's cell.
BODY_STEP, CELL_STEP = 6.0, 4.0


@dataclass(frozen=True)
class Layout:
    """What an agency may choose within the decree's ranges.

    :raise ValueError: when a size lies outside of them
    """

    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 20
    body_size: float = 14
    table_size: float = 13
    line_spacing: float = 1.15
    paragraph_space: float = 6  # pt, at least 6 by the decree
    first_line: float = 12.7  # 1 or 1.27 cm

    def __post_init__(self):
        for side, (low, high) in MARGINS.items():
            if not low <= getattr(self, side) <= high:
                raise ValueError(f"{side}: {low} to {high} mm")
        if not BODY_SIZES[0] <= self.body_size <= BODY_SIZES[1]:
            raise ValueError("body_size: 13 or 14 pt")
        if not LINE_SPACINGS[0] <= self.line_spacing <= LINE_SPACINGS[1]:
            raise ValueError("line_spacing: single to 1.5")

    @property
    def state_size(self) -> float:
        """Quốc hiệu and the agencies: 12 to 13."""
        return 12

    @property
    def motto_size(self) -> float:
        """Tiêu ngữ, number line, place and date: 13 (13 to 14)."""
        return 13

    @property
    def page_number_size(self) -> float:
        """Arabic, 13 to 14, upright."""
        return 13

    @property
    def foot_size(self) -> float:
        """The line in the lower margin: smaller than all that belongs to the text."""
        return 10

    def page(self, size: str, landscape: bool) -> tuple[float, float]:
        """Width and height of a page."""
        width, height = PAGES[size]
        return (height, width) if landscape else (width, height)

    def text_width(self, size: str, landscape: bool) -> float:
        """Width between the margins."""
        return self.page(size, landscape)[0] - self.left - self.right


# Share of the width for the agency's half of the letterhead: the state's name at 12
# points takes 89 mm of the 160 mm between the usual margins.
LETTERHEAD_LEFT = 0.43
# Recipients take the left part of the closing, the signature the right one.
CLOSING_LEFT = 0.5
# As many bars of a chart stay on one page.
BARS_TOGETHER = 12
# Space for the signature, between the lines of authority and the name.
SIGNATURE_SPACE = 24.0
# Words of a matrix, in points, and the most columns that are drawn.
MATRIX_SIZE = 10.0
MATRIX_COLUMNS = 12
