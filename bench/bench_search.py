"""Search in the task list among 75,000 tasks of one agency (scratch)."""

import random

import bench_seen_before as seen_before

from odoo.fields import Command

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

DEPARTMENTS = 20
LINES = 25
PERIODS = 10
A_YEAR = DEPARTMENTS * LINES * PERIODS
STAFF = 3
UNITS = ["Kế hoạch", "Tổ chức", "Năng lượng", "Thương mại", "Xuất nhập khẩu"]
UNITS += ["Thanh tra", "Kỹ thuật an toàn", "Công nghiệp", "Văn thư", "Tài chính"]
FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Bùi", "Đỗ"]
MIDDLES = ["Thị", "Văn", "Ngọc", "Minh", "Thanh", "Đức"]
GIVEN = ["Lan", "Hương", "Bình", "Đạt", "Quỳnh", "Hải", "Yến", "Tuấn", "Oanh", "Sơn"]
TASKS = """
    INSERT INTO iso_task
           (name, company_id, department_id, user_id, role, state, date_start, date_due,
            open_ended, plan_id, line_id, branch_id, occurrence, weight, result)
    SELECT line.name, plan.company_id, unit.id, unit.people[1 + (n + line.id) %% 4],
           'lead',
           CASE WHEN plan.year < %(year)s OR (n + unit.id) %% 10 < 6 THEN 'done'
                WHEN (n + line.id) %% 3 = 0 THEN 'doing' ELSE 'todo' END,
           make_date(plan.year, n + 1, 1),
           make_date(plan.year, n + 1, 1 + (line.id + unit.id) %% 28),
           FALSE, plan.id, line.id, branch.id, n, 1,
           CASE WHEN (n + unit.id) %% 2 = 0 THEN 'Đã thực hiện đầy đủ, có biên bản' END
      FROM iso_plan plan
      JOIN iso_plan_line line ON line.plan_id = plan.id
      JOIN iso_plan_branch branch ON branch.line_id = line.id
CROSS JOIN unnest(%(units)s) AS unit_id
CROSS JOIN LATERAL (
           SELECT department.id,
                  array_prepend(department.iso_head_user_id, array_agg(user_id)) AS people
             FROM hr_department department
             JOIN iso_department_user_rel rel ON rel.department_id = department.id
            WHERE department.id = unit_id AND user_id != iso_head_user_id
         GROUP BY department.id) AS unit
CROSS JOIN generate_series(1, %(periods)s) AS n
     WHERE plan.id = ANY(%(plans)s)
"""
WORKERS = """
    INSERT INTO iso_task_res_users_rel (iso_task_id, res_users_id)
    SELECT id, user_id FROM iso_task WHERE plan_id = ANY(%(plans)s)
     UNION
    SELECT task.id, rel.user_id FROM iso_task task
      JOIN iso_department_user_rel rel ON rel.department_id = task.department_id
     WHERE plan_id = ANY(%(plans)s) AND (task.id + rel.user_id) %% 5 = 0
"""


def people(env, company):
    """Staff of each department, with names as people have them."""
    chance = random.Random(19)
    names = [f"{f} {m} {g}" for f in FAMILIES for m in MIDDLES for g in GIVEN]
    chance.shuffle(names)
    units = env["hr.department"].search([("company_id", "=", company.id)], order="id")
    for number, unit in enumerate(units):
        unit.name = f"Phòng {UNITS[number % len(UNITS)]} {1 + number // len(UNITS)}"
    users = env["res.users"].with_context(no_reset_password=True)
    staff = users.create(
        [
            {
                "name": names.pop(),
                "login": f"bench_staff_{number}",
                "company_id": company.id,
                "company_ids": [Command.set(company.ids)],
                "group_ids": [Command.link(env.ref("iso_quality.group_staff").id)],
            }
            for number in range(STAFF * len(units))
        ]
    )
    env["hr.employee"].create(
        [
            {
                "name": user.name,
                "user_id": user.id,
                "company_id": company.id,
                "department_id": units[number % len(units)].id,
            }
            for number, user in enumerate(staff)
        ]
    )
    heads = units.manager_id
    for unit in units:
        unit.manager_id.department_id = unit
    env.flush_all()
    return units


def tasks(env, company, units, years):
    """The tasks of the plans of some years, straight into the table."""
    write, chance = seen_before.writer(env)
    names = sorted(
        set(env["iso.plan.line"].search([("template_id", "!=", False)]).mapped("name"))
    )
    plans = env["iso.plan"].create(
        [
            {"title": f"Kế hoạch {year}", "year": year, "company_id": company.id}
            for year in years
        ]
    )
    env["iso.plan.line"].create(
        [
            {
                "plan_id": plan.id,
                "name": names[number] if number % 2 else write(),
                "deadline_text": "Hàng tháng",
            }
            for plan in plans
            for number in range(LINES)
        ]
    )
    env.flush_all()
    today = vietnam_today()
    values = {
        "plans": plans.ids,
        "units": units.ids,
        "year": today.year,
        "periods": PERIODS,
    }
    env.cr.execute(
        "UPDATE iso_plan SET state = CASE WHEN year < %(year)s THEN 'closed' "
        "ELSE 'running' END WHERE id = ANY(%(plans)s)",
        values,
    )
    env.cr.execute(TASKS, values)
    env.cr.execute(WORKERS, values)
    for table in (
        "iso_task",
        "iso_task_res_users_rel",
        "iso_plan",
        "iso_plan_line",
        "hr_department",
        "res_users",
        "res_partner",
    ):
        env.cr.execute(f"ANALYZE {table}")
    env.invalidate_all()
    return plans
