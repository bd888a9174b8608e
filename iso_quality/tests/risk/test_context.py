"""The context of a year: the question on climate change, the review of every entry, its
seal."""

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from .risk_case import RiskCase


@tagged("post_install", "-at_install", "iso_quality")
class TestContext(RiskCase):
    def _year_context(self, year):
        return (
            self.env["iso.context"]
            .with_user(self.secretary)
            .create({"year": year, "company_id": self.agency.id})
        )

    def _answer(self, context):
        context.issue_ids.filtered("is_climate").write(
            {"relevance": "yes", "description": "Bão, ngập"}
        )

    def test_climate_change_has_to_be_answered(self):
        context = self._year_context(2026)
        climate = context.issue_ids
        self.assertTrue(climate.is_climate)
        climate.is_reviewed = True
        with self.assertRaisesRegex(UserError, "climate change"):
            context.finish_review()
        climate.unlink()
        with self.assertRaisesRegex(UserError, "climate change"):
            context.finish_review()

    def test_everything_is_reviewed_again_next_year(self):
        context = self._year_context(2025)
        self._answer(context)
        context.write(
            {
                "issue_ids": [
                    Command.create({"name": "Thiếu người", "description": "3 biên chế"})
                ],
                "party_ids": [
                    Command.create({"name": "Doanh nghiệp", "needs": "Nhanh"})
                ],
            }
        )
        with self.assertRaisesRegex(UserError, "Thiếu người"):
            context.issue_ids.filtered("is_climate").action_review()
            context.finish_review()
        context.issue_ids.action_review()
        context.party_ids.action_review()
        context.finish_review()
        following = self._year_context(2026)
        self.assertEqual(following.pending_count, 3)
        self.assertEqual(following.issue_ids.origin_id, context.issue_ids)
        issue = following.issue_ids.filtered(lambda one: not one.is_climate)
        self.assertEqual((issue.description, issue.name), ("3 biên chế", "Thiếu người"))
        self.assertEqual(following.party_ids.needs, "Nhanh")
        climate = following.issue_ids.filtered("is_climate")
        self.assertEqual(len(climate), 1)
        self.assertFalse(climate.relevance or climate.description)

    def test_a_reviewed_context_is_sealed(self):
        context = self._year_context(2026)
        self._answer(context)
        context.issue_ids.action_review()
        context.finish_review()
        with self.assertRaises(UserError):
            context.issue_ids.effect = "x"
        with self.assertRaises(UserError):
            context.year = 2027
        context.reopen("Ghi nhầm")
        context.issue_ids.effect = "x"

    def test_the_same_issue_of_this_year_is_linked(self):
        old = self._year_context(2025)
        self._answer(old)
        last = self._new_round(2025)
        risk = self._new_risk(self._register(last))
        risk.issue_ids = old.issue_ids
        self.assertEqual(old.issue_ids.risk_ids, risk)
        new = self._year_context(2026)
        self._close_all(last)
        carried = self._register(self._new_round(2026)).risk_ids
        self.assertEqual(carried.issue_ids, new.issue_ids)
