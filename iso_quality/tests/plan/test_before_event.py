"""Work that prepares an event: the day of the event is recorded, the work is due before."""

from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestBeforeEvent(AgencyCase):
    def _branch(self, text):
        plan = self._new_plan({"deadline": text, "lead": [self.standing]})
        self._issue(plan, date="2026-01-05")
        return plan.line_ids.branch_ids

    def _record(self, branch, day, **vals):
        wizard = self.env["iso.event.wizard"].with_user(self.secretary)
        wizard = wizard.create(
            {"branch_id": branch.id, "date": day, "reason": "Giấy mời họp", **vals}
        )
        wizard.action_record()
        return branch.event_ids

    def test_the_work_is_due_so_long_before_the_event(self):
        branch = self._branch("Trước cuộc họp ít nhất 2 tuần")
        self.assertEqual(branch.kind, "before_event")
        self.assertTrue(branch.needs_event)
        self.assertFalse(branch.plan_id.task_ids, "it waits for the day of the meeting")
        event = self._record(branch, "2026-10-29")
        self.assertFalse(event.date_due, "as the plan says, and counted again with it")
        task = event.task_ids
        self.assertEqual(task.date_start, date(2026, 1, 1))
        self.assertEqual(task.date_due, date(2026, 10, 15))

    def test_working_days_are_counted_back(self):
        branch = self._branch("Ít nhất 05 ngày làm việc trước khi họp")
        event = self._record(branch, "2026-10-29")
        self.assertEqual(event.task_ids.date_due, date(2026, 10, 22))

    def test_another_day_may_be_given_before_the_event(self):
        branch = self._branch("Trước cuộc họp ít nhất 2 tuần")
        event = self._record(branch, "2026-10-29", date_due="2026-10-20")
        self.assertEqual(event.task_ids.date_due, date(2026, 10, 20))

    def test_never_after_the_event(self):
        branch = self._branch("Trước cuộc họp ít nhất 2 tuần")
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self._record(branch, "2026-10-29", date_due="2026-10-30")

    def test_what_follows_an_event_is_never_due_before_it(self):
        branch = self._branch("Sau khi họp 10 ngày")
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self._record(branch, "2026-10-29", date_due="2026-10-28")

    def test_the_event_may_come_next_year_where_the_work_is_this_year_s(self):
        branch = self._branch("30 ngày trước khi giấy chứng nhận hết hiệu lực")
        event = self._record(branch, "2027-01-15")
        self.assertEqual(event.task_ids.date_due, date(2026, 12, 16))
        with self.assertRaises(UserError):
            self._record(branch, "2026-01-15")
