"""The approved objectives to be posted ("niêm yết"): few words in large type."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from ...typeset import blocks as b
from ...typeset import fonts
from ...typeset.layout import CELL_PADDING
from ..official import layout, signature, watermark
from ..registry import printed
from . import objective_words as words

# sudo: names that stand in what the user may read and prints.


@dataclass(frozen=True)
class _Sizes:
    """Sizes of type in points: read from some metres away.

    ``words``: of the objectives, from the largest to the smallest; ``room``: the height
    in points that the page has for their table.
    """

    paper: str
    agency: float
    title: float
    words: tuple[int, int]
    small: float
    room: float


_A4 = _Sizes("A4", 16, 32, (20, 11), 13, 202)
_A3 = _Sizes("A3", 24, 50, (34, 14), 20, 330)
_SHARES = (8, 68, 24)  # of the columns, in hundredths
_LINE, _ROW = 1.15, 5  # height of a line as a share of its size, air of a row in points


def _posted(document: b.Document, sheet) -> b.Document:
    """The poster with where it hangs, which is said after the approval."""
    *before, ending = document.blocks
    [[_notes, signed]] = ending.rows
    row = [b.Cell(blocks=_notes_of(sheet)), signed]
    return replace(document, blocks=[*before, replace(ending, rows=[row])])


@printed("objective_poster_a4", since=_posted)
def objective_poster_a4(sheet) -> b.Document:
    """The poster of one sheet on A4, landscape."""
    return _poster(sheet, _A4)


@printed("objective_poster_a3", since=_posted)
def objective_poster_a3(sheet) -> b.Document:
    """The poster of one sheet on A3, landscape."""
    return _poster(sheet, _A3)


def _poster(sheet, size: _Sizes) -> b.Document:
    """The title, the objectives with their targets, the posting and the signature.

    :param sheet: one iso.objective.sheet
    """
    template = sheet._document_template()
    head = sheet._letterhead()
    agency = " ".join(head["agency"].split()).upper()
    department = (sheet.sudo().department_id.name or "").upper()
    title = f"MỤC TIÊU CHẤT LƯỢNG NĂM {sheet.year}"
    table = _objectives(sheet, size)
    # Where the smallest type is needed, so is the air above and under the title.
    air = "\u00a0" if table.size > size.words[1] else ""
    return b.Document(
        title=f"{title.capitalize()} (niêm yết)",
        author=sheet.sudo().company_id.name,
        blocks=[
            _large([agency, department, air], size.agency),
            _large([title], size.title),
            _large([air], size.agency),
            table,
            _ending(sheet, size),
        ],
        watermark=watermark(sheet, template),
        size=size.paper,
        landscape=True,
        layout=layout(template),
    )


def _large(lines: list[str], size: float) -> b.Table:
    """Lines in the middle of the page, in a type that is not the body's."""
    rows = [[b.Cell(line, bold=True)] for line in lines if line]
    return b.Table([b.Column(1, "center")], rows, size=size, borders=False)


def _objectives(sheet, size: _Sizes) -> b.Table:
    number, name, aim = _SHARES
    columns = [b.Column(number, "center"), b.Column(name), b.Column(aim, "center")]
    objectives = sheet.objective_ids.sorted(lambda one: (one.sequence, one.id))
    rows = [
        [label, one.name, b.Cell(words.target(one), bold=True)]
        for label, one in words.numbered(objectives)
    ]
    width = layout(sheet._document_template()).text_width(size.paper, True)
    type_size = _fitting([row[1] for row in rows], size, width * name / 100)
    return b.Table(columns, rows, [["TT", "Mục tiêu", "Chỉ tiêu"]], size=type_size)


def _fitting(names: list[str], size: _Sizes, width: float) -> int:
    """The largest type in which the objectives fit on the page with everything else;
    very many of them go on on another page in the smallest one.

    :param width: of the column of names, in millimetres
    """
    largest, smallest = size.words
    room = width - 2 * CELL_PADDING
    for points in range(largest, smallest, -1):
        # A line is broken before a word, so it is not full.
        lines = [ceil(1.08 * fonts.width(text, points) / room) for text in names]
        height = sum(count * points * _LINE + _ROW for count in [1, *lines])
        if height <= size.room:
            return points
    return smallest


def _ending(sheet, size: _Sizes) -> b.Table:
    """Where and since when it is posted at the left, the signature at the right."""
    signer = signature(sheet)
    # Room for a signature and a stamp between the lines of authority and the name.
    signed = [
        *(b.Paragraph([b.Run(line, bold=True)], "center") for line in signer.lines),
        *[b.Paragraph("\u00a0", "center")] * 3,
        b.Paragraph([b.Run(signer.name, bold=True)], "center"),
    ]
    signed = [b.Paragraph("\u00a0", "center"), *signed]
    row = [b.Cell(blocks=_notes_of(sheet)), b.Cell(blocks=signed)]
    columns = [b.Column(55), b.Column(45, "center")]
    return b.Table(columns, [row], size=size.small, borders=False)


def _notes_of(sheet) -> list[b.Block]:
    posted = [
        f"Phê duyệt ngày {words.day(sheet.issue_date)}." if sheet.issue_date else "",
        f"Niêm yết từ ngày {words.day(sheet.posted_on)}" if sheet.posted_on else "",
        f"tại {sheet.posted_place}." if sheet.posted_place else "",
    ]
    return [b.Paragraph([b.Run(text, italic=True)], "left") for text in posted if text]
