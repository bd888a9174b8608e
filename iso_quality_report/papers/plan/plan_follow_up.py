"""The followed-up plan: the same rows with what has been done of each."""

from __future__ import annotations

from dataclasses import replace

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ...typeset import blocks as b
from ...typeset import wording
from ..official import layout, letterhead
from ..registry import printed
from .plan import plan_table

# sudo: names that stand in what the user may read and prints.


@printed("plan_follow_up", live="how far the work is on the day it is printed")
def plan_follow_up(plan) -> b.Document:
    """The rows of a plan with the number of tasks, those done and those late.

    :param plan: one iso.plan; the numbers are those of the whole agency
    """
    today = vietnam_today()
    # sudo: the agency's numbers, whoever may print the plan
    numbers = {line.id: line for line in plan.sudo().line_ids}
    extra = [
        ("Số việc", 7, "center", lambda line: _count(numbers[line.id], "task_count")),
        (
            "Hoàn thành",
            8,
            "center",
            lambda line: _count(numbers[line.id], "done_count"),
        ),
        ("Quá hạn", 7, "center", lambda line: _late(numbers[line.id].late_count)),
        ("Tỷ lệ việc xong", 8, "center", lambda line: _progress(numbers[line.id])),
    ]
    tables = plan.section_ids.filtered(lambda section: section.kind == "table")
    blocks: list[b.Block] = [
        replace(
            letterhead(plan),
            number="",
            place_date=wording.place_date(plan._letterhead()["place"], today),
        ),
        b.Title("BẢNG THEO DÕI THỰC HIỆN KẾ HOẠCH", plan.title),
        b.Paragraph(_summary(plan.sudo(), today)),
    ]
    for section in tables.sorted(lambda one: (one.tree_order, one.id)):
        if len(tables) > 1 and section.title:
            blocks.append(b.Paragraph([b.Run(section.title, bold=True)], keep=True))
        blocks.append(plan_table(section, extra))
    return b.Document(
        title=f"Theo dõi thực hiện: {plan.title}",
        author=plan.sudo().company_id.name,
        blocks=blocks,
        landscape=True,
        layout=layout(plan._document_template()),
    )


def _summary(plan, today) -> str:
    return (
        f"Tính đến {wording.place_date('', today)}: {plan.done_count}/{plan.task_count} "
        f"việc đã hoàn thành; {plan.late_count} việc quá hạn. Tiến độ, bình quân các "
        f"dòng theo trọng số: {percent(plan.progress)}."
    )


def percent(value: float) -> str:
    """ "45%"; no decimals: nobody measures the year's work to a tenth."""
    return f"{value:.0f}%"


def _count(line, name: str) -> str:
    return "" if line._is_heading() else str(line[name])


def _late(count: int) -> b.Cell:
    if not count:
        return b.Cell()
    return b.Cell(str(count), bold=True, fill="#f8d7da")


def _progress(line) -> str:
    return percent(line.progress) if line.task_count else ""
