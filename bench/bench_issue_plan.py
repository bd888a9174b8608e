"""Issuing a plan of 30 lines to 20 departments against the bare batch create."""

import time
from unittest.mock import patch

from odoo.fields import Command

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality_report.papers import build
from odoo.addons.iso_quality_report.typeset import write_pdf

LINES = 30
DEPARTMENTS = 20
ROUNDS = 3


def agency(env, departments):
    """An agency with so many departments, each with a head; all in the cursor only."""
    company = env["res.company"].create({"name": "Sở Đo đạc", "iso_symbol": "SDD"})
    # The daily job rests on days off: whatever day it is measured on is worked.
    today = vietnam_today()
    day = Command.create({"date": today})
    env["iso.calendar.year"].create(
        {"year": today.year, "company_id": company.id, "makeup_ids": [day]}
    )
    users = env["res.users"].with_context(no_reset_password=True)
    heads = users.create(
        [
            {
                "name": f"Trưởng phòng {number}",
                "login": f"bench_head_{number}",
                "company_id": company.id,
                "company_ids": [Command.set(company.ids)],
                "group_ids": [Command.link(env.ref("iso_quality.group_head").id)],
                "notification_type": "inbox",
            }
            for number in range(departments)
        ]
    )
    # What a document needs to be submitted.
    company.write({"iso_place": "An Phước", "iso_head_user_id": heads[0].id})
    employees = env["hr.employee"].create(
        [
            {"name": head.name, "user_id": head.id, "company_id": company.id}
            for head in heads
        ]
    )
    env["hr.department"].create(
        [
            {
                "name": f"Phòng {number}",
                "company_id": company.id,
                "manager_id": employee.id,
            }
            for number, employee in enumerate(employees)
        ]
    )
    return company


def secretary(env, company):
    """The ISO secretary of an agency; in the cursor only."""
    users = env["res.users"].with_context(no_reset_password=True)
    return users.create(
        {
            "name": "Thư ký",
            "login": "bench_secretary",
            "company_id": company.id,
            "company_ids": [Command.set(company.ids)],
            "group_ids": [Command.link(env.ref("iso_quality.group_secretary").id)],
        }
    )


def best(env, rounds, **actions):
    """The shortest times (dict) of some rounds, each with an empty cache.

    In turns: what else the machine does meanwhile hits all of them alike.
    """
    shortest = dict.fromkeys(actions, float("inf"))
    for _round in range(rounds):
        for name, action in actions.items():
            env.invalidate_all()
            start = time.perf_counter()
            action()
            shortest[name] = min(shortest[name], time.perf_counter() - start)
    return shortest


def plan_of(env, company, year, lines, deadline):
    """A submitted plan whose lines all go to all departments."""
    everyone = env.ref("iso_quality.party_all_departments")
    plan = env["iso.plan"].create(
        {"title": f"Kế hoạch {year}", "year": year, "company_id": company.id}
    )
    env["iso.plan.line"].create(
        [
            {
                "plan_id": plan.id,
                "name": f"Công việc {number}",
                "deadline_text": deadline,
                "lead_party_ids": [Command.set(everyone.ids)],
            }
            for number in range(lines)
        ]
    )
    plan.submit()
    env.flush_all()
    return plan


def run(env):
    """Seconds to issue, and to create the same tasks in one bare batch; seconds to
    archive the plan's PDF, which issuing does as well, and to draw it alone."""
    company = agency(env, DEPARTMENTS)
    quiet = {
        "tracking_disable": True,
        "mail_create_nolog": True,
        "mail_create_nosubscribe": True,
    }
    times = {name: [] for name in ("issue", "bare", "archive", "draw")}
    for number in range(ROUNDS):
        plan = plan_of(env, company, 2030 + number, LINES, "Quý II")
        env.invalidate_all()
        archived = _Stopwatch(type(plan)._archive_issued)
        start = time.perf_counter()
        with patch.object(type(plan), "_archive_issued", archived.method):
            plan._unsealed().issue("01", f"{plan.year}-01-05")
        env.flush_all()
        times["issue"].append(time.perf_counter() - start - archived.seconds)
        times["archive"].append(archived.seconds)
        start = time.perf_counter()
        write_pdf(build("plan", plan))
        times["draw"].append(time.perf_counter() - start)
        tasks = plan.task_ids
        assert len(tasks) == LINES * DEPARTMENTS, len(tasks)
        vals_list = list(plan._wanted_tasks(plan._resolver()).values())
        tasks.unlink()
        env.flush_all()
        env.invalidate_all()
        start = time.perf_counter()
        env["iso.task"]._iso_with_key(**quiet).create(vals_list)
        env.flush_all()
        times["bare"].append(time.perf_counter() - start)
    best = {name: min(found) for name, found in times.items()}
    return [
        (name, best[ours], best[base], best[ours] / best[base], limit)
        for name, ours, base, limit in (
            (
                f"issue {LINES} lines to {DEPARTMENTS} departments (s)",
                "issue",
                "bare",
                1.5,
            ),
            ("archive its PDF (s)", "archive", "draw", 2.0),
        )
    ]


class _Stopwatch:
    """Counts the seconds that a method takes."""

    def __init__(self, function):
        self.seconds = 0.0

        def method(records):
            start = time.perf_counter()
            function(records)
            self.seconds += time.perf_counter() - start

        self.method = method
