"""A round with the inspection of administrative reform: in a part of its own."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from ...models.question.iso_audit_found_mixin import ISO_PART
from ..audit.audit_case import HOUR, MORNING, AuditCase


@tagged("post_install", "-at_install", "iso_quality")
class TestAuditReform(AuditCase):
    def _session(self, with_reform=True, start=MORNING, **vals):
        audit = self._new_audit(with_reform=with_reform, **vals)
        session = self._new_session(audit, self.trade, self.auditor, start=start)
        session._propose_questions()
        return session

    def test_proposed_when_the_round_is_combined(self):
        self.assertEqual(set(self._session(False).answer_ids.mapped("part")), {"iso"})
        session = self._session(start=MORNING + HOUR)
        parts = session.answer_ids.grouped("part")
        self.assertTrue(parts["iso"])
        reform = parts["reform"]
        self.assertGreaterEqual(len(reform), 6)
        self.assertFalse(reform.clause_id)
        self.assertTrue(all(reform.question_id.mapped("part")))
        # After those of ISO.
        self.env.invalidate_all()
        in_order = session.answer_ids.mapped("part")
        self.assertEqual(in_order, sorted(in_order))
        office = self._new_session(
            session.audit_id, self.office, self.auditor, start=MORNING + 3 * HOUR
        )
        office._propose_questions()
        whom = office.answer_ids.filtered(lambda one: one.part == "reform").question_id
        self.assertIn("leadership", whom.mapped("for_whom"))

    def test_decided_before_the_plan_is_issued(self):
        session = self._session()
        audit = session.audit_id
        audit.with_reform = False
        self.assertEqual(set(session.answer_ids.mapped("part")), {"iso"})
        self._issue_plan(audit)
        with self.assertRaisesRegex(UserError, "is decided before"):
            audit.with_reform = True

    def test_of_rounds_that_look_at_it(self):
        session = self._session(False)
        with self.assertRaisesRegex(ValidationError, "not combined"):
            session.answer_ids.create(
                {
                    "session_id": session.id,
                    "name": "Có phiếu xin lỗi?",
                    "part": "reform",
                }
            )
        running = self._running(start=MORNING + HOUR)
        with self.assertRaisesRegex(ValidationError, "not combined"):
            running.finding_ids.create(
                {
                    "session_id": running.id,
                    "meaning": "remark",
                    "seen": "Thiếu phiếu xin lỗi",
                    "part": "reform",
                }
            )

    def _found(self, start, number, with_reform=True):
        """A remark in each part of a session."""
        session = self._session(with_reform, start, name=f"Đợt {number}")
        self._issue_plan(session.audit_id, number)
        session = session.with_user(self.auditor)
        session.start_session()
        for answer in session.answer_ids:
            self._answer(answer, "remark", seen="Sổ ghi thiếu ngày trả kết quả")
        session.hand_in()
        return session

    def test_findings_keep_their_part(self):
        session = self._found(MORNING, "21")
        findings = session.finding_ids.with_user(self.lead)
        self.assertEqual(set(findings.mapped("part")), {"iso", "reform"})
        iso = findings.filtered_domain(ISO_PART)
        self.assertTrue(iso.clause_id)
        # What reads alike in the other part is no repeat.
        for part, some in findings.grouped("part").items():
            self.assertEqual(set(some.proposal_ids.mapped("part")), {part})
        findings.decide("kept")
        audit = session.audit_id
        report = self._new_paper(audit, "report", self.lead, conclusion="Tốt")
        with self.assertRaisesRegex(UserError, "administrative reform"):
            report.issue()
        report.reform_conclusion = "Thủ tục được công khai đầy đủ"
        report.issue()
        audit.with_user(self.lead).close()
        again = self._session(False, MORNING + 30 * HOUR, name="Đợt sau")
        earlier = again.answer_ids.filtered(lambda one: one.origin == "finding")
        self.assertEqual(len(earlier), len(iso.filtered("seen")[:1]))

    def test_questions_of_the_catalogue(self):
        questions = self.env["iso.audit.question"]
        reform = questions._for(self.agency, part="reform")
        self.assertGreaterEqual(len(reform), 8)
        self.assertFalse(reform.clause_id)
        self.assertFalse(reform & questions._for(self.agency))
        self.assertTrue(all(reform.mapped("is_asked")))
