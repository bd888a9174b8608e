"""Measures against risks: the task they become, who checks that they work, what goes on
in the next register."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from .risk_case import RiskCase


@tagged("post_install", "-at_install", "iso_quality")
class TestRiskMeasure(RiskCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.register = cls._register(cls._new_round())
        cls.risk = cls._new_risk(cls.register)
        cls.measure = cls._measure(cls.risk, date_deadline="2026-01-31")
        cls.register.with_user(cls.trade_head).confirm()

    def test_the_owner_finishes_the_task_with_evidence(self):
        task = self.measure.task_id.with_user(self.staff)
        self.assertEqual((task.user_id, task.state), (self.staff, "todo"))
        self.assertEqual(str(task.date_due), "2026-01-31")
        self.assertEqual(task.origin_name, self.risk.display_name)
        with self.assertRaises(UserError):
            task.finish()
        self._finish_work(self.measure, self.staff, "Ảnh chụp màn hình")
        measure = self.measure.with_user(self.trade_head)
        self.assertEqual((measure.state, measure.done_by_id), ("done", self.staff))
        self.assertEqual(measure.evidence, "Ảnh chụp màn hình")

    def test_only_the_head_plans_and_only_before_confirming(self):
        with self.assertRaises(UserError):
            self.measure.with_user(self.trade_head).state = "effective"
        with self.assertRaises(UserError):
            self.measure.with_user(self.trade_head).name = "Việc khác"
        self.register.with_user(self.secretary).return_to_draft("Thiếu một rủi ro")
        with self.assertRaises(AccessError):
            self.measure.with_user(self.staff).name = "Việc khác"
        self.measure.with_user(self.trade_head).name = "Việc khác"

    def test_who_did_it_does_not_check_it(self):
        self._finish_work(self.measure, self.trade_head)
        for doer in (self.trade_head, self.staff):
            with self.assertRaises(UserError):
                self.measure.with_user(doer).action_check_effective()
        self.measure.with_user(self.secretary).action_check_failed()
        self.assertEqual(self.measure.state, "failed")
        self.assertEqual(self.measure.task_id.state, "doing")
        self._finish_work(self.measure, self.staff)
        self.assertEqual(self.measure.state, "done")
        # He did it the first time, and what he wrote stands there still.
        with self.assertRaises(UserError):
            self.measure.with_user(self.trade_head).action_check_effective()
        self.measure.with_user(self.leader).action_check_effective()
        self.assertEqual(self.measure.checked_by_id, self.leader)

    def test_others_do_not_check(self):
        self._finish_work(self.measure, self.staff)
        for user in (self.staff, self.energy_head):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.measure.with_user(user).action_check_effective()

    def test_late_is_searched(self):
        late = self.env["iso.risk.measure"].search([("is_late", "=", True)])
        self.assertIn(self.measure, late)
        self._finish_work(self.measure, self.staff)
        late = self.env["iso.risk.measure"].search([("is_late", "=", True)])
        self.assertNotIn(self.measure, late)

    def test_what_is_not_finished_goes_on_in_the_next_register(self):
        finished, failed = (
            self._measure_of_another_risk(name) for name in ("Xong", "Chưa đạt")
        )
        for measure in (finished, failed):
            self._finish_work(measure, self.staff)
        finished.with_user(self.secretary).action_check_effective()
        failed.with_user(self.secretary).action_check_failed()
        self._close_rest(self.register.round_id)
        register = self._register(self._new_round(2027))
        going_on = register.risk_ids.measure_ids
        self.assertEqual(going_on.previous_id, self.measure | failed)
        self.assertEqual(set(going_on.mapped("state")), {"todo", "failed"})
        self.assertEqual(self.measure.state, "carried")
        task = self.measure.task_id
        self.assertEqual(
            task, going_on.filtered(lambda one: one.previous_id == self.measure).task_id
        )
        self._finish_work(going_on[0], self.staff)
        self.assertEqual(going_on[0].state, "done")
        self.assertEqual(going_on[0].previous_id.state, "carried")

    def test_what_was_done_leaves_my_tasks_with_its_year(self):
        self._finish_work(self.measure, self.staff)
        task = self.measure.task_id
        shown = [("id", "=", task.id), ("is_in_force", "=", True)]
        for day, expected in (("2026-12-31", True), ("2027-01-01", False)):
            with freeze_time(f"{day} 03:00:00"):
                task.invalidate_recordset()
                self.assertEqual(task.is_in_force, expected)
                self.assertEqual(bool(task.search_count(shown)), expected)

    def test_a_dropped_risk_gives_no_work(self):
        self.register.with_user(self.secretary).return_to_draft("Thiếu một rủi ro")
        self.risk.with_user(self.trade_head).action_drop()
        self.register.with_user(self.trade_head).confirm()
        self.assertEqual(self.measure.task_id.state, "withdrawn")

    def test_a_changed_measure_changes_its_task(self):
        self.register.with_user(self.secretary).return_to_draft("Thiếu một rủi ro")
        self.measure.with_user(self.trade_head).write(
            {"date_deadline": "2026-05-31", "user_id": self.trade_head.id}
        )
        self.register.with_user(self.trade_head).confirm()
        task = self.measure.task_id
        self.assertEqual(str(task.date_due), "2026-05-31")
        self.assertEqual(task.user_id, self.trade_head)

    def test_deleting_a_risk_takes_its_open_work_along(self):
        self.register.with_user(self.secretary).return_to_draft("Thiếu một rủi ro")
        task = self.measure.task_id
        self.risk.with_user(self.trade_head).unlink()
        self.assertFalse(task.exists())

    def test_what_is_done_is_not_deleted(self):
        self._finish_work(self.measure, self.staff)
        self.register.with_user(self.secretary).return_to_draft("Thiếu một rủi ro")
        with self.assertRaises(UserError):
            self.risk.with_user(self.trade_head).unlink()

    def _measure_of_another_risk(self, name):
        self.register.with_user(self.secretary).return_to_draft("Thiếu một rủi ro")
        measure = self._measure(self._new_risk(self.register, name=name), name=name)
        self.register.with_user(self.trade_head).confirm()
        return measure

    def _close_rest(self, one):
        for register in one.register_ids:
            if register.state == "draft":
                head = register.sudo().department_id.iso_head_user_id
                register.with_user(head).confirm()
            register.with_user(self.secretary).close()
        one.with_user(self.secretary).close()
