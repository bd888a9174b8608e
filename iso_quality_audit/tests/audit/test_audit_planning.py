"""Who sits where: nobody audits the own work, nobody is in two places, an issued plan
changes with a reason only."""

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from .audit_case import HOUR, MORNING, AuditCase


@tagged("post_install", "-at_install", "iso_quality")
class TestAuditPlanning(AuditCase):
    def _move(self, user, department):
        employees = self.env["hr.employee"].search([("user_id", "=", user.id)])
        employees.department_id = department

    # ------------------------------------------------------------ independence
    def test_nobody_audits_the_own_department(self):
        audit = self._new_audit()
        for user in (self.secretary, self.lead):
            for sessions in (audit.with_user(user), audit.with_user(user).sudo()):
                with self.assertRaisesRegex(ValidationError, "works in the department"):
                    self._new_session(sessions, self.lab, self.auditor)
        session = self._new_session(audit, self.lab, self.lead)
        with self.assertRaisesRegex(ValidationError, "These can: iso_lead"):
            session.auditor_ids = self.auditor
        with self.assertRaisesRegex(ValidationError, "heads the department"):
            self._new_session(audit, self.hall, self.lead)
        self.assertRegex(session.who_may, "Can: iso_lead")
        self.assertRegex(
            session.who_may, "Cannot: iso_auditor.*works in the department"
        )

    def test_what_somebody_answers_for(self):
        procedure = self.env["iso.procedure"].create(
            {
                "code": "QT-NV-01",
                "name": "Quy trình tuyển dụng",
                "company_id": self.agency.id,
                "owner_id": self.hall.id,
            }
        )
        audit = self._new_audit()
        with self.assertRaisesRegex(ValidationError, "answers for a procedure"):
            self._new_session(
                audit,
                self.trade,
                self.lead,
                procedure_ids=[Command.set(procedure.ids)],
            )
        plan = self._issue(
            self._new_plan({"deadline": "Quý I", "lead": [self.standing]})
        )
        plan.task_ids.sudo().user_id = self.auditor
        with self.assertRaisesRegex(ValidationError, "answered for work"):
            self._new_session(audit, self.office, self.auditor)

    def test_safeguard_where_nobody_else_is_left(self):
        audit = self._new_audit()
        second = {
            "safeguard_id": self.leader.id,
            "safeguard_reason": "Cơ quan chỉ còn một đánh giá viên",
        }
        with self.assertRaisesRegex(ValidationError, "These can"):
            self._new_session(audit, self.lab, self.auditor, **second)
        self.env["iso.role"].search(
            [("user_id", "=", self.lead.id), ("role", "=", "auditor")]
        )._end()
        with self.assertRaisesRegex(ValidationError, "Name a second person"):
            self._new_session(audit, self.lab, self.auditor)
        session = self._new_session(audit, self.lab, self.auditor, **second)
        self.assertTrue(session.objection_text)
        with self.assertRaisesRegex(ValidationError, "Name a second person"):
            session.safeguard_id = self.auditor

    def test_moved_while_it_runs(self):
        session = self._running()
        self._move(self.auditor, self.trade)
        told = session.sudo().message_ids.filtered(
            lambda one: self.lead.partner_id in one.notified_partner_ids
        )
        self.assertIn("works in the department", told[0].body)
        answer = session.answer_ids
        self._answer(answer, "conform")
        with self.assertRaisesRegex(ValidationError, "second person"):
            session.hand_in()
        session.with_user(self.lead).adjust(
            {"safeguard_id": self.leader.id, "safeguard_reason": "Chuyển phòng"},
            "Đánh giá viên chuyển phòng",
        )
        session.hand_in()
        self.assertEqual(answer.answered_by_id, self.auditor)

    # ------------------------------------------------------------ nobody twice
    def test_nobody_in_two_places(self):
        audit = self._new_audit()
        self._new_session(audit, self.trade, self.auditor)
        later = self._new_session(
            audit, self.energy, self.auditor, start=MORNING + HOUR
        )
        with self.assertRaisesRegex(ValidationError, "two places at once"):
            later.start = MORNING + HOUR / 2
        other = self._new_audit(name="Đợt khác")
        with self.assertRaisesRegex(ValidationError, "two places at once"):
            self._new_session(other, self.energy, self.auditor)
        self.assertEqual(len(later.seat_ids), 1)

    @mute_logger("odoo.sql_db")
    def test_the_database_refuses_last(self):
        """Whoever plans at the same moment does not see the other's session."""
        audit = self._new_audit()
        session = self._new_session(audit, self.trade, self.auditor)
        seats = self.env["iso.audit.seat"]
        with self.assertRaises(IntegrityError):
            seats.create(
                {
                    "session_id": session.id,
                    "user_id": self.auditor.id,
                    "start": MORNING + HOUR / 2,
                    "end": MORNING + 2 * HOUR,
                }
            )

    # ------------------------------------------------------------ changes
    def test_an_issued_plan_is_adjusted_with_a_reason(self):
        audit = self._new_audit()
        session = self._new_session(audit, self.trade, self.auditor)
        self._ask(session, "Có hồ sơ không?")
        self._issue_plan(audit)
        for user in (self.secretary, self.lead):
            with self.assertRaisesRegex(UserError, "Adjust"):
                session.with_user(user).write({"place": "Tầng 3"})
        with self.assertRaisesRegex(UserError, "extra round"):
            self._new_session(audit, self.energy, self.lead)
        with self.assertRaisesRegex(UserError, "reason"):
            session.with_user(self.lead).adjust({"place": "Tầng 3"}, " ")
        with self.assertRaises(AccessError):
            session.with_user(self.auditor).adjust({"place": "Tầng 3"}, "Sửa phòng")
        with self.assertRaises(UserError):
            session.with_user(self.lead).adjust({"state": "closed"}, "Sửa phòng")
        wizard = (
            self.env["iso.audit.adjust.wizard"]
            .with_user(self.lead)
            .create({"session_id": session.id, "reason": "Trùng lịch họp"})
        )
        self.assertEqual(wizard.auditor_ids, self.auditor)
        wizard.write({"start": MORNING + HOUR, "end": MORNING + 2 * HOUR})
        wizard.action_adjust()
        self.assertEqual(session.start, MORNING + HOUR)
        self.assertEqual(session.seat_ids.start, MORNING + HOUR)
        changes = session.change_ids
        self.assertEqual(set(changes.mapped("reason")), {"Trùng lịch họp"})
        self.assertEqual(len(changes), 2)
        self.assertIn("08:00", changes[0].before + changes[1].before)
        told = session.sudo().message_ids[0].notified_partner_ids
        self.assertIn(self.auditor.partner_id, told)
        self.assertIn(self.trade_head.partner_id, told)
        with self.assertRaisesRegex(ValidationError, "works in the department"):
            self._move(self.auditor, self.trade)
            session.with_user(self.lead).adjust({"place": "Tầng 4"}, "Sửa phòng")

    def test_the_team_is_the_party_in_force(self):
        self._new_session(audit := self._new_audit(), self.trade, self.auditor)
        party = self.env["iso.party"]
        self._issue_plan(audit)
        team = party._auditors_in_force(self.agency, vietnam_today())
        self.assertEqual(team, self.lead | self.auditor)
        self.assertEqual(team[0], self.lead)
