"""Ways past a gate that walks have found, and those that were thought of: shut."""

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from ..nonconformity.nonconformity_case import NonconformityCase


@tagged("post_install", "-at_install", "iso_quality")
class TestGatesHeld(NonconformityCase):
    def test_what_was_written_is_not_taken_away_in_a_later_step(self):
        one = self._with_action()
        one.correction = False
        with self.assertRaisesRegex(UserError, "done at once"):
            one.action_hand_in()
        one.correction = "Đã trả"
        one.action_ids.cause_ids = [Command.clear()]
        one.cause_ids.unlink()
        with self.assertRaisesRegex(UserError, "at least one cause"):
            one.action_hand_in()

    def test_what_was_left_out_is_not_asked_later(self):
        one = self._accepted()
        one.with_user(self.secretary).waive("Không có gì để khắc phục")
        one.cause_ids.create({"nonconformity_id": one.id, "name": "Bận"})
        one.action_analyse()
        self._new_action(one)
        one.action_hand_in()
        self.assertEqual(one.state, "reviewing")

    def test_an_action_that_works_is_not_turned_against_another_cause(self):
        one = self._analysed(causes=("Bận", "Không biết"))
        first, second = one.cause_ids
        works = self._new_action(one, first)
        fails = self._new_action(one, second)
        self._approve_actions(one)
        self._do(one)
        self._check_done(one)
        fails.with_user(self.energy_head).check_effect(False, "Vẫn trễ")
        works.with_user(self.energy_head).check_effect(True, "Hết trễ")
        self.assertEqual(one.state, "proposing")
        with self.assertRaisesRegex(UserError, "has been checked"):
            works.cause_ids = [Command.set(one.cause_ids.ids)]
        with self.assertRaisesRegex(UserError, "has been checked"):
            fails.name = "Khác"

    def test_what_is_over_is_not_moved_by_its_actions(self):
        done, doing = self._under_way(), self._under_way()
        self._do(done)
        action, work = done.action_ids, doing.action_ids
        for one in (done, doing):
            one.with_user(self.secretary).cancel("Không phải")
        for call in (
            lambda: action.with_user(self.energy_head).check_done(False, "Sai"),
            lambda: work.with_user(self.secretary).drop("Thôi"),
            lambda: work.with_user(self.secretary).extend("2099-01-01", "Để sau"),
        ):
            with self.assertRaisesRegex(UserError, "is over"):
                call()
        self.assertEqual((done | doing).mapped("state"), ["cancelled"] * 2)

    def test_actions_without_a_deadline_are_work_when_the_step_is_left_out(self):
        one = self._with_action(action={"date_deadline": False})
        secretary = one.with_user(self.secretary)
        secretary.waive("Làm ngay")
        secretary.review()
        self.assertEqual(one.state, "doing")
        task = one.sudo().action_ids.task_id
        self.assertEqual(task.date_due, one.action_ids.date_deadline)
        self.assertTrue(task.date_due)

    def test_whatever_a_client_sends(self):
        reported = self._new_report(grade="minor").with_user(self.secretary)
        one = self._under_way().with_user(self.secretary)
        for call in (
            lambda: reported.reclassify("x", False, "A"),
            lambda: reported.reclassify("nonconform", [], "A"),
            lambda: one.merge_into("x", "A"),
            lambda: one.merge_into([reported.id], "A"),
            lambda: one.action_ids.extend("x", "A"),
            lambda: one.action_ids.extend([], "A"),
            lambda: one.write({"state": []}),
        ):
            with self.assertRaises(UserError):
                call()
        reported.accept(7)
        self.assertIn(reported.name, reported.answer)
