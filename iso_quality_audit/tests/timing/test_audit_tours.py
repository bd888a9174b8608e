"""Tours: the leader signs the plan of a round, its lead auditor brings it to the end."""

from datetime import timedelta

from odoo import fields
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.iso_quality.tests.tour_case import TourCase

from ..audit.audit_case import HOUR, AuditMakers


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestAuditToursPhone(AuditMakers, TourCase):
    browser_size = "390x800"
    touch_enabled = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_up_auditors()
        (cls.lead | cls.auditor).lang = "vi_VN"
        # The browser has today's clock.
        today = fields.Datetime.now().replace(hour=1, minute=0, second=0, microsecond=0)
        cls.begin = today + timedelta(days=30)

    def _round(self):
        audit = self._new_audit(
            year=self.begin.year, date_planned=self.begin.date(), name="Đợt 1"
        )
        session = self._new_session(audit, self.trade, self.auditor, start=self.begin)
        self._ask(session, "Có sổ không?")
        audit.session_ids.create(
            {
                "audit_id": audit.id,
                "kind": "closing",
                "name": "Họp kết thúc",
                "start": self.begin + 8 * HOUR,
                "end": self.begin + 9 * HOUR,
                "auditor_ids": [Command.set(self.lead.ids)],
            }
        )
        return audit, session

    def test_leader_signs_the_plan(self):
        audit, _session = self._round()
        plan = self._new_paper(audit, "plan")
        plan.submit()
        tour = "iso_leader_signs_the_audit_plan"
        self._walk(f"/odoo/iso-audits/{audit.id}", tour, self.leader)
        self.assertEqual((plan.state, plan.number), ("issued", "21"))
        self.assertEqual(audit.state, "planned")

    def test_lead_from_round_to_report(self):
        audit, session = self._round()
        self._issue_plan(audit)
        session = session.with_user(self.auditor)
        session.start_session()
        self._answer(session.answer_ids, "remark", seen="Sổ ghi thiếu ngày")
        session.hand_in()
        url = f"/odoo/iso-audits/{audit.id}"
        self._walk(url, "iso_lead_from_round_to_report", self.lead)
        closing = audit.sudo().session_ids.filtered(lambda one: one.kind == "closing")
        self.assertEqual(closing.place, "Hội trường tầng 5")
        self.assertEqual(closing.change_ids.reason, "Phòng họp cũ đang sửa")
        self.assertEqual(session.finding_ids.decision, "kept")
        self.assertTrue(audit.is_reported)
        self._walk(url, "iso_lead_closes_the_round", self.lead)
        self.assertEqual(audit.state, "closed")


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestAuditToursWide(TestAuditToursPhone):
    browser_size = "1366x900"
    touch_enabled = False
