"""Mục tiêu chất lượng from the agency to its departments, with results as of today."""

from __future__ import annotations

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ...typeset import blocks as b
from ..labelled_table import labelled_table
from ..landscape_table import landscape_table
from ..registry import printed
from . import objective_words as words
from .objective_sheet import SIZE

# sudo: names that stand in what the user may read and prints.

_SHAPES = [
    ("TT", 6, "center"),
    ("Mục tiêu", 32, "left"),
    ("Đơn vị", 17, "left"),
    ("Chỉ tiêu", 11, "center"),
    ("Trọng số", 8, "center"),
    ("Cách tính kết quả", 19, "left"),
    ("Thời hạn", 12, "center"),
    ("Kết quả", 13, "center"),
]


@printed("objective_cascade", live="results on the day it is printed")
def objective_cascade(sheet) -> b.Document:
    """The objectives of the agency's sheet and, under each, those that contribute to
    it: approved ones that the user may see. Objectives of departments that contribute
    to none follow them.

    :param sheet: one iso.objective.sheet
    """
    objectives = sheet.env["iso.objective"].search(
        [
            ("company_id", "=", sheet.company_id.id),
            ("year", "=", sheet.year),
            "|",
            ("sheet_id", "=", sheet.id),
            "&",
            ("department_id", "!=", False),
            ("sheet_id.state", "=", "issued"),
        ],
        order="department_id, sequence, id",
    )
    mine = objectives.filtered(lambda one: one.sheet_id == sheet)
    found = words.numbered(mine | objectives)
    own = {label for label, one in found if one in mine}
    alone = [pair for pair in found if pair[0].split(".")[0] not in own]
    body: list[b.Block] = [_table(found[: len(found) - len(alone)])]
    if alone:
        title = "Mục tiêu riêng của phòng, đơn vị"
        body += [
            b.Paragraph([b.Run(title, bold=True)], "left", indent=False, keep=True),
            _table(alone),
        ]
    today = words.day(vietnam_today())
    return landscape_table(
        sheet,
        f"MỤC TIÊU CHẤT LƯỢNG NĂM {sheet.year}",
        f"Từ cơ quan đến các phòng, đơn vị; kết quả đến ngày {today}",
        body,
    )


def _table(pairs) -> b.Table:
    rows = [
        [
            label,
            b.Cell(one.name, bold=not one.department_id),
            one.sudo().department_id.name or "Cơ quan",
            words.target(one),
            words.number(one.weight),
            words.RULES.get(one.rule) or f"đo {words.PERIODS[one.period]}",
            words.day(one.deadline),
            b.Cell(words.outcome(one), bold=one.result == "not_reached"),
        ]
        for label, one in pairs
    ]
    return labelled_table(_SHAPES, rows, SIZE)
