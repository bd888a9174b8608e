"""The report of a round of 50 sessions with 40 answers each: its PDF against bare
reportlab; and the record of one session.

Baseline as in ``bench_documents.py``: the same paragraphs and tables as flowables of
reportlab, in the same faces. Both run with fonts parsed and records read.
"""

from datetime import datetime, timedelta

import bench_documents as pattern

from odoo.fields import Command

from odoo.addons.iso_quality_report.papers import build
from odoo.addons.iso_quality_report.typeset import write_pdf
from odoo.addons.iso_quality_report.typeset.arrange import arrange

LIMIT = 1.5
SESSIONS = 50
ANSWERS = 40


def run(env):
    """See ``run.py``; unit: seconds."""
    audit = _round(env)
    report = audit.paper_ids.create(
        {"audit_id": audit.id, "kind": "report", "conclusion": "Duy trì tốt."}
    )
    rows = []
    for name, code, record in (
        (f"PDF of a report, {SESSIONS} sessions", "audit_report", report),
        (f"PDF of a record, {ANSWERS} answers", "audit_record", audit.session_ids[0]),
    ):
        ours = pattern._best(
            lambda code=code, record=record: write_pdf(build(code, record))
        )
        elements = arrange(build(code, record))
        bare = pattern._best(lambda elements=elements: pattern._bare(elements))
        rows.append((name, ours, bare, ours / bare, LIMIT))
    return rows


def _round(env):
    """A round whose sessions are handed in: each tenth answer a remark, each twentieth
    a nonconformity."""
    agency = env["res.company"].create({"name": "Sở Đo", "iso_symbol": "SD"})
    env = env(context={**env.context, "allowed_company_ids": agency.ids})
    units = env["hr.department"].create(
        [
            {"name": f"Phòng số {n}", "company_id": agency.id}
            for n in range(SESSIONS // 5)
        ]
    )
    clauses = env["iso.clause"].search([("child_ids", "=", False)], limit=ANSWERS)
    start = datetime(2026, 10, 5, 1)
    audit = env["iso.audit"].create(
        {"name": "Đợt 1", "year": 2026, "company_id": agency.id}
    )
    sessions = env["iso.audit.session"].create(
        [
            {
                "audit_id": audit.id,
                "department_id": units[n % len(units)].id,
                "clause_ids": [Command.set(clauses.ids)],
                "start": start + timedelta(hours=2 * n),
                "end": start + timedelta(hours=2 * n + 1),
                "answer_ids": [
                    Command.create(
                        {
                            "name": f"Câu hỏi số {place}: hồ sơ có được lập, ký và lưu "
                            "đúng quy trình không?",
                            "clause_id": clauses[place % len(clauses)].id,
                        }
                    )
                    for place in range(ANSWERS)
                ],
            }
            for n in range(SESSIONS)
        ]
    )
    by_meaning = {one.meaning: one.id for one in env["iso.audit.conclusion"].search([])}
    seen = "Ba trong mười hồ sơ được xem thiếu ngày giao nhận ở phiếu kiểm soát."
    found = {
        0: {"meaning": "nonconform", "grade": "minor", "requirement": "Ghi đủ ngày."},
        10: {"meaning": "remark"},
    }
    for place, answer in enumerate(sessions.answer_ids._unsealed()):
        vals = dict(found.get(place % 20, {"meaning": "conform"}))
        meaning = vals.pop("meaning")
        if meaning != "conform":
            vals |= {"seen": seen, "place": f"Hồ sơ số {place}"}
        else:
            vals["note"] = (
                "Đã xem sổ theo dõi và ba hồ sơ của quý; đủ và đúng quy trình."
            )
        answer.write({"conclusion_id": by_meaning[meaning], **vals})
    sessions._set_state("handed_in")
    return audit
