"""Risks, context and the matrix as people use them, on a wide screen and on a phone."""

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.iso_quality.tests.risk.risk_case import RiskCase
from odoo.addons.iso_quality.tests.tour_case import TourCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestRiskToursWide(RiskCase, TourCase):
    browser_size = "1366x900"
    # Lists are cards on a phone.
    suffix = ""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        last = cls._new_round(2025)
        cls._new_risk(cls._register(last), (4, 4), (3, 3), name="Hồ sơ chậm hạn")
        cls._register(last).risk_ids.with_user(cls.leader).action_approve()
        cls._close_all(last)
        cls.round = cls._new_round(2026)
        cls._new_risk(cls._register(cls.round, cls.energy), (4, 5), name="Mất điện")
        cls.env.flush_all()

    def test_head_confirms(self):
        self._walk(
            "/odoo/iso-risk-registers",
            f"iso_head_confirms_risks{self.suffix}",
            self.trade_head,
        )
        register = self._register(self.round)
        register.invalidate_recordset()
        self.assertEqual(register.state, "confirmed")
        self.assertEqual(register.risk_ids.review, "confirmed")

    def test_leader_approves_a_very_high_risk(self):
        self._walk("/odoo/iso-risks", "iso_leader_approves_risk", self.leader)
        risk = self._register(self.round, self.energy).risk_ids
        risk.invalidate_recordset()
        self.assertEqual(
            (risk.approval, risk.approved_by_id), ("approved", self.leader)
        )

    def test_staff_finish_a_measure_with_evidence(self):
        register = self._register(self.round)
        measure = self._measure(
            register.risk_ids.with_user(self.trade_head), name="Diễn tập"
        )
        register.risk_ids.with_user(self.trade_head).action_confirm()
        register.with_user(self.trade_head).confirm()
        self._walk("/odoo/iso-risk-measures", "iso_staff_finishes_measure", self.staff)
        measure.invalidate_recordset()
        self.assertEqual((measure.state, measure.done_by_id), ("done", self.staff))
        self.assertIn("Biên bản", measure.evidence)
        self.assertEqual(measure.sudo().evidence_ids.name, "bien-ban.txt")

    def test_secretary_reviews_the_context(self):
        context = self.env["iso.context"].with_user(self.secretary)
        context = context.create({"year": 2026, "company_id": self.agency.id})
        context.write(
            {
                "issue_ids": [Command.create({"name": "Thiếu người"})],
                "party_ids": [Command.create({"name": "Doanh nghiệp"})],
            }
        )
        self._walk(
            "/odoo/iso-context",
            f"iso_secretary_reviews_context{self.suffix}",
            self.secretary,
        )
        context.invalidate_recordset()
        self.assertEqual(context.state, "reviewed")
        climate = context.issue_ids.filtered("is_climate")
        self.assertEqual(climate.relevance, "yes")
        self.assertIn("Bão", climate.description)

    def test_secretary_looks_at_the_matrix(self):
        self._walk("/odoo/iso-risk-matrix", "iso_secretary_risk_matrix", self.secretary)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestRiskToursPhone(TestRiskToursWide):
    browser_size = "390x800"
    touch_enabled = True
    suffix = "_on_phone"
