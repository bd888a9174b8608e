"""What stands apart in the papers of audits: administrative reform, how a session is
held."""

from odoo.tests import tagged

from odoo.addons.iso_quality_audit.tests.audit.audit_case import AuditMakers

from ..common import squeezed
from ..objective.test_objective_sheet_print import ObjectivePrintCase


@tagged("post_install", "-at_install", "iso_quality")
class TestAuditPartsPrint(AuditMakers, ObjectivePrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_up_auditors()

    def _round_with_reform(self):
        session = self._running("Câu của ISO", "Câu của cải cách")
        audit = session.audit_id
        audit.sudo()._unsealed().with_reform = True
        first, second = session.answer_ids
        second.sudo()._unsealed().part = "reform"
        gap = {"requirement": "Công khai", "place": "Một cửa", "grade": "minor"}
        self._answer(first, "nonconform", seen="Thiếu sổ", **gap)
        self._answer(second, "nonconform", seen="Chưa niêm yết phí", **gap)
        session.hand_in()
        session.finding_ids.with_user(self.lead).decide("kept")
        return audit

    def test_reform_has_a_part_of_its_own(self):
        audit = self._round_with_reform()
        report = self._new_paper(
            audit,
            "report",
            self.lead,
            conclusion="Duy trì tốt",
            reform_conclusion="Công khai chưa đủ",
        )
        for text in self._all_formats("audit_report", report):
            self.assertIn(squeezed("hỏi 1 câu; ghi nhận 1 điểm không phù hợp"), text)
            before, after = text.split(squeezed("KIỂM TRA CẢI CÁCH HÀNH CHÍNH"), 1)
            self.assertIn(squeezed("Thiếu sổ"), before)
            self.assertNotIn(squeezed("Chưa niêm yết phí"), before)
            self.assertIn(squeezed("Chưa niêm yết phí"), after)
            self.assertIn(squeezed("Công khai chưa đủ"), after)
        for text in self._all_formats("audit_nonconformities", audit):
            before, after = text.split(squeezed("Kiểm tra cải cách hành chính"), 1)
            self.assertIn(squeezed("Thiếu sổ"), before)
            self.assertIn(squeezed("Chưa niêm yết phí"), after)
        minutes = self._new_paper(audit, "closing", chair_id=self.lead.id)
        for text in self._all_formats("audit_closing", minutes):
            self.assertIn(squeezed("1 điểm không phù hợp, 0 điểm lưu ý"), text)
            self.assertIn(
                squeezed("Về cải cách hành chính: 1 điểm không phù hợp"), text
            )
            self.assertIn(squeezed("KPH nhẹ về cải cách hành chính"), text)

    def test_how_a_session_is_held_where_the_agency_says_it(self):
        audit = self._new_audit()
        session = self._new_session(audit, self.trade, self.auditor)
        session.write({"method": "remote", "method_reason": "Bão số 9"})
        plan = self._new_paper(audit, "plan")
        for text in self._all_formats("audit_plan", plan):
            self.assertNotIn(squeezed("Bão số 9"), text)
        self.agency.iso_audit_methods = True
        self.env.invalidate_all()
        for text in self._all_formats("audit_plan", plan):
            self.assertIn(squeezed("Trực tuyến: Bão số 9"), text)
