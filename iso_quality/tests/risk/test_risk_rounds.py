"""The yearly review: who opens it, for whom, what comes along from the last one, when it
closes."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .risk_case import RiskCase


@tagged("post_install", "-at_install", "iso_quality")
class TestRiskRound(RiskCase):
    def test_it_opens_for_all_departments_in_scope(self):
        self.energy.iso_in_scope = False
        one = self._new_round()
        self.assertEqual(one.register_ids.department_id, self.office | self.trade)
        self.energy.iso_in_scope = True
        one.open()
        self.assertEqual(one.register_ids.department_id, self.departments)
        self.assertEqual((one.register_count, one.confirmed_count), (3, 0))

    def test_only_the_secretary_opens(self):
        one = self._new_round(is_open=False)
        for user in (self.trade_head, self.leader, self.staff):
            with self.assertRaises(AccessError):
                one.with_user(user).open()

    def test_state_is_not_written_from_outside(self):
        one = self._new_round(is_open=False)
        with self.assertRaises(UserError):
            one.state = "closed"
        register = self._register(self._new_round(2027))
        with self.assertRaises(UserError):
            register.with_user(self.trade_head).state = "closed"

    def test_residual_becomes_current(self):
        last = self._new_round(2025)
        register = self._register(last)
        risk = self._new_risk(register, (4, 3), (2, 3), cause="Dồn việc")
        kept = self._new_risk(register, (2, 2), name="Không đổi")
        gone = self._new_risk(register, (1, 1), name="Đã hết")
        chance = self._new_risk(register, None, kind="opportunity", name="Số hóa")
        measure = self._measure(risk)
        self._close_all_but_drop(last, gone)
        self._finish_work(measure, self.staff)
        measure.with_user(self.trade_head).action_check_effective()
        risks = self._register(self._new_round(2026)).risk_ids
        self.assertEqual(risks.origin_id, risk | kept | chance)
        moved = risks.filtered(lambda one: one.origin_id == risk)
        self.assertEqual(
            (moved.last_score, moved.current_score, moved.residual_score), (12, 6, 6)
        )
        self.assertEqual((moved.movement, moved.review), ("down", "pending"))
        self.assertEqual((moved.cause, moved.controls), ("Dồn việc", "Cảnh báo sớm"))
        same = risks.filtered(lambda one: one.origin_id == kept)
        self.assertEqual((same.current_score, same.movement), (4, "same"))
        opportunity = risks.filtered(lambda one: one.origin_id == chance)
        self.assertFalse(opportunity.movement)
        same.with_user(self.trade_head).current_likelihood_id = self._level(
            same.register_id, "likelihood", 5
        )
        self.assertEqual(same.movement, "up")

    def _close_all_but_drop(self, one, gone):
        gone.action_drop()
        self._close_all(one)

    def test_a_smaller_scale_leaves_what_it_has_not_to_be_assessed(self):
        last = self._new_round(2025)
        self._new_risk(self._register(last), (2, 5))
        self._close_all(last)
        risk = self._register(self._new_round(2026, "three")).risk_ids
        self.assertEqual(risk.current_likelihood_id.value, 2)
        self.assertFalse(risk.current_impact_id)
        self.assertFalse(risk.current_score)
        self.assertFalse(risk.movement)

    def test_a_round_closes_when_all_registers_are(self):
        one = self._new_round()
        with self.assertRaisesRegex(UserError, "Phòng Năng lượng"):
            one.close()
        self._close_all(one)
        self.assertEqual((one.state, one.closed_count), ("closed", 3))
        with self.assertRaises(UserError):
            one.open()
        with self.assertRaises(UserError):
            one.unlink()
