"""Reminders and đôn đốc: on which day whom, never twice, made up after missed days."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..common import AgencyCase

REMINDER = "odoo.addons.iso_quality.models.work.iso_reminder_mixin"
ASKED = "odoo.addons.iso_quality.models.people.iso_asked_mixin"


@tagged("post_install", "-at_install", "iso_quality")
class TestReminders(AgencyCase):
    @classmethod
    @freeze_time("2026-01-05 03:00:00")
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._issue(
            cls._new_plan(
                {"deadline": "Tháng 3", "lead": [cls.all_departments]},
                {"deadline": "Thường xuyên", "lead": [cls.standing]},
            )
        )
        cls.tasks = cls.plan.line_ids[0].task_ids
        cls.trade_task = cls.tasks.filtered(lambda t: t.department_id == cls.trade)
        cls.reminder = cls.env.ref("iso_quality.mail_activity_type_task")
        cls.late = cls.env.ref("iso_quality.mail_activity_type_late")

    def _run(self, day):
        """The daily job on ``day`` at 05:00 in Viet Nam, without its commits."""
        cron = self.env["ir.cron"].__class__
        with (
            freeze_time(f"{day} 22:00:00"),
            patch.object(cron, "_commit_progress", lambda *args, **kwargs: 1.0),
        ):
            self.env["iso.task"].with_user(self.env.ref("base.user_root")).sudo(
            )._cron_remind()  # fmt: skip

    def _activities(self, kind=None):
        found = self.env["mail.activity"].search(
            [("res_model", "=", "iso.task"), ("res_id", "in", self.plan.task_ids.ids)]
        )
        return found.filtered(lambda a: not kind or a.activity_type_id == kind)

    def test_days_before_then_late(self):
        self._run("2026-03-22")  # 23 March in Viet Nam: 8 days before
        self.assertFalse(self._activities())
        self._run("2026-03-23")
        todo = self._activities()
        self.assertEqual(len(todo), 3)
        self.assertEqual(set(todo.mapped("date_deadline")), {self.trade_task.date_due})
        self.assertEqual(
            todo.filtered(lambda a: a.res_id == self.trade_task.id).user_id,
            self.trade_head,
        )
        self._run("2026-03-30")  # the 31st in Viet Nam: not late yet
        self.assertFalse(self._activities(self.late))
        self._run("2026-03-31")
        self.assertEqual(len(self._activities(self.late)), 3)

    def test_twice_doubles_nothing(self):
        for _time in range(3):
            self._run("2026-03-25")
        self.assertEqual(len(self._activities()), 3)
        for _time in range(3):
            self._run("2026-04-02")
        # The word of lateness takes the place of the reminder.
        self.assertFalse(self._activities(self.reminder))
        self.assertEqual(len(self._activities(self.late)), 3)

    def test_missed_days_are_made_up(self):
        self._run("2026-04-05")
        # Due and late in the same night: the same person hears of it once.
        self.assertFalse(self._activities(self.reminder))
        self.assertEqual(len(self._activities(self.late)), 3)

    def test_repeats_to_the_head_without_piling_up(self):
        self.trade_task.with_user(self.trade_head).user_id = self.staff
        self._run("2026-04-01")
        first = self._activities(self.late)
        mine = first.filtered(lambda a: a.res_id == self.trade_task.id)
        self.assertEqual(mine.user_id, self.trade_head, "the head, not who works on it")
        self._run("2026-04-07")
        self.assertEqual(self._activities(self.late), first, "not before 7 days")
        self._run("2026-04-08")
        again = self._activities(self.late)
        self.assertEqual(len(again), 3)
        self.assertFalse(first.exists())

    def test_settings_of_the_agency(self):
        self.agency.write({"iso_remind_days": 2, "iso_escalate_days": 1})
        self._run("2026-03-25")  # Thursday the 26th in Viet Nam
        self.assertFalse(self._activities())
        # The 29th is a Sunday: what would be said then is said on Friday.
        self._run("2026-03-26")
        self.assertEqual(len(self._activities()), 3)
        self._run("2026-04-01")
        first = self._activities(self.late)
        self._run("2026-04-02")
        self.assertFalse(first & self._activities(self.late))

    def test_done_work_is_left_alone(self):
        self.trade_task.with_user(self.trade_head).result = "xong"
        self._run("2026-03-25")
        self.trade_task.with_user(self.trade_head).finish()
        self.assertEqual(len(self._activities()), 2, "the to-do is closed with it")
        self._run("2026-04-02")
        self.assertNotIn(
            self.trade_task.id, self._activities(self.late).mapped("res_id")
        )
        self.plan.close()
        self.tasks.sudo().write({"reminded_on": False})
        self._activities().unlink()
        self._run("2026-04-20")
        self.assertFalse(self._activities(), "the year is over")

    def test_to_do_marked_done_does_not_come_back(self):
        self._run("2026-03-25")
        self._activities().action_feedback()
        self._run("2026-03-26")
        self.assertFalse(self._activities())

    def test_reminder_goes_with_the_task(self):
        self._run("2026-03-25")
        self.trade_task.with_user(self.trade_head).user_id = self.staff
        mine = self._activities().filtered(lambda a: a.res_id == self.trade_task.id)
        self.assertEqual(mine.user_id, self.staff)
        self.assertIn(self.staff.partner_id, self.trade_task.message_partner_ids)

    def test_department_without_head_goes_to_the_secretary(self):
        self.energy.manager_id = False
        self._run("2026-03-25")
        task = self.tasks.filtered(lambda t: t.department_id == self.energy)
        self.assertFalse(task.user_id)
        activity = self._activities().filtered(lambda a: a.res_id == task.id)
        self.assertEqual(activity.user_id, self.secretary)

    @mute_logger(ASKED)
    def test_one_failure_does_not_stop_the_others(self):
        schedule = type(self.env["iso.task"])._schedule
        broken = self.trade_task

        def fragile(tasks, kind, whom):
            if any(task == broken for task, _user, _day in whom):
                raise ValueError("broken record")
            return schedule(tasks, kind, whom)

        with patch.object(type(self.env["iso.task"]), "_schedule", fragile):
            self._run("2026-03-25")
        self.assertEqual(len(self._activities()), 2)
        self.assertFalse(broken.reminded_on)
        self._run("2026-03-26")
        self.assertEqual(len(self._activities()), 3, "made up the next day")

    def test_killed_midway_goes_on_where_it_stopped(self):
        cron = self.env["ir.cron"].__class__
        with (
            freeze_time("2026-03-25 22:00:00"),
            patch(f"{REMINDER}.BATCH", 2),
            patch.object(cron, "_commit_progress", lambda *args, **kwargs: 0),
        ):
            self.env["iso.task"].sudo()._cron_remind()
        self.assertEqual(len(self._activities()), 2, "the first batch is kept")
        self._run("2026-03-26")
        self.assertEqual(len(self._activities()), 3)

    def test_new_deadline_is_reminded_anew(self):
        self._run("2026-03-25")
        draft = self.plan.browse(self.plan.action_revise()["res_id"])
        draft.line_ids[0].deadline_text = "Tháng 5"
        self._issue(draft, "02", "2026-03-26")
        self.assertFalse(self._activities())
        self._run("2026-05-28")
        found = self.env["mail.activity"].search(
            [("res_model", "=", "iso.task"), ("res_id", "in", draft.task_ids.ids)]
        )
        self.assertEqual(len(found), 3)

    # ------------------------------------------------------------ đôn đốc
    def test_urge_once_a_day(self):
        with freeze_time("2026-04-02 03:00:00"):
            tasks = self.plan.task_ids.with_user(self.secretary)
            urged, not_late, already, nobody = tasks._urge()
            self.assertEqual(urged, self.tasks)
            self.assertEqual(not_late, self.plan.task_ids - self.tasks)
            self.assertFalse(already | nobody)
            message = self.trade_task.message_ids[0]
            self.assertIn(self.trade_head.partner_id, message.notified_partner_ids)
            self.assertIn("31/03/2026", message.body)
            count = len(self.trade_task.message_ids)
            self.assertEqual(tasks._urge()[2], self.tasks)
            self.assertEqual(len(self.trade_task.message_ids), count)
            self.assertEqual(
                tasks.action_urge()["params"]["type"], "warning", "says so"
            )
        with freeze_time("2026-04-03 03:00:00"):
            self.assertEqual(tasks._urge()[0], self.tasks)

    def test_only_the_secretary_urges(self):
        with freeze_time("2026-04-02 03:00:00"):
            with self.assertRaises(AccessError):
                self.trade_task.with_user(self.trade_head)._urge()
            with self.assertRaises(UserError):
                self.trade_task.browse().with_user(self.secretary).action_urge()

    # ------------------------------------------------------------ who was not reached
    def _troubles(self):
        kind = self.env.ref("iso_quality.mail_activity_type_trouble")
        return self.env["mail.activity"].search(
            [
                ("activity_type_id", "=", kind.id),
                ("summary", "like", self.agency.name),
            ]
        )

    def test_the_secretary_hears_of_whom_reminders_do_not_reach(self):
        self._run("2026-03-22")
        self.assertFalse(self._troubles())
        self.trade.manager_id = False
        self.staff.write({"notification_type": "email", "email": False})
        self._run("2026-03-23")
        told = self._troubles()
        self.assertEqual(told.user_id, self.secretary)
        self.assertIn("Phòng Thương mại", told.note)
        self.assertIn(self.staff.name, told.note)
        # Once, and gone when it is mended.
        self._run("2026-03-24")
        self.assertEqual(self._troubles(), told)
        self.trade.manager_id = self.env["hr.employee"].search(
            [("user_id", "=", self.staff.id)]
        )
        self.staff.email = "staff@an-phuoc.example"
        self._run("2026-03-25")
        self.assertFalse(self._troubles())

    def test_the_secretary_hears_of_what_fails(self):
        model = type(self.env["iso.task"])
        real = model._schedule_reminders
        broken = self.trade_task

        def fail(tasks, today):
            if broken in tasks:
                raise ValueError("broken")
            return real(tasks, today)

        with (
            patch.object(model, "_schedule_reminders", fail),
            mute_logger(ASKED),
        ):
            self._run("2026-03-25")
        self.assertIn(broken.name, self._troubles().note)
