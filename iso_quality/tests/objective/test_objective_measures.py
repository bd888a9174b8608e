"""Measures: made for each period, recorded, reopened, missing; what they and their
parents come to."""

from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestObjectiveMeasures(AgencyCase):
    def _objective(self, department=None, **vals):
        """An objective on an approved sheet."""
        sheet = self._new_sheet(self.trade if department is None else department, vals)
        return self._approve(sheet).objective_ids

    def _record(self, measure, numerator, denominator, user=None, **vals):
        mine = measure.with_user(user or self.trade_head)
        mine.write({"numerator": numerator, "denominator": denominator, **vals})
        mine.record()

    # ------------------------------------------------------------ periods
    def test_one_for_each_period(self):
        for kind, count in (("month", 12), ("quarter", 4), ("half", 2), ("year", 1)):
            sheet = self._new_sheet(self.trade, {"period": kind}, year=2000 + count)
            self._approve(sheet)
            measures = sheet.objective_ids.measure_ids
            self.assertEqual(len(measures), count)
            self.assertEqual(measures[-1:].date_to, date(2000 + count, 12, 31))

    def test_a_draft_has_none_and_a_parent_by_rule_neither(self):
        self.assertFalse(self._new_sheet(self.trade).objective_ids.measure_ids)
        self.assertFalse(self._objective(self.energy, rule="mean").measure_ids)

    def test_names_of_periods(self):
        quarter = self._objective().measure_ids[1]
        self.assertEqual(quarter.period_text, "Quarter II/2026")
        half = self._objective(self.energy, period="half").measure_ids[0]
        self.assertEqual(half.period_text, "Half-year I/2026")

    # ------------------------------------------------------------ results
    def test_recording_counts(self):
        objective = self._objective()
        first, second, *_rest = objective.measure_ids
        first.write({"numerator": 49, "denominator": 50})
        self.assertEqual(first.would_be, "reached")
        self.assertEqual((first.result, objective.result), ("not_measured",) * 2)
        self._record(first, 49, 50)
        self.assertEqual((first.result, objective.result), ("reached",) * 2)
        self.assertEqual(objective.value_text, "98%")
        self._record(second, 40, 50, cause="Thiếu người", solution="Bổ sung")
        self.assertEqual((second.result, objective.result), ("not_reached",) * 2)
        self.assertEqual(objective.value, 89)

    def test_no_cases_is_neither(self):
        objective = self._objective()
        measure = objective.measure_ids[0].with_user(self.trade_head)
        with self.assertRaisesRegex(UserError, "enter the numbers"):
            measure.record()
        self._record(measure, 0, 0, no_cases=True)
        self.assertEqual(objective.result, "no_cases")
        self.assertEqual(objective.value_text, "no cases")

    def test_values_and_yes_or_no(self):
        courses = self._objective(
            measured_by="value", target=3, unit="lớp", period="half"
        )
        courses.measure_ids[0].write({"value": 4})
        courses.measure_ids[0].record()
        self.assertEqual((courses.result, courses.value_text), ("reached", "4 lớp"))
        self.assertEqual(courses.target_text, "≥ 3 lớp")
        done = self._objective(self.energy, direction="yes", period="year")
        done.measure_ids.write({"answer": True})
        done.measure_ids.record()
        self.assertEqual((done.result, done.value_text), ("reached", "Done"))

    def test_wrong_numbers(self):
        measure = self._objective().measure_ids[0]
        with self.assertRaisesRegex(UserError, "more cases fit"):
            self._record(measure, 6, 5)
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            measure.write({"numerator": -1})
            self.env.flush_all()

    def test_cause_and_solution_at_half_year_and_year_only(self):
        first, half, _third, year = self._objective().measure_ids
        self._record(first, 1, 2)
        for measure in (half, year):
            with self.assertRaisesRegex(UserError, "cause and the solution"):
                self._record(measure, 1, 2)
            with self.assertRaisesRegex(UserError, "cause and the solution"):
                self._record(measure, 1, 2, cause="Thiếu người")
            self._record(measure, 1, 2, cause="Thiếu người", solution="Bổ sung")

    def test_what_is_recorded_stays_until_reopened(self):
        measure = self._objective(owner_id=self.staff.id).measure_ids[0]
        self._record(measure, 1, 1, self.staff)
        with self.assertRaises(UserError):
            measure.with_user(self.trade_head).numerator = 0
        with self.assertRaises(AccessError):
            measure.with_user(self.staff).reopen("Ghi nhầm")
        measure.with_user(self.trade_head).reopen("Ghi nhầm")
        self.assertEqual(measure.result, "not_measured")

    def test_who_records(self):
        measure = self._objective().measure_ids[0]
        for user in (self.staff, self.energy_head, self.leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._record(measure, 1, 1, user)
        with self.assertRaises(AccessError):
            measure.with_user(self.trade_head).write({"date_to": "2026-01-01"})

    # ------------------------------------------------------------ roll-up
    def test_the_parent_follows_by_its_rule(self):
        top = self._objective(False, rule="mean", target=90)
        children = self._objective(parent_id=top.id, weight=3, period="year")
        children |= self._objective(
            self.energy, parent_id=top.id, weight=1, period="year"
        )
        words = {"cause": "x", "solution": "y"}
        self._record(children[0].measure_ids, 10, 10)
        self.assertEqual(top.result, "not_measured")
        self._record(children[1].measure_ids, 6, 10, self.energy_head, **words)
        self.assertEqual((top.result, top.value), ("reached", 90))
        top._unsealed().rule = "worst"
        self.assertEqual(top.result, "not_reached")

    def test_any_depth_and_drafts_do_not_count(self):
        top = self._objective(False, rule="worst")
        middle = self._objective(parent_id=top.id, rule="worst")
        draft = self._new_sheet(self.energy, {"parent_id": middle.id})
        self.assertEqual(top.result, "not_measured")
        self._approve(draft)
        self._record(draft.objective_ids.measure_ids[0], 1, 1, self.energy_head)
        self.assertEqual(top.result, "reached")

    # ------------------------------------------------------------ missing ones
    def test_missing_after_the_agencys_grace(self):
        self.agency.iso_measure_grace_days = 10
        measures = self._objective().measure_ids
        missing = [("is_missing", "=", True), ("id", "in", measures.ids)]
        for day, count in (("2026-04-10", 0), ("2026-04-11", 1), ("2026-08-01", 2)):
            with self.subTest(day), freeze_time(f"{day} 03:00:00"):
                measures.invalidate_recordset(["is_missing"])
                self.assertEqual(len(measures.search(missing)), count)
                self.assertEqual(len(measures.filtered("is_missing")), count)
        with freeze_time("2026-08-01 03:00:00"):
            self._record(measures[0], 1, 1)
            self.assertEqual(len(measures.search(missing)), 1)
            others = [("is_missing", "=", False), ("id", "in", measures.ids)]
            self.assertEqual(len(measures.search(others)), 3)

    def test_the_daily_job_reminds_once_and_again(self):
        measure = self._objective(owner_id=self.staff.id).measure_ids[0]
        jobs = [job.__name__ for job in self.env["iso.daily.job"]._steps()]
        self.assertIn("_remind_missing_batch", jobs)
        self.assertIn(self.agency, self.env["iso.daily.job"]._companies())
        job = self.env["iso.objective.measure"]._remind_missing_batch
        counts, told = [], []
        for day in ("2026-04-05", "2026-04-20", "2026-04-21", "2026-04-28"):
            with freeze_time(f"{day} 03:00:00"):
                counts.append(job(self.agency, measure.browse())[0])
                told.append(measure.activity_ids.user_id)
        self.assertEqual(counts, [0, 1, 0, 1])
        self.assertFalse(told[0])
        self.assertEqual(told[1:3], [self.staff, self.staff])
        # The head of the department hears of it the second time.
        self.assertEqual(told[3], self.staff | self.trade_head)
        self.assertEqual(len(measure.activity_ids), 2)
        self._record(measure, 1, 1, self.staff)
        self.assertFalse(measure.activity_ids)

    # ------------------------------------------------------------ asked for
    def test_recording_asks_for_the_numbers(self):
        measure = self._objective().measure_ids[:1].with_user(self.trade_head)
        with freeze_time(measure.date_to):
            asked = measure.action_record()
            self.assertEqual(
                (asked["res_model"], asked["res_id"], asked["target"]),
                ("iso.objective.measure", measure.id, "new"),
            )
            self.assertEqual(measure.state, "open")
            with self.assertRaisesRegex(UserError, "enter the numbers"):
                measure.with_context(asked_first=True).action_record()
            measure.write({"numerator": 50, "denominator": 50})
            self.assertFalse(measure.action_record())
        self.assertEqual(measure.state, "done")
