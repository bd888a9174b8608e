"""Tasks that are finished by a record: when it counts, and what is left alone."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestOutputs(AgencyCase):
    """Tasks that are done when a record is there, tried with sheets of objectives."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kind = cls.env.ref("iso_quality.activity_type_objective")
        cls.output = cls.env.ref("iso_quality.activity_output_objective_sheet")
        cls.plan = cls._plan_of(cls.kind)
        cls.task = cls._task_of(cls.trade)
        cls.common = cls._task_of(cls.env["hr.department"])

    @classmethod
    def _plan_of(cls, kind, year=2026, **vals):
        return cls._issue(
            cls._new_plan(
                {
                    "deadline": "Quý I",
                    "lead": [cls.all_departments, cls.committee_party],
                    "activity_type_id": kind.id,
                    **vals,
                },
                year=year,
            ),
            date=f"{year}-01-05",
        )

    @classmethod
    def _task_of(cls, department, plan=None):
        return (plan or cls.plan).task_ids.filtered(
            lambda task: task.department_id == department
        )

    # ------------------------------------------------------------ reached
    def test_approval_finishes_the_task_of_that_department_only(self):
        sheet = self._approve(self._new_sheet(self.trade))
        self.assertEqual(self.task.state, "done")
        self.assertEqual(self.task.done_by_id, self.leader)
        self.assertIn(sheet.display_name, self.task.result)
        others = self.plan.task_ids - self.task
        self.assertEqual(set(others.mapped("state")), {"todo"})
        self.assertEqual(self.plan.state, "running")

    def test_a_task_without_department_asks_for_the_agencys(self):
        self._approve(self._new_sheet(False))
        self.assertEqual(self.common.state, "done")
        self.assertEqual(self.task.state, "todo")

    def test_what_people_wrote_stays(self):
        self.task.with_user(self.trade_head).result = "Đã họp phòng"
        self._approve(self._new_sheet(self.trade))
        self.assertTrue(self.task.result.startswith("Đã họp phòng\n"))

    def test_another_year_or_agency_finishes_nothing(self):
        self._approve(self._new_sheet(self.trade, year=2027))
        self.assertEqual(self.task.state, "todo")

    def test_a_plan_not_in_force_and_withdrawn_tasks_are_left(self):
        draft = self._new_plan(
            {"deadline": "Quý I", "lead": [self.all_departments]}, year=2028
        )
        self.assertFalse(draft.task_ids)
        self.task._withdraw("Không còn")
        self._approve(self._new_sheet(self.trade))
        self.assertEqual(self.task.state, "withdrawn")

    def test_going_back_does_not_reopen(self):
        sheet = self._approve(self._new_sheet(self.trade))
        sheet.with_user(self.leader).cancel("Nhầm")
        self.assertEqual(self.task.state, "done")
        self.task.with_user(self.trade_head).reopen("Ghi nhầm")
        # Another department's sheet does not touch what was reopened.
        self._approve(self._new_sheet(self.energy))
        self.assertEqual(self.task.state, "doing")

    def test_all_outputs_have_to_be_there(self):
        self.output.copy({"name": "Mục tiêu của Sở", "scope": "agency", "sequence": 20})
        self._approve(self._new_sheet(self.trade))
        self.assertEqual(self.task.state, "todo")
        self._approve(self._new_sheet(False))
        self.assertEqual(self.task.state, "done")

    # ------------------------------------------------------------ the way
    def test_finish_is_refused_while_it_is_missing(self):
        mine = self.task.with_user(self.trade_head)
        mine.result = "Xong"
        with self.assertRaisesRegex(UserError, self.output.name):
            mine.finish()
        sheet = self._new_sheet(self.trade)
        with self.assertRaisesRegex(UserError, "Phòng Thương mại"):
            mine.finish()
        self._approve(sheet)
        self.assertEqual(mine.state, "done")

    def test_a_plan_issued_after_the_approval(self):
        self._approve(self._new_sheet(self.trade, year=2027))
        plan = self._plan_of(self.kind, year=2027)
        task = self._task_of(self.trade, plan).with_user(self.trade_head)
        self.assertEqual(task.state, "todo")
        task.finish()
        self.assertEqual(task.state, "done")
        self.assertIn("2027", task.result)

    def test_not_needed_stays_possible(self):
        plan = self._plan_of(self.kind, year=2027, condition="nếu có")
        task = self._task_of(self.trade, plan).with_user(self.trade_head)
        task.mark_not_needed("Không thay đổi")
        self.assertEqual(task.state, "not_needed")

    def test_other_types_are_as_before(self):
        kind = self.env.ref("iso_quality.activity_type_training")
        plan = self._plan_of(kind, year=2027)
        task = self._task_of(self.trade, plan).with_user(self.trade_head)
        self.assertFalse(task.has_outputs)
        task.result = "Đã tập huấn"
        task.finish(early=True)
        self.assertEqual(task.state, "done")

    def test_switched_off_outputs_ask_for_nothing(self):
        self.output.active = False
        self.assertFalse(self.task.has_outputs)

    # ------------------------------------------------------------ on the task
    def test_the_list_on_the_task(self):
        self.assertTrue(self.task.has_outputs)
        self.assertFalse(self.task.outputs_reached)
        self.assertEqual(self.task.next_output, self.output.name)
        self.assertIn("fa-square-o", self.task.output_list)
        sheet = self._approve(self._new_sheet(self.trade))
        self.task.invalidate_recordset()
        self.assertTrue(self.task.outputs_reached)
        self.assertIn("fa-check-square-o", self.task.output_list)
        self.assertIn(sheet.display_name, self.task.output_list)

    def test_open_begins_the_draft_once(self):
        mine = self.task.with_user(self.trade_head)
        action = mine.action_open_output()
        sheet = self.env["iso.objective.sheet"].browse(action["res_id"])
        self.assertEqual(
            (sheet.department_id, sheet.year, sheet.state),
            (self.trade, 2026, "draft"),
        )
        self.assertEqual(mine.action_open_output()["res_id"], sheet.id)

    def test_open_by_those_who_may_not_begin_it(self):
        with self.assertRaises(UserError):
            self.task.with_user(self.staff).action_open_output()
        self._new_sheet(self.trade)
        self.assertTrue(self.task.with_user(self.staff).action_open_output())

    # ------------------------------------------------------------ data
    def test_a_model_that_is_not_installed_is_ignored(self):
        self.output.copy({"name": "Sau này", "res_model": "iso.not.there"})
        self.assertIn("\n", self.task.output_list + "\n")
        self.assertEqual(str(self.task.output_list).count("o_iso_output"), 1)

    def test_a_wrong_condition_is_refused(self):
        for vals in (
            {"reached_domain": "[('nothing', '=', 1)]"},
            {"reached_domain": "__import__('os')"},
            {"year_field": "nothing"},
            {"record_domain": "[('nothing', '=', 1)]"},
            {"record_domain": "[('state', '=')]"},
            {"record_domain": "state"},
        ):
            with self.subTest(vals), self.assertRaises(ValidationError):
                self.output.write(vals)

    def test_only_some_records_may_be_meant(self):
        self.output.record_domain = "[('revision', '=', 0), ('signer_title', '=', 'A')]"
        mine = self.task.with_user(self.trade_head)
        other = self._approve(self._new_sheet(self.trade))
        self.assertEqual(self.task.state, "todo")
        self.assertFalse(mine.outputs_reached)
        other.with_user(self.leader).cancel("Nhầm")
        self.env.flush_all()
        draft = self.env["iso.objective.sheet"].browse(
            mine.action_open_output()["res_id"]
        )
        # A new one is made so that it is meant.
        self.assertNotEqual(draft, other)
        self.assertEqual(draft.signer_title, "A")

    # ------------------------------------------------------------ queries
    def test_the_same_queries_for_10_and_100_tasks(self):
        tasks = self._many_tasks(100)
        counts = []
        tasks.mapped("output_list")  # fills caches that live longer
        for some in (tasks[:10], tasks):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some.sudo().mapped("output_list")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)

    def test_finding_the_tasks_of_10_and_100_sheets(self):
        self._many_tasks(100)
        departments = self.env["hr.department"].search(
            [("name", "=like", "Phòng số %"), ("company_id", "=", self.agency.id)]
        )
        sheets = self.env["iso.objective.sheet"].create(
            [
                {
                    "department_id": unit.id,
                    "year": 2027,
                    "company_id": self.agency.id,
                }
                for unit in departments
            ]
        )
        counts = []
        for some in (sheets[:1], sheets[:10], sheets):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some._reach_outputs()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])

    def _many_tasks(self, count):
        self.env["hr.department"].create(
            [
                {"name": f"Phòng số {number}", "company_id": self.agency.id}
                for number in range(count)
            ]
        )
        return self._plan_of(self.kind, year=2027).task_ids[:count]
