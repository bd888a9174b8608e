"""What speaks for audits: reasons with numbers that open, and what became of them."""

from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from .programme_case import ProgrammeCase


@tagged("post_install", "-at_install", "iso_quality")
class TestProposals(ProgrammeCase):
    def _proposed(self, programme, department=None):
        programme.action_propose()
        found = programme.proposal_ids.filtered(
            lambda one: one.department_id == (department or one.department_id)
        )
        return {one.kind: one for one in found}

    def test_departments_never_audited_and_long_ago(self):
        found = self._proposed(self._new_programme(), self.energy)
        self.assertEqual(found["age"].reason, "Chưa được đánh giá lần nào")
        audit = self._closed_round()
        session = audit.session_ids.filtered("is_audit")
        day = vietnam_today() - timedelta(days=500)
        session.sudo()._unsealed().day = day
        self.env.flush_all()
        programme = self._new_programme(2025)
        found = self._proposed(programme, self.trade)
        self.assertEqual(found["age"].number, 16)
        self.assertIn("16 tháng", found["age"].reason)
        opened = found["age"].action_open_records()
        self.assertEqual(opened["res_model"], "iso.audit.session")
        self.assertEqual(opened["domain"], [("id", "in", session.ids)])

    def test_findings_and_repeats(self):
        session = self._running("Có sổ không?", "Có hồ sơ không?")
        first, second = session.answer_ids
        for answer in (first, second):
            self._answer(
                answer,
                "nonconform",
                requirement="Có sổ",
                seen="Không có",
                place="Một cửa",
                grade="minor",
            )
        session.hand_in()
        one, two = session.finding_ids
        two.sudo()._unsealed().repeat_of_id = one
        session.finding_ids.with_user(self.lead).decide("kept")
        today = vietnam_today()
        session.finding_ids.sudo()._unsealed().day = today
        found = self._proposed(self._new_programme(), self.trade)
        self.assertEqual(found["nonconform"].number, 1)
        self.assertEqual(found["nonconform"].res_ids, one.ids)
        self.assertEqual(found["repeat"].res_ids, two.ids)
        self.assertEqual(found["nonconform"].clause_ids, one.clause_id)

    def test_procedures_issued_since_the_last_audit(self):
        procedure = self.env["iso.procedure"].create(
            {
                "code": "QT-01",
                "name": "Cấp phép",
                "company_id": self.agency.id,
                "owner_id": self.trade.id,
                "clause_ids": [(6, 0, self.clause.ids)],
                "issue_date": vietnam_today(),
            }
        )
        programme = self._new_programme(vietnam_today().year)
        found = self._proposed(programme, self.trade)
        self.assertEqual(found["procedure"].res_ids, procedure.ids)
        found["procedure"].accept()
        cell = programme.cell_ids
        self.assertEqual(cell.department_id, self.trade)
        self.assertEqual(cell.procedure_ids, procedure)
        self.assertIn(self.clause, cell.clause_ids)

    def test_laws_are_of_the_whole_agency(self):
        law = self.env["iso.legal.document"].create(
            {
                "kind": "decree",
                "number": "999/NĐ-CP",
                "issuer": "Chính phủ",
                "date": vietnam_today(),
                "subject": "về kiểm soát thủ tục",
            }
        )
        programme = self._new_programme()
        programme.action_propose()
        found = programme.proposal_ids.filtered(lambda one: one.kind == "law")
        self.assertFalse(found.department_id)
        self.assertIn(law.id, found.res_ids)
        found.accept()
        self.assertFalse(programme.cell_ids)

    def test_what_was_decided_stays(self):
        programme = self._new_programme()
        self._foresee(programme, self.trade)
        found = self._proposed(programme, self.energy)["age"]
        with self.assertRaisesRegex(UserError, "Accept or refuse"):
            programme._check_complete()
        with self.assertRaisesRegex(UserError, "reason"):
            found.refuse(" ")
        with self.assertRaisesRegex(UserError, "reason"):
            found.refuse({"reason": "x"})
        found.refuse("Mới thành lập")
        self.assertEqual((found.state, found.words), ("refused", "Mới thành lập"))
        self.assertEqual(found.decided_by_id, self.secretary)
        with self.assertRaisesRegex(UserError, "decided on already"):
            found.accept()
        again = self._proposed(programme, self.energy)["age"]
        self.assertEqual(again, found)
        (programme.proposal_ids - found).accept()
        self._issue_programme(programme)
        with self.assertRaises(UserError):
            found.sudo(False).with_user(self.secretary).write({"words": "khác"})

    def test_only_the_secretary_decides(self):
        programme = self._new_programme()
        programme.action_propose()
        proposal = programme.proposal_ids[:1]
        for user in (self.leader, self.lead, self.staff, self.other_secretary):
            with self.assertRaises(AccessError):
                proposal.with_user(user).accept()
            with self.assertRaises(AccessError):
                programme.with_user(user).action_propose()
        with self.assertRaises(AccessError):
            proposal.write({"reason": "khác", "state": "accepted"})

    def test_proposing_asks_no_more_with_more_departments(self):
        programme = self._new_programme()

        def queries():
            programme.action_propose()
            programme.proposal_ids.sudo().filtered(
                lambda one: one.state == "open"
            ).unlink()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            programme._grounds()
            return self.env.cr.sql_log_count - before

        # What is the same for every call is in the caches after a few.
        first = [queries() for _time in range(4)][-1]
        for number in range(10):
            self._new_department(f"Phòng {number}", None)
        self.assertEqual(queries(), first)
