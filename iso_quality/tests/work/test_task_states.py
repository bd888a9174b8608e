"""Work on a task: who may finish, reopen, add evidence or comment; what is late."""

import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-03-20 03:00:00")
class TestTaskStates(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._issue(
            cls._new_plan(
                {"deadline": "Quý I", "lead": [cls.all_departments]},
                {
                    "deadline": "Quý II",
                    "lead": [cls.standing],
                    "support": [cls.all_departments],
                    "condition": "nếu có",
                },
                {"deadline": "Tháng 02", "lead": [cls.leadership]},
            )
        )
        every, follow, leader = cls.plan.line_ids
        tasks = {task.department_id: task for task in every.task_ids}
        cls.trade_task = tasks[cls.trade]
        cls.energy_task = tasks[cls.energy]
        cls.office_task = follow.task_ids
        cls.late_task = leader.task_ids

    # ------------------------------------------------------------ who
    def test_the_dialog_says_in_the_field_what_is_missing(self):
        dialog = "iso_quality.iso_task_view_form_finish"
        task = self.trade_task.with_user(self.trade_head)
        with self.assertRaisesRegex(AssertionError, "result is a required field"):
            Form(task, dialog).save()
        # Files are a result too.
        file = self.env["ir.attachment"].with_user(self.trade_head)
        task.evidence_ids = file.create({"name": "a.txt", "raw": b"a"})
        self.assertEqual(Form(task, dialog).save(), task)

    def test_head_finishes_with_a_result(self):
        task = self.trade_task.with_user(self.trade_head)
        with self.assertRaises(UserError):
            task.finish()
        form = Form(task)
        form.result = "Đã ban hành mục tiêu của phòng"
        form.save()
        task.action_start()
        task.action_finish()
        self.assertEqual(task.state, "done")
        self.assertEqual(task.done_by_id, self.trade_head)
        self.assertEqual(str(task.done_date), "2026-03-20 03:00:00")

    def test_evidence_alone_is_enough_and_can_be_opened_by_others(self):
        file = (
            self.env["ir.attachment"]
            .with_user(self.trade_head)
            .create({"name": "bien-ban.txt", "datas": base64.b64encode(b"ok")})
        )
        task = self.trade_task.with_user(self.trade_head)
        task.evidence_ids = file
        task.finish()
        self.assertEqual(task.state, "done")
        self.assertEqual((file.res_model, file.res_id), ("iso.task", task.id))
        self.assertEqual(file.with_user(self.staff).read(["name"])[0]["id"], file.id)

    def test_staff_work_on_what_they_are_given(self):
        task = self.trade_task.with_user(self.staff)
        with self.assertRaises(AccessError):
            task.result = "không phải việc của tôi"
        self.trade_task.with_user(self.trade_head).user_ids += self.staff
        task.result = "đã làm"
        with self.assertRaises(AccessError):
            task.user_id = self.staff
        task.finish()
        self.assertEqual(self.trade_task.done_by_id, self.staff)

    def test_other_departments_cannot_touch_it(self):
        task = self.trade_task.with_user(self.energy_head)
        with self.assertRaises(AccessError):
            task.read(["name"])
        for call in (
            lambda: task.write({"result": "x"}),
            task.finish,
            task.start,
            lambda: task.mark_not_needed("x"),
        ):
            with self.assertRaises(UserError):
                call()

    def test_cooperating_department_adds_evidence_and_comments_only(self):
        task = self.office_task.with_user(self.staff)
        self.assertEqual(task.department_id, self.office)
        told = "Phòng đã gửi số liệu"
        task.message_post(body=told)
        file = (
            self.env["ir.attachment"]
            .with_user(self.staff)
            .create({"name": "so-lieu.txt", "datas": base64.b64encode(b"1")})
        )
        task.write({"evidence_ids": [(4, file.id)]})
        self.assertEqual(self.office_task.evidence_ids, file)
        with self.assertRaises(AccessError):
            task.result = "thay"
        with self.assertRaises(AccessError):
            task.start()

    def test_what_the_plan_says_is_not_changed_on_the_task(self):
        for vals in (
            {"date_due": "2026-12-31"},
            {"department_id": self.energy.id},
            {"state": "done"},
            {"name": "khác"},
            {"weight": 5},
            {"open_ended": True},
        ):
            with self.subTest(vals=vals), self.assertRaises(AccessError):
                self.trade_task.with_user(self.secretary).write(vals)
        with self.assertRaises(AccessError):
            self.trade_task.with_user(self.secretary).unlink()
        with self.assertRaises(AccessError):
            self.trade_task.with_user(self.secretary).copy()

    def test_secretary_acts_for_anybody(self):
        task = self.energy_task.with_user(self.secretary)
        task.write({"result": "Phòng báo qua điện thoại", "user_id": self.staff.id})
        task.finish()
        self.assertEqual(task.done_by_id, self.secretary)
        task.reopen("Ghi nhầm")
        self.assertEqual(task.state, "doing")
        self.assertFalse(task.done_date)

    def test_staff_cannot_reopen(self):
        self.trade_task.with_user(self.trade_head).user_ids += self.staff
        self.trade_task.with_user(self.staff).result = "xong"
        self.trade_task.with_user(self.staff).finish()
        with self.assertRaises(AccessError):
            self.trade_task.with_user(self.staff).reopen("Ghi nhầm")

    def test_pressed_twice(self):
        task = self.trade_task.with_user(self.trade_head)
        task.result = "xong"
        task.finish()
        with self.assertRaises(UserError):
            task.finish()

    # ------------------------------------------------------------ not needed
    def test_not_needed_only_for_conditional_work(self):
        with self.assertRaises(UserError):
            self.trade_task.with_user(self.trade_head).mark_not_needed("không có")
        task = self.office_task.with_user(self.secretary)
        with self.assertRaises(UserError):
            task.mark_not_needed(" ")
        action = task.action_open_not_needed()
        wizard = Form(
            self.env["iso.reason.wizard"]
            .with_user(self.secretary)
            .with_context(**action["context"])
        )
        wizard.reason = "Không phát sinh trong năm"
        wizard.save().action_confirm()
        self.assertEqual(task.state, "not_needed")
        self.assertEqual(task.reason, "Không phát sinh trong năm")
        self.assertAlmostEqual(task.line_id.progress, 100)

    # ------------------------------------------------------------ today
    def test_late_and_soon_are_searched_not_stored(self):
        tasks = self.plan.task_ids
        self.assertFalse(tasks._fields["is_late"].store)
        self.assertFalse(tasks._fields["urgency"].store)
        domain = [("plan_id", "=", self.plan.id)]
        late = tasks.search([*domain, ("is_late", "=", True)])
        self.assertEqual(late, self.late_task)
        self.assertEqual(tasks.search([*domain, ("is_late", "=", False)]), tasks - late)
        self.assertFalse(tasks.search([*domain, ("is_due_soon", "=", True)]))
        with freeze_time("2026-03-25 03:00:00"):
            tasks.invalidate_recordset()
            soon = tasks.search([*domain, ("is_due_soon", "=", True)])
            self.assertEqual(soon, self.plan.line_ids[0].task_ids)
            self.assertEqual(set(soon.mapped("urgency")), {"soon"})
        with freeze_time("2026-03-31 03:00:00"):
            tasks.invalidate_recordset()
            self.assertEqual(self.trade_task.urgency, "today")
            self.assertFalse(self.trade_task.is_late)
        # 23:30 UTC on the 31st is the 1st of April in Viet Nam.
        with freeze_time("2026-03-31 23:30:00"):
            task = self.trade_task.with_user(self.trade_head)
            task.invalidate_recordset()
            self.assertEqual(task.urgency, "late")

    def test_late_count_and_drill_down(self):
        self.assertEqual(self.plan.late_count, 1)
        action = self.plan.action_open_late()
        self.assertEqual(action["context"], {"search_default_late": 1})
