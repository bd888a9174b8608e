"""Scales of risks: bands, levels, colours, and that a change of a scale changes no past."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .risk_case import RiskCase


@tagged("post_install", "-at_install", "iso_quality")
class TestRiskScale(RiskCase):
    def test_bands_of_the_data(self):
        register = self._register(self._new_round())
        for pair, band in (
            ((1, 3), "Thấp"),
            ((2, 2), "Trung bình"),
            ((3, 3), "Cao"),
            ((4, 4), "Rất cao"),
        ):
            risk = self._new_risk(register, pair)
            self.assertEqual(risk.current_score, pair[0] * pair[1])
            self.assertEqual(risk.current_band_id.name, band)

    def test_every_scale_of_the_data_can_be_used(self):
        for scale in self.env["iso.risk.scale"].search([("company_id", "=", False)]):
            self.assertFalse(scale.problem, scale.name)

    def test_a_scale_with_a_gap_opens_no_round(self):
        scale = self.env.ref("iso_quality.risk_scale_five").copy(
            {"company_id": self.agency.id}
        )
        one = self._new_round(is_open=False)
        one.scale_id = scale
        scale.band_ids[0].score_to = 2
        self.assertIn("3", scale.problem)
        with self.assertRaises(ValidationError):
            one.open()
        scale.band_ids[0].score_to = 3
        one.open()
        self.assertEqual(one.state, "open")

    def test_changing_the_scale_changes_no_past(self):
        scale = self.env.ref("iso_quality.risk_scale_five")
        one = self._new_round()
        risk = self._new_risk(self._register(one), (3, 3))
        scale.band_ids[1].score_to = 9
        scale.band_ids[2].score_from = 10
        risk.cause = "Nguyên nhân"
        self.assertEqual(risk.current_band_id.name, "Cao")
        with self.assertRaises(UserError):
            one.used_scale_id.sudo().band_ids[0].colour = "#ffffff"
        with self.assertRaises(UserError):
            one.used_scale_id.sudo().name = "Khác"

    def test_levels_of_another_scale_are_refused(self):
        register = self._register(self._new_round())
        level = self.env.ref("iso_quality.risk_scale_three_likelihood_1")
        with self.assertRaises(ValidationError):
            self._new_risk(register, None, current_likelihood_id=level.id)

    def test_a_colour_is_a_colour(self):
        with self.assertRaises(ValidationError):
            self.env.ref("iso_quality.risk_scale_five_band_1").colour = "red; x"
