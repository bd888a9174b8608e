"""The first page of the task list and its count, at 100,000 tasks of one agency,
against bare SQL: all tasks, and those that are open, as the list shows at first.

Measured is what the database needs for the page as the client asks for it. The bare SQL
is what a program without Odoo would send to show the same page to the same person. What
Python adds is the same for a page of any list.
"""

import bench_search as search
import bench_seen_before as seen_before

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

YEARS = 20
ROUNDS = 25
LIMITS = {"secretary": 1.5, "head": 2, "staff": 2}
FROM = """
      FROM iso_task task
 LEFT JOIN hr_department unit ON unit.id = task.department_id
 LEFT JOIN iso_plan plan ON plan.id = task.plan_id
"""
ROWS = f"""
    SELECT task.id, task.name, unit.id, unit.name, person.id, partner.name,
           task.date_due, task.open_ended, task.state, plan.id, plan.state
    {FROM}
 LEFT JOIN res_users person ON person.id = task.user_id
 LEFT JOIN res_partner partner ON partner.id = person.partner_id
     WHERE task.company_id = %(company)s AND {{where}}
  ORDER BY task.date_due, task.id
     LIMIT %(page)s
"""
COUNT = f"""
    SELECT count(*)
      FROM (SELECT 1 {FROM}
             WHERE task.company_id = %(company)s AND {{where}}
             LIMIT %(counted)s) AS found
"""
# What staff see: what they answer for, work on, of their department, what they follow.
NEAR = """(
    task.user_id = %(user)s OR unit.iso_head_user_id = %(user)s
    OR EXISTS (SELECT FROM iso_task_res_users_rel one
                WHERE one.iso_task_id = task.id AND one.res_users_id = %(user)s)
    OR EXISTS (SELECT FROM iso_department_user_rel one
                WHERE one.department_id = unit.id AND one.user_id = %(user)s)
    OR EXISTS (SELECT FROM iso_plan_line_support_user_rel one
                WHERE one.iso_plan_line_id = task.line_id
                  AND one.res_users_id = %(user)s)
    OR EXISTS (SELECT FROM iso_plan_line_support_department_rel one
                 JOIN iso_department_user_rel unit ON unit.department_id
                                                      = one.hr_department_id
                WHERE one.iso_plan_line_id = task.line_id
                  AND unit.user_id = %(user)s))
"""
OPEN = """task.state IN ('todo', 'doing') AND plan.state IN ('issued', 'running')"""


def run(env):
    """See ``run.py``; unit: milliseconds of SQL."""
    company, users = search.people(env)
    env = env(context={**env.context, "allowed_company_ids": company.ids})
    today = vietnam_today().year
    search.tasks(env, company, range(today + 1 - YEARS, today + 1))
    count = env["iso.task"].search_count([("company_id", "=", company.id)])
    assert count == YEARS * search.A_YEAR, count
    return [
        _row(env, company, role, user, count, shown, where, domain)
        for role, user in users.items()
        for shown, where, domain in (
            ("all", "TRUE", []),
            ("open", OPEN, env["iso.task"]._open_domain()),
        )
    ]


def _row(env, company, role, user, count, shown, where, domain):
    seen = where if role == "secretary" else f"{NEAR} AND {where}"
    values = {"company": company.id, "user": user.id, "page": search.PAGE}
    values["counted"] = search.COUNTED

    def bare():
        found = []
        for statement in (ROWS, COUNT):
            env.cr.execute(statement.format(where=seen), values)
            found.append(env.cr.fetchall())
        return found

    ours = search.first_page(env["iso.task"].with_user(user), domain)
    page, ((length,),) = bare()
    shown_by_us = ours()
    assert shown_by_us["length"] == length, (role, shown, length)
    ids = [one["id"] for one in shown_by_us["records"]]
    assert ids == [row[0] for row in page], (role, shown)
    best = {"ours": float("inf"), "bare": float("inf")}
    for _round in range(ROUNDS):
        for name, action in (("ours", ours), ("bare", bare)):
            env.invalidate_all()
            best[name] = min(best[name], seen_before.of_sql(env, action))
    measured, baseline = best["ours"] * 1000, best["bare"] * 1000
    what = f"first page of {count:,} tasks ({shown}), {role} (ms of SQL)"
    return what, measured, baseline, measured / baseline, LIMITS[role]
