"""Nonconformities: 1,000 reports with three actions each against Odoo's own batches.

A report is more than its row: it begins its history and asks the secretary for an answer.
The baseline is the same rows in Odoo's plain ``create``, table by table in one batch,
without anything that ours adds: no followers, no checks, no rules.
"""

from datetime import date, timedelta

import bench_issue_plan as issue_plan

from odoo import fields, models

REPORTS = 1000
ACTIONS = 3
DEPARTMENTS = 20
ROUNDS = 3


def _reports(env, company, count):
    """Values of so many nonconformities, ten a day."""
    units = env["hr.department"].search([("company_id", "=", company.id)])
    clauses = env["iso.clause"].search([("child_ids", "=", False)], limit=20)
    return [
        {
            "company_id": company.id,
            "department_id": units[n % len(units)].id,
            "clause_id": clauses[n % len(clauses)].id,
            "kind": "nonconform",
            "grade": "minor",
            "day": date(2026, 1, 1) + timedelta(days=n // 10),
            "requirement": "Phiếu kiểm soát ghi ngày giao, ngày nhận của từng bước.",
            "seen": f"Hồ sơ số {n}: ba trong mười hồ sơ được xem thiếu ngày giao nhận.",
        }
        for n in range(count)
    ]


def _actions(records):
    """Values of the actions of some nonconformities."""
    return [
        {
            "nonconformity_id": one.id,
            "name": f"Phân công người soát phiếu mỗi chiều, tổ {n}",
            "date_deadline": date(2027, 3, 1),
        }
        for one in records
        for n in range(ACTIONS)
    ]


def _creation(env, company, secretary):
    """Seconds of our creation and of the same rows in plain batches (tuple)."""
    kind = env.ref("iso_quality_audit.mail_activity_type_nonconformity")
    model_id = env["ir.model"]._get_id("iso.nonconformity")

    def plain(model, vals_list):
        return models.BaseModel.create(env[model].sudo(), vals_list)

    def ours():
        records = env["iso.nonconformity"].with_user(secretary)
        records = records.create(_reports(env, company, REPORTS))
        env["iso.action"].with_user(secretary).create(_actions(records))
        env.flush_all()

    def bare():
        records = plain("iso.nonconformity", _reports(env, company, REPORTS))
        now = fields.Datetime.now()
        step = {"state": "reported", "round": 1, "begun": now}
        plain(
            "iso.nonconformity.step",
            [{"nonconformity_id": one.id, **step} for one in records],
        )
        todo = {
            "res_model_id": model_id,
            "activity_type_id": kind.id,
            "user_id": secretary.id,
            "date_deadline": date(2026, 12, 1),
            "automated": True,
        }
        env["mail.activity"].with_context(mail_activity_quick_update=True).create(
            [{**todo, "res_id": one.id, "summary": one.display_name} for one in records]
        )
        plain("iso.action", _actions(records))
        env.flush_all()

    best = issue_plan.best(env, ROUNDS, ours=ours, bare=bare)
    return best["ours"], best["bare"]


def run(env):
    """See ``run.py``; unit: seconds."""
    company = issue_plan.agency(env, DEPARTMENTS)
    secretary = issue_plan.secretary(env, company)
    ours, bare = _creation(env, company, secretary)
    return [
        (
            f"create {REPORTS} reports with {ACTIONS} actions each (s)",
            ours,
            bare,
            ours / bare,
            1.5,
        ),
    ]
