from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestObjectives(AgencyCase):
    """The sheet and its way; measures and results are in test_objective_measures."""

    # ------------------------------------------------------------ the way
    def test_head_drafts_and_submits_leader_approves(self):
        sheet = self._new_sheet(self.trade).with_user(self.trade_head)
        sheet.objective_ids.target = 99
        sheet.submit()
        with freeze_time("2026-03-10 03:00:00"):
            sheet.with_user(self.leader).approve()
        self.assertEqual(sheet.state, "issued")
        self.assertEqual(str(sheet.issue_date), "2026-03-10")
        self.assertFalse(sheet.number)
        self.assertEqual(sheet.signer_name, self.leader.name)

    def test_only_the_leader_approves(self):
        sheet = self._new_sheet(self.trade)
        sheet.submit()
        for user in (self.trade_head, self.secretary, self.staff):
            with self.subTest(user.login), self.assertRaises(AccessError):
                sheet.with_user(user).approve()

    def test_only_the_own_head_submits(self):
        sheet = self._new_sheet(self.trade)
        for user in (self.energy_head, self.staff, self.leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                sheet.with_user(user).submit()

    def test_returned_with_a_reason(self):
        sheet = self._new_sheet(self.trade)
        sheet.submit()
        sheet.with_user(self.leader).return_to_draft("Nâng chỉ tiêu")
        self.assertEqual((sheet.state, sheet.return_reason), ("draft", "Nâng chỉ tiêu"))

    def test_the_five_conditions_are_named(self):
        sheet = self._new_sheet(
            self.trade,
            {},
            {"name": "Đào tạo", "deadline": False, "is_realistic": False},
        )
        with self.assertRaisesRegex(UserError, "Đào tạo: Has a Time, Realistic"):
            sheet.submit()
        self.assertEqual(sheet.state, "draft")

    def test_what_the_system_sees_is_answered(self):
        objective = self._new_sheet(self.trade).objective_ids
        self.assertTrue(objective.is_measurable)
        self.assertTrue(objective.is_timed)
        self.assertTrue(objective.is_placed)
        objective.write({"place": False, "deadline": False})
        self.assertFalse(objective.is_placed or objective.is_timed)
        bare = self.env["iso.objective"].create(
            {"sheet_id": objective.sheet_id.id, "name": "Khác", "measured_by": "value"}
        )
        self.assertFalse(bare.is_measurable or bare.is_specific or bare.is_realistic)

    def test_an_empty_sheet_is_not_submitted(self):
        sheet = self._new_sheet(self.trade)
        sheet.objective_ids.unlink()
        with self.assertRaises(UserError):
            sheet.submit()

    def test_approved_sheets_are_sealed(self):
        sheet = self._approve(self._new_sheet(self.trade))
        objective = sheet.objective_ids
        for change in (
            lambda: objective.write({"target": 1}),
            lambda: objective.unlink(),
            lambda: sheet.write({"year": 2030}),
            lambda: objective.step_ids.write({"name": "Khác"}),
            lambda: objective.copy({"name": "Thêm"}),
        ):
            with self.assertRaises(UserError):
                change()

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
            sheet.with_user(self.leader).approve()
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

    def test_posted(self):
        sheet = self._new_sheet(self.trade)
        head = sheet.with_user(self.trade_head)
        with self.assertRaises(UserError):
            head.post("2026-03-12", "Bảng tin của phòng")
        self._approve(sheet)
        with self.assertRaises(UserError):
            head.post("2026-03-12", " ")
        wizard = self.env["iso.posting.wizard"].with_user(self.trade_head)
        wizard.create(
            {
                "sheet_id": sheet.id,
                "posted_on": "2026-03-12",
                "posted_place": "Bảng tin của phòng",
            }
        ).action_post()
        self.assertEqual(sheet.posted_place, "Bảng tin của phòng")

    def test_one_sheet_for_each_unit_and_year(self):
        self._new_sheet(False)
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self._new_sheet(False)

    # ------------------------------------------------------------ revision
    def test_a_revision_with_a_reason_takes_over(self):
        sheet = self._approve(self._new_sheet(self.trade))
        first = sheet.objective_ids.measure_ids[0]
        first.sudo().write({"numerator": 9, "denominator": 10})
        first.with_user(self.trade_head).record()
        head = sheet.with_user(self.trade_head)
        with self.assertRaises(UserError):
            head.revise(" ")
        action = head.revise("UBND tỉnh giao chỉ tiêu mới")
        draft = sheet.browse(action["res_id"])
        self.assertEqual(head.revise("Lần nữa")["res_id"], draft.id)
        draft.objective_ids.target = 85
        self._approve(draft)
        self.assertEqual((sheet.state, draft.state), ("replaced", "issued"))
        self.assertEqual(draft.revision_reason, "UBND tỉnh giao chỉ tiêu mới")
        self.assertEqual(first.objective_id, draft.objective_ids)
        self.assertEqual(len(draft.objective_ids.measure_ids), 4)
        self.assertEqual(draft.objective_ids.result, "reached")

    def test_a_revision_of_the_agencys_keeps_the_departments(self):
        agency = self._approve(self._new_sheet(False, {"rule": "mean"}))
        trade = self._approve(
            self._new_sheet(self.trade, {"parent_id": agency.objective_ids.id})
        )
        draft = agency.browse(agency.revise("Điều chỉnh")["res_id"])
        self._approve(draft)
        self.assertEqual(trade.objective_ids.parent_id, draft.objective_ids)

    # ------------------------------------------------------------ cascade
    def test_no_cycle(self):
        sheet = self._new_sheet(self.trade, {}, {"name": "Hai"})
        one, two = sheet.objective_ids
        one.parent_id = two
        with self.assertRaises(ValidationError):
            two.parent_id = one

    def test_a_parent_is_of_the_same_agency_and_year(self):
        last = self._new_sheet(False, year=2025).objective_ids
        mine = self._new_sheet(self.trade).objective_ids
        with self.assertRaises(ValidationError):
            mine.parent_id = last

    # ------------------------------------------------------------ years
    def test_parents_on_the_sheet_itself_are_copied_with_it(self):
        sheet = self._new_sheet(
            self.trade, {"rule": "mean"}, {"name": "Hồ sơ của tổ"}, year=2025
        )
        whole, part = sheet.objective_ids
        part.parent_id = whole
        self._approve(sheet)
        mine = sheet.with_user(self.trade_head)
        for action in (mine.action_next_year(), mine.revise("Thêm chỉ tiêu")):
            new_whole, new_part = sheet.browse(action["res_id"]).objective_ids
            self.assertEqual(new_part.parent_id, new_whole)
            self.assertFalse(new_whole.parent_id)

    def test_next_year_has_last_years_result_beside(self):
        agency = self._approve(self._new_sheet(False, {"rule": "mean"}, year=2025))
        trade = self._approve(
            self._new_sheet(
                self.trade, {"parent_id": agency.objective_ids.id}, year=2025
            )
        )
        measure = trade.objective_ids.measure_ids[0]
        measure.write({"numerator": 3, "denominator": 4})
        measure.record()
        new_agency = agency.browse(agency.action_next_year()["res_id"])
        action = trade.with_user(self.trade_head).action_next_year()
        new = trade.browse(action["res_id"])
        objective = new.objective_ids
        self.assertEqual((new.year, new.state), (2026, "draft"))
        self.assertEqual(objective.last_result, "not_reached")
        self.assertEqual(objective.last_value_text, "75%")
        self.assertEqual(objective.baseline, 75)
        self.assertEqual(str(objective.deadline), "2026-12-31")
        self.assertEqual(objective.parent_id, new_agency.objective_ids)
        self.assertEqual(objective.step_ids.name, trade.objective_ids.step_ids.name)
        self.assertFalse(objective.measure_ids)

    def test_prepare_the_year_shows_who_has_not_sent(self):
        with freeze_time("2026-02-02 03:00:00"):
            self._approve(self._new_sheet(self.trade, year=2025))
            sheets = self.env["iso.objective.sheet"]
            with self.assertRaises(AccessError):
                sheets.with_user(self.trade_head).action_prepare_year()
            sheets.with_user(self.secretary).action_prepare_year()
            sheets.with_user(self.secretary).action_prepare_year()
        made = sheets.search([("company_id", "=", self.agency.id), ("year", "=", 2026)])
        self.assertEqual(len(made), 4)
        self.assertEqual(made.filtered("objective_ids").department_id, self.trade)

    # ------------------------------------------------------------ queries
    def test_lists_take_the_same_queries_at_10_and_100(self):
        sheet = self._new_sheet(
            self.trade, *({"name": f"Mục tiêu {number}"} for number in range(100))
        )
        self._approve(sheet)
        names = ["name", "target_text", "value_text", "result", "last_value_text"]
        objectives = sheet.objective_ids
        counts = []
        objectives.with_user(self.trade_head).read(names)
        for some in (objectives[:10], objectives):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some.with_user(self.trade_head).read(names)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)
