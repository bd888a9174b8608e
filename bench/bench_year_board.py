"""The year board over 5,000 tasks against the bare SQL that fetches its numbers.

Thirty lines cost the same to read with and without tasks, so what the tasks add is
measured against the bare SQL, and the whole board against that and a read of the lines.
"""

import bench_issue_plan as issue_plan

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

LINES = 30
DEPARTMENTS = 14  # × 12 months: 5,040 tasks
ROUNDS = 15

# Every number that the board shows: each line's windows and departments.
BARE = """
    SELECT task.line_id, branch_id, occurrence, task.date_start, task.date_due,
           open_ended, period_label, department_id, MAX(weight), COUNT(*),
           COUNT(*) FILTER (WHERE task.state IN ('done', 'not_needed')),
           COUNT(*) FILTER (
               WHERE task.state IN ('todo', 'doing') AND NOT open_ended
                 AND task.date_due < %(today)s AND plan.state IN ('issued', 'running')
           ),
           COUNT(*) FILTER (
               WHERE task.state = 'doing' AND (open_ended OR date_due >= %(today)s)
           ),
           COUNT(*) FILTER (
               WHERE task.state = 'todo' AND (open_ended OR date_due >= %(today)s)
           )
      FROM iso_task task
      JOIN iso_plan plan ON plan.id = task.plan_id
     WHERE task.plan_id = %(plan)s AND task.state != 'withdrawn'
  GROUP BY GROUPING SETS (
               (task.line_id, department_id),
               (task.line_id, branch_id, occurrence, task.date_start, task.date_due,
                open_ended, period_label)
           )
"""

# What the board shows of a line besides its numbers.
SHOWN = ["name", "row_number", "condition", "deadline_text", "lead_names"]
SHOWN += ["support_names", "section_id", "parent_id", "activity_type_id"]


def _queries(env, board, plan):
    board.get_board({"plan_id": plan.id})  # fills what lives longer
    env.invalidate_all()
    before = env.cr.sql_log_count
    board.get_board({"plan_id": plan.id})
    return env.cr.sql_log_count - before


def run(env):
    """Seconds of the board and of what the tasks add to it; queries that they add."""
    company = issue_plan.agency(env, DEPARTMENTS)
    # Said of plans in force only, with one query: no task adds it.
    company.iso_audit_warn_month = False
    year = vietnam_today().year
    plan = issue_plan.plan_of(env, company, year, LINES, "Hàng tháng")
    plan._unsealed().issue("01", f"{year}-01-05")
    assert len(plan.task_ids) == LINES * DEPARTMENTS * 12, len(plan.task_ids)
    empty = issue_plan.plan_of(env, company, year + 1, LINES, "Hàng tháng")
    # In force as the other, so that its board asks the same: only tasks are missing.
    empty._unsealed().state = "issued"
    secretary = issue_plan.secretary(env, company)
    env.flush_all()
    env.cr.execute("ANALYZE iso_task")
    board = env["iso.year.board"].with_user(secretary)
    numbers = {"plan": plan.id, "today": vietnam_today()}

    def bare():
        env.cr.execute(BARE, numbers)
        return env.cr.fetchall()

    def read():
        return plan.with_user(secretary).line_ids.read(SHOWN)

    def whole(some):
        return board.get_board({"plan_id": some.id})

    none, many = (_queries(env, board, some) for some in (empty, plan))
    assert len(bare()) == LINES * (12 + DEPARTMENTS)
    best = issue_plan.best(
        env,
        ROUNDS,
        bare=bare,
        read=read,
        whole=lambda: whole(plan),
        empty=lambda: whole(empty),
    )
    added = best["whole"] - best["empty"]
    plain = best["bare"] + best["read"]
    tasks = LINES * DEPARTMENTS * 12
    return [
        (f"what {tasks} tasks add to the year board (s)", added, best["bare"],
         added / best["bare"], 3),
        ("year board, against its SQL and a read() of its lines (s)", best["whole"],
         plain, best["whole"] / plain, 3),
        ("queries of the board beyond those of an empty one", many - none, 1,
         many - none, 3),
    ]  # fmt: skip
