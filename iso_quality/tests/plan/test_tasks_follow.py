"""An open task says what its document says now, in everything; what is done stays."""

from datetime import timedelta

from odoo.fields import Command, Date
from odoo.tests import freeze_time, tagged

from ...models.plan.iso_plan_tasks import PEOPLE
from ..common import AgencyCase

# What makes it this very task of this very plan.
IDENTITY = {"plan_id", "company_id", "branch_id", "event_id", "occurrence"}
IDENTITY |= {"role", "department_id"}


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-02-02 03:00:00")
class TestTasksFollow(AgencyCase):
    def setUp(self):
        super().setUp()
        self.plan = self._new_plan(
            {
                "deadline": "Quý II",
                "lead": [self.all_departments],
                "name": "Rà soát quy trình",
            },
            {"deadline": "Tháng 11", "lead": [self.standing], "name": "Báo cáo năm"},
        )
        self.kind, self.other_kind = self.env["iso.activity.type"].search([], limit=2)
        self.plan.line_ids.activity_type_id = self.kind
        self._issue(self.plan)

    def _wanted(self, plan):
        return plan._wanted_tasks(plan._resolver())

    def _task_of(self, line, department):
        return line.task_ids.filtered(lambda task: task.department_id == department)

    def _revised(self, change):
        draft = self.plan.browse(self.plan.action_revise()["res_id"])
        change(draft)
        return self._issue(draft, date="2026-02-02")

    def _another(self, task, name):
        """A value of a field that the task does not have."""
        field, value = task._fields[name], task[name]
        if field.type == "many2one":
            return value.sudo().search([("id", "!=", value.id)], limit=1).id
        if field.type == "many2many":
            return [Command.set((value.sudo().search([], limit=2) - value).ids)]
        if field.type == "date":
            return value - timedelta(days=1)
        return {"char": "khác", "boolean": not value, "float": 7.0}[field.type]

    def test_every_value_that_a_task_is_given_is_kept_up_with(self):
        names = set().union(*self._wanted(self.plan).values()) - PEOPLE - IDENTITY
        self.assertGreaterEqual(names, {"name", "weight", "open_ended", "party_id"})
        for name in sorted(names):
            with self.subTest(name=name):
                task = self._task_of(self.plan.line_ids[0], self.trade).sudo()
                right = task[name]
                task.write({name: self._another(task, name)})
                self.assertNotEqual(task[name], right)
                self.plan.with_user(self.secretary).action_refresh_tasks()
                self.assertEqual(task[name], right)

    def test_a_revision_is_followed_in_name_period_kind_party_weight_and_length(self):
        party = self.env["iso.party"].create(
            {
                "name": "Phòng Thương mại",
                "department_ids": [Command.set(self.trade.ids)],
                "company_id": self.agency.id,
            }
        )
        mine = self._task_of(self.plan.line_ids[0], self.trade)
        yearly = self.plan.line_ids[1].task_ids

        def change(draft):
            first, second = draft.line_ids
            first.write(
                {
                    "name": "Rà soát, sửa đổi quy trình",
                    "deadline_text": "Hàng quý",
                    "activity_type_id": self.other_kind.id,
                    "also_type_ids": [Command.set(self.kind.ids)],
                    "weight": 3,
                    "lead_party_ids": [Command.set(party.ids)],
                }
            )
            second.write({"name": "Theo dõi", "deadline_text": "Thường xuyên"})

        draft = self._revised(change)
        self.assertEqual(mine.plan_id, draft)
        self.assertEqual(mine.name, "Rà soát, sửa đổi quy trình – Quý I/2026")
        self.assertEqual(mine.period_label, "Quý I/2026")
        self.assertEqual(mine.line_activity_type_id, self.other_kind)
        self.assertEqual(mine.also_type_ids, self.kind)
        self.assertEqual(mine.weight, 3)
        self.assertEqual(mine.party_id, party)
        self.assertTrue(yearly.open_ended)
        self.assertEqual(yearly.name, "Theo dõi")
        for key, vals in self._wanted(draft).items():
            task = draft.task_ids.filtered(lambda one, key=key: one._key() == key)
            what = {name: vals[name] for name in vals.keys() - PEOPLE}
            self.assertFalse(task._unlike(what))

    def test_what_is_done_stays_as_it_was(self):
        mine = self._task_of(self.plan.line_ids[0], self.trade)
        mine.with_user(self.trade_head).result = "Đã rà soát"
        mine.with_user(self.trade_head).finish(early=True)
        names = ["name", "date_due", "line_activity_type_id", "party_id", "result"]
        before = mine.read(names)
        self._revised(
            lambda draft: draft.line_ids[0].write(
                {"name": "Việc khác", "deadline_text": "Quý III", "weight": 2}
            )
        )
        self.assertEqual(mine.read(names), before)
        self.assertEqual(mine.plan_id.line_ids[0].name, "Việc khác")

    def test_a_to_do_bears_the_new_name_and_goes_with_the_old_date(self):
        first, second = self.plan.line_ids
        task = self._task_of(first, self.trade)
        tasks = task | second.task_ids
        tasks.sudo()._schedule_reminders(Date.to_date("2026-02-02"))
        by_hand = task.activity_schedule(
            "mail.mail_activity_data_todo",
            summary=task.name,
            user_id=self.trade_head.id,
        )

        def change(draft):
            draft.line_ids[0].name = "Việc khác"
            draft.line_ids[1].deadline_text = "Tháng 12"

        self._revised(change)
        self.assertEqual((task.activity_ids - by_hand).summary, task.name)
        self.assertEqual(by_hand.summary, "Rà soát quy trình", "his own words")
        self.assertFalse(second.task_ids.activity_ids)
        self.assertFalse(second.task_ids.reminded_on, "told anew in time")
        self.assertTrue(task.reminded_on)

    def test_work_of_other_documents_follows_in_everything(self):
        sheet = self._approve(self._new_sheet(self.trade))
        step = sheet.objective_ids.step_ids
        task = step.task_id
        task.sudo().write({"weight": 5, "name": "khác", "role": "contribute"})
        vals = {**step._work_vals(), "weight": 2, "role": "lead"}
        self.patch(type(step), "_work_vals", lambda self: vals)
        step._give_work()
        self.assertEqual((task.name, task.weight, task.role), (step.name, 2, "lead"))

    def test_following_costs_the_same_for_all_departments(self):
        counts = []
        for departments in (3, 30):
            self.env["hr.department"].create(
                [
                    {"name": f"Phòng {number}", "company_id": self.agency.id}
                    for number in range(departments)
                ]
            )
            self.plan._sync_tasks()
            tasks = self.plan.line_ids[0].task_ids.sudo()
            for _again in range(2):  # the first fills caches that live longer
                tasks.write({"name": "khác", "weight": 9})
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                self.plan._sync_tasks()
                self.env.flush_all()
                count = self.env.cr.sql_log_count - before
            self.assertEqual(set(tasks.mapped("weight")), {1})
            counts.append(count)
        self.assertEqual(*counts)
