"""A round of an agency with two auditors, and those whom they audit."""

from datetime import datetime, timedelta

from odoo.fields import Command

from odoo.addons.iso_quality.tests.common import AgencyCase
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

# 08:00 in Vietnam.
MORNING = datetime(2026, 10, 5, 1)
HOUR = timedelta(hours=1)


class AuditMakers:
    """Makes rounds and what belongs to them; mixed into a case of an agency."""

    @classmethod
    def _set_up_auditors(cls):
        cls.lead = cls._new_user("lead", "staff")
        cls.auditor = cls._new_user("auditor", "staff")
        cls.hall = cls._new_department("Phòng Tổ chức", cls.lead)
        cls.lab = cls._new_department("Trung tâm Kiểm định", None, cls.auditor)
        for user in (cls.lead, cls.auditor):
            cls.env["iso.role"]._give(user, "auditor", cls.agency)
            user.sudo().iso_role_ids.date_from = "2000-01-01"
        cls.clause = cls.env.ref("iso_quality.clause_9001_2015_7_5_3")
        cls.conclusions = {
            one.meaning: one for one in cls.env["iso.audit.conclusion"].search([])
        }

    # ------------------------------------------------------------ makers
    @classmethod
    def _new_audit(cls, **vals):
        """A round in preparation with its team, as the secretary."""
        audits = cls.env["iso.audit"].with_user(cls.secretary)
        return audits.create(
            {
                "name": "Đợt 1",
                "year": 2026,
                "date_planned": "2026-10-05",
                "member_ids": [
                    Command.create({"user_id": cls.lead.id, "role": "lead"}),
                    Command.create({"user_id": cls.auditor.id}),
                ],
                **vals,
            }
        )

    @classmethod
    def _new_session(cls, audit, department, auditors, start=MORNING, **vals):
        """A session of one hour, as whoever the round is read by."""
        return audit.session_ids.create(
            {
                "audit_id": audit.id,
                "department_id": department.id,
                "auditor_ids": [Command.set(auditors.ids)],
                "clause_ids": [Command.set(cls.clause.ids)],
                "start": start,
                "end": vals.pop("end", None) or start + HOUR,
                **vals,
            }
        )

    @classmethod
    def _new_paper(cls, audit, kind, user=None, **vals):
        papers = cls.env["iso.audit.paper"].with_user(user or cls.secretary)
        return papers.create({"audit_id": audit.id, "kind": kind, **vals})

    @classmethod
    def _issue_plan(cls, audit, number="11"):
        plan = cls._new_paper(audit, "plan")
        plan.submit()
        plan.with_user(cls.leader).issue(number, vietnam_today())
        return plan

    @classmethod
    def _ask(cls, session, *texts):
        """Questions on the list of a session, as the secretary."""
        return session.answer_ids.with_user(cls.secretary).create(
            [{"session_id": session.id, "name": text} for text in texts]
        )

    @classmethod
    def _running(cls, *texts, department=None, start=MORNING, number="11"):
        """A session under way with some questions, as its auditor."""
        audit = cls._new_audit(name=f"Đợt {number}")
        department = department or cls.trade
        session = cls._new_session(audit, department, cls.auditor, start=start)
        cls._ask(session, *(texts or ("Có sổ theo dõi không?",)))
        cls._issue_plan(audit, number)
        session = session.with_user(cls.auditor)
        session.start_session()
        return session

    @classmethod
    def _answer(cls, answer, meaning, **vals):
        answer.write({"conclusion_id": cls.conclusions[meaning].id, **vals})

    @classmethod
    def _closed_round(cls):
        """A round with one of everything, closed."""
        session = cls._running(
            "Có sổ không?", "Có hồ sơ không?", start=MORNING + 5 * HOUR, number="71"
        )
        audit = session.audit_id
        session.with_user(cls.lead).adjust({"place": "Tầng 3"}, "Sửa phòng")
        first, second = session.answer_ids
        cls._answer(first, "conform")
        cls._answer(second, "remark", seen="Sổ ghi thiếu ngày")
        session.hand_in()
        session.finding_ids.with_user(cls.lead).decide("kept")
        report = cls._new_paper(audit, "report", cls.lead, conclusion="Duy trì tốt")
        report.issue()
        audit.with_user(cls.lead).close()
        return audit


class AuditCase(AuditMakers, AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_up_auditors()
