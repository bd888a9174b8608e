"""Reminding of all late tasks: who gets what is said first."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .home_case import DAY, HomeCase


@tagged("post_install", "-at_install", "iso_quality")
class TestUrgeWizard(HomeCase):
    def _wizard(self, user, words=False):
        return self.env["iso.urge.wizard"].with_user(user).create({"words": words})

    @freeze_time(DAY)
    def test_it_says_who_gets_what_before_it_sends(self):
        wizard = self._wizard(self.secretary)
        self.assertEqual(wizard.count, 3)
        for unit, head in (
            (self.trade, self.trade_head),
            (self.energy, self.energy_head),
        ):
            self.assertIn(f"{unit.name}: 1", wizard.preview)
            self.assertIn(head.name, wizard.preview)
        self.assertFalse(self.plan.task_ids.filtered("urged_on"))

    @freeze_time(DAY)
    def test_own_words_stand_in_each_reminder_and_nobody_is_reminded_twice(self):
        words = "Xong trước <b>thứ Sáu</b>"
        self._wizard(self.secretary, words).action_urge()
        urged = self.plan.task_ids.filtered("urged_on")
        self.assertEqual(len(urged), 3)
        for task in urged:
            body = task.message_ids[0].body
            self.assertIn("Xong trước &lt;b&gt;thứ Sáu", body)
            self.assertIn("chưa được báo cáo hoàn thành", body)
        self.assertEqual(self._wizard(self.secretary).count, 0)
        with self.assertRaisesRegex(UserError, "nobody to remind"):
            self._wizard(self.secretary).action_urge()

    @freeze_time(DAY)
    def test_only_secretaries_remind_and_only_in_their_agency(self):
        for user in (self.leader, self.trade_head, self.staff, self.admin):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._wizard(user).action_urge()
        self.assertEqual(self._wizard(self.other_secretary).count, 0)
        with self.assertRaisesRegex(UserError, "300"):
            self._wizard(self.secretary, "x" * 301).action_urge()
        self.assertFalse(self.plan.task_ids.filtered("urged_on"))
