"""An event that was recorded already is asked about; what follows other work counts from
its last completion."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ...tools.vietnam_time import in_vietnam
from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-03-05 03:00:00")
class TestSameEvent(AgencyCase):
    def setUp(self):
        super().setUp()
        self.plan = self._new_plan(
            {"deadline": "Khi có văn bản mới", "lead": [self.all_departments]},
            {"deadline": "Sau khi họp 10 ngày", "lead": [self.standing]},
        )
        self._issue(self.plan)
        self.branch, self.other_branch = self.plan.line_ids.branch_ids

    def _wizard(self, day, user=None, branch=None, **vals):
        wizard = self.env["iso.event.wizard"].with_user(user or self.secretary)
        return wizard.create(
            {
                "branch_id": (branch or self.branch).id,
                "date": day,
                "date_due": "2026-06-30",
                "reason": "Công văn 12",
                **vals,
            }
        )

    def test_the_first_is_recorded_unasked(self):
        wizard = self._wizard("2026-03-02")
        self.assertFalse(wizard.earlier_id or wizard.earlier_text)
        wizard.action_record()
        self.assertEqual(len(self.branch.event_ids), 1)
        with self.assertRaises(UserError):
            wizard.browse(wizard.id).action_record()
        self.assertEqual(len(self.branch.event_ids), 1, "pressed twice")

    def test_the_second_is_asked_about_with_the_first_shown(self):
        self._wizard("2026-03-02").action_record()
        first = self.branch.event_ids
        wizard = self._wizard(
            "2026-03-05", user=self.trade_head, reason="Công văn số 12"
        )
        self.assertEqual(wizard.earlier_id, first)
        for said in (
            # The clock of the database is not the test's.
            f"Recorded on {in_vietnam(first.create_date):%d/%m/%Y}",
            f"by {self.secretary.name}: Công văn 12",
            "event of 02/03/2026, 3 tasks",
        ):
            self.assertIn(said, wizard.earlier_text)
        with self.assertRaisesRegex(UserError, "Is it the same event"):
            wizard.action_record()
        action = wizard.action_open_earlier()
        found = self.env["iso.task"].search(action["domain"])
        self.assertEqual(found, first.task_ids)
        wizard.action_record_other()
        self.assertEqual(len(self.branch.event_ids), 2)
        self.assertEqual(len(self.branch.event_ids.task_ids), 6)

    def test_who_may_not_record_does_not_by_saying_it_is_another(self):
        self._wizard("2026-03-02").action_record()
        with self.assertRaises(AccessError):
            self._wizard("2026-03-02", user=self.staff)
        heading = self._wizard("2026-03-02", self.trade_head, self.other_branch)
        with self.assertRaises(AccessError):
            heading.action_record_other()
        self.assertFalse(self.other_branch.event_ids)

    def test_other_days_and_other_deadlines_are_other_events(self):
        self._wizard("2026-03-02").action_record()
        self._wizard("2026-03-10").action_record()
        self._wizard("2026-03-02", branch=self.other_branch).action_record()
        self.assertEqual(len(self.branch.event_ids), 2)
        with self.assertRaises(UserError):
            self._wizard("2026-02-25").action_record()

    def test_what_the_system_recorded_is_asked_about_as_well(self):
        self.env["iso.plan.event"]._record(
            self.branch.sudo(),
            self._wizard("2026-03-02").date,
            "Đợt 1",
            date_due="2026-06-30",
            record=self.committee,
        )
        with self.assertRaises(UserError):
            self._wizard("2026-03-03").action_record()


@tagged("post_install", "-at_install", "iso_quality")
class TestLastCompletion(AgencyCase):
    """The decision follows the review of all departments."""

    def setUp(self):
        super().setUp()
        self.plan = self._new_plan(
            {"deadline": "Tháng 3", "lead": [self.all_departments], "name": "Rà soát"},
            {"deadline": "Sau khi họp 10 ngày", "lead": [self.all_departments]},
        )
        self.first, self.second = self.plan.line_ids.branch_ids
        self.second.after_branch_id = self.first
        self._issue(self.plan)
        self.reviews = self.first.line_id.task_ids

    def _finish(self, tasks, day):
        with freeze_time(f"{day} 03:00:00"):
            for task in tasks.with_user(self.secretary):
                task.result = "xong"
                task.finish()

    def _follow_ups(self):
        return self.second.line_id.task_ids.sorted("department_id")

    def test_it_waits_for_the_last_one(self):
        self._finish(self.reviews[:2], "2026-03-10")
        self.assertFalse(self.second.event_ids)
        self._finish(self.reviews[2], "2026-03-20")
        self.assertEqual(str(self.second.event_ids.date), "2026-03-20")
        self.assertEqual(
            set(self._dates(self._follow_ups())), {("2026-03-20", "2026-03-30")}
        )

    def test_reopened_and_finished_again_moves_what_is_open(self):
        self._finish(self.reviews, "2026-03-10")
        done, *going_on = self._follow_ups()
        self._finish(done, "2026-03-12")
        with freeze_time("2026-03-15 03:00:00"):
            self.reviews[0].with_user(self.secretary).reopen("Thiếu một phòng")
        self.assertEqual(str(self.second.event_ids.date), "2026-03-10")
        self._finish(self.reviews[0], "2026-03-25")
        self.assertEqual(len(self.second.event_ids), 1, "nothing is doubled")
        self.assertEqual(str(self.second.event_ids.date), "2026-03-25")
        self.assertEqual(len(self._follow_ups()), 3)
        for task in going_on:
            self.assertEqual(self._dates(task), [("2026-03-25", "2026-04-06")])
        self.assertEqual(self._dates(done), [("2026-03-10", "2026-03-20")])
        self.assertEqual(done.state, "done")

    def test_the_last_one_called_off_sets_it_off_on_the_last_completion(self):
        self._finish(self.reviews[:2], "2026-03-10")
        with freeze_time("2026-03-20 03:00:00"):
            self.reviews[2].sudo().department_id.active = False
            self.plan.with_user(self.secretary).action_refresh_tasks()
        self.assertEqual(self.reviews[2].state, "withdrawn")
        self.assertEqual(str(self.second.event_ids.date), "2026-03-10")

    def test_what_was_recorded_by_hand_stays_where_it_is(self):
        wizard = self.env["iso.event.wizard"].with_user(self.secretary)
        with freeze_time("2026-03-05 03:00:00"):
            wizard.create(
                {"branch_id": self.second.id, "date": "2026-03-05", "reason": "Họp"}
            ).action_record()
        self._finish(self.reviews, "2026-03-25")
        self.assertEqual(str(self.second.event_ids.date), "2026-03-05")
        self.assertEqual(len(self._follow_ups()), 3)

    def test_a_cancelled_plan_sets_nothing_off(self):
        self._finish(self.reviews[:2], "2026-03-10")
        self.plan.with_user(self.leader).cancel("thử")
        self.assertFalse(self.second.event_ids)
