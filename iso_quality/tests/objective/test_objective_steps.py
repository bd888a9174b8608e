"""The steps of objectives as tasks: given, late, revised and withdrawn."""

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestObjectiveSteps(AgencyCase):
    def test_steps_become_tasks(self):
        sheet = self._new_sheet(
            self.trade,
            {
                "owner_id": self.trade_head.id,
                "step_ids": [
                    Command.create(
                        {
                            "name": "Của tôi",
                            "user_id": self.staff.id,
                            "deadline": "2026-05-31",
                        }
                    ),
                    Command.create({"name": "Của người khác"}),
                ],
            },
        )
        mine, other = sheet.objective_ids.step_ids
        self.assertFalse(mine.task_id)
        with freeze_time("2026-03-10 03:00:00"):
            self._approve(sheet)
        self.assertEqual(
            (mine.task_id.user_id, mine.task_id.department_id, mine.state),
            (self.staff, self.trade, "todo"),
        )
        self.assertEqual(
            self._dates(mine.task_id | other.task_id),
            [("2026-03-10", "2026-05-31"), ("2026-03-10", "2026-12-31")],
        )
        self.assertEqual(other.task_id.user_id, self.trade_head)
        with self.assertRaises(AccessError):
            self._finish_work(other, self.staff)
        self._finish_work(mine, self.staff)
        self.assertEqual(mine.with_user(self.trade_head).state, "done")
        action = mine.task_id.with_user(self.staff).action_open_origin()
        self.assertEqual(action["res_id"], sheet.objective_ids.id)

    def test_steps_of_the_agency_are_done_in_the_persons_department(self):
        step = Command.create({"name": "Việc chung", "user_id": self.staff.id})
        sheet = self._approve(self._new_sheet(False, {"step_ids": [step]}))
        task = sheet.objective_ids.step_ids.task_id
        self.assertEqual(task.department_id, self.trade)
        self.assertTrue(task.with_user(self.trade_head).has_access("read"))

    def test_a_step_nobody_has_goes_to_the_secretary(self):
        self.trade.manager_id = False
        with freeze_time("2026-03-10 03:00:00"):
            sheet = self._approve(self._new_sheet(self.trade))
            task = sheet.objective_ids.step_ids.task_id
        self.assertFalse(task.user_id)
        with freeze_time("2026-12-30 03:00:00"):
            tasks = self.env["iso.task"].sudo()
            tasks._remind_batch(self.agency, tasks)
            self.assertEqual(task.activity_ids.user_id, self.secretary)

    def test_approving_takes_the_same_queries_for_10_and_100_steps(self):
        counts = []
        for department, number in ((self.trade, 10), (self.energy, 100)):
            steps = [
                Command.create({"name": f"Bước {place}", "user_id": self.staff.id})
                for place in range(number)
            ]
            sheet = self._new_sheet(department, {"step_ids": steps})
            sheet.submit()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            sheet.with_user(self.leader).issue()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1] - counts[0], 3, counts)

    def test_late_steps_are_chased(self):
        step = Command.create(
            {"name": "Gấp", "user_id": self.staff.id, "deadline": "2026-03-20"}
        )
        with freeze_time("2026-03-10 03:00:00"):
            sheet = self._approve(self._new_sheet(self.trade, {"step_ids": [step]}))
        task = sheet.objective_ids.step_ids.task_id
        with freeze_time("2026-03-25 03:00:00"):
            self.assertTrue(task.is_late)
            tasks = self.env["iso.task"].sudo()
            self.assertIn(self.agency, self.env["iso.daily.job"].sudo()._companies())
            tasks._escalate_batch(self.agency, tasks)
            self.assertEqual(task.activity_ids.user_id, self.trade_head)

    def test_a_revision_goes_on_with_the_steps(self):
        steps = [
            Command.create({"name": name, "user_id": self.staff.id})
            for name in ("Một", "Hai", "Ba")
        ]
        sheet = self._approve(self._new_sheet(self.trade, {"step_ids": steps}))
        tasks = sheet.objective_ids.step_ids.task_id
        self._finish_work(sheet.objective_ids.step_ids[0], self.staff)
        draft = sheet.browse(sheet.revise("Điều chỉnh")["res_id"])
        new = draft.objective_ids.step_ids
        new[1].deadline = "2026-06-30"
        new[2].unlink()
        self._approve(draft)
        new = draft.objective_ids.step_ids
        self.assertEqual(new.task_id, tasks[:2])
        self.assertEqual(new.mapped("state"), ["done", "todo"])
        self.assertEqual(str(tasks[1].date_due), "2026-06-30")
        self.assertEqual(tasks[2].state, "withdrawn")

    def test_cancelling_withdraws_the_steps(self):
        sheet = self._approve(self._new_sheet(self.trade))
        sheet.with_user(self.leader).cancel("Không còn phù hợp")
        self.assertEqual(sheet.objective_ids.step_ids.task_id.state, "withdrawn")
