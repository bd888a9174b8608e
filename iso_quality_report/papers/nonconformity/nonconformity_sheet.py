"""What the forms of one nonconformity share: head, labelled rows, who signs."""

from __future__ import annotations

from collections.abc import Sequence

from odoo.addons.iso_quality_audit.tools import nonconformity_words as words

from ...typeset import blocks as b
from ...typeset import wording
from ..official import layout

# sudo: names that stand in what the user may read and prints.

SIZE = 12
BLANK = "…"
# Between two boxes to tick; ordinary blanks would become one.
GAP = "\u00a0" * 6


def sheet(one, title: str, body: Sequence[b.Block], form_key: str) -> b.Document:
    """A form about one nonconformity, on upright pages.

    :param one: one iso.nonconformity
    :param form_key: the agency's form of this sheet (``iso.form``)
    """
    company = one.sudo().company_id
    kinds = one.env["iso.document.type"]
    template = one.env["iso.document.template"]._for(company, kinds)
    return b.Document(
        title=f"{title.capitalize()} {number_of(one)}".strip(),
        author=company.name,
        blocks=list(body),
        watermark=wording.OBSOLETE if one.state in ("cancelled", "merged") else "",
        foot=one.env["iso.form"]._of(company, form_key)._line(one.closed_on or None),
        layout=layout(template),
    )


def head(one, title: str, subject: str, number: str, day) -> list[b.Block]:
    """The letterhead as it was when the nonconformity was over, number and title."""
    letters = one._letterhead_words()
    return [
        b.Letterhead(
            agency=letters["agency"].upper(),
            superior=letters["superior"].upper(),
            number=f"Số: {number or '……'}",
            place_date=wording.place_date(letters["place"], day),
        ),
        b.Title(title, subject),
    ]


def number_of(one, turn: int = 1) -> str:
    """ "05/2026"; of a later round "05/2026-L2"; "" without a number."""
    if not one.name:
        return ""
    return one.name if turn < 2 else f"{one.name}-L{turn}"


def part(number: int, title: str) -> b.Paragraph:
    """The heading of a part of a form."""
    text = f"PHẦN {number}. {title}" if number else title
    return b.Paragraph([b.Run(text, bold=True)], "left", indent=False, keep=True)


def caption(text: str) -> b.Paragraph:
    """A line over a table."""
    return b.Paragraph([b.Run(text, italic=True)], "left", indent=False, keep=True)


def pairs(rows: Sequence[tuple[str, object]]) -> b.Table:
    """Labels with what stands beside them; a dotted place for the pen where there is
    nothing."""
    made = [
        [b.Cell(label, bold=True), value if value else BLANK] for label, value in rows
    ]
    return b.Table([b.Column(30), b.Column(70)], made, size=SIZE)


def signed(*signers: tuple[str, str, object]) -> b.Table:
    """Who signs a part, side by side.

    :param signers: (who, name, day); without a name there is room for the pen
    """
    cells = []
    for who, name, day in signers:
        date = words.day_words(day) or "…/…/……"
        lines = [
            b.Paragraph([b.Run(who, bold=True)], "center", indent=False),
            b.Paragraph([b.Run(f"Ngày {date}", italic=True)], "center", indent=False),
            b.Paragraph("\u00a0\n\u00a0", "center", indent=False),
            b.Paragraph([b.Run(name or "\u00a0", bold=True)], "center", indent=False),
        ]
        cells.append(b.Cell(blocks=lines, align="center"))
    # One signature stands at the right, as on all papers.
    if len(cells) == 1:
        cells.insert(0, b.Cell())
    columns = [b.Column(1, "center") for _cell in cells]
    return b.Table(columns, [cells], size=SIZE, borders=False, signs=True)


def files_of(record) -> str:
    """The names of the files of evidence."""
    return "; ".join(record.sudo().evidence_ids.mapped("name"))


def boxes(*choices: tuple[bool, str], between: str = GAP) -> list:
    """Boxes to tick, each with what it means."""
    found: list = []
    for ticked, name in choices:
        found += [b.Check(ticked), f"\u00a0{name}{between}"]
    found[-1] = found[-1].removesuffix(between)
    return found
