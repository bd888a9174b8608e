"""Opening the checklist of 200 questions and saving one answer, against Odoo's bare
``web_read`` and ``web_save`` of the same records.

The bare ones are what a form or list of Odoo would ask for the same fields, by the same
auditor: `web_read` of all answers with names of clauses, procedures, conclusions and
files, and `web_save` of one answer that gives the same fields back.
"""

from datetime import datetime, time

import bench_issue_plan as issue_plan

from odoo import fields
from odoo.fields import Command

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

QUESTIONS = 200
ROUNDS = 25

NAMED = {"fields": {"display_name": {}}}
FILES = {"fields": {"name": {}, "mimetype": {}}}
# What the checklist shows of a question.
SHOWN = {
    **{"name": {}, "evidence_hint": {}, "origin": {}, "own_words": {}},
    **{"own_by_name": {}, "answered_by_name": {}, "grade": {}, "requirement": {}},
    **{"seen": {}, "place": {}, "reason": {}, "note": {}, "missing_text": {}},
    **{"clause_id": NAMED, "procedure_id": NAMED, "conclusion_id": NAMED},
    **{"finding_ids": {}, "evidence_ids": FILES, "own_evidence_ids": FILES},
}


def _session(env, company):
    """A session under way with half of its questions answered, as its auditor."""
    heads = env["hr.department"].search([("company_id", "=", company.id)])
    lead, auditor = (
        env["res.users"].create(
            {
                "name": login,
                "login": login,
                "company_id": company.id,
                "company_ids": [Command.set(company.ids)],
            }
        )
        for login in ("bench_lead", "bench_auditor")
    )
    for user in (lead, auditor):
        for role in ("staff", "auditor"):
            env["iso.role"]._give(user, role, company)
        user.sudo().iso_role_ids.date_from = "2000-01-01"
    start = datetime.combine(vietnam_today(), time(1))
    audit = env["iso.audit"].create(
        {
            "name": "Đợt đo",
            "company_id": company.id,
            "date_planned": start.date(),
            "member_ids": [
                Command.create({"user_id": lead.id, "role": "lead"}),
                Command.create({"user_id": auditor.id}),
            ],
        }
    )
    clause = env.ref("iso_quality.clause_9001_2015_7_5_3")
    session = env["iso.audit.session"].create(
        {
            "audit_id": audit.id,
            "department_id": heads[0].id,
            "auditor_ids": [Command.set(auditor.ids)],
            "clause_ids": [Command.set(clause.ids)],
            "start": start,
            "end": fields.Datetime.add(start, hours=2),
        }
    )
    answers = env["iso.audit.answer"].create(
        [
            {
                "session_id": session.id,
                "name": f"Câu hỏi {place}: hồ sơ có được lưu đủ không?",
                "evidence_hint": "Sổ theo dõi",
                "clause_id": clause.id,
            }
            for place in range(QUESTIONS)
        ]
    )
    session._set_state("running")
    conform, remark, *_rest = env["iso.audit.conclusion"].search([])
    answers._unsealed()[: QUESTIONS // 2].write(
        {"conclusion_id": conform.id, "note": "Đã xem mười hồ sơ gần nhất"}
    )
    answers._unsealed()[:10].write(
        {"conclusion_id": remark.id, "seen": "Sổ thiếu ngày"}
    )
    return session.with_user(auditor)


def run(env):
    """Seconds of opening and of saving, against the bare ones; queries."""
    company = issue_plan.agency(env, 3)
    session = _session(env, company)
    answers = session.answer_ids
    last = answers[-1]
    conclusions = env["iso.audit.conclusion"].search([]).ids
    env.flush_all()
    env.cr.execute("ANALYZE iso_audit_answer")
    turn = iter(range(10**6))

    def values():
        # Another one each time: what is the same is not written.
        place = next(turn)
        return {"conclusion_id": conclusions[3 * (place % 2)], "note": f"Sổ {place}"}

    def save():
        assert last.save_answer(values(), version())["saved"]
        env.flush_all()

    def bare_save():
        last.web_save(values(), SHOWN)
        env.flush_all()

    def version():
        # Ours pays for it here, since the bare way changes the answer in between.
        return last._checklist_row({}, True)["version"]

    assert len(session.get_checklist()["questions"]) == QUESTIONS
    assert len(answers.web_read(SHOWN)) == QUESTIONS
    best = issue_plan.best(
        env,
        ROUNDS,
        open=lambda: session.get_checklist(),
        bare_open=lambda: answers.web_read(SHOWN),
        save=save,
        bare_save=bare_save,
    )
    return [
        (f"checklist of {QUESTIONS} questions, against web_read (s)", best["open"],
         best["bare_open"], best["open"] / best["bare_open"], 2),
        ("saving one answer of it, against web_save (s)", best["save"],
         best["bare_save"], best["save"] / best["bare_save"], 2),
    ]  # fmt: skip
