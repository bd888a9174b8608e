"""The hints of what was seen before, among 20,000 nonconformities of one agency
in ten years.

Measured is what the database needs for one report that is being written, at worst of some
texts, against the 50 ms that a person does not notice; once as the secretary, who reads
all, and once as the staff of one department, whose rules ask whose it is.
"""

import random
import time
from datetime import date, timedelta
from unittest.mock import patch

import bench_issue_plan as issue_plan

from odoo.fields import Command
from odoo.tools import SQL

from odoo.addons.iso_quality_audit.tools.repeats import shortened

REPORTS = 20_000
DEPARTMENTS = 20
TEXTS = 12
ROUNDS = 5
MILLISECONDS = 50
LAST = date(2026, 11, 20)


def writer(env):
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


def reports(env, company, write, chance):
    """20,000 rows, straight into the table: what is measured is finding them."""
    clauses = env["iso.clause"].search([("standard_id.active", "=", True)]).ids
    units = env["hr.department"].search([("company_id", "=", company.id)]).ids
    first = env["iso.nonconformity"].create(
        {"company_id": company.id, "department_id": units[0], "seen": write()}
    )
    env.flush_all()
    rows = []
    for number in range(REPORTS - 1):
        day = LAST - timedelta(days=chance.randrange(3650))
        rows.append(
            (number + 1, chance.choice(units), chance.choice(clauses), day, write())
        )
    env.cr.execute(
        SQL(
            """
            INSERT INTO iso_nonconformity
                   (number, year, department_id, clause_id, day, reported_on, seen,
                    seen_plain, company_id, kind, source, state, cause_method, round)
            SELECT row.number, extract(year FROM row.day), row.department, row.clause,
                   row.day, row.day, row.seen, row.plain, one.company_id, one.kind,
                   one.source, 'closed', one.cause_method, 1
              FROM iso_nonconformity AS one
        CROSS JOIN unnest(%s, %s, %s, %s, %s, %s)
                   AS row(number, department, clause, day, seen, plain)
             WHERE one.id = %s
            """,
            *map(list, zip(*rows, strict=True)),
            [shortened(text) for *_places, text in rows],
            first.id,
        )
    )
    env.cr.execute("ANALYZE iso_nonconformity")
    return units, clauses


def of_sql(env, action):
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
    write, chance = writer(env)
    units, clauses = reports(env, company, write, chance)
    staff = env["res.users"].create(
        {
            "name": "Chuyên viên",
            "login": "bench_staff",
            "company_id": company.id,
            "company_ids": [Command.set(company.ids)],
            "group_ids": [Command.link(env.ref("iso_quality.group_staff").id)],
        }
    )
    env["hr.employee"].create(
        {
            "name": staff.name,
            "user_id": staff.id,
            "company_id": company.id,
            "department_id": units[0],
        }
    )
    texts = [write() for _number in range(TEXTS)]
    rows = []
    secretary = issue_plan.secretary(env, company)
    for name, user in (("secretary", secretary), ("staff of a department", staff)):
        mine = env["iso.nonconformity"].with_user(user)
        worst, most = 0.0, 0
        for text in texts:
            values = {
                "company_id": company.id,
                "department_id": units[0],
                "clause_id": chance.choice(clauses),
                "seen": text,
            }
            spent = []
            for _round in range(ROUNDS):
                env.invalidate_all()
                new = mine.new(values)
                spent.append(of_sql(env, lambda new=new: new._seen_before()))
            worst = max(worst, min(spent))
            most = max(most, len(new._seen_before()))
        assert most, "no hint at all"
        milliseconds = worst * 1000
        rows.append(
            (f"hints among {REPORTS:,} reports, {name} (ms of SQL)", milliseconds,
             MILLISECONDS, milliseconds / MILLISECONDS, 1)
        )  # fmt: skip
    return rows
