from odoo.tests import tagged

from odoo.addons.iso_quality.tests.risk_case import RiskCase
from odoo.addons.iso_quality.tests.test_tours import TourCase


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

    def test_secretary_looks_at_the_matrix(self):
        self._walk("/odoo/iso-risk-matrix", "iso_secretary_risk_matrix", self.secretary)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestRiskToursPhone(TestRiskToursWide):
    browser_size = "390x800"
    touch_enabled = True
    suffix = "_on_phone"
