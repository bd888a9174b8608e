"""What is past its date is said: acceptances of risks, reviews of the year."""

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .risk_case import RiskCase


class JobCase(RiskCase):
    @classmethod
    def _job(cls, name, day, model):
        """How many records a step of the daily job looks at on a day, until none is
        left."""
        total = 0
        [step] = [
            step
            for step in cls.env["iso.daily.job"]._steps()
            if step.__name__ == name and step.__self__._name == model
        ]
        with freeze_time(f"{day} 03:00:00"):
            while count := step(cls.agency, step.__self__)[0]:
                total += count
                assert total < 1000, "the step never ends"
        return total


@tagged("post_install", "-at_install", "iso_quality")
class TestAcceptanceRanOut(JobCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.register = cls._register(cls._new_round())
        cls.risk = cls._new_risk(
            cls.register, treatment="accept", accepted_until="2026-05-31"
        )
        with freeze_time("2026-02-02 03:00:00"):
            cls.risk.with_user(cls.trade_head).action_accept()

    def _tell(self, day):
        return self._job("_tell_ran_out_batch", day, "iso.risk")

    def test_who_accepted_it_is_told_once(self):
        self.assertIn(self.agency, self.env["iso.daily.job"]._companies())
        days = ("2026-05-31", "2026-06-01", "2026-06-02", "2026-08-30")
        self.assertEqual([self._tell(day) for day in days], [0, 1, 0, 0])
        to_do = self.risk.sudo().activity_ids
        self.assertEqual(to_do.user_id, self.trade_head)
        self.assertIn("Hết hạn chấp nhận rủi ro ngày 31/05/2026", to_do.summary)

    def test_a_leader_who_accepted_it_and_a_head_after_one_who_left(self):
        with freeze_time("2026-02-02 03:00:00"):
            self.risk.with_user(self.leader).action_accept()
        self._tell("2026-06-01")
        self.assertEqual(self.risk.sudo().activity_ids.user_id, self.leader)
        self.risk.sudo()._unsealed().ran_out_told_for = False
        self.risk.sudo().activity_ids.unlink()
        self.env["iso.role"].sudo().search(
            [("user_id", "=", self.leader.id), ("role", "=", "leader")]
        ).date_to = "2026-03-31"
        self._tell("2026-06-01")
        self.assertEqual(self.risk.sudo().activity_ids.user_id, self.trade_head)

    def test_it_is_not_confirmed_again_unseen(self):
        mine = self.risk.with_user(self.trade_head)
        with freeze_time("2026-06-02 03:00:00"):
            with self.assertRaisesRegex(UserError, "31/05/2026, which is over"):
                mine.action_confirm()
            with self.assertRaisesRegex(UserError, "accepted it until 31/05/2026"):
                self.register.with_user(self.trade_head).confirm()
            mine.accepted_until = "2026-12-31"
            with self.assertRaises(UserError):
                mine.action_confirm()
            mine.action_accept()
            self.register.with_user(self.trade_head).confirm()
        self.assertEqual(self.register.state, "confirmed")

    def test_accepted_anew_nobody_is_asked_any_more_until_that_is_over(self):
        self._tell("2026-06-01")
        with freeze_time("2026-06-02 03:00:00"):
            self.risk.with_user(self.trade_head).accepted_until = "2026-09-30"
            self.assertFalse(self.risk.sudo().activity_ids)
            self.risk.with_user(self.trade_head).action_accept()
        self.assertEqual(self._tell("2026-06-03"), 0)
        self.assertEqual(self._tell("2026-10-01"), 1)

    def test_of_the_newest_review_only(self):
        self._new_round(2027)
        self.assertEqual(self._tell("2027-02-01"), 0)

    def test_it_costs_the_same_for_many(self):
        queries = []
        for number in (5, 50):
            for _place in range(number):
                risk = self._new_risk(
                    self.register, treatment="accept", accepted_until="2026-05-31"
                )
                with freeze_time("2026-02-02 03:00:00"):
                    risk.action_accept()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertGreaterEqual(self._tell("2026-06-01"), number)
            self.env.flush_all()
            queries.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(queries[1], queries[0] + 5, queries)


@tagged("post_install", "-at_install", "iso_quality")
class TestReviewsPastTheirDate(JobCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.round = cls._new_round()
        cls.round.date_deadline = "2026-06-30"

    def _tell(self, day, model="iso.risk.round"):
        return self._job("_tell_late_batch", day, model)

    def _confirm(self, *departments):
        for department in departments:
            register = self._register(self.round, department)
            register.with_user(register.sudo().head_id).confirm()

    def test_the_secretary_is_told_once_who_has_not_confirmed(self):
        self._confirm(self.energy)
        days = ("2026-06-30", "2026-07-01", "2026-07-02", "2026-09-30")
        self.assertEqual([self._tell(day) for day in days], [0, 1, 0, 0])
        to_do = self.round.sudo().activity_ids
        self.assertEqual(to_do.user_id, self.secretary)
        self.assertIn("quá hạn từ ngày 30/06/2026, 2 phòng", to_do.summary)
        self.assertIn("Phòng Thương mại", to_do.summary)
        self.assertNotIn("Phòng Năng lượng", to_do.summary)

    def test_another_date_is_told_when_it_is_past(self):
        self._tell("2026-07-01")
        self.round.date_deadline = "2026-08-31"
        self.assertFalse(self.round.sudo().activity_ids)
        self.assertEqual(self._tell("2026-08-31"), 0)
        self.assertEqual(self._tell("2026-09-01"), 1)

    def test_all_have_confirmed_so_it_has_until_the_year_is_over(self):
        self._tell("2026-07-01")
        self._confirm(self.energy, self.trade, self.office)
        self.assertEqual(self._tell("2026-07-02"), 1, "it is taken back")
        self.assertFalse(self.round.sudo().activity_ids)
        self.assertEqual(self._tell("2026-12-31"), 0)
        self.assertEqual(self._tell("2027-01-02"), 1)
        self.assertIn("31/12/2026", self.round.sudo().activity_ids.summary)
        for register in self.round.register_ids:
            register.with_user(self.secretary).close()
        self.round.close()
        self.assertFalse(self.round.sudo().activity_ids)
        self.assertEqual(self._tell("2027-01-03"), 0)

    def test_a_context_that_is_not_reviewed_in_its_year(self):
        context = self.env["iso.context"].with_user(self.secretary)
        context = context.create({"year": 2026, "company_id": self.agency.id})
        days = ("2026-12-31", "2027-01-02", "2027-01-03")
        told = [self._tell(day, "iso.context") for day in days]
        self.assertEqual(told, [0, 1, 0])
        self.assertEqual(context.sudo().activity_ids.user_id, self.secretary)
        context.issue_ids.write({"relevance": "no", "description": "Không"})
        context.issue_ids.action_review()
        context.finish_review()
        self.assertFalse(context.sudo().activity_ids)
