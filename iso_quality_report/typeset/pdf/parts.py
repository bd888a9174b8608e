"""Letterhead, rules, closing and charts in a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from .. import blocks as b
from .. import fonts, wording
from ..elements import Chart, Ending, Head
from ..layout import (
    BARS_TOGETHER,
    CLOSING_LEFT,
    LETTERHEAD_LEFT,
    RULE_WIDTH,
    SIGNATURE_SPACE,
    Layout,
)
from .looks import LINE, style

_PLAIN = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]


class RuleFlowable(Flowable):
    """A line in the middle of what it stands in, ``length`` points long."""

    def __init__(self, length: float, above: float = 4, below: float = 4):
        super().__init__()
        self.length = length
        self.above = above
        self.below = below

    def wrap(self, width, _height):
        """As wide as there is room."""
        self.room = width
        return width, self.above + self.below

    def draw(self):
        """Draw the line."""
        length = min(self.length, self.room)
        left = (self.room - length) / 2
        self.canv.setLineWidth(RULE_WIDTH)
        self.canv.line(left, self.below, left + length, self.below)


def _side_by_side(rows, widths, *more) -> Table:
    """Flowables in columns without lines."""
    font = ("FONT", (0, 0), (-1, -1), fonts.face())
    return Table(rows, colWidths=widths, style=[font, *_PLAIN, *more])


def _line(
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    align: int = TA_CENTER,
) -> Paragraph:
    """Text of an official part, in lines of its own."""
    made = ParagraphStyle(
        "part",
        fontName=fonts.face(bold, italic),
        fontSize=size,
        leading=size * LINE,
        alignment=align,
    )
    return Paragraph(escape(text).replace("\n", "<br/>"), made)


def letterhead(head: Head, layout: Layout, width: float) -> list[Flowable]:
    """The agency at the left, the state at the right, number and date under them."""
    widths = [width * LETTERHEAD_LEFT, width * (1 - LETTERHEAD_LEFT)]
    size, motto = layout.state_size, layout.motto_size
    left: list[Flowable] = []
    if head.superior:
        left.append(_line(head.superior, size))
    left.append(_line(head.agency, size, bold=True))
    longest = max(head.agency.split("\n"), key=len)
    shown = min(fonts.width(longest, size, bold=True) * mm, widths[0])
    left.append(RuleFlowable(shown * 0.4))
    right = [
        _line(wording.STATE, size, bold=True),
        _line(wording.MOTTO, motto, bold=True),
        RuleFlowable(fonts.width(wording.MOTTO, motto, bold=True) * mm),
    ]
    number: list[Flowable] = []
    if head.number:
        number.append(_line(head.number, motto))
    if head.about:
        number += [Spacer(0, 2), _line(head.about, size)]
    day = [_line(head.place_date, motto, italic=True)] if head.place_date else []
    rows = [[left, right]]
    if number or day:
        rows.append([number, day])
    table = _side_by_side(rows, widths, ("TOPPADDING", (0, 1), (-1, 1), 4))
    return [table, Spacer(0, 14)]


def signatures(
    signers: Sequence[b.Signer], layout: Layout, width: float
) -> list[list[Flowable]]:
    """Who signs, side by side: authority, room for the signature, name.

    The names stand level, however many lines of authority are above each.

    :param width: that each signer has, in points
    """
    size = layout.body_size
    found: list[list[Flowable]] = []
    for signer in signers:
        found.append([_line(line, size, bold=True) for line in signer.lines])
        if signer.note:
            found[-1].append(_line(signer.note, size - 1, italic=True))
    heights = [sum(line.wrap(width, 1e9)[1] for line in lines) for lines in found]
    for signer, lines, height in zip(signers, found, heights, strict=True):
        lines.append(Spacer(0, SIGNATURE_SPACE * mm + max(heights) - height))
        if signer.name:
            lines.append(_line(signer.name, size, bold=True))
    return found


def recipients(lines: tuple[str, ...]) -> list[Flowable]:
    """Nơi nhận and its lines."""
    if not lines:
        return []
    title = _line(wording.RECIPIENTS, 12, bold=True, italic=True, align=TA_LEFT)
    return [title, *(_line(line, 11, align=TA_LEFT) for line in lines)]


class EndingFlowable(Flowable):
    """Recipients and signatures as one piece.

    Hundreds of recipients would not fit on a page: then they follow the signatures
    line by line.
    """

    def __init__(self, ending: Ending, layout: Layout, width: float):
        super().__init__()
        self.ending = ending
        self.layout = layout
        names = recipients(ending.recipients)
        several = len(ending.signers)
        left = width * CLOSING_LEFT if several < 2 else 0
        each = (width - left) / max(several, 1)
        signed = signatures(ending.signers, layout, each)
        self.signed = signed
        if several > 1:
            self.parts = [_side_by_side([signed], [each] * several)]
            if names:
                self.parts += [Spacer(0, 10), *names]
        else:
            row = [names, signed[0] if signed else []]
            self.parts = [_side_by_side([row], [left, each])]
        self.full_width = width

    def getSpaceBefore(self):
        """Some air above the signature."""
        return 8

    def wrap(self, width, height):
        """Its size."""
        self.heights = [part.wrapOn(self.canv, width, height)[1] for part in self.parts]
        return width, sum(self.heights)

    def draw(self):
        """Draw the parts from the top."""
        y = sum(self.heights)
        for part, height in zip(self.parts, self.heights, strict=True):
            y -= height
            part.drawOn(self.canv, 0, y)

    def split(self, width, height):
        """Only when it is taller than any page: recipients line by line."""
        frame = getattr(self, "_frame", None)
        if frame is not None and not frame._atTop:
            return []
        names = recipients(self.ending.recipients)
        signers = Ending(self.ending.signers, ())
        if len(names) < 2 or not signers.signers:
            return names if len(names) > 1 else []
        below = EndingFlowable(signers, self.layout, self.full_width)
        if len(self.signed) > 1:
            return [below, *names]
        return [*names, below]


class BarsFlowable(Flowable):
    """Horizontal bars with a label before and a text behind each."""

    def __init__(self, chart: Chart, layout: Layout):
        super().__init__()
        self.chart = chart
        self.layout = layout

    def getSpaceAfter(self):
        """Some air below the chart."""
        return 6

    def wrap(self, width, _height):
        """Labels get a third of the width, the texts a fifth."""
        self.full_width = width
        label = style("cell", self.layout, "left", False, 0)
        self.rows = []
        for words, share, text in self.chart.rows:
            left = Paragraph(escape(words).replace("\n", "<br/>"), label)
            right = Paragraph(escape(text).replace("\n", "<br/>"), label)
            heights = [
                left.wrapOn(self.canv, width * 0.33, 1e9)[1],
                right.wrapOn(self.canv, width * 0.19, 1e9)[1],
            ]
            self.rows.append((left, share, right, max(heights) + 4))
        return width, sum(row[3] for row in self.rows)

    def split(self, _width, height):
        """The bars that fit, and the rest; a short chart goes to the next page."""
        frame = getattr(self, "_frame", None)
        if len(self.rows) <= BARS_TOGETHER and not (frame and frame._atTop):
            return []
        count = 0
        while count < len(self.rows) and height >= self.rows[count][3]:
            height -= self.rows[count][3]
            count += 1
        if not count:
            return []
        rows, fill = self.chart.rows, self.chart.fill
        return [
            BarsFlowable(Chart(part, fill), self.layout)
            for part in (rows[:count], rows[count:])
            if part
        ]

    def draw(self):
        """Draw each bar beside its label."""
        y = sum(row[3] for row in self.rows)
        start, room = self.full_width * 0.35, self.full_width * 0.44
        for left, share, right, height in self.rows:
            y -= height
            left.drawOn(self.canv, 0, y + (height - left.height) / 2)
            self.canv.saveState()
            self.canv.setFillColor(HexColor(f"#{self.chart.fill}"))
            self.canv.rect(
                start, y + height / 2 - 5, max(room * share, 0.5), 10, stroke=0, fill=1
            )
            self.canv.restoreState()
            x = start + room * share + 4
            right.drawOn(self.canv, x, y + (height - right.height) / 2)
