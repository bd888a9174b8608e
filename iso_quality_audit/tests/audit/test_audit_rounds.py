"""The way of a round: plan, sessions, findings, report, closed."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .audit_case import HOUR, MORNING, AuditCase

NONCONFORMITY = {
    "requirement": "Sổ ghi ngày trả kết quả",
    "seen": "Ba hồ sơ không ghi ngày trả",
    "place": "Bộ phận Một cửa",
    "grade": "minor",
}


@tagged("post_install", "-at_install", "iso_quality")
class TestAuditRounds(AuditCase):
    def test_from_plan_to_report(self):
        audit = self._new_audit()
        session = self._new_session(audit, self.trade, self.auditor)
        self._ask(session, "Sổ theo dõi hồ sơ có đủ cột không?", "Có lưu hồ sơ không?")
        self._issue_plan(audit)
        self.assertEqual(audit.state, "planned")
        audit.invalidate_recordset(["blocker_text"])
        self.assertIn("has not begun", audit.blocker_text)
        session = session.with_user(self.auditor)
        session.start_session()
        self.assertEqual(audit.state, "running")
        with self.assertRaisesRegex(UserError, "not answered"):
            session.hand_in()
        first, second = session.answer_ids
        self._answer(first, "conform")
        self._answer(second, "nonconform", **NONCONFORMITY)
        self.assertEqual(second.answered_by_id, self.auditor)
        session.hand_in()
        finding = session.finding_ids
        self.assertEqual(
            (finding.meaning, finding.grade, finding.seen),
            ("nonconform", "minor", NONCONFORMITY["seen"]),
        )
        led = audit.with_user(self.lead)
        with self.assertRaisesRegex(UserError, "1 findings are not decided"):
            led.close()
        finding.with_user(self.trade_head).take_position("dispute", "Đã ghi ở sổ khác")
        with self.assertRaisesRegex(UserError, "Write why"):
            finding.with_user(self.lead).decide("kept")
        finding.with_user(self.lead).decide("kept", "Sổ khác không có ngày trả")
        report = self._new_paper(audit, "report", self.lead)
        with self.assertRaisesRegex(UserError, "conclusion"):
            report.issue()
        # The button asks for it, and then says what is signed.
        asked = report.action_open_issue()
        self.assertEqual((asked["res_model"], asked["target"]), (report._name, "new"))
        report.conclusion = "Hệ thống được duy trì"
        signing = report.with_context(asked_first=True).action_open_issue()
        self.assertEqual(signing["res_model"], "iso.confirm.wizard")
        with self.assertRaises(AccessError):
            report.with_user(self.secretary).issue()
        report.issue()
        self.assertFalse(report.number)
        self.assertEqual(report.signer_name, self.lead.name)
        led.close()
        self.assertEqual((audit.state, session.state), ("closed", "closed"))
        for change in (
            lambda: finding.with_user(self.lead).decide("withdrawn", "x"),
            lambda: finding.with_user(self.lead).write({"seen": "x"}),
            lambda: first.write({"note": "x"}),
            lambda: audit.write({"scope": "x"}),
            lambda: session.with_user(self.lead).give_back("x"),
        ):
            with self.assertRaises(UserError):
                change()

    def test_plan_wants_a_team(self):
        audit = self._new_audit(member_ids=[])
        plan = self._new_paper(audit, "plan")
        with self.assertRaisesRegex(UserError, "lead auditor"):
            plan.submit()
        with self.assertRaisesRegex(ValidationError, "role of internal auditor"):
            audit.member_ids.create({"audit_id": audit.id, "user_id": self.staff.id})

    def test_extra_round_has_a_reason(self):
        audit = self._new_audit(is_extra=True)
        self._new_session(audit, self.trade, self.auditor)
        plan = self._new_paper(audit, "plan")
        with self.assertRaisesRegex(UserError, "reason of the extra round"):
            plan.submit()

    def test_who_may(self):
        audit = self._new_audit()
        session = self._new_session(audit, self.trade, self.auditor)
        for user in (self.staff, self.trade_head, self.other_secretary):
            self.assertFalse(audit.with_user(user).has_access("read"), user.login)
        self.assertTrue(audit.with_user(self.auditor).has_access("read"))
        with self.assertRaises(AccessError):
            audit.with_user(self.auditor).write({"scope": "x"})
        audit.with_user(self.lead).write({"scope": "Toàn cơ quan"})
        with self.assertRaises(AccessError):
            audit.with_user(self.auditor).close()
        self._issue_plan(audit)
        self.assertTrue(session.with_user(self.staff).has_access("read"))
        with self.assertRaises(AccessError):
            session.with_user(self.lead).start_session()
        self.assertFalse(session.with_user(self.other_secretary).has_access("read"))

    def test_cancelled_rounds_free_their_people(self):
        audit = self._new_audit()
        self._new_session(audit, self.trade, self.auditor)
        self._issue_plan(audit)
        audit.cancel("Lùi sang quý sau")
        again = self._new_audit(name="Đợt 2")
        self._new_session(again, self.trade, self.auditor)
        running = self._running(start=MORNING + 3 * HOUR, number="13").audit_id
        running = running.with_user(self.secretary)
        with self.assertRaisesRegex(UserError, "have begun"):
            running.cancel("x")

    # ------------------------------------------------------------ asked first
    def _wizard(self, action, user):
        self.assertEqual(action["res_model"], "iso.confirm.wizard")
        wizards = self.env["iso.confirm.wizard"].with_user(user)
        return wizards.with_context(**action["context"]).create({})

    def test_handing_in_says_how_much_is_sealed(self):
        session = self._running("Có kế hoạch không?", "Có hồ sơ không?")
        auditor = session.auditor_ids[:1]
        action = session.with_user(auditor).action_hand_in()
        wizard = self._wizard(action, auditor)
        self.assertIn("2 answers", wizard.question)
        self.assertIn("2 of them without", wizard.question)
        self.assertEqual(session.state, "running")
        for answer in session.answer_ids:
            self._answer(answer, "conform")
        self._wizard(action, auditor).action_confirm()
        self.assertEqual(session.state, "handed_in")
