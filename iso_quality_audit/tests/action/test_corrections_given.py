"""A correction that takes time is given out as work while what happened is contained."""

from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..nonconformity.nonconformity_case import NonconformityCase


@tagged("post_install", "-at_install", "iso_quality")
class TestCorrectionsGiven(NonconformityCase):
    def _give(self, one, user=None, days=5, **vals):
        """Give out a correction with the dialog; the action, as the user."""
        user = user or self.trade_head
        wizard = self.env["iso.nonconformity.correction.wizard"].with_user(user)
        before = one.sudo().action_ids
        dialog = one.with_user(user).action_open_correction()
        wizard.with_context(**dialog["context"]).create(
            {
                "name": "Gọi mười hai người nộp, trả lại lệ phí",
                "date_deadline": vietnam_today() + timedelta(days),
                "user_id": self.staff.id,
                **vals,
            }
        ).action_give()
        return (one.sudo().action_ids - before).with_user(user)

    def test_it_is_work_at_once_and_holds_the_next_step(self):
        one = self._accepted()
        action = self._give(one)
        task = action.sudo().task_id
        self.assertEqual((action.kind, action.state), ("correction", "doing"))
        self.assertEqual((task.user_id, task.state), (self.staff, "todo"))
        self.assertEqual(task.date_due, action.date_deadline)
        with self.assertRaisesRegex(UserError, "is not done yet"):
            one.action_contain()
        mine = task.with_user(self.staff)
        mine.result = "Đã trả đủ mười hai người"
        mine.finish()
        today = vietnam_today()
        self.assertEqual(one.correction, f"{action.name}: Đã trả đủ mười hai người")
        self.assertEqual(
            (one.correction_date, one.corrected_by), (today, self.staff.name)
        )
        one.action_contain()
        self.assertEqual(one.state, "analysing")

    def test_words_of_the_head_stay(self):
        one = self._accepted()
        one.correction = "Đã xin lỗi qua điện thoại"
        self._give(one)
        self._do(one)
        self.assertEqual(one.correction, "Đã xin lỗi qua điện thoại")
        self.assertEqual(one.correction_date, vietnam_today())

    def test_several_are_told_when_the_last_one_is_done(self):
        one = self._accepted()
        first = self._give(one)
        self._give(one, name="Ghi lại sổ")
        task = first.sudo().task_id.with_user(self.staff)
        task.result = "Xong"
        task.finish()
        self.assertFalse(one.correction)
        self._do(one)
        self.assertEqual(
            one.correction,
            "Gọi mười hai người nộp, trả lại lệ phí: Xong\nGhi lại sổ: Đã làm",
        )

    def test_nobody_named_is_the_head_of_the_department_that_does_it(self):
        action = self._give(
            self._accepted(), user_id=False, department_id=self.energy.id
        )
        self.assertEqual(action.sudo().task_id.user_id, self.energy_head)

    def test_who_gives_it(self):
        one = self._accepted()
        self._give(one, self.secretary)
        for user in (self.energy_head, self.leader, self.staff):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self._give(one, user)

    def test_not_before_and_not_after(self):
        wizard = {"name": "Ghi lại", "date_deadline": vietnam_today()}
        one = self._new_report(grade="minor")
        with self.assertRaisesRegex(UserError, "somebody was faster"):
            self._give(one, self.secretary, **wizard)
        one = self._contained()
        with self.assertRaisesRegex(UserError, "somebody was faster"):
            self._give(one, **wizard)
        with self.assertRaisesRegex(UserError, "still to come"):
            self._give(self._accepted(), days=-1)

    def test_what_is_given_is_not_rewritten_but_put_off_or_let_go(self):
        one = self._accepted()
        action = self._give(one)
        day = action.date_deadline + timedelta(30)
        for vals in ({"date_deadline": day}, {"name": "Không"}, {"kind": "corrective"}):
            with self.subTest(vals), self.assertRaisesRegex(UserError, "given out"):
                action.write(vals)
        with self.assertRaisesRegex(UserError, "given out"):
            action.unlink()
        theirs = action.with_user(self.secretary)
        theirs.extend(day, "Người nộp đi vắng")
        self.assertEqual(action.sudo().task_id.date_due, day)
        self.assertEqual(action.extension_count, 1)
        theirs.drop("Không còn ai phải trả")
        self.assertEqual(one.state, "containing", "dropping it leads past no step")
        self.assertEqual(one.action_contain()["target"], "new", "asked for")
        with self.assertRaisesRegex(UserError, "done at once"):
            one.with_context(asked_first=True).action_contain()

    def test_it_is_checked_as_all_work_but_has_no_effect_to_be_checked(self):
        one = self._accepted(grade="major")
        given = self._give(one)
        self._do(one)
        with self.assertRaisesRegex(UserError, "not to be checked now"):
            given.with_user(self.energy_head).check_done(True, "Đã xem")
        one.action_contain()
        one.cause_ids.create({"nonconformity_id": one.id, "name": "Không ai soát"})
        one.action_analyse()
        self._new_action(one)
        self._approve_actions(one)
        self._do(one)
        self._check_done(one)
        self.assertEqual(one.state, "watching")
        self.assertFalse(given.with_user(self.energy_head).may_check)
        self._check_effect(one)
        one.with_user(self.secretary).action_close()
        self.assertEqual((one.state, given.state), ("closed", "checked"))

    def test_a_remark_is_over_when_its_head_says_so(self):
        one = self._accepted("remark")
        self._give(one)
        self._do(one)
        one.action_contain()
        self.assertEqual(one.state, "closed")

    def test_called_off_it_is_not_done_any_more(self):
        one = self._accepted()
        action = self._give(one)
        task = action.sudo().task_id
        one.with_user(self.secretary).cancel("Báo nhầm")
        self.assertEqual((action.state, task.state), ("dropped", "withdrawn"))
        self.assertIn("hủy", action.drop_reason)
        one.with_user(self.secretary).reopen("Vẫn có")
        self.assertEqual(one.action_contain()["target"], "new", "asked for")
        with self.assertRaisesRegex(UserError, "done at once"):
            one.with_context(asked_first=True).action_contain()

    def test_left_out_it_is_printed_as_missing(self):
        one = self._accepted()
        self._give(one)
        one.with_user(self.secretary).waive("Chờ người nộp về")
        self.assertIn("is not done yet", one.sudo().waiver_ids.missing)
        self.assertEqual(one.state, "analysing")

    def test_it_is_no_action_against_what_went_wrong(self):
        one = self._accepted()
        self._give(one)
        self._do(one)
        one.action_contain()
        one.with_user(self.secretary).waive("Không tìm được nguyên nhân")
        with self.assertRaisesRegex(UserError, "at least one action"):
            one.action_hand_in()
