"""A plan that is issued in June: what was done before is closed in one go, as itself."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..common import AgencyCase

REASON = "Đã làm trên giấy, hồ sơ lưu tại Văn phòng"


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-06-15 03:00:00")
class TestBeforeUse(AgencyCase):
    def setUp(self):
        super().setUp()
        self.plan = self._new_plan(
            {"deadline": "Tháng 3", "lead": [self.all_departments], "name": "Rà soát"},
            {"deadline": "Tháng 9", "lead": [self.all_departments], "name": "Tự kiểm"},
            {"deadline": "Thường xuyên", "lead": [self.standing], "name": "Theo dõi"},
        )
        self._issue(self.plan, date="2026-06-15")
        self.past = self.plan.line_ids[0].task_ids

    def _wizard(self, **vals):
        action = self.plan.with_user(self.secretary).action_open_before_use()
        wizard = self.env["iso.before.use.wizard"].with_user(self.secretary)
        return wizard.with_context(**action["context"]).create(vals)

    def _mine(self, tasks=None):
        tasks = tasks or self.past
        return tasks.filtered(lambda task: task.department_id == self.trade)

    def test_the_leader_is_told_before_and_the_secretary_asked_after(self):
        draft = self._new_plan(
            {"deadline": "Tháng 5", "lead": [self.all_departments]},
            company_id=self.agency.id,
            year=2027,
        )
        with freeze_time("2027-06-15 03:00:00"):
            said = " ".join(draft.with_user(self.leader)._issue_preview())
        self.assertIn("3 tasks were due before today", said)
        kind = self.env.ref("iso_quality.mail_activity_type_before_use")
        asked = self.plan.activity_ids.filtered(lambda a: a.activity_type_id == kind)
        self.assertEqual(asked.user_id, self.secretary)
        self.assertIn("3 việc có hạn trước ngày ban hành", asked.summary)

    def test_past_rows_are_shown_and_closed_in_one_go(self):
        self.assertEqual(self.plan.before_use_count, 3)
        wizard = self._wizard(reason=REASON)
        self.assertEqual(wizard.task_ids, self.past)
        wizard.action_close()
        for task in self.past:
            self.assertEqual(task.state, "before_use")
            self.assertEqual(task.done_by_id, self.secretary)
            self.assertEqual(task.done_by_name, self.secretary.name)
            self.assertEqual(task._done_day().isoformat(), "2026-06-15")
            self.assertEqual(task.reason, REASON)
        others = self.plan.task_ids - self.past
        self.assertEqual(set(others.mapped("state")), {"todo"})
        self.assertEqual(self.plan.before_use_count, 0)
        self.assertFalse(self.plan.activity_ids, "nobody is asked any more")
        self.assertIn(REASON, " ".join(self.plan.message_ids.mapped("body")))

    def test_what_is_taken_out_of_the_list_stays_open(self):
        wizard = self._wizard()
        wizard.task_ids -= self._mine()
        wizard.action_close()
        self.assertEqual(self._mine().state, "todo")
        self.assertEqual(self.plan.before_use_count, 1)
        self.assertTrue(self.plan.activity_ids)

    def test_nothing_later_is_closed_and_nobody_else_closes(self):
        later = self._mine(self.plan.line_ids[1].task_ids)
        secretary = later.with_user(self.secretary)
        with self.assertRaisesRegex(UserError, "was not due before its plan"):
            secretary.close_before_use(REASON)
        with self.assertRaises(UserError):
            self._mine().with_user(self.secretary).close_before_use("  ")
        for user in (self.trade_head, self.staff, self.leader, self.other_secretary):
            with self.assertRaises(AccessError):
                self._mine().with_user(user).close_before_use(REASON)
        with self.assertRaises(AccessError):
            self.plan.with_user(self.trade_head).action_open_before_use()
        # The day passes: what is late since then is finished, with a result.
        with freeze_time("2026-10-15 03:00:00"), self.assertRaises(UserError):
            secretary.close_before_use(REASON)

    def test_a_revision_makes_nothing_older_than_the_first_plan(self):
        with freeze_time("2026-10-15 03:00:00"):
            self.plan.line_ids[0].task_ids.sudo()._withdraw("thử")
            draft = self.plan.browse(self.plan.action_revise()["res_id"])
            self._issue(draft, date="2026-10-15")
            self.assertEqual(draft.given_out_on.isoformat(), "2026-06-15")
            # In March were those that the revision asks for anew.
            march = draft.line_ids[0].task_ids.filtered(lambda t: t.state == "todo")
            self.assertEqual(draft.before_use_count, len(march))
            self.assertFalse(draft.activity_ids)

    def test_it_is_done_but_never_in_time_and_brings_nothing_forth(self):
        sheet = self._approve(
            self._new_sheet(self.trade, {"source": "tasks_on_time", "period": "half"})
        )
        self._wizard().action_close()
        mine = self._mine()
        line = self.plan.line_ids[0]
        self.assertEqual((line.task_count, line.done_count), (3, 3))
        self.assertEqual(line.progress, 100)
        self.assertFalse(mine.is_late)
        self.assertEqual(mine.urgency, "over")
        measure = sheet.objective_ids.measure_ids.sudo().sorted("date_from")[0]
        with freeze_time("2026-07-02 03:00:00"):
            today = mine._done_day().replace(month=7, day=2)
            self.assertEqual(measure._cases_tasks_on_time(today)[measure], (0, 0))
            self.assertEqual(measure._cases_tasks_done(today)[measure], (0, 0))

    def test_it_sets_nothing_off(self):
        plan = self._new_plan(
            {"deadline": "Tháng 2", "lead": [self.standing], "name": "Họp"},
            {"deadline": "Sau khi họp 10 ngày", "lead": [self.standing]},
            year=2027,
        )
        first, second = plan.line_ids.branch_ids
        second.after_branch_id = first
        with freeze_time("2027-06-15 03:00:00"):
            self._issue(plan, date="2027-06-15")
            task = first.line_id.task_ids
            task.with_user(self.secretary).close_before_use(REASON)
            self.assertEqual(task.state, "before_use")
            self.assertFalse(second.event_ids)

    def test_it_is_kept_and_reopened_with_a_reason(self):
        self._wizard().action_close()
        task = self._mine().with_user(self.trade_head)
        with self.assertRaisesRegex(UserError, "before the software was used"):
            task.result = "khác"
        with self.assertRaises(UserError):
            task.reopen("")
        task.reopen("Chưa có hồ sơ")
        self.assertEqual(task.state, "doing")
        self.assertFalse(task.done_by_id or task.reason)
        task.result = "Đã bổ sung hồ sơ"
        task.finish()
        self.assertEqual(task.state, "done")

    def test_the_plan_asks_for_it_no_second_time(self):
        self._wizard().action_close()
        count = len(self.plan.task_ids)
        self.plan.with_user(self.secretary).action_refresh_tasks()
        self.assertEqual(len(self.plan.task_ids), count)
        self.assertEqual(set(self.past.mapped("state")), {"before_use"})

    def test_boards_have_its_column_only_where_it_is(self):
        tasks = self.env["iso.task"].with_user(self.secretary)
        columns = tasks.with_context(read_group_expand=True).web_read_group
        domain = [("plan_id", "=", self.plan.id)]

        def states():
            groups = columns(domain, ["state"], ["__count"])["groups"]
            return [group["state"] for group in groups]

        self.assertNotIn("before_use", states())
        self.assertIn("withdrawn", states())
        self._wizard().action_close()
        self.assertIn("before_use", states())

    def test_closing_takes_the_same_queries_for_many(self):
        counts = []
        for year, departments in ((2030, 3), (2031, 40)):
            self.env["hr.department"].create(
                [
                    {"name": f"Phòng {number}", "company_id": self.agency.id}
                    for number in range(departments)
                ]
            )
            plan = self._new_plan(
                {"deadline": "Tháng 3", "lead": [self.all_departments]}, year=year
            )
            with freeze_time(f"{year}-06-15 03:00:00"):
                self._issue(plan, date=f"{year}-06-15")
                tasks = plan.task_ids.with_user(self.secretary)
                tasks[:2].close_before_use(REASON)  # fills caches that live longer
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                tasks[2:].close_before_use(REASON)
                self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)
