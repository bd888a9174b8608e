"""Tables of a document as an Excel workbook: one sheet for each.

Every cell is text, whatever it begins with: nothing that people typed becomes a
formula or a link. Only a cell that is nothing but a whole number ("12", not "012"
or "-5") or a percentage ("45%", "45,5%") is a number, so that columns can be summed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from math import ceil

import xlsxwriter

from .. import blocks as b
from .. import fonts
from ..arrange import arrange
from ..elements import Element, Grid, NewPages, Para, tables_only
from ..grid import Placed
from . import words

MOST_ROWS = 1_048_576
_NAME_LETTERS = 31
_CAPTION = 9
_TALLEST = 409  # pt: what Excel allows
_LINE = 1.25  # line height as a share of the type size
_PADDING = 1.5  # mm at both sides of a cell's text
_LOOSE = 1.06  # lines are broken at words, so they are not full
_PAPER = {"A4": 9, "A3": 8}
_UNIT = 25.4 / 96 * 7  # mm: one unit of a column's width, about a digit
_NO_NAME = re.compile(r"[\[\]:*?/\\\s]+")


def write_xlsx(document: b.Document) -> bytes:
    """The document's tables as an Excel workbook.

    Each table gets a sheet with the document's title and the headings above it; rows
    that do not fit on a sheet go on on another one. A document without a table becomes
    one sheet with its paragraphs. A text that is too long for a cell ends with "…".

    :raise TypeError: when something that is no block stands in the document
    """
    stream = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties(
            {
                "title": words.line(document.title),
                "subject": words.line(document.subject),
                "author": words.line(document.author),
            }
        )
        _Book(document, book).fill_in(list(tables_only(arrange(document))))
    return stream.getvalue()


@dataclass(frozen=True)
class _Look:
    """A cell's look."""

    size: float
    bold: bool = False
    italic: bool = False
    align: str = "left"
    middle: bool = False
    border: bool = False
    fill: str = ""
    number: str = ""


class _Book:
    """Sheets and looks of one workbook."""

    def __init__(self, document: b.Document, book: xlsxwriter.Workbook):
        self.document = document
        self.layout = document.layout
        self.book = book
        self.looks: dict[_Look, object] = {}
        self.names: set[str] = set()
        self.page = (document.size, document.landscape)
        self.tables = 0

    def fill_in(self, elements: list[Element]) -> None:
        """Fill the workbook."""
        if not any(isinstance(one, Grid) and words.filled(one) for one in elements):
            self._texts(elements)
            return
        titles = [one for one in elements if isinstance(one, Para)]
        titles = [one for one in titles if one.role in words.TITLES][:2]
        title = [(one.text, "center") for one in titles if one.text.strip()]
        title = title or [(words.line(self.document.title), "center")]
        above: list[tuple[float, str]] = []  # headings over the next table
        for element in elements:
            if isinstance(element, NewPages):
                self.page = (element.size, element.landscape)
            elif isinstance(element, Para):
                rank = words.rank(element)
                if rank is not None:
                    above = [one for one in above if one[0] < rank]
                    above.append((rank, words.words(element)))
            elif isinstance(element, Grid) and words.filled(element):
                self.tables += 1
                lines = [*title, *((text, "left") for _rank, text in above)]
                self._grid(element, lines, above[-1][1] if above else "")
                above = [one for one in above if one[0] < _CAPTION]

    # ------------------------------------------------------------ sheets
    def _sheet(self, name: str):
        """A new sheet, printed as the document's pages are."""
        sheet = self.book.add_worksheet(self._name(name))
        layout, (size, landscape) = self.layout, self.page
        sheet.set_paper(_PAPER[size])
        if landscape:
            sheet.set_landscape()
        inches = {side: getattr(layout, side) / 25.4 for side in ("left", "right")}
        sheet.set_margins(**inches, top=layout.top / 25.4, bottom=layout.bottom / 25.4)
        sheet.fit_to_pages(1, 0)
        # Excel has no watermark: what it says stands in the header.
        mark = words.line(self.document.watermark).replace("&", "&&")[:100]
        sheet.set_header("&C&P" + (f"&R&B{mark}" if mark else ""))
        return sheet

    def _name(self, wanted: str) -> str:
        """A valid name that no other sheet has."""
        name = _NO_NAME.sub(" ", wanted).strip(" '")[:_NAME_LETTERS].rstrip(" '")
        if not name or name.lower() == "history":
            name = f"Bảng {self.tables or 1}"
        count, found = 1, name
        while found.lower() in self.names:
            count += 1
            end = f" ({count})"
            found = name[: _NAME_LETTERS - len(end)] + end
        self.names.add(found.lower())
        return found

    def _look(self, look: _Look):
        if look not in self.looks:
            given = {
                "font_name": fonts.WORD_FONT,
                "font_size": look.size,
                "bold": look.bold,
                "italic": look.italic,
                "align": look.align,
                "valign": "vcenter" if look.middle else "top",
                "text_wrap": True,
                "border": int(look.border),
            }
            if look.fill:
                given |= {"bg_color": f"#{look.fill}", "pattern": 1}
            if look.number:
                given["num_format"] = look.number
            self.looks[look] = self.book.add_format(given)
        return self.looks[look]

    # ------------------------------------------------------------ tables
    def _grid(self, grid: Grid, lines: list[tuple[str, str]], name: str) -> None:
        top = len(lines) + 1
        room = MOST_ROWS - top - len(grid.header)
        for begin in range(0, max(len(grid.rows), 1), room):
            sheet = self._sheet(name)
            self._widths(sheet, grid)
            last = len(grid.widths) - 1
            for number, (text, align) in enumerate(lines):
                look = _Look(self.layout.body_size, bold=True, align=align)
                self._merged(
                    sheet, (number, 0, number, last), [(text, True, False)], look
                )
                width = self.layout.text_width(*self.page)
                sheet.set_row(number, self._height(text, width, look.size, True))
            self._rows(sheet, top, grid.header, grid, header=True)
            start = top + len(grid.header)
            self._rows(sheet, start, grid.rows[begin : begin + room], grid)
            if grid.header:
                sheet.freeze_panes(start, 0)
                sheet.repeat_rows(top, start - 1)
            sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def _widths(self, sheet, grid: Grid) -> None:
        total = self.layout.text_width(*self.page) / _UNIT
        for number, share in enumerate(grid.widths):
            sheet.set_column(number, number, max(share * total, 2))

    def _height(self, text: str, width: float, size: float, bold: bool) -> float:
        """How tall a text is in points; ``width``: of its cell, in millimetres.

        Excel measures rows only when they are typed in, and merged cells never.
        """
        room = max(width - _PADDING, 3)
        count = sum(
            max(ceil(fonts.width(line, size, bold=bold) * _LOOSE / room), 1)
            for line in text.split("\n")
        )
        return min(count * size * _LINE + 3, _TALLEST)

    def _rows(self, sheet, top: int, rows, grid: Grid, header=False) -> None:
        heights = [0.0] * len(rows)
        total = self.layout.text_width(*self.page)
        for number, row in enumerate(rows):
            for cell in row:
                end = min(number + cell.rowspan, len(rows))
                right = cell.column + cell.colspan
                place = (top + number, cell.column, top + end - 1, right - 1)
                pieces = list(words.pieces(cell.content))
                self._cell(sheet, place, cell, pieces, grid, header)
                width = sum(grid.widths[cell.column : right]) * total
                text = "".join(piece[0] for piece in pieces)
                height = self._height(text, width, grid.size, header)
                # Merged cells make the last of their rows taller.
                missing = height - sum(heights[number : end - 1])
                heights[end - 1] = max(heights[end - 1], missing)
        for number, height in enumerate(heights):
            sheet.set_row(top + number, min(max(height, grid.size * _LINE), _TALLEST))

    def _cell(
        self, sheet, place, cell: Placed, pieces, grid: Grid, header: bool
    ) -> None:
        align = cell.content[0].align if cell.content else "left"
        look = _Look(
            grid.size,
            bold=header,
            align=align if align in ("left", "center", "right") else "left",
            middle=True,
            border=grid.borders,
            fill=cell.fill,
        )
        self._merged(sheet, place, pieces, look, numbers=not header)

    def _merged(self, sheet, place, pieces, look: _Look, numbers=False) -> None:
        """Write a text in one look or in several, in one cell or in merged ones."""
        pieces = words.cut(pieces)
        bold = bool(pieces) and all(piece[1] for piece in pieces)
        italic = bool(pieces) and all(piece[2] for piece in pieces)
        text = "".join(piece[0] for piece in pieces)
        value, form = words.number(text) if numbers else (None, "")
        look = _Look(
            **{**look.__dict__, "bold": bold, "italic": italic, "number": form}
        )
        made = self._look(look)
        row, column, bottom, right = place
        if (row, column) != (bottom, right):
            sheet.merge_range(*place, "", made)
        if value is not None:
            sheet.write_number(row, column, value, made)
        elif len({piece[1:] for piece in pieces}) > 1:
            parts: list = []
            for piece, strong, slanted in pieces:
                plain = _Look(look.size, bold=strong, italic=slanted)
                parts += [self._look(plain), piece]
            sheet.write_rich_string(row, column, *parts, made)
        elif text:
            sheet.write_string(row, column, text, made)
        else:
            sheet.write_blank(row, column, None, made)

    # ------------------------------------------------------------ no tables
    def _texts(self, elements: list[Element]) -> None:
        sheet = self._sheet(words.line(self.document.title) or "Văn bản")
        sheet.set_column(0, 0, self.layout.text_width(*self.page) / _UNIT)
        sheet.set_column(1, 1, 20)
        row = 0
        for element in elements:
            for bold, *columns in words.lines(element):
                look = _Look(self.layout.body_size, bold=bold)
                for column, text in enumerate(columns):
                    place = (row, column, row, column)
                    self._merged(sheet, place, [(text, bold, False)], look)
                row += 1
                if row == MOST_ROWS:
                    return
