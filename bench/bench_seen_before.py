"""The hints of what was seen before, among 20,000 findings of one agency in ten years.

Measured is what the database needs for one finding that is being written, at worst of
some texts, against the 50 ms that a person does not notice; once as the secretary, who
reads all, and once as the staff of one department, whose rules ask for the round.
"""

import importlib.util
import random
import time
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

from odoo import fields
from odoo.fields import Command
from odoo.tools import SQL

from odoo.addons.iso_quality_audit.tools.repeats import shortened

FINDINGS = 20_000
DEPARTMENTS = 20
TEXTS = 12
ROUNDS = 5
MILLISECONDS = 50
LAST = date(2026, 11, 20)

spec = importlib.util.spec_from_file_location(
    "bench_issue_plan", Path(__file__).with_name("bench_issue_plan.py")
)
issue_plan = importlib.util.module_from_spec(spec)
spec.loader.exec_module(issue_plan)


def _writer(env):
    """A function that writes what might have been seen: halves of two questions of the
    catalogue and a number, so that words are as common as they are in such texts."""
    names = env["iso.audit.question"].with_context(lang="vi_VN").search([])
    halves = [
        " ".join(part)
        for name in names.mapped("name")
        for words in [name.split()]
        for part in (words[: len(words) // 2], words[len(words) // 2 :])
    ]
    chance = random.Random(13)

    def write():
        return (
            f"{chance.choice(halves)} {chance.choice(halves)} {chance.randrange(999)}"
        )

    return write, chance


def _sessions(env, company):
    """A session in each department, of a round that is no draft; and its first finding."""
    lead = env["res.users"].create(
        {
            "name": "Trưởng đoàn",
            "login": "bench_lead",
            "company_id": company.id,
            "company_ids": [Command.set(company.ids)],
        }
    )
    for role in ("staff", "auditor"):
        env["iso.role"]._give(lead, role, company)
    lead.sudo().iso_role_ids.date_from = "2000-01-01"
    audit = env["iso.audit"].create(
        {
            "name": "Đợt đo",
            "company_id": company.id,
            "date_planned": LAST,
            "member_ids": [Command.create({"user_id": lead.id, "role": "lead"})],
        }
    )
    units = env["hr.department"].search([("company_id", "=", company.id)])
    start = fields.Datetime.to_datetime(LAST)
    sessions = env["iso.audit.session"].create(
        [
            {
                "audit_id": audit.id,
                "department_id": unit.id,
                "auditor_ids": [Command.set(lead.ids)],
                "start": start - timedelta(days=number),
                "end": start - timedelta(days=number, hours=-2),
            }
            for number, unit in enumerate(units)
        ]
    )
    sessions._set_state("running")
    audit._unsealed().write({"state": "running"})
    return sessions


def _findings(env, sessions, write, chance):
    """20,000 rows, straight into the table: what is measured is finding them."""
    clauses = env["iso.clause"].search([("standard_id.active", "=", True)]).ids
    first = env["iso.audit.finding"].create(
        {"session_id": sessions[0].id, "meaning": "remark", "seen": write()}
    )
    env.flush_all()
    rows = []
    for _number in range(FINDINGS - 1):
        session, text = chance.choice(sessions), write()
        day = LAST - timedelta(days=chance.randrange(3650))
        rows.append(
            (session.id, session.department_id.id, chance.choice(clauses), day, text)
        )
    env.cr.execute(
        SQL(
            """
            INSERT INTO iso_audit_finding
                   (session_id, department_id, clause_id, day, seen, seen_plain,
                    audit_id, company_id, year, part, meaning, state)
            SELECT row.session, row.department, row.clause, row.day, row.seen, row.plain,
                   one.audit_id, one.company_id, one.year, 'iso', 'remark', 'decided'
              FROM iso_audit_finding AS one
        CROSS JOIN unnest(%s, %s, %s, %s, %s, %s)
                   AS row(session, department, clause, day, seen, plain)
             WHERE one.id = %s
            """,
            *map(list, zip(*rows, strict=True)),
            [shortened(text) for *_places, text in rows],
            first.id,
        )
    )
    env.cr.execute("ANALYZE iso_audit_finding")
    return clauses


def _of_sql(env, action):
    """The seconds that an action spends in the database."""
    spent = 0.0
    cursor = type(env.cr)
    execute = cursor.execute

    def timed(self, *args, **kwargs):
        nonlocal spent
        start = time.perf_counter()
        try:
            return execute(self, *args, **kwargs)
        finally:
            spent += time.perf_counter() - start

    with patch.object(cursor, "execute", timed):
        action()
    return spent


def run(env):
    """See ``run.py``; unit: milliseconds of SQL."""
    company = issue_plan.agency(env, DEPARTMENTS)
    env = env(context={**env.context, "allowed_company_ids": company.ids})
    write, chance = _writer(env)
    sessions = _sessions(env, company)
    clauses = _findings(env, sessions, write, chance)
    secretary = issue_plan.secretary(env, company)
    head = sessions[0].department_id.manager_id.user_id
    texts = [write() for _number in range(TEXTS)]
    rows = []
    for name, user in (("secretary", secretary), ("staff of a department", head)):
        findings = env["iso.audit.finding"].with_user(user)
        worst, most = 0.0, 0
        for text in texts:
            values = {
                "session_id": sessions[0].id,
                "clause_id": chance.choice(clauses),
                "meaning": "remark",
                "seen": text,
            }
            spent = []
            for _round in range(ROUNDS):
                env.invalidate_all()
                new = findings.new(values)
                spent.append(_of_sql(env, lambda new=new: new._seen_before()))
            worst = max(worst, min(spent))
            most = max(most, len(new._seen_before()))
        assert most, "no hint at all"
        milliseconds = worst * 1000
        rows.append(
            (f"hints among {FINDINGS:,} findings, {name} (ms of SQL)", milliseconds,
             MILLISECONDS, milliseconds / MILLISECONDS, 1)
        )  # fmt: skip
    return rows
