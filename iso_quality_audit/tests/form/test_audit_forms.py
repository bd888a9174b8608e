"""What an agency calls the papers of its audits."""

from odoo.tests import tagged

from ..audit.audit_case import AuditCase


@tagged("post_install", "-at_install", "iso_quality")
class TestAuditForms(AuditCase):
    def test_each_kind_of_paper_has_its_form(self):
        programme = self.env["iso.document.type"]._by_code("CTr")
        self.agency.iso_symbol = "SCT"
        self.env["iso.form"].with_user(self.secretary).create(
            {
                "key": "audit_plan",
                "document_type_id": programme.id,
                "title": "Đánh giá nội bộ theo TCVN ISO 9001",
            }
        )
        audit = self._new_audit()
        plan = self._new_paper(audit, "plan")
        self.assertEqual(plan._document_type(), programme)
        self.assertEqual(plan.symbol, "CTr-SCT")
        self.assertEqual(plan.subject, "Đánh giá nội bộ theo TCVN ISO 9001 – Đợt 1")
        notice = self._new_paper(audit, "notice")
        self.assertEqual(notice._document_type().code, "TB")
        self.assertEqual(notice.subject, "Về việc đánh giá nội bộ – Đợt 1")
        keys = {paper._form_key() for paper in (plan, notice)}
        self.assertEqual(keys, {"audit_plan", "audit_notice"})
