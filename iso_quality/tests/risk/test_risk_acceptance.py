"""A risk is accepted by the button of the person who answers for it, in that person's
own agency; nobody enters somebody else."""

from contextlib import suppress

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .risk_case import RiskCase


@tagged("post_install", "-at_install", "iso_quality")
class TestRiskAcceptance(RiskCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.register = cls._register(cls._new_round())
        cls.risk = cls._new_risk(
            cls.register, treatment="accept", accepted_until="2026-12-31"
        )

    def test_by_the_own_button_of_head_or_leader(self):
        for user in (self.trade_head, self.leader):
            risk = self.risk.with_user(user)
            risk.action_accept()
            self.assertEqual(
                (risk.accepted_by_id, risk.accepted_by_name), (user, user.name)
            )
            self.assertIn(user.name, risk.sudo().message_ids[0].preview)

    def test_others_do_not_accept(self):
        others = (self.staff, self.secretary, self.energy_head, self.other_leader)
        for user in others:
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.risk.with_user(user).action_accept()
        self.assertFalse(self.risk.accepted_by_id)

    def test_nobody_is_entered(self):
        for user in (self.trade_head, self.secretary):
            risk = self.risk.with_user(user)
            for who in (self.leader, user):
                with self.assertRaises(UserError):
                    risk.accepted_by_id = who
            entered = {
                "accepted_by_id": self.leader.id,
                "accepted_by_name": self.leader.name,
            }
            # Refused or left out: nobody is entered.
            made = self.env["iso.risk"]
            with suppress(UserError), self.env.cr.savepoint():
                made = self._new_risk(
                    self.register, user=user, treatment="accept", **entered
                )
            self.assertFalse(made.accepted_by_id or made.accepted_by_name)

    def test_a_role_counts_in_its_own_agency_only(self):
        """A leader elsewhere who is staff here accepts and approves nothing here."""
        self.env["iso.role"]._give(self.other_leader, "staff", self.agency)
        self.env["hr.employee"].create(
            {
                "name": "Biệt phái",
                "user_id": self.other_leader.id,
                "company_id": self.agency.id,
                "department_id": self.trade.id,
            }
        )
        self.env.flush_all()
        high = self._new_risk(self.register, (4, 4))
        both = (self.agency | self.other_agency).ids
        for risk, act in (
            (self.risk, "action_accept"),
            (high, "action_approve"),
        ):
            foreign = risk.with_user(self.other_leader).with_context(
                allowed_company_ids=both
            )
            self.assertTrue(foreign.has_access("read"))
            with self.subTest(act), self.assertRaises(AccessError):
                getattr(foreign, act)()

    def test_it_is_accepted_as_it_stands(self):
        for vals in (
            {"current_impact_id": self._level(self.register, "impact", 5).id},
            {"accepted_until": "2027-12-31"},
            {"name": "Rủi ro khác"},
        ):
            self.risk.action_accept()
            self.risk.write(vals)
            self.assertFalse(self.risk.accepted_by_id or self.risk.accepted_by_name)
        self.risk.action_accept()
        self.risk.action_confirm()
        self.register.with_user(self.trade_head).confirm()
        with self.assertRaises(UserError):
            self.risk.with_user(self.leader).action_accept()

    def test_what_is_not_to_be_accepted(self):
        self.risk.accepted_until = False
        asked = self.risk.action_accept()
        self.assertEqual((asked["res_id"], asked["target"]), (self.risk.id, "new"))
        self.assertFalse(self.risk.accepted_by_id)
        with self.assertRaisesRegex(UserError, "until when"):
            self.risk.with_context(asked_first=True).action_accept()
        # A leader reads risks only: it is the head who enters the day.
        with self.assertRaisesRegex(UserError, "until when"):
            self.risk.with_user(self.leader).action_accept()
        self.risk.treatment = "reduce"
        with self.assertRaisesRegex(UserError, "not to be accepted"):
            self.risk.action_accept()

    def test_a_review_that_was_confirmed_is_changed(self):
        self.risk.action_accept()
        self.risk.action_confirm()
        self.risk.with_user(self.leader).action_accept()
        self.assertEqual(self.risk.review, "changed")
