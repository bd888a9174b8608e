"""The home of the busiest secretary against the bare SQL of what it shows: five years,
twenty departments, 20,000 tasks."""

from datetime import date

import bench_issue_plan as issue_plan

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

YEARS = 5
DEPARTMENTS = 20
LINES = 17  # × 12 months × 20 departments × 5 years: 20,400 tasks
ROUNDS = 15

# What the home shows of tasks, counted without the product: late by department, this
# month by line, one's own, the path by kind of work, the pace of two years.
BARE = """
    WITH task AS (
        SELECT task.*, plan.state AS plan_state,
               task.state IN ('todo', 'doing')
                   AND plan.state IN ('issued', 'running') AS is_open
          FROM iso_task task
          JOIN iso_plan plan ON plan.id = task.plan_id
         WHERE task.company_id = %(company)s AND task.state != 'withdrawn'
    )
    SELECT 1, department_id, COUNT(*) FROM task
     WHERE is_open AND NOT open_ended AND date_due < %(today)s GROUP BY 2
     UNION ALL
    SELECT 2, line_id, COUNT(*) FROM task
     WHERE is_open AND date_due BETWEEN %(today)s AND %(end)s GROUP BY 2
     UNION ALL
    SELECT 3, NULL, COUNT(*) FROM task WHERE is_open AND user_id = %(user)s
     UNION ALL
    SELECT 4, line_activity_type_id, COUNT(*) FROM task
     WHERE year = %(year)s GROUP BY 2
     UNION ALL
    SELECT 5, year, COUNT(*) FILTER (WHERE state = 'done') FROM task
     WHERE year >= %(year)s - 1 GROUP BY 2
"""


def run(env):
    """Seconds of the home and of its SQL; the home's queries."""
    company = issue_plan.agency(env, DEPARTMENTS)
    today = vietnam_today()
    for year in range(today.year - YEARS + 1, today.year + 1):
        plan = issue_plan.plan_of(env, company, year, LINES, "Hàng tháng")
        plan._unsealed().issue("01", f"{year}-01-05")
        if year < today.year:
            # Years that are over, done in time; the last weeks of this one are open.
            done = (plan.task_ids._ids, plan.id)
            env.flush_all()
            env.cr.execute(
                "UPDATE iso_task SET state = 'done' WHERE id IN %s", done[:1]
            )
            env.cr.execute(
                "UPDATE iso_plan SET state = 'closed' WHERE id = %s", done[1:]
            )
            env.invalidate_all()
    tasks = env["iso.task"].search_count([("company_id", "=", company.id)])
    assert tasks == YEARS * LINES * DEPARTMENTS * 12, tasks
    user = issue_plan.secretary(env, company)
    env.flush_all()
    env.cr.execute("ANALYZE iso_task")
    home = env["iso.home"].with_user(user).with_company(company)
    home = home.with_context(allowed_company_ids=company.ids)
    values = {
        "company": company.id,
        "today": today,
        "end": date(today.year, 12, 31),
        "user": user.id,
        "year": today.year,
    }

    def bare():
        env.cr.execute(BARE, values)
        return env.cr.fetchall()

    assert home.get_home()["blocks"]
    best = issue_plan.best(env, ROUNDS, bare=bare, whole=home.get_home)
    env.invalidate_all()
    before = env.cr.sql_log_count
    home.get_home()
    queries = env.cr.sql_log_count - before
    return [
        (f"home of a secretary over {tasks} tasks (s)", best["whole"], best["bare"],
         best["whole"] / best["bare"], 3),
        ("queries of the home", queries, 12, queries / 12, 1),
    ]  # fmt: skip
