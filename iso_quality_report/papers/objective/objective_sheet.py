"""Bảng mục tiêu chất lượng năm: the objectives of a unit as they are approved."""

from __future__ import annotations

from collections.abc import Sequence

from ...typeset import blocks as b
from ..labelled_table import labelled_table
from ..official import closing, layout, letterhead, watermark
from ..registry import printed
from . import objective_words as words

# sudo: names that stand in what the user may read and prints.

SIZE = 12


@printed("objective_sheet")
def objective_sheet(sheet) -> b.Document:
    """The objectives of one sheet; those below another one of the sheet under it.

    What stands in it is what everybody who may read the sheet may know, since it is
    archived for all of them: objectives of other sheets are in the cascade's print.

    :param sheet: one iso.objective.sheet
    """
    return sheet_document(
        sheet,
        f"MỤC TIÊU CHẤT LƯỢNG NĂM {sheet.year}",
        subject(sheet),
        [*revision(sheet), _table(sheet)],
    )


def sheet_document(sheet, kind: str, about: str, body: Sequence[b.Block]) -> b.Document:
    """A document of a sheet on landscape pages, approved by whoever approves it; the
    head of the department signs beside.

    :param sheet: one iso.objective.sheet
    """
    template = sheet._document_template()
    department = sheet.sudo().department_id
    head = b.Signer(["TRƯỞNG PHÒNG, ĐƠN VỊ"], sheet._head_name())
    return b.Document(
        title=f"{kind.capitalize()} {about}".replace("\n", " ").strip(),
        author=sheet.sudo().company_id.name,
        blocks=[
            letterhead(sheet),
            b.Title(kind, about),
            *body,
            closing(sheet, *([head] if department else [])),
        ],
        watermark=watermark(sheet, template),
        landscape=True,
        layout=layout(template),
    )


def subject(sheet) -> str:
    """Whose sheet it is, and which revision."""
    lines = [sheet.sudo().department_id.name or ""]
    if sheet.revision:
        lines.append(f"(Điều chỉnh lần {sheet.revision:02d})")
    return "\n".join(filter(None, lines))


def revision(sheet) -> list[b.Block]:
    """Why a revision was made and what it replaces."""
    if not sheet.revision:
        return []
    old = sheet.sudo().replaces_id
    text = f"Lý do điều chỉnh: {(sheet.revision_reason or '').strip()}"
    if old.issue_date:
        text += (
            f"\nThay thế bảng mục tiêu chất lượng phê duyệt ngày "
            f"{words.day(old.issue_date)}."
        )
    return [b.Paragraph([b.Run(text, italic=True)], "left", indent=False)]


# ---------------------------------------------------------------- the table
def _table(sheet) -> b.Table:
    """Columns that would be empty for every objective are left out."""
    objectives = sheet.objective_ids.sorted(lambda one: (one.sequence, one.id))
    others = objectives.sudo().parent_id - objectives.sudo()
    has_last = any(one.sudo().previous_id or one.baseline for one in objectives)
    shapes = [
        ("TT", 4, "center", None),
        ("Mục tiêu", 27, "left", lambda one: one.name),
        ("Chỉ tiêu", 11, "center", words.target),
        ("Cách đo", 21, "left", _measured),
        ("Người chịu trách nhiệm", 13, "left", lambda one: _person(one.owner_id)),
        ("Nơi thực hiện", 13, "left", lambda one: one.place or ""),
        ("Thời hạn", 14, "center", lambda one: words.day(one.deadline)),
    ]
    if any(one.weight != 1 for one in objectives):
        shapes.insert(
            3, ("Trọng số", 8, "center", lambda one: words.number(one.weight))
        )
    if others:
        above = ("Góp phần vào mục tiêu", 17, "left", lambda one: _above(one, others))
        shapes.append(above)
    if has_last:
        shapes.append((f"Kết quả năm {sheet.year - 1}", 12, "center", _last))
    rows = [
        [label, *(text(one) for *_shape, text in shapes[1:])]
        for label, one in words.numbered(objectives)
    ]
    return labelled_table(shapes, rows, SIZE)


def _measured(one) -> str:
    """What is measured, and how often; or what its result comes from."""
    indicator = (one.indicator or "").strip()
    how = words.RULES.get(one.rule) or words.PERIODS[one.period]
    return f"{indicator}; {how}" if indicator else how[0].upper() + how[1:]


def _person(user) -> str:
    return user.sudo().name or ""


def _above(one, others) -> str:
    parent = one.sudo().parent_id
    return parent.name if parent in others else ""


def _last(one) -> str:
    previous = one.sudo().previous_id
    if previous:
        return words.outcome(previous)
    return words.amount(one, one.baseline) if one.baseline else ""
