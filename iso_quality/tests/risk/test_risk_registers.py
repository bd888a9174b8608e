"""A department's register: each line confirmed or changed, sealed, approved by a leader
when it is very high."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from .risk_case import RiskCase


@tagged("post_install", "-at_install", "iso_quality")
class TestRiskRegister(RiskCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        last = cls._new_round(2025)
        register = cls._register(last)
        for name in ("Chậm hạn", "Sai mẫu"):
            cls._new_risk(register, (4, 3), (3, 3), name=name)
        cls._close_all(last)
        cls.round = cls._new_round(2026)
        cls.register = cls._register(cls.round).with_user(cls.trade_head)
        cls.one, cls.two = cls.register.risk_ids

    def test_each_line_is_confirmed_or_changed(self):
        self.assertEqual(self.register.pending_count, 2)
        with self.assertRaisesRegex(UserError, "Chậm hạn"):
            self.register.confirm()
        self.one.action_confirm()
        self.two.effect = "Phải làm lại"
        self.assertEqual((self.one.review, self.two.review), ("confirmed", "changed"))
        self.assertEqual(self.register.pending_count, 0)
        self.register.confirm()
        self.assertEqual(self.register.confirmed_by_id, self.trade_head)

    # ------------------------------------------------------------ nothing has changed
    def _unchanged(self, user):
        register = self.register.with_user(user)
        action = register.action_ask_unchanged()
        return (
            self.env[action["res_model"]]
            .with_user(user)
            .with_context(**action["context"])
            .create({})
        )

    def _note_changes(self):
        self.env.flush_all()
        self.cr.precommit.run()

    def test_all_unchanged_lines_are_confirmed_at_once(self):
        three = self._new_risk(self.register, (4, 3), (3, 3), user=self.trade_head)
        self.two.effect = "Phải làm lại"
        self.assertTrue(self.register.may_review_rest)
        wizard = self._unchanged(self.trade_head)
        self.assertIn("1 lines of", wizard.question)
        self.assertEqual(self.one.review, "pending")
        self._note_changes()
        before = self.one.message_ids
        wizard.action_confirm()
        self._note_changes()
        self.assertEqual(
            [one.review for one in (self.one, self.two, three)],
            ["confirmed", "changed", "new"],
        )
        # Told in its own history, as its own button does.
        told = (self.one.message_ids - before).sudo().tracking_value_ids.field_id
        self.assertIn("review", told.mapped("name"))
        self.assertFalse(self.register.may_review_rest)
        with self.assertRaises(UserError):
            self._unchanged(self.trade_head).action_confirm()

    def test_what_lacks_something_is_reviewed_by_hand(self):
        self.one.sudo()._unsealed().treatment = False
        self.one.sudo()._unsealed().review = "pending"
        wizard = self._unchanged(self.trade_head)
        self.assertIn("say how it is treated", wizard.question)
        wizard.action_confirm()
        self.assertEqual((self.one.review, self.two.review), ("pending", "confirmed"))

    def test_who_may_not_review_one_does_not_review_all(self):
        for user in (self.staff, self.leader):
            self.assertFalse(self.register.with_user(user).may_review_rest)
            with self.assertRaises(AccessError):
                self._unchanged(user).action_confirm()
        self.assertEqual(self.one.review, "pending")

    def test_confirmed_lines_are_sealed(self):
        (self.one | self.two).action_confirm()
        self.register.confirm()
        for change in (
            lambda: self.one.with_user(self.secretary).write({"cause": "x"}),
            lambda: self.one.with_user(self.secretary).unlink(),
            lambda: self._new_risk(self.register, user=self.secretary),
            lambda: self.one.with_user(self.secretary).action_drop(),
        ):
            with self.assertRaises(UserError):
                change()
        self.register.with_user(self.secretary).return_to_draft("Thiếu một rủi ro")
        self.one.cause = "Nguyên nhân khác"
        self.assertEqual(self.one.review, "changed")

    def test_a_review_mark_is_set_by_buttons_only(self):
        for vals in ({"review": "confirmed"}, {"approved_by_id": self.leader.id}):
            with self.assertRaises(UserError):
                self.one.write(vals)

    def test_what_is_missing_is_told(self):
        told = self.one.with_context(asked_first=True)
        self.one.treatment = False
        asked = self.one.action_confirm()
        self.assertEqual((asked["res_id"], asked["target"]), (self.one.id, "new"))
        with self.assertRaisesRegex(UserError, "how it is treated"):
            told.action_confirm()
        self.one.treatment = "accept"
        with self.assertRaisesRegex(UserError, "enter until when"):
            self.one.action_confirm()
        self.one.accepted_until = "2026-12-31"
        self.one.action_accept()
        self.one.action_confirm()
        self.one.current_impact_id = False
        with self.assertRaisesRegex(UserError, "no likelihood or no impact"):
            told.action_confirm()

    def test_another_head_confirms_nothing(self):
        register = self.register.with_user(self.energy_head)
        with self.assertRaises(AccessError):
            register.confirm()
        with self.assertRaises(AccessError):
            self.one.with_user(self.energy_head).action_confirm()

    def test_very_high_risks_are_approved_by_a_leader_only(self):
        high = self._new_risk(self.register, (4, 4), name="Rò rỉ hóa chất")
        (self.one | self.two).action_confirm()
        self.assertEqual((high.approval, self.one.approval), ("needed", "none"))
        self.register.confirm()
        self.assertEqual(self.register.approval_count, 1)
        with self.assertRaisesRegex(UserError, "Rò rỉ hóa chất"):
            self.register.with_user(self.secretary).close()
        for user in (self.trade_head, self.secretary):
            with self.assertRaises(AccessError):
                high.with_user(user).action_approve()
        with self.assertRaises(UserError):
            self.one.with_user(self.leader).action_approve()
        high.with_user(self.leader).action_approve()
        self.assertEqual(high.approved_by_id, self.leader)
        self.register.with_user(self.secretary).close()
        self.assertEqual(self.register.state, "closed")

    def test_an_approval_is_gone_with_what_was_approved(self):
        high = self._new_risk(self.register, (4, 4))
        high.with_user(self.leader).action_approve()
        high.process = "Khác"
        self.assertEqual(high.approval, "approved")
        high.current_impact_id = self._level(self.register, "impact", 5)
        self.assertEqual(high.approval, "needed")
        self.assertFalse(high.approved_by_id)

    def test_opportunities_are_not_scored(self):
        chance = self._new_risk(self.register, (5, 5), kind="opportunity")
        self.assertEqual((chance.current_score, chance.approval), (0, "none"))
        self.assertFalse(chance.current_band_id)
        chance.action_confirm()
        with self.assertRaises(ValidationError):
            chance.treatment = "avoid"

    def test_the_form_of_the_head(self):
        with Form(self.one) as form:
            form.current_likelihood_id = self._level(self.register, "likelihood", 1)
        self.assertEqual((self.one.current_score, self.one.review), (3, "changed"))
