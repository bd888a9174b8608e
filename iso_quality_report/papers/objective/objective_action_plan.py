"""Kế hoạch thực hiện mục tiêu chất lượng: how each objective will be reached.

Columns by TCVN ISO 9001:2015, 6.2.2: what will be done, with which resources, who
answers for it, until when, how the results are judged.
"""

from __future__ import annotations

from ...typeset import blocks as b
from ..labelled_table import labelled_table
from ..registry import printed
from . import objective_words as words
from .objective_sheet import SIZE, revision, sheet_document, subject

# sudo: names that stand in what the user may read and prints.

_SHAPES = [
    ("TT", 4, "center"),
    ("Mục tiêu", 22, "left"),
    ("Biện pháp", 26, "left"),
    ("Nguồn lực", 15, "left"),
    ("Trách nhiệm", 13, "left"),
    ("Thời gian", 11, "center"),
    ("Cách đánh giá", 19, "left"),
]


@printed("objective_plan")
def objective_plan(sheet) -> b.Document:
    """The steps of every objective of one sheet.

    :param sheet: one iso.objective.sheet
    """
    objectives = sheet.objective_ids.sorted(lambda one: (one.sequence, one.id))
    rows = [
        row for label, one in words.numbered(objectives) for row in _rows(label, one)
    ]
    about = "\n".join(filter(None, [f"năm {sheet.year}", subject(sheet)]))
    return sheet_document(
        sheet,
        "KẾ HOẠCH THỰC HIỆN MỤC TIÊU CHẤT LƯỢNG",
        about,
        [*revision(sheet), labelled_table(_SHAPES, rows, SIZE)],
    )


def _rows(label: str, one) -> list[list[b.Cell | str]]:
    """One row for each step; the objective stands in one cell over them."""
    steps = one.step_ids
    over = max(len(steps), 1)
    first = [
        b.Cell(label, rowspan=over),
        b.Cell(f"{one.name}\n({words.target(one)})", rowspan=over),
    ]
    if not steps:
        return [[*first, "", "", "", words.day(one.deadline), ""]]
    rows = [
        [
            step.name,
            step.resources or "",
            step.sudo().user_id.name or "",
            words.day(step.deadline),
            step.judged_by or "",
        ]
        for step in steps
    ]
    return [[*first, *rows[0]], *rows[1:]]
