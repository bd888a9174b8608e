"""Measures that the system counts from the tasks of the plan."""

from datetime import datetime
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestObjectiveMeasuresCounted(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-01-10 03:00:00"):
            cls.sheet = cls._new_sheet(
                cls.trade, {"source": "tasks_on_time", "target": 50.0}
            )
            cls._approve(cls.sheet)
        cls.objective = cls.sheet.objective_ids
        cls.first = cls.objective.measure_ids[0]

    def _tasks(self, *dues, department=None):
        """Tasks of other documents that are due on these days."""
        tasks = self.env["iso.task"].sudo()
        department = department or self.trade
        return tasks._give_out(
            [
                {
                    "name": f"Việc {due}",
                    "company_id": self.agency.id,
                    "department_id": department.id,
                    "date_start": "2026-01-01",
                    "date_due": due,
                    "origin_model": "iso.objective.step",
                    "origin_id": 1000000 + place,
                }
                for place, due in enumerate(dues, department.id * 100)
            ]
        )

    def _done(self, task, when):
        task.sudo().write({"state": "done", "done_date": when})

    def _run_job(self, day):
        cron = self.env["ir.cron"].__class__
        with (
            freeze_time(f"{day} 22:00:00"),
            patch.object(cron, "_commit_progress", lambda *args, **kwargs: 1.0),
        ):
            self.env["iso.task"].sudo()._cron_remind()

    def test_cases_of_the_period(self):
        tasks = self._tasks("2026-01-31", "2026-02-27", "2026-03-31", "2026-04-15")
        self._tasks("2026-02-20", department=self.energy)
        # 23:30 in Hanoi on the day it was due, and half an hour too late.
        self._done(tasks[0], datetime(2026, 1, 31, 16, 30))
        self._done(tasks[1], datetime(2026, 2, 27, 17, 30))
        tasks[2].sudo().write({"state": "not_needed"})
        with freeze_time("2026-04-02 03:00:00"):
            self.first.with_user(self.trade_head).record()
        self.assertEqual((self.first.numerator, self.first.denominator), (1, 2))
        self.assertEqual(self.first.result, "reached")
        self.assertIn("1 of 2, as of 02/04/2026", self.first.counted_text)

    def test_finished_late_is_finished(self):
        with freeze_time("2026-01-10 03:00:00"):
            sheet = self._approve(
                self._new_sheet(self.energy, {"source": "tasks_done"})
            )
        late, _open = self._tasks("2026-02-01", "2026-02-02", department=self.energy)
        self._done(late, datetime(2026, 3, 1))
        measure = sheet.objective_ids.measure_ids[0]
        with freeze_time("2026-04-02 03:00:00"):
            measure.record()
        self.assertEqual((measure.numerator, measure.denominator), (1, 2))

    def test_the_agency_counts_everybody(self):
        with freeze_time("2026-01-10 03:00:00"):
            sheet = self._approve(self._new_sheet(False, {"source": "tasks_done"}))
        self._tasks("2026-02-01")
        self._tasks("2026-02-02", department=self.energy)
        measure = sheet.objective_ids.measure_ids[0]
        with freeze_time("2026-04-02 03:00:00"):
            measure.record()
        self.assertEqual(measure.denominator, 2)

    def test_what_was_before_the_approval_is_counted_with_it(self):
        self._tasks("2026-02-01", department=self.energy)
        with freeze_time("2026-05-10 03:00:00"):
            sheet = self._approve(
                self._new_sheet(self.energy, {"source": "tasks_done"})
            )
        first, _second, third, _fourth = sheet.objective_ids.measure_ids
        self.assertEqual((first.denominator, first.state), (1, "open"))
        self.assertFalse(third.counted_on)

    def test_no_tasks_are_no_cases(self):
        with freeze_time("2026-04-02 03:00:00"):
            self.first.with_user(self.trade_head).record()
        self.assertEqual(self.first.result, "no_cases")

    def test_by_hand_with_a_reason_that_stays(self):
        self._tasks("2026-02-01")
        measure = self.first.with_user(self.trade_head)
        with freeze_time("2026-04-02 03:00:00"):
            with self.assertRaisesRegex(UserError, "counted by the system"):
                measure.numerator = 1
            measure.write({"by_hand": True, "numerator": 1, "denominator": 1})
            with self.assertRaisesRegex(UserError, "by hand"):
                measure.record()
            measure.by_hand_reason = "Đã xong nhưng chưa ghi"
            measure.record()
        self.assertEqual((measure.numerator, measure.denominator), (1, 1))
        self.assertEqual(
            (measure.counted_numerator, measure.counted_denominator), (0, 1)
        )
        with self.assertRaises(UserError):
            measure.by_hand_reason = "Khác"

    def test_back_to_the_systems_numbers(self):
        self._tasks("2026-02-01")
        measure = self.first.with_user(self.trade_head)
        with freeze_time("2026-04-02 03:00:00"):
            measure.write({"by_hand": True, "numerator": 5, "denominator": 5})
            measure.by_hand = False
        self.assertEqual((measure.numerator, measure.denominator), (0, 1))

    def test_nobody_else_types_what_was_counted(self):
        with self.assertRaises(AccessError):
            self.first.with_user(self.trade_head).counted_numerator = 9

    def test_the_daily_job_counts_and_records(self):
        task = self._tasks("2026-02-01")
        self._done(task, datetime(2026, 1, 20))
        self._run_job("2026-02-10")
        self.assertEqual((self.first.state, self.first.denominator), ("open", 1))
        self._run_job("2026-04-01")
        self.assertEqual((self.first.state, self.first.result), ("done", "reached"))

    def test_a_shortfall_waits_for_its_cause(self):
        self._tasks("2026-05-01")
        half = self.objective.measure_ids[1]
        self._run_job("2026-07-02")
        self.assertEqual((half.state, half.would_be), ("open", "not_reached"))
        head = half.with_user(self.trade_head)
        with freeze_time("2026-07-03 03:00:00"):
            head.write({"cause": "Thiếu người", "solution": "Bổ sung"})
            head.record()
        self.assertEqual(half.result, "not_reached")

    def test_a_late_correction_counts_until_it_is_recorded(self):
        task = self._tasks("2026-05-01")
        half = self.objective.measure_ids[1]
        self._run_job("2026-07-02")
        self._done(task, datetime(2026, 4, 30))
        self._run_job("2026-07-05")
        self.assertEqual((half.state, half.result), ("done", "reached"))

    def test_only_ratios_of_their_own_are_counted(self):
        sheet = self._new_sheet(self.energy)
        for vals in ({"rule": "mean"}, {"measured_by": "value"}, {"direction": "yes"}):
            with self.subTest(vals), self.assertRaises(ValidationError):
                sheet.objective_ids.write({"source": "tasks_done", **vals})

    def test_what_was_counted_is_opened(self):
        tasks = self._tasks("2026-01-31", "2026-03-31", "2026-04-15")
        tasks[1].sudo().write({"state": "not_needed"})
        self._tasks("2026-02-20", department=self.energy)
        measure = self.first.with_user(self.trade_head)
        action = measure.action_open_counted()
        self.assertEqual(action["res_model"], "iso.task")
        self.assertEqual(self.env["iso.task"].search(action["domain"]), tasks[0])

    def test_source_says_what_it_counted(self):
        """Sources of other rooms open their own records."""
        measures = type(self.first)
        wanted = [("id", "in", self.sheet.ids)]
        sheets = type(self.sheet)
        with (
            patch.object(
                measures,
                "_counted_records_tasks_on_time",
                lambda measure: ("iso.objective.sheet", wanted),
            ),
            patch.object(
                sheets, "_action_open", lambda model, domain: domain, create=True
            ),
        ):
            opened = self.first.with_user(self.trade_head).action_open_counted()
        self.assertEqual(opened, wanted)

    def test_nothing_counted_nothing_opened(self):
        with freeze_time("2026-01-10 03:00:00"):
            other = self._approve(self._new_sheet(self.energy, {}))
        measure = other.objective_ids.measure_ids[0].with_user(self.secretary)
        with self.assertRaises(UserError):
            measure.action_open_counted()

    def test_counting_takes_one_query_for_all(self):
        with freeze_time("2026-01-10 03:00:00"):
            more = self._new_sheet(
                self.energy, *({"source": "tasks_done"} for _number in range(30))
            )
            self._approve(more)
        counts = []
        measures = more.objective_ids.measure_ids.sudo()
        for some in (measures[:10], measures[:100]):
            self.env.flush_all()
            self.env.invalidate_all()
            some.mapped("source")
            before = self.env.cr.sql_log_count
            some._cases_tasks_done(some[0].date_to)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)
