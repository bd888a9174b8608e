"""People leave and departments change while something is dealt with: it goes on."""

from odoo.tests import tagged

from ..nonconformity.nonconformity_case import NonconformityCase


@tagged("post_install", "-at_install", "iso_quality")
class TestPeopleLeave(NonconformityCase):
    def _in_the_morning(self):
        # The step of the daily job alone: the job commits.
        nothing = self.env["iso.nonconformity"].browse()
        nothing._follow_turns_batch(self.agency, nothing)

    def _asked_people_are_there(self, one):
        for user in self._asked_now(one):
            self.assertTrue(user.active)
            self.assertTrue(one.with_user(user).has_access("read"))

    def _go_on(self, one, doer):
        """Finished by somebody else than its owner, checked, closed."""
        self._in_the_morning()
        task = one.action_ids.sudo().task_id.with_user(doer)
        task.result = "Đã làm thay"
        task.finish()
        self.assertEqual(one.sudo().state, "checking")
        self._asked_people_are_there(one.sudo())
        self.assertTrue(self._asked_now(one))
        self._check_done(one.sudo())
        self._asked_people_are_there(one.sudo())
        self._check_effect(one.sudo())
        self.assertEqual(self._asked_now(one), self.secretary)
        one.with_user(self.secretary).action_close()
        self.assertEqual(one.sudo().state, "closed")

    def test_the_owner_leaves(self):
        one = self._under_way()
        self.staff.active = False
        self._go_on(one, self.trade_head)

    def test_the_owner_moves_to_another_department(self):
        one = self._under_way()
        self.staff.employee_id.department_id = self.energy
        self._go_on(one, self.trade_head)

    def test_the_owner_moved_may_still_finish_it(self):
        one = self._under_way()
        self.staff.employee_id.department_id = self.office
        self._go_on(one, self.staff)

    def test_the_department_is_closed(self):
        one = self._under_way()
        self.trade.active = False
        self._go_on(one, self.secretary)

    def test_the_head_leaves_before_it_is_handed_in(self):
        one = self._with_action()
        self.assertEqual(self._asked_now(one), self.trade_head)
        self.trade_head.active = False
        self._in_the_morning()
        self.assertEqual(self._asked_now(one), self.secretary)
        one = one.with_user(self.secretary)
        one.action_hand_in()
        asked = self._asked_now(one)
        self.assertTrue(asked)
        one.review()
        self._go_on(one, self.staff)

    def test_the_department_is_closed_before_it_is_handed_in(self):
        one = self._with_action().with_user(self.secretary)
        self.trade.active = False
        self._in_the_morning()
        self.assertTrue(self._asked_now(one).active)
        one.department_id = self.energy
        self.assertEqual(self._asked_now(one), self.energy_head)
        one.with_user(self.energy_head).action_hand_in()
        one.review()
        self.assertEqual(one.state, "doing")

    def test_the_reporter_leaves_before_the_answer(self):
        one = self._new_report(grade="minor")
        self.staff.active = False
        one.with_user(self.secretary).accept()
        self.assertEqual(one.sudo().state, "containing")

    def test_the_secretary_leaves(self):
        one = self._new_report(grade="minor")
        other = self._new_user("other_clerk", "secretary")
        self.assertEqual(self._asked_now(one), self.secretary)
        self.secretary.active = False
        self._in_the_morning()
        self.assertEqual(self._asked_now(one), other)
        one.with_user(other).accept()
