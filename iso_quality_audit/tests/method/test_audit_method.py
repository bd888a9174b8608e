"""How sessions are held and what auditors master of digital work: on demand."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..audit.audit_case import AuditCase


@tagged("post_install", "-at_install", "iso_quality")
class TestAuditMethod(AuditCase):
    def setUp(self):
        super().setUp()
        self.audit = self._new_audit()
        self.session = self._new_session(self.audit, self.trade, self.auditor)

    def test_off_unless_the_agency_wants_it(self):
        self.assertFalse(self.session.asks_method)
        self.session.method = "remote"
        self._issue_plan(self.audit)

    def test_why_not_on_site(self):
        self.agency.iso_audit_methods = True
        self.session.method = "remote"
        plan = self._new_paper(self.audit, "plan")
        with self.assertRaisesRegex(UserError, "not held on site"):
            plan.submit()
        self.session.method_reason = "Phòng làm việc tại cơ sở 2"
        plan.submit()
        plan.with_user(self.leader).issue("11", vietnam_today())
        for vals in ({"method": "hybrid"}, {"method_reason": "khác"}):
            with self.assertRaisesRegex(UserError, "Adjust"):
                self.session.write(vals)
        wizard = (
            self.env["iso.audit.adjust.wizard"]
            .with_user(self.lead)
            .create({"session_id": self.session.id, "reason": "Đường truyền kém"})
        )
        self.assertEqual(wizard.method, "remote")
        wizard.method = "hybrid"
        wizard.action_adjust()
        self.assertEqual(self.session.method, "hybrid")
        change = self.session.change_ids
        self.assertEqual((change.before, change.after), ("Remotely", "Partly remotely"))

    def test_digital_competence_where_auditors_are_chosen(self):
        member = self.audit.member_ids.filtered(lambda one: one.user_id == self.auditor)
        member.digital_competence = "Họp trực tuyến"
        self.assertNotIn("Họp trực tuyến", self.session.who_may)
        self.agency.iso_audit_digital = True
        self.session.invalidate_recordset(["who_may"])
        self.assertIn("(Họp trực tuyến)", self.session.who_may)
