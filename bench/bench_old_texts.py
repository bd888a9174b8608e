"""What it costs that old texts are kept and nobody is saved over: finishing a task with
its result, and issuing a plan, with all of it and without."""

import time
from contextlib import ExitStack, nullcontext
from unittest.mock import patch

import bench_issue_plan as issue_plan
from lxml import etree

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

LINES = 30
DEPARTMENTS = 20
ROUNDS = 14
FINISHED = 10

NOTHING = {
    "_iso_notes_history": lambda self: False,
    "_iso_unless_conflict": lambda self, vals_list: (self, vals_list),
}


def _without(env):
    stack, base = ExitStack(), env.registry["base"]
    for name, nothing in NOTHING.items():
        assert hasattr(base, name), name
        stack.enter_context(patch.object(base, name, nothing))
    return stack


def _committed(env):
    env.flush_all()
    env.cr.precommit.run()
    env.flush_all()


def _issue(env, company, year):
    plan = issue_plan.plan_of(env, company, year, LINES, "Quý II")
    _committed(env)
    env.invalidate_all()
    start = time.perf_counter()
    with patch.object(type(plan), "_archive_issued", lambda self: None):
        plan._unsealed().issue("01", f"{year}-01-05")
    _committed(env)
    return time.perf_counter() - start


def _finish(env, tasks, shown):
    """Seconds for the result and "Done" of some tasks, as their form does it: a save
    and a button, and what it shows is read after each."""
    seconds = 0.0
    for task in tasks:
        _committed(env)
        env.invalidate_all()
        # Every call from a client has looked up who it is.
        env.user.fetch(["partner_id", "company_id", "name"])
        read = {task._name: {str(task.id): {"result": False}}}
        start = time.perf_counter()
        saved = task.with_context(read_values=read)
        saved.web_save({"result": "Đã làm xong, đã gửi báo cáo."}, shown)
        _committed(env)
        env.invalidate_all()
        task.finish()
        task.web_read(shown)
        _committed(env)
        seconds += time.perf_counter() - start
    return seconds


def run(env):
    """Shortest seconds with all of it, against those without, in turns."""
    company = issue_plan.agency(env, DEPARTMENTS)
    year = vietnam_today().year
    plan = issue_plan.plan_of(env, company, year, LINES, "Trước ngày 31/12")
    plan._unsealed().issue("01", f"{year}-01-05")
    tasks = plan.task_ids
    form = etree.fromstring(tasks.get_view(view_type="form")["arch"])
    shown = {node.get("name"): {} for node in form.iter("field")}
    shown = {name: {} for name in shown if name in tasks._fields}
    found = {name: [] for name in ("issue", "issue bare", "finish", "finish bare")}
    for number in range(2 * ROUNDS):
        # Each goes first as often as the other: every plan makes the next one slower.
        bare = number % 4 in (1, 2)
        some = tasks[number * FINISHED : (number + 1) * FINISHED]
        with _without(env) if bare else nullcontext():
            suffix = " bare" if bare else ""
            found[f"issue{suffix}"].append(_issue(env, company, year + 1 + number))
            found[f"finish{suffix}"].append(_finish(env, some, shown))
    best = {name: min(seconds) for name, seconds in found.items()}
    return [
        (what, best[name], best[f"{name} bare"], best[name] / best[f"{name} bare"], 1.1)
        for what, name in (
            ("issuing a plan, old texts kept or not (s)", "issue"),
            (f"finishing {FINISHED} tasks, old texts kept or not (s)", "finish"),
        )
    ]
