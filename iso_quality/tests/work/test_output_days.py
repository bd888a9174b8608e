"""Outputs of which every one has to be there, and outputs that belong to the task in whose
days they are dated. Tried with sheets of objectives (a day: where they are posted) and
reports (a time: when their numbers were filled in)."""

from unittest.mock import patch

from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from ..common import AgencyCase


class OutputCase(AgencyCase):
    """A plan whose work is done twice a year, in Q2 and Q3."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kind = cls.env.ref("iso_quality.activity_type_objective")
        cls.output = cls.env.ref("iso_quality.activity_output_objective_sheet")
        cls.sheets = cls.env["iso.objective.sheet"].sudo()

    @classmethod
    def _tasks(cls, deadline="Quý II; Quý III/2026", year=2026, kind=None, **vals):
        plan = cls._new_plan(
            {
                "deadline": deadline,
                "lead": [cls.all_departments],
                "activity_type_id": (kind or cls.kind).id,
                **vals,
            },
            year=year,
        )
        cls._issue(plan, date=f"{year}-01-05")
        return plan.task_ids.filtered(
            lambda task: task.department_id == cls.trade
        ).sorted("date_start")

    @classmethod
    def _sheet(cls, year, posted=False, department=None):
        """A draft; of which year matters only where the output asks for it."""
        sheet = cls._new_sheet(department or cls.trade, year=year).sudo()._unsealed()
        if posted:
            sheet.posted_on = posted
        return sheet

    def _state(self, *tasks):
        return [task.state for task in tasks]


@tagged("post_install", "-at_install", "iso_quality")
class TestEveryOutput(OutputCase):
    """Where every record has to be there, and at least one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.output.write({"how_many": "every", "year_field": False})
        cls.task = cls._tasks("Quý II")

    def test_all_that_are_meant_have_to_be_reached(self):
        first, second = self._sheet(2026), self._sheet(2027)
        self._approve(first)
        self.assertEqual(self.task.state, "todo")
        mine = self.task.with_user(self.trade_head)
        mine.result = "Xong"
        with self.assertRaisesRegex(UserError, "1 of 2"):
            mine.finish()
        self._approve(second)
        self.assertEqual(self.task.state, "done")
        self.assertEqual(self.task.done_by_id, self.leader)
        self.assertIn("2 of 2", self.task.result)

    def test_none_at_all_is_not_every_one(self):
        self.assertFalse(self.task.outputs_reached)
        sheet = self._sheet(2026)
        sheet.unlink()
        self.assertEqual(self.task.state, "todo")

    def test_others_do_not_count(self):
        self._approve(self._sheet(2026))
        self.assertEqual(self.task.state, "done")
        other = self.task.plan_id.task_ids.filtered(
            lambda task: task.department_id == self.energy
        )
        self.assertEqual(other.state, "todo")

    def test_the_missing_one_is_opened(self):
        first, second = self._sheet(2026), self._sheet(2027)
        self._approve(first)
        self.task.invalidate_recordset()
        self.assertIn("1 of 2", self.task.output_list)
        in_vietnamese = self.task.with_context(lang="vi_VN")
        self.assertIn("1 trong số 2", in_vietnamese.output_list)
        action = self.task.with_user(self.trade_head).action_open_output()
        self.assertEqual(action["res_id"], second.id)

    def test_one_that_is_deleted_completes_the_rest(self):
        first, second = self._sheet(2026), self._sheet(2027)
        self._approve(first)
        second.with_user(self.secretary).unlink()
        self.assertEqual(self.task.state, "done")

    def test_one_that_is_no_longer_meant_completes_the_rest(self):
        self.output.record_domain = "[('state', '!=', 'cancelled')]"
        first, second = self._sheet(2026), self._sheet(2027)
        self._approve(first)
        self.assertEqual(self.task.state, "todo")
        second.state = "cancelled"
        self.assertEqual(self.task.state, "done")

    def test_the_year_may_be_asked_too(self):
        self.output.year_field = "year"
        self._approve(self._sheet(2027))
        self.assertEqual(self.task.state, "todo")
        self._approve(self._sheet(2026))
        self.assertEqual(self.task.state, "done")

    def test_the_same_queries_for_10_and_100_records(self):
        units = self.env["hr.department"].create(
            [
                {"name": f"Phòng số {number}", "company_id": self.agency.id}
                for number in range(100)
            ]
        )
        self.output.write({"date_field": "posted_on"})
        self._tasks("Quý II; Quý III/2027", year=2027)
        sheets = self.sheets.create(
            [
                {
                    "department_id": unit.id,
                    "year": 2027,
                    "company_id": self.agency.id,
                    "posted_on": "2027-05-05",
                }
                for unit in units
            ]
        )
        counts = []
        for some in (sheets[:1], sheets[:10], sheets):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some._reach_outputs(some._output_places(some._output_rules()))
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])

    def test_the_same_queries_to_show_10_and_100_tasks(self):
        self.env["hr.department"].create(
            [
                {"name": f"Phòng số {number}", "company_id": self.agency.id}
                for number in range(100)
            ]
        )
        self.output.write({"date_field": "posted_on"})
        task = self._tasks("Quý II; Quý III/2027", year=2027)[:1]
        tasks = task.plan_id.task_ids.sudo()
        self.assertGreater(len(tasks), 200)
        tasks.mapped("output_list")  # fills caches that live longer
        counts = []
        for some in (tasks[:10], tasks[:100]):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some.mapped("output_list")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)


@tagged("post_install", "-at_install", "iso_quality")
class TestDatedOutput(OutputCase):
    """A record belongs to the task in whose days it is dated."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.output.write({"date_field": "posted_on", "year_field": False})

    def test_each_quarter_is_finished_by_its_own(self):
        second, third = self._tasks()
        self.assertEqual(
            self._dates(second | third),
            [("2026-04-01", "2026-06-30"), ("2026-07-01", "2026-09-30")],
        )
        early = self._approve(self._sheet(2024, "2026-03-31"))
        self.assertEqual(self._state(second, third), ["todo", "todo"])
        self._approve(self._sheet(2025, "2026-06-30"))
        self.assertEqual(self._state(second, third), ["done", "todo"])
        # Moved to another day it counts there.
        early.sudo()._unsealed().posted_on = "2026-07-01"
        self.assertEqual(self._state(second, third), ["done", "done"])
        self.assertIn(early.display_name, third.result)

    def test_the_third_quarters_never_finishes_the_second(self):
        second, third = self._tasks()
        self._approve(self._sheet(2026, "2026-07-01"))
        self.assertEqual(self._state(second, third), ["todo", "done"])
        with self.assertRaises(UserError):
            second.with_user(self.trade_head).finish()

    def test_late_work_finishes_the_task_that_asked_for_it(self):
        first, fourth = self._tasks("Quý I; Quý IV/2026")
        self._approve(self._sheet(2025, "2026-09-30"))
        self.assertEqual(self._state(first, fourth), ["done", "todo"])
        # No one comes after the last: it has the days until the year is over.
        march = self._tasks("Tháng 3", year=2025)
        self._approve(self._sheet(2024, "2025-12-31"))
        self.assertEqual(march.state, "done")

    def test_the_year_before_dated_in_this_year(self):
        (task,) = self._tasks("Trước ngày 15/6")
        self._approve(self._sheet(2025, "2026-01-01"))
        self.assertEqual(task.state, "done")

    def test_with_a_year_both_have_to_agree(self):
        self.output.year_field = "year"
        second, third = self._tasks()
        self._approve(self._sheet(2025, "2026-05-05"))
        self.assertEqual(self._state(second, third), ["todo", "todo"])
        self._approve(self._sheet(2026, "2026-05-05"))
        self.assertEqual(self._state(second, third), ["done", "todo"])

    def test_what_is_begun_and_not_dated_is_opened(self):
        second, third = self._tasks()
        mine = third.with_user(self.trade_head)
        draft = self._sheet(2026)
        self.assertEqual(mine.action_open_output()["res_id"], draft.id)
        self.assertIn(draft.display_name, third.output_list)
        self._approve(draft)
        self.assertEqual(self._state(second, third), ["todo", "todo"])

    def test_withdrawn_tasks_take_no_days(self):
        second, third = self._tasks()
        third._withdraw("Không còn")
        self._approve(self._sheet(2026, "2026-08-01"))
        self.assertEqual(second.state, "done")

    def test_every_one_of_these_days(self):
        self.output.how_many = "every"
        second, third = self._tasks()
        self._approve(self._sheet(2024, "2026-05-05"))
        self.assertEqual(self._state(second, third), ["done", "todo"])
        self._approve(self._sheet(2025, "2026-08-08"))
        self.assertEqual(third.state, "done")

    def test_one_moved_to_other_days_completes_the_rest(self):
        self.output.how_many = "every"
        moving = self._sheet(2025, "2026-05-06")
        second, third = self._tasks()
        self._approve(self._sheet(2024, "2026-05-05"))
        self.assertEqual(self._state(second, third), ["todo", "todo"])
        moving.posted_on = "2026-08-08"
        self.assertEqual(self._state(second, third), ["done", "todo"])

    def test_a_time_is_a_day_in_vietnam(self):
        kind = self.env.ref("iso_quality.activity_type_objective_report_half")
        rule = self.env.ref("iso_quality.activity_output_objective_report_half")
        rule.write({"date_field": "filled_on", "year_field": False})
        second, third = self._tasks(kind=kind)
        report = self.env["iso.objective.report"].sudo()._unsealed()
        report = report.create(
            {
                "company_id": self.agency.id,
                "department_id": self.trade.id,
                "year": 2026,
                "period": "half",
            }
        )
        # 17:00 of the eve in London is midnight in Vietnam.
        for moment, states in (
            ("2026-03-31 16:59:59", ["todo", "todo"]),
            ("2026-03-31 17:00:00", ["done", "todo"]),
            ("2026-06-30 16:59:59", ["done", "todo"]),
            ("2026-06-30 17:00:00", ["todo", "done"]),
        ):
            with self.subTest(moment), self.env.cr.savepoint(), freeze_time(moment):
                report.write({"filled_on": moment, "state": "issued"})
                self.assertEqual(self._state(second, third), states)
                (second | third).sudo().write({"state": "todo"})
                report.write({"state": "draft", "filled_on": False})

    def test_fields_that_are_no_dates_are_refused(self):
        for name in ("nothing", "state", "year"):
            with self.subTest(name), self.assertRaises(ValidationError):
                self.output.date_field = name


@tagged("post_install", "-at_install", "iso_quality")
class TestNotAsked(OutputCase):
    """A model may say that for some tasks nothing will come this time."""

    def _no_session(self, *departments):
        ids = [department.id for department in departments]

        def not_asked(model, rule, wanted):
            self.assertTrue(model.env.su)
            self.assertEqual(rule.id, self.output.id)
            return {
                one: "Đợt này không đánh giá phòng."
                for one in wanted
                if one.key[1] in ids
            }

        model = type(self.env["iso.objective.sheet"])
        return patch.object(model, "_output_not_asked", not_asked)

    def test_it_counts_as_reached_and_says_why(self):
        task = self._tasks("Quý II")
        tasks = task.plan_id.task_ids
        with self._no_session(self.trade):
            self.sheets._output_look_again(self.other_agency)
            self.assertEqual(task.state, "todo")
            self.sheets.with_user(self.leader)._output_look_again(self.agency)
            self.assertIn("không đánh giá", task.output_list)
            self.assertTrue(task.outputs_reached)
        self.assertEqual(task.state, "done")
        self.assertIn("Đợt này không đánh giá phòng.", task.result)
        self.assertEqual(task.done_by_id, self.leader)
        self.assertEqual(set((tasks - task).mapped("state")), {"todo"})

    def test_it_may_be_finished_by_hand(self):
        task = self._tasks("Quý II").with_user(self.trade_head)
        with self._no_session(self.trade):
            task.finish()
        self.assertEqual(task.state, "done")
        self.assertIn("Đợt này", task.result)

    def test_what_is_there_is_not_asked_about(self):
        task = self._tasks("Quý II")
        with self._no_session(self.trade):
            self._approve(self._sheet(2026))
        self.assertEqual(task.state, "done")
        self.assertNotIn("Đợt này", task.result)


@tagged("post_install", "-at_install", "iso_quality")
class TestWhoseOutput(OutputCase):
    """The department that does its own part, or the agency: the party says it."""

    def _task_of(self, *parties, kind="objective"):
        plan = self._new_plan(
            {
                "deadline": "Quý I",
                "lead": parties,
                "activity_type_id": self.env.ref(
                    f"iso_quality.activity_type_{kind}"
                ).id,
            }
        )
        self._issue(plan)
        return plan.task_ids

    def test_the_unit_in_charge_acts_for_the_agency(self):
        task = self._task_of(self.standing)
        self.assertEqual(task.department_id, self.office)
        self._approve(self._sheet(2026, department=self.office))
        self.assertEqual(task.state, "todo", "its own objectives are others")
        self._approve(self._new_sheet(False))
        self.assertEqual(task.state, "done")

    def test_named_as_itself_it_does_its_own_part(self):
        office = self.env["iso.party"].create(
            {
                "name": "Văn phòng Sở",
                "company_id": self.agency.id,
                "department_ids": [Command.set(self.office.ids)],
            }
        )
        task = self._task_of(office)
        self._approve(self._new_sheet(False))
        self.assertEqual(task.state, "todo")
        self._approve(self._sheet(2026, department=self.office))
        self.assertEqual(task.state, "done")

    def test_outside_bodies_and_auditors_are_seen_to_for_the_agency(self):
        for code in ("training_body", "auditors"):
            party = self.env.ref(f"iso_quality.party_{code}")
            self.assertTrue(party._acts_for_agency())
        for kind in ("departments", "all_departments"):
            self.assertFalse(
                self.env["iso.party"].new({"kind": kind})._acts_for_agency()
            )
        self.assertFalse(self.env["iso.party"]._acts_for_agency())

    def test_the_round_of_risks_is_the_unit_in_charges(self):
        task = self._task_of(self.standing, kind="risk")
        self.assertEqual(
            task._outputs()[task][0].output,
            self.env.ref("iso_quality.activity_output_risk_round"),
        )

    def test_a_head_who_may_not_begin_the_agencys_is_told_whom_to_ask(self):
        self.office.manager_id = self.trade.manager_id
        task = self._task_of(self.standing).with_user(self.trade_head)
        self.assertTrue(task.may_work)
        with self.assertRaisesRegex(UserError, "There is no"):
            task.action_open_output()
        action = task.with_user(self.secretary).action_open_output()
        sheet = self.sheets.browse(action["res_id"])
        self.assertFalse(sheet.department_id)
