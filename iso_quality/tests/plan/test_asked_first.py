"""Before its time, or with work left open: the decision says what it comes to, and asks."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ...models.plan.iso_plan_revision import MOST_NAMED
from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-02-02 03:00:00")
class TestAskedFirst(AgencyCase):
    def setUp(self):
        super().setUp()
        self.plan = self._new_plan(
            {"deadline": "Tháng 1", "lead": [self.all_departments], "name": "Rà soát"},
            {"deadline": "Quý II", "lead": [self.all_departments], "name": "Tự kiểm"},
        )
        self._issue(self.plan)

    def _task(self, place):
        tasks = self.plan.line_ids[place].task_ids
        task = tasks.filtered(lambda one: one.department_id == self.trade)
        return task.with_user(self.trade_head)

    def _wizard(self, action, user):
        self.assertEqual(action["res_model"], "iso.confirm.wizard")
        wizard = self.env["iso.confirm.wizard"].with_user(user)
        return wizard.with_context(**action["context"]).create({})

    # ------------------------------------------------------------ before its time
    def test_a_task_whose_period_has_not_begun_is_not_finished_unasked(self):
        task = self._task(1)
        task.result = "Đã làm"
        with self.assertRaisesRegex(UserError, "has not begun.*01/04/2026.*30/06/2026"):
            task.finish()
        self.assertEqual(task.state, "todo")
        task.finish(early=True)
        self.assertEqual(task.state, "done")

    def test_the_button_asks_with_the_dates(self):
        task = self._task(1)
        asked = task.action_finish()
        self.assertEqual((asked["res_model"], asked["res_id"]), ("iso.task", task.id))
        self.assertEqual(asked["target"], "new")
        with self.assertRaisesRegex(UserError, "Write the result"):
            task.with_context(asked_first=True).action_finish()
        task.result = "Đã làm"
        wizard = self._wizard(task.action_finish(), self.trade_head)
        for said in ("Tự kiểm", "01/04/2026", "30/06/2026", "02/02/2026"):
            self.assertIn(said, wizard.question)
        self.assertEqual(task.state, "todo")
        wizard.action_confirm()
        self.assertEqual(task.state, "done")

    def test_a_task_whose_period_has_begun_is_finished_at_once(self):
        task = self._task(0)
        task.result = "Đã làm"
        self.assertFalse(task.action_finish())
        self.assertEqual(task.state, "done")
        later = self._task(1)
        later.result = "Đã làm"
        with freeze_time("2026-03-31 18:00:00"):  # 1 April in Vietnam
            later.finish()
        self.assertEqual(later.state, "done")

    def test_work_of_a_later_month_without_a_beginning_is_asked_about(self):
        task = self._task(0)
        task.result = "Đã làm"
        task.sudo().write({"date_start": False, "date_due": "2026-03-01"})
        wizard = self._wizard(task.action_finish(), self.trade_head)
        self.assertIn("01/03/2026", wizard.question)
        task.sudo().date_due = "2026-02-28"
        self.assertFalse(task.action_finish())
        self.assertEqual(task.state, "done")

    def test_withdrawing_says_what_it_hits(self):
        task = self._task(0)
        task.result = "Đã làm"
        task.finish()
        action = self.plan.with_user(self.leader).action_open_cancel()
        wizard = self.env["iso.reason.wizard"].with_user(self.leader)
        wizard = wizard.with_context(**action["context"]).create({"reason": "Sai"})
        self.assertIn("5 tasks are left open, 2 of them late", wizard.told)
        draft = self._new_plan(
            {"deadline": "Tháng 1"}, {"deadline": "Quý I"}, year=2027
        )
        action = draft.with_user(self.secretary).action_open_cancel()
        wizard = self.env["iso.reason.wizard"].with_user(self.secretary)
        wizard = wizard.with_context(**action["context"]).create({"reason": "Sai"})
        self.assertIn("2 lines", wizard.told)
        wizard.action_confirm()
        self.assertEqual(draft.state, "cancelled")

    def test_confirming_gives_nobody_more_rights(self):
        task = self._task(1)
        task.result = "Đã làm"
        action = task.action_finish()
        wizard = self._wizard(action, self.staff)
        self.assertTrue(task.with_user(self.staff).has_access("read"))
        with self.assertRaises(AccessError):
            wizard.action_confirm()
        with self.assertRaises(AccessError):
            self._wizard(action, self.other_secretary).action_confirm()

    def test_outputs_that_finish_tasks_are_not_asked(self):
        kind = self.env.ref("iso_quality.activity_type_objective")
        line = {"deadline": "Quý IV", "lead": [self.trade_party()]}
        plan = self._new_plan({**line, "activity_type_id": kind.id}, year=2027)
        with freeze_time("2027-02-02 03:00:00"):
            self._issue(plan, date="2027-02-02")
            task = plan.task_ids
            self.assertEqual(task.state, "todo")
            self._approve(self._new_sheet(self.trade, year=2027))
            self.assertEqual(task.state, "done")

    def trade_party(self):
        return self.env["iso.party"].create(
            {
                "name": "Phòng Thương mại",
                "company_id": self.agency.id,
                "department_ids": self.trade.ids,
            }
        )

    def test_only_decisions_of_the_record_are_asked_about(self):
        wizards = self.env["iso.confirm.wizard"].with_user(self.secretary)
        for model, ids in (
            ("iso.task", self._task(0).ids),
            ("res.users", self.secretary.ids),
            ("iso.plan", [0]),
        ):
            vals = {"res_model": model, "res_ids": ids, "purpose": "close"}
            with self.assertRaises(UserError):
                wizards.create(vals).action_confirm()

    # ------------------------------------------------------------ the year's end
    def test_closing_names_what_is_left_open(self):
        task = self._task(0)
        task.result = "Đã làm"
        task.finish()
        self._task(1).sudo().user_id = self.staff
        wizard = self._wizard(
            self.plan.with_user(self.secretary).action_close(), self.secretary
        )
        self.assertIn("5 tasks are left open, 2 of them late", wizard.question)
        self.assertIn(
            f"Tự kiểm – Phòng Thương mại – {self.staff.name}, due 30/06/2026",
            wizard.question,
        )
        self.assertEqual(self.plan.state, "running")
        wizard.action_confirm()
        self.assertEqual(self.plan.state, "closed")
        note = self.plan.message_ids.filtered(lambda m: "5 tasks" in (m.body or ""))
        self.assertIn("Phòng Thương mại", note.body)

    def test_many_are_counted(self):
        plan = self._new_plan(
            {"deadline": "Hàng tháng", "lead": [self.all_departments]},
            {"deadline": "Tháng 5", "lead": [self.all_departments]},
            year=2027,
        )
        self._issue(plan)
        sentences = plan._left_open()
        self.assertEqual(len(sentences), 1 + MOST_NAMED + 1)
        self.assertIn("9 more", sentences[-1])
        before = self.env.cr.sql_log_count
        self.env.invalidate_all()
        plan._left_open()
        self.assertLess(self.env.cr.sql_log_count - before, 15)

    def test_a_plan_that_is_done_says_so(self):
        for task in self.plan.task_ids.with_user(self.secretary):
            task.result = "Đã làm"
            task.finish(early=True)
        action = self.plan.with_user(self.leader).action_close()
        wizard = self._wizard(action, self.leader)
        self.assertIn("Nothing is left open", wizard.question)
        wizard.action_confirm()
        self.assertEqual(self.plan.state, "closed")
        with self.assertRaises(AccessError):
            self.plan.with_user(self.trade_head).action_close()
