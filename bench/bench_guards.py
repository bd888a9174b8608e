"""What the guards of everything that clients send cost the system: issuing a plan and
the daily job with them, against the same without them."""

import time
from contextlib import ExitStack, nullcontext
from unittest.mock import patch

import bench_issue_plan as issue_plan

from odoo import fields

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

LINES = 30
DEPARTMENTS = 20
DUE = 300
ROUNDS = 14

# What the guards are asked, and the answer with which they do nothing.
ASKED = {
    "_check_texts": lambda self, vals_list: None,
    "_safe_texts": lambda self, vals: vals,
    "_iso_check_call": lambda self, name, args, kwargs: None,
    "_iso_check_named": lambda self, values: None,
    "_iso_check_place": lambda self, vals: None,
    "_iso_file_fields": lambda self: frozenset(),
    "_iso_kept": lambda self, names: frozenset(),
    "_iso_links": lambda self: frozenset(),
    "_iso_people_write": lambda self, field: True,
    "_iso_ruled": lambda self: frozenset(),
    "_iso_signed": lambda self, vals: vals,
    "_iso_spelled": lambda self, vals: vals,
    "_iso_check_namesakes": lambda self: None,
    "_iso_unheard": lambda self, word, method: False,
}


def _unguarded(env):
    """A context in which the guards do nothing."""
    stack, base = ExitStack(), env.registry["base"]
    for name, nothing in ASKED.items():
        assert hasattr(base, name), name
        stack.enter_context(patch.object(base, name, nothing))
    return stack


def _issue(env, company, year):
    plan = issue_plan.plan_of(env, company, year, LINES, "Quý II")
    env.invalidate_all()
    start = time.perf_counter()
    with patch.object(type(plan), "_archive_issued", lambda self: None):
        plan._unsealed().issue("01", f"{year}-01-05")
    env.flush_all()
    return time.perf_counter() - start


def _remind(env, company):
    """The daily job over tasks that are due; what it did is taken back."""
    env.flush_all()
    env.invalidate_all()
    seconds = 0.0

    class Undo(Exception):
        pass

    cron = type(env["ir.cron"])
    try:
        with env.cr.savepoint():
            start = time.perf_counter()
            with patch.object(cron, "_commit_progress", lambda *args, **kwargs: 1.0):
                env["iso.task"]._cron_remind()
            env.flush_all()
            seconds = time.perf_counter() - start
            raise Undo
    except Undo:
        env.invalidate_all()
    return seconds


def run(env):
    """Shortest seconds with the guards, against those without, in turns."""
    company = issue_plan.agency(env, DEPARTMENTS)
    year = vietnam_today().year
    plan = issue_plan.plan_of(env, company, year, LINES, "Trước ngày 31/12")
    plan._unsealed().issue("01", f"{year}-01-05")
    soon = fields.Date.add(vietnam_today(), days=3)
    plan.task_ids[:DUE].write({"date_start": False, "date_due": soon})
    found = {name: [] for name in ("issue", "issue bare", "remind", "remind bare")}
    for number in range(2 * ROUNDS):
        # Each goes first as often as the other: every plan makes the next one slower.
        bare = number % 4 in (1, 2)
        with _unguarded(env) if bare else nullcontext():
            suffix = " bare" if bare else ""
            found[f"issue{suffix}"].append(_issue(env, company, year + 1 + number))
            found[f"remind{suffix}"].append(_remind(env, company))
    best = {name: min(seconds) for name, seconds in found.items()}
    return [
        (what, best[name], best[f"{name} bare"], best[name] / best[f"{name} bare"], 1.1)
        for what, name in (
            ("issuing a plan with its guards, without them (s)", "issue"),
            ("the daily job with its guards, without them (s)", "remind"),
        )
    ]
