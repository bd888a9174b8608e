"""From the lines of an issued plan to tasks: how many, whose, by when, which event."""

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import Form, freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-01-05 03:00:00")
class TestTasks(AgencyCase):
    def _issued(self, *lines, **vals):
        return self._issue(self._new_plan(*lines, **vals))

    def test_one_task_a_lead_party(self):
        plan = self._issued(
            {"deadline": "Quý I", "lead": [self.committee_party, self.standing]}
        )
        committee, office = plan.task_ids.sorted(lambda t: t.department_id.id)
        self.assertFalse(committee.department_id)
        self.assertEqual(committee.user_id, self.leader, "the head answers for it")
        self.assertEqual(committee.user_ids, self.leader | self.secretary)
        self.assertEqual(office.department_id, self.office)
        self.assertEqual(office.user_id, self.secretary)
        self.assertEqual(self._dates(plan.task_ids), [("2026-01-01", "2026-03-31")] * 2)

    def test_all_departments_get_one_each(self):
        self.energy.iso_in_scope = False
        plan = self._issued({"deadline": "Tháng 3", "lead": [self.all_departments]})
        self.assertEqual(plan.task_ids.department_id, self.office | self.trade)
        self.assertEqual(len(plan.task_ids), 2)

    def test_department_named_twice_gets_one(self):
        plan = self._issued(
            {"deadline": "Tháng 3", "lead": [self.standing, self.all_departments]}
        )
        self.assertEqual(len(plan.task_ids), 3)

    def test_monthly_gives_twelve(self):
        plan = self._issued({"deadline": "Hàng tháng", "lead": [self.standing]})
        self.assertEqual(len(plan.task_ids), 12)
        self.assertEqual(self._dates(plan.task_ids)[1], ("2026-02-01", "2026-02-28"))
        self.assertIn("Tháng 3/2026", plan.task_ids.mapped("period_label"))

    def test_continuous_is_never_late(self):
        plan = self._issued({"deadline": "Thường xuyên", "lead": [self.standing]})
        task = plan.task_ids
        self.assertEqual(len(task), 1)
        self.assertTrue(task.open_ended)
        with freeze_time("2027-02-01"):
            task.invalidate_recordset()
            self.assertFalse(task.is_late)
            self.assertNotIn(task, task.search([("is_late", "=", True)]))

    def test_before_a_date_follows_the_agency(self):
        plan = self._issued({"deadline": "Trước ngày 05/11", "lead": [self.standing]})
        self.assertEqual(str(plan.task_ids.date_due), "2026-11-04")
        self.other_agency.iso_before_inclusive = True
        other = (
            self.env["iso.plan"]
            .with_user(self.other_secretary)
            .create({"title": "KH", "year": 2026})
        )
        self._add_line(other, "Trước ngày 05/11", [self.standing])
        other.submit()
        other.with_user(self.other_leader)._unsealed().issue("01", "2026-01-05")
        self.assertEqual(str(other.task_ids.date_due), "2026-11-05")
        self.assertEqual(other.task_ids.department_id, self.other_office)

    def test_own_part_and_followers(self):
        plan = self._issued(
            {
                "deadline": "Quý I",
                "lead": [self.standing],
                "support": [self.all_departments],
                "own_part": True,
            },
            {
                "deadline": "Quý II",
                "lead": [self.standing],
                "support": [self.all_departments, self.committee_party],
            },
        )
        own, follow = plan.line_ids
        self.assertEqual(
            sorted(own.task_ids.mapped(lambda t: (t.role, t.department_id.name))),
            [
                ("contribute", "Phòng Năng lượng"),
                ("contribute", "Phòng Thương mại"),
                ("lead", "Văn phòng"),
            ],
        )
        self.assertEqual(len(follow.task_ids), 1)
        self.assertEqual(follow.support_department_ids, self.departments)
        self.assertEqual(follow.support_user_ids, self.leader | self.secretary)
        self.env["mail.scheduled.message"].search(
            [("model", "=", "iso.plan"), ("res_id", "=", plan.id)]
        )._post_message()
        self.assertIn(
            self.trade_head.partner_id,
            plan.message_ids.notified_partner_ids,
            "cooperating departments are told",
        )

    def test_advisers_work_where_nobody_leads(self):
        plan = self._new_plan({"deadline": "Quý I"})
        plan.line_ids.party_ids = [
            Command.create(
                {
                    "party_id": self.secretary_party.id,
                    "role_id": self.env.ref("iso_quality.party_role_advise").id,
                }
            )
        ]
        self._issue(plan)
        self.assertEqual(plan.task_ids.user_id, self.secretary)

    def test_line_without_party_goes_to_the_unit_in_charge(self):
        plan = self._issued({"deadline": "Quý I"})
        self.assertEqual(plan.task_ids.department_id, self.office)

    def test_unknown_deadline_is_not_lost(self):
        plan = self._new_plan({"deadline": "lúc nào rảnh", "lead": [self.standing]})
        self.assertEqual(plan.unread_count, 1)
        self._issue(plan)
        self.assertEqual(self._dates(plan.task_ids), [("2026-01-01", "2026-12-31")])

    def test_dates_by_hand_win(self):
        plan = self._new_plan({"deadline": "lúc nào rảnh", "lead": [self.standing]})
        plan.line_ids.branch_ids.write(
            {"manual_start": "2026-02-01", "manual_due": "2026-02-20"}
        )
        self.assertEqual(plan.unread_count, 0)
        self._issue(plan)
        self.assertEqual(self._dates(plan.task_ids), [("2026-02-01", "2026-02-20")])

    def test_neighbouring_quarters_may_be_asked_apart(self):
        words = "Quý II và Quý III/2026"
        plan = self._new_plan({"deadline": words, "lead": [self.standing]})
        branch = plan.line_ids.branch_ids
        self.assertEqual(branch.summary, "01/04/2026 – 30/09/2026")
        branch.each_period = True
        self.assertEqual(branch.summary, "2 kỳ, từ 01/04/2026 đến 30/09/2026")
        self._issue(plan)
        self.assertEqual(
            self._dates(plan.task_ids),
            [("2026-04-01", "2026-06-30"), ("2026-07-01", "2026-09-30")],
        )
        self.assertEqual(
            set(plan.task_ids.mapped("period_label")), {"Quý II/2026", "Quý III/2026"}
        )
        wizard = self.env["iso.plan.new.wizard"].with_user(self.secretary)
        wizard = wizard.create(
            {
                "company_id": self.agency.id,
                "source": "plan",
                "plan_id": plan.id,
                "year": 2027,
            }
        )
        copy = self.env["iso.plan"].browse(wizard.action_create()["res_id"])
        branch = copy.line_ids.branch_ids
        self.assertEqual((branch.text, len(branch._windows())), (words[:-1] + "7", 2))

    def test_date_that_does_not_exist(self):
        plan = self._new_plan()
        with self.assertRaises(UserError):
            self._add_line(plan, "Trước ngày 31/02/2026", [self.standing])

    def test_heading_row_gives_no_task(self):
        plan = self._new_plan({"deadline": "Quý I", "lead": [self.standing]})
        heading = plan.line_ids.create({"plan_id": plan.id, "name": "Nhóm việc"})
        plan.line_ids[0].parent_id = heading
        self._issue(plan)
        self.assertFalse(heading.task_ids)
        self.assertEqual(len(plan.task_ids), 1)
        self.assertEqual(plan.line_ids.filtered("parent_id").row_number, "1.1")

    # ------------------------------------------------------------ events
    def _record(self, branch, date, user=None, **vals):
        wizard = self.env["iso.event.wizard"].with_user(user or self.secretary)
        wizard = wizard.create(
            {"branch_id": branch.id, "date": date, "reason": "Công văn 12", **vals}
        )
        wizard.action_record()
        return branch.event_ids.sorted("id")[-1]

    def test_event_gives_tasks_when_recorded(self):
        plan = self._issued(
            {
                "deadline": "Sau 10 ngày làm việc kể từ ngày nhận văn bản",
                "lead": [self.trade_party()],
            }
        )
        branch = plan.line_ids.branch_ids
        self.assertFalse(plan.task_ids)
        event = self._record(branch, "2026-03-02")
        self.assertEqual(self._dates(event.task_ids), [("2026-03-02", "2026-03-16")])
        self._record(branch, "2026-05-04")
        self.assertEqual(len(plan.task_ids), 2, "several events a year")
        plan._sync_tasks()
        self.assertEqual(len(plan.task_ids), 2)

    def trade_party(self):
        return self.env["iso.party"].create(
            {
                "name": "Phòng Thương mại",
                "company_id": self.agency.id,
                "department_ids": [Command.set(self.trade.ids)],
            }
        )

    def test_who_records_events(self):
        plan = self._issued(
            {"deadline": "Khi có thay đổi nhân sự", "lead": [self.trade_party()]}
        )
        branch = plan.line_ids.branch_ids
        self._record(branch, "2026-03-02", self.trade_head)
        with self.assertRaises(UserError):
            self._record(branch, "2026-03-03", self.energy_head)
        with self.assertRaises(UserError):
            self._record(branch, "2025-03-03")
        self.assertEqual(len(plan.task_ids), 1)

    def test_event_wizard_proposes_the_deadline(self):
        plan = self._issued(
            {
                "deadline": "Sau 10 ngày làm việc kể từ ngày nhận văn bản",
                "lead": [self.standing],
            }
        )
        action = plan.line_ids.branch_ids.action_record_event()
        wizard = Form(
            self.env["iso.event.wizard"]
            .with_user(self.secretary)
            .with_context(**action["context"])
        )
        wizard.date = "2026-03-02"
        self.assertEqual(str(wizard.date_due), "2026-03-16")

    def test_cases_chain_and_fallback(self):
        """Seed 004, rows 3 and 4."""
        plan = self._new_plan(
            {
                "deadline": "sau 30 ngày làm việc kể từ ngày nhận văn bản",
                "lead": [self.all_departments],
                "name": "Rà soát",
            },
            {
                "deadline": "sau 10 ngày làm việc kể từ ngày hoàn thành rà soát",
                "lead": [self.standing],
                "name": "Quyết định",
            },
        )
        review, decision = plan.line_ids
        for line, fallback in ((review, "31/8"), (decision, "15/9")):
            line.branch_ids = [
                Command.create({"text": f"trước ngày {fallback}", "is_fallback": True})
            ]
        first = review.branch_ids[0]
        second = decision.branch_ids[0]
        second.after_branch_id = first
        self._issue(plan)
        self.assertEqual(
            self._dates(plan.task_ids),
            [("2026-01-01", "2026-08-30")] * 3 + [("2026-01-01", "2026-09-14")],
        )
        event = self._record(first, "2026-03-02")
        self.assertEqual(
            self._dates(event.task_ids), [("2026-03-02", "2026-04-13")] * 3
        )
        fallback = review.branch_ids[1]
        withdrawn = plan.task_ids.filtered(lambda t: t.branch_id == fallback)
        self.assertEqual(set(withdrawn.mapped("state")), {"withdrawn"})
        with freeze_time("2026-04-10 03:00:00"):
            for task in event.task_ids[:2]:
                task.result = "xong"
                task.finish()
            self.assertFalse(second.event_ids, "one department is still at it")
            event.task_ids[2].result = "xong"
            event.task_ids[2].finish()
        self.assertEqual(len(second.event_ids), 1)
        self.assertEqual(
            self._dates(second.event_ids.task_ids), [("2026-04-10", "2026-04-24")]
        )
        self.assertEqual(second.event_ids.source_event_id, event)

    def test_deadlines_in_a_circle_are_refused(self):
        plan = self._new_plan({"deadline": "Sau khi họp"}, {"deadline": "Sau khi họp"})
        first, second = plan.line_ids.branch_ids
        first.after_branch_id = second
        with self.assertRaises(UserError):
            second.after_branch_id = first

    # ------------------------------------------------------------ later changes
    def test_new_department_is_added_and_old_one_withdrawn(self):
        plan = self._issued({"deadline": "Tháng 3", "lead": [self.all_departments]})
        new = self._new_department("Phòng Mới", None)
        self.energy.active = False
        plan.action_refresh_tasks()
        tasks = {task.department_id: task for task in plan.task_ids}
        self.assertEqual(tasks[new].state, "todo")
        self.assertEqual(tasks[self.energy].state, "withdrawn")
        plan.action_refresh_tasks()
        self.assertEqual(len(plan.task_ids), 4, "pressed twice, nothing doubled")

    def test_task_of_a_person_who_left_finds_somebody(self):
        plan = self._issued({"deadline": "Tháng 3", "lead": [self.all_departments]})
        task = plan.task_ids.filtered(lambda t: t.department_id == self.trade)
        employee = self.env["hr.employee"].search([("user_id", "=", self.staff.id)])
        task.with_user(self.trade_head).user_id = self.staff
        employee.active = False
        self.staff.active = False
        plan.action_refresh_tasks()
        self.assertEqual(task.user_id, self.trade_head)

    def test_new_head_takes_over(self):
        plan = self._issued({"deadline": "Tháng 3", "lead": [self.all_departments]})
        task = plan.task_ids.filtered(lambda t: t.department_id == self.trade)
        self.trade.manager_id = self.env["hr.employee"].search(
            [("user_id", "=", self.staff.id)]
        )
        self.assertEqual(task.user_id, self.staff)
        self.assertEqual(task.user_ids, self.staff)

    # ------------------------------------------------------------ progress
    def test_progress_by_weight(self):
        plan = self._issued(
            {"deadline": "Tháng 3", "lead": [self.all_departments], "weight": 3},
            {"deadline": "Tháng 4", "lead": [self.standing], "weight": 1},
        )
        line = plan.line_ids[0]
        task = line.task_ids.filtered(lambda t: t.department_id == self.trade)
        task.result = "xong"
        task.finish(early=True)
        self.assertEqual((line.task_count, line.done_count), (3, 1))
        self.assertAlmostEqual(line.progress, 100 / 3)
        self.assertAlmostEqual(plan.progress, 25)
        rows = self.env["iso.plan.progress"].search([("plan_id", "=", plan.id)])
        progress = {row.department_id: row.progress for row in rows}
        self.assertEqual(
            progress, {self.trade: 100.0, self.energy: 0.0, self.office: 0.0}
        )
        row = rows.filtered(lambda r: r.department_id == self.trade)
        domain = row.action_open_tasks()["domain"]
        self.assertEqual(self.env["iso.task"].search(domain), task)
        self.assertEqual(
            self.env["iso.task"].search(line.action_open_tasks()["domain"]),
            line.task_ids,
        )
