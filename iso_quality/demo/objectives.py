"""The sheets of objectives that the story's tasks wait for."""

from datetime import date

from odoo.fields import Command


def approve_sheets(tasks, days, over=False):
    """Write and approve the sheets that these tasks are finished by.

    :param over: the year is over and everything was measured
    """
    sheets = tasks.env["iso.objective.sheet"]
    tasks = tasks.filtered(lambda task: task.has_outputs and not task.outputs_reached)
    # The agency's come first: departments contribute to them.
    for task in tasks.sorted(lambda task: (bool(task.department_id), task.id)):
        company, year = task.company_id, task.plan_id.year
        place = [
            ("company_id", "=", company.id),
            ("department_id", "=", task.department_id.id),
            ("year", "=", year),
        ]
        if sheets.search_count(place, limit=1):
            continue
        members = task.env["res.users"]._iso_members
        secretary = members("iso_quality.group_secretary", company)[:1]
        sheet = sheets.with_user(secretary).create(
            {
                "company_id": company.id,
                "department_id": task.department_id.id,
                "year": year,
                "objective_ids": [Command.create(_objective(task, year))],
            }
        )
        sheet.submit()
        sheet.with_user(company.iso_head_user_id).approve()
        day = days.done_on(year, task.date_start, task.date_due, task.id)
        sheet.sudo()._unsealed().issue_date = day
        for measure in sheet.objective_ids.measure_ids:
            if over or measure.date_to < days.today:
                measure.write({"numerator": 198 + task.id % 2, "denominator": 200})
                measure.record()


def _objective(task, year):
    return {
        "name": "Giải quyết hồ sơ thủ tục hành chính đúng hạn và trước hạn",
        "indicator": "Tỷ lệ hồ sơ giải quyết đúng hạn, trước hạn",
        "target": 98.0,
        "deadline": date(year, 12, 31),
        "place": task.department_id.name or task.company_id.name,
        "owner_id": task.department_id.iso_head_user_id.id,
        "is_specific": True,
        "is_realistic": True,
        "step_ids": [
            Command.create({"name": "Rà soát hồ sơ sắp đến hạn vào thứ Hai hằng tuần"})
        ],
    }
