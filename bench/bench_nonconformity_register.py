"""The register of nonconformities: 2,000 lines against 1,000, each with a cause and an
action. It is read and set in a time that grows with its lines and no faster.
"""

import time
from datetime import date, timedelta

from odoo.addons.iso_quality_report.papers import build
from odoo.addons.iso_quality_report.typeset import write_docx, write_pdf, write_xlsx

LINES = 2000
# Twice the lines in at most so much more than twice the time.
LIMIT = 1.25


def run(env):
    """See ``run.py``; unit: seconds. The baseline is twice the time of half the lines."""
    asked = _register(env)
    half, whole = (asked.create(_days(lines)) for lines in (LINES // 2, LINES))
    rows = []
    for name, work in (
        ("read", lambda one: build("nonconformity_register", one)),
        ("PDF", lambda one: write_pdf(build("nonconformity_register", one))),
        ("Word", lambda one: write_docx(build("nonconformity_register", one))),
        ("Excel", lambda one: write_xlsx(build("nonconformity_register", one))),
    ):
        baseline = 2 * _best(lambda work=work: _fresh(work, half))
        ours = _best(lambda work=work: _fresh(work, whole))
        rows.append(
            (f"Register, {LINES} lines: {name}", ours, baseline, ours / baseline, LIMIT)
        )
    return rows


def _fresh(work, one):
    """With nothing in the cache."""
    one.env.invalidate_all()
    return work(one)


def _best(work, times=3):
    found = []
    for _turn in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def _days(lines):
    """The days of so many lines, ten a day."""
    first = date(2026, 1, 1)
    return {"date_from": first, "date_to": first + timedelta(days=(lines - 1) // 10)}


def _register(env):
    """Nonconformities of an agency, ten a day, each with a cause and an action."""
    agency = env["res.company"].create({"name": "Sở Đo", "iso_symbol": "SD"})
    env = env(context={**env.context, "allowed_company_ids": agency.ids})
    units = env["hr.department"].create(
        [{"name": f"Phòng số {n}", "company_id": agency.id} for n in range(10)]
    )
    clauses = env["iso.clause"].search([("child_ids", "=", False)], limit=20)
    records = env["iso.nonconformity"].create(
        [
            {
                "company_id": agency.id,
                "department_id": units[n % 10].id,
                "clause_id": clauses[n % len(clauses)].id,
                "kind": "nonconform",
                "grade": "minor",
                "day": date(2026, 1, 1) + timedelta(days=n // 10),
                "seen": f"Hồ sơ số {n}: ba trong mười hồ sơ được xem thiếu ngày giao "
                "nhận ở phiếu kiểm soát.",
                "correction": "Bổ sung ngày giao nhận, báo người nhận.",
                "correction_date": date(2026, 1, 1) + timedelta(days=n // 10),
            }
            for n in range(LINES)
        ]
    )
    records._give_numbers()
    records._unsealed().write({"state": "containing"})
    causes = env["iso.cause"].create(
        [
            {
                "nonconformity_id": one.id,
                "name": "Không ai soát phiếu",
                "bone": "method",
            }
            for one in records
        ]
    )
    env["iso.action"].create(
        [
            {
                "nonconformity_id": cause.nonconformity_id.id,
                "name": "Phân công người soát phiếu mỗi chiều",
                "date_deadline": cause.nonconformity_id.day + timedelta(days=20),
                "cause_ids": cause.ids,
            }
            for cause in causes
        ]
    )
    env.flush_all()
    return env["iso.nonconformity.register.wizard"]
