"""A round of an agency with two auditors, and those whom they audit."""

from datetime import datetime, timedelta

from odoo.fields import Command

from odoo.addons.iso_quality.tests.common import AgencyCase

# 08:00 in Vietnam.
MORNING = datetime(2026, 10, 5, 1)
HOUR = timedelta(hours=1)


class AuditCase(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
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
    def _new_audit(self, **vals):
        """A round in preparation with its team, as the secretary."""
        audits = self.env["iso.audit"].with_user(self.secretary)
        return audits.create(
            {
                "name": "Đợt 1",
                "year": 2026,
                "date_planned": "2026-10-05",
                "member_ids": [
                    Command.create({"user_id": self.lead.id, "role": "lead"}),
                    Command.create({"user_id": self.auditor.id}),
                ],
                **vals,
            }
        )

    def _new_session(self, audit, department, auditors, start=MORNING, **vals):
        return audit.session_ids.create(
            {
                "audit_id": audit.id,
                "department_id": department.id,
                "auditor_ids": [Command.set(auditors.ids)],
                "clause_ids": [Command.set(self.clause.ids)],
                "start": start,
                "end": start + HOUR,
                **vals,
            }
        )

    def _new_paper(self, audit, kind, user=None, **vals):
        papers = self.env["iso.audit.paper"].with_user(user or self.secretary)
        return papers.create({"audit_id": audit.id, "kind": kind, **vals})

    def _issue_plan(self, audit, number="11"):
        plan = self._new_paper(audit, "plan")
        plan.submit()
        plan.with_user(self.leader).issue(number, self.agency._iso_today())
        return plan

    def _ask(self, session, *texts):
        """Questions on the list of a session, as the secretary."""
        return session.answer_ids.with_user(self.secretary).create(
            [{"session_id": session.id, "name": text} for text in texts]
        )

    def _running(self, *texts, department=None, start=MORNING, number="11"):
        """A session under way with some questions, as its auditor."""
        audit = self._new_audit(name=f"Đợt {number}")
        department = department or self.trade
        session = self._new_session(audit, department, self.auditor, start=start)
        self._ask(session, *(texts or ("Có sổ theo dõi không?",)))
        self._issue_plan(audit, number)
        session = session.with_user(self.auditor)
        session.start_session()
        return session

    def _answer(self, answer, meaning, **vals):
        answer.write({"conclusion_id": self.conclusions[meaning].id, **vals})
