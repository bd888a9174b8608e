"""The daily job over 100,000 open tasks of which 1,000 are due."""

import resource
import time
from datetime import timedelta
from unittest.mock import patch

import bench_issue_plan as issue_plan

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

OPEN = 100_000
DUE = 1_000


def _multiply(env, task):
    """Copies of one task in SQL: OPEN of them, DUE of which are due in three days."""
    today = vietnam_today()
    columns = [
        name
        for name, field in task._fields.items()
        if field.store and field.column_type and name not in ("id", "occurrence")
    ]
    listed = ", ".join(f'"{name}"' for name in columns)
    chosen = ", ".join(
        f"CASE WHEN n <= {DUE} THEN %(soon)s::date ELSE %(later)s::date END"
        if name == "date_due"
        else f'task."{name}"'
        for name in columns
    )
    env.cr.execute(
        f"INSERT INTO iso_task ({listed}, occurrence) "
        f"SELECT {chosen}, n FROM iso_task task, generate_series(1, {OPEN}) n "
        "WHERE task.id = %(task)s",
        {
            "task": task.id,
            "soon": today + timedelta(days=3),
            "later": today + timedelta(days=300),
        },
    )
    env.cr.execute("ANALYZE iso_task")
    env.invalidate_all()


def _memory():
    """Highest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(env):
    """Seconds of the job, against the bare SQL and one batch of the activities."""
    company = issue_plan.agency(env, 1)
    year = vietnam_today().year
    plan = issue_plan.plan_of(env, company, year, 1, "Trước ngày 31/12")
    plan._unsealed().issue("01", f"{year}-01-05")
    task = plan.task_ids
    # Not due itself, and a due date that its copies may move.
    task.write({"date_start": False, "reminded_on": False})
    _multiply(env, task)
    kind = env.ref("iso_quality.mail_activity_type_task")
    model_id = env["ir.model"]._get_id("iso.task")

    env.flush_all()
    start = time.perf_counter()
    env.cr.execute(
        "SELECT id, user_id, date_due, name FROM iso_task "
        "WHERE state IN ('todo', 'doing') AND date_due <= %s AND reminded_on IS NULL",
        [vietnam_today() + timedelta(days=7)],
    )
    rows = env.cr.fetchall()
    assert len(rows) == DUE, len(rows)
    quick = env["mail.activity"].with_context(mail_activity_quick_update=True)
    bare = quick.create(
        [
            {
                "res_model_id": model_id,
                "res_id": row[0],
                "user_id": row[1],
                "date_deadline": row[2],
                "summary": row[3],
                "activity_type_id": kind.id,
                "automated": True,
            }
            for row in rows
        ]
    )
    env.flush_all()
    baseline = time.perf_counter() - start
    bare.unlink()
    env.flush_all()
    env.invalidate_all()

    before = _memory()
    start = time.perf_counter()
    cron = type(env["ir.cron"])
    with patch.object(cron, "_commit_progress", lambda *args, **kwargs: 1.0):
        env["iso.task"]._cron_remind()
    env.flush_all()
    seconds = time.perf_counter() - start
    made = env["mail.activity"].search_count(
        [("res_model", "=", "iso.task"), ("activity_type_id", "=", kind.id)]
    )
    assert made == DUE, made
    grown = _memory() - before
    return [
        (f"remind {DUE} of {OPEN} open tasks (s)", seconds, baseline,
         seconds / baseline, 3),
        # 100,000 tasks in memory would be some 300 MB.
        ("memory of the daily job (MB over before)", grown, 100.0, grown / 100.0, 1),
    ]  # fmt: skip
