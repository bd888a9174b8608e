"""The ladder of lateness: whom a late task is told to, after how many days, how often."""

from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.fields import Date
from odoo.tests import freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestLateLadder(AgencyCase):
    """A task of two departments, due on 31 March."""

    @classmethod
    @freeze_time("2026-01-05 03:00:00")
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._issue(
            cls._new_plan({"deadline": "Tháng 3", "lead": [cls.all_departments]})
        )
        cls.tasks = cls.plan.task_ids
        cls.task = cls.tasks.filtered(lambda task: task.department_id == cls.trade)
        cls.head_kind = cls.env.ref("iso_quality.mail_activity_type_late")
        cls.step_kind = cls.env.ref("iso_quality.mail_activity_type_late_step")
        # Before the deadline everybody has been reminded.
        cls.tasks.sudo().reminded_on = "2026-03-25"

    def _run(self, *days):
        """The daily job in the mornings of these days, without its commits."""
        cron = self.env["ir.cron"].__class__
        for day in days:
            with (
                freeze_time(f"{day} 00:30:00"),
                patch.object(cron, "_commit_progress", lambda *args, **kwargs: 1.0),
            ):
                self.env["iso.task"].with_user(
                    self.env.ref("base.user_root")
                ).sudo()._cron_remind()

    def _to_dos(self, task=None):
        """The open to-dos about the lateness of a task (mail.activity)."""
        return self.env["mail.activity"].search(
            [
                ("res_model", "=", "iso.task"),
                ("res_id", "=", (task or self.task).id),
                ("activity_type_id", "in", (self.head_kind | self.step_kind).ids),
            ],
            order="id",
        )

    def _told(self, task=None):
        return self._to_dos(task).user_id

    def _own_steps(self, *steps):
        return self.env["iso.late.step"].create(
            [
                {"company_id": self.agency.id, "days": days, "whom": whom}
                for days, whom in steps
            ]
        )

    # ------------------------------------------------------------ the way up
    def test_head_then_secretary_then_leader(self):
        self._run("2026-03-31")
        self.assertFalse(self._told(), "not late on its last day")
        self._run("2026-04-01")
        self.assertEqual(self._told(), self.trade_head)
        self._run("2026-04-13")
        self.assertEqual(self._told(), self.trade_head, "13 days late")
        self._run("2026-04-14")
        self.assertEqual(self._told(), self.trade_head | self.secretary)
        self._run("2026-04-29")
        self.assertNotIn(self.leader, self._told())
        # 30 days late on a day off: told on the next working day.
        self._run("2026-04-30", "2026-05-01", "2026-05-03")
        self.assertNotIn(self.leader, self._told())
        self._run("2026-05-04")
        self.assertEqual(
            self._told(), self.trade_head | self.secretary | self.leader, "34 days late"
        )
        self.assertEqual(len(self._to_dos()), 3)

    def test_once_each_only_the_head_again(self):
        self._run("2026-04-01", "2026-04-14")
        once = self._to_dos().filtered(lambda one: one.user_id == self.secretary)
        self._run("2026-04-15", "2026-04-22", "2026-04-28")
        self.assertEqual(
            self._to_dos().filtered(lambda one: one.user_id == self.secretary), once
        )
        once.action_feedback()
        self._run("2026-04-29")
        self.assertEqual(self._told(), self.trade_head, "taken note of, and gone")

    def test_twice_a_night_doubles_nothing(self):
        self._run("2026-05-04", "2026-05-04", "2026-05-04")
        self.assertEqual(len(self._to_dos()), 3)

    def test_head_is_told_in_its_rhythm_whoever_else_is_told(self):
        self._run("2026-04-08", "2026-04-14")
        first = self._to_dos().filtered(lambda one: one.user_id == self.trade_head)
        self._run("2026-04-15")
        again = self._to_dos().filtered(lambda one: one.user_id == self.trade_head)
        self.assertFalse(first.exists())
        self.assertEqual(len(again), 1)

    def test_nobody_is_told_twice_in_one_night(self):
        self.trade.manager_id = self.leader.employee_id
        self._run("2026-05-05")
        self.assertEqual(self._told(), self.secretary | self.leader)
        self.assertEqual(len(self._to_dos()), 2, "the leader is the head as well")

    def test_who_has_it_on_the_list_is_not_told_again(self):
        self.trade.manager_id = self.secretary.employee_id
        self._run("2026-04-08", "2026-04-14")
        self.assertEqual(len(self._to_dos()), 1)

    # ------------------------------------------------------------ people
    def test_who_has_left_is_not_addressed(self):
        self.trade_head.action_archive()
        self.leader.action_archive()
        deputy = self._new_user("deputy", "leader")
        self._run("2026-05-04")
        self.assertNotIn(self.trade_head, self._told())
        self.assertEqual(self._told(), self.secretary | deputy)

    def test_whose_role_is_over_is_not_addressed(self):
        self.trade_head.iso_role_ids.sudo().write(
            {"date_from": "2020-01-01", "date_to": "2026-04-10"}
        )
        self._run("2026-04-13")
        self.assertEqual(self._told(), self.secretary)

    def test_without_a_leader_the_secretary_hears(self):
        self.leader.action_archive()
        self._run("2026-05-04")
        self.assertEqual(self._told(), self.trade_head | self.secretary)

    # ------------------------------------------------------------ anew
    def test_new_dates_begin_anew(self):
        self._run("2026-05-04")
        self.task._move_dates(Date.to_date("2026-05-01"), Date.to_date("2026-05-31"))
        self.assertFalse(self._to_dos())
        self.assertFalse(self.task.late_days_told)
        self._run("2026-05-31")
        self.assertFalse(self._to_dos())
        self._run("2026-06-01")
        self.assertEqual(self._told(), self.trade_head)
        self._run("2026-06-15")
        self.assertEqual(self._told(), self.trade_head | self.secretary)

    def test_finished_and_reopened(self):
        self._run("2026-05-04")
        with freeze_time("2026-05-05 03:00:00"):
            mine = self.task.with_user(self.trade_head)
            mine.result = "Đã làm xong"
            mine.finish()
            self.assertFalse(self._to_dos(), "done")
        self._run("2026-05-10")
        self.assertFalse(self._to_dos())
        with freeze_time("2026-05-11 03:00:00"):
            self.task.with_user(self.trade_head).reopen("Ghi nhầm")
        self.assertFalse(
            self.task.escalated_on or self.task.late_days_told or self.task.reminded_on
        )
        self._run("2026-05-12")
        self.assertEqual(
            self._told(), self.trade_head | self.secretary | self.leader, "told anew"
        )

    # ------------------------------------------------------------ steps are data
    def test_own_steps_replace_the_shared(self):
        self._own_steps((3, "answerable"), (5, "leader"))
        self.task.with_user(self.trade_head).user_id = self.staff
        self._run("2026-04-01", "2026-04-02")
        self.assertFalse(self._told())
        self._run("2026-04-03")
        self.assertEqual(self._told(), self.staff)
        self._run("2026-04-06", "2026-04-20")
        self.assertEqual(self._told(), self.staff | self.leader, "head, secretary: no")

    def test_steps_of_others_change_nothing(self):
        self.env["iso.late.step"].create(
            {"company_id": self.other_agency.id, "days": 2, "whom": "leader"}
        )
        self._run("2026-04-06")
        self.assertEqual(self._told(), self.trade_head)

    def test_new_steps_do_not_repeat_what_was_told(self):
        self._run("2026-04-15")
        secretary = self.env["iso.late.step"].with_user(self.secretary)
        secretary.action_make_own()
        own = secretary.search([("company_id", "=", self.agency.id)])
        self.assertEqual(
            [(step.days, step.whom) for step in own],
            [(1, "head"), (14, "secretary"), (30, "leader")],
        )
        before = self._to_dos()
        own.filtered(lambda step: step.whom == "secretary").days = 10
        self._run("2026-04-16")
        self.assertEqual(self._to_dos(), before)

    def test_second_step_for_the_head(self):
        self._own_steps((1, "head"), (6, "head"))
        self._run("2026-04-01")
        first = self._to_dos()
        self._run("2026-04-06")
        self.assertEqual(self._told(), self.trade_head)
        self.assertFalse(first.exists(), "before the seven days are over")
        second = self._to_dos()
        self._run("2026-04-07", "2026-04-12")
        self.assertEqual(self._to_dos(), second)
        self._run("2026-04-13")
        self.assertFalse(second.exists())

    def test_what_holds_is_shown(self):
        steps = self.env["iso.late.step"].with_user(self.secretary)
        shared = steps.search([("company_id", "=", False)])
        self.assertEqual(shared.mapped("in_use"), [True] * 3)
        steps.action_make_own()
        steps.action_make_own()
        own = steps.search([("company_id", "!=", False)])
        self.assertEqual(len(own), 3, "once")
        self.env.invalidate_all()
        self.assertEqual(shared.mapped("in_use"), [False] * 3)
        self.assertEqual(own.mapped("in_use"), [True] * 3)
        own.active = False
        self.env.invalidate_all()
        self.assertEqual(shared.mapped("in_use"), [True] * 3, "none of its own left")
        abroad = shared.with_user(self.other_secretary)
        self.assertEqual(abroad.mapped("in_use"), [True] * 3)

    def test_only_the_secretary_makes_own_steps(self):
        for user in (self.staff, self.trade_head, self.leader, self.admin):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.env["iso.late.step"].with_user(user).action_make_own()

    # ------------------------------------------------------------ cost
    def test_the_same_queries_for_10_and_30_tasks(self):
        """Thirty have ninety to-dos: Odoo itself writes a hundred rows at once."""
        many = (
            self.env["iso.task"]
            ._give_out(
                [
                    {
                        "name": f"Việc {number}",
                        "company_id": self.agency.id,
                        "department_id": self.trade.id,
                        "user_id": self.staff.id,
                        "date_due": "2026-03-31",
                        "origin_model": "iso.plan.line",
                        "origin_id": 1000000 + number,
                    }
                    for number in range(50)
                ]
            )
            .sudo()
        )
        self.tasks.sudo().unlink()
        counts = []
        for some in (many[:10], many[10:20], many[20:]):
            (many - some).late_days_told = 1000
            (many - some).escalated_on = "2026-04-30"
            some.write({"late_days_told": 0, "escalated_on": False})
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            with freeze_time("2026-04-30 00:30:00"):
                done, failed = some.browse()._escalate_batch(
                    self.agency.sudo(), some.browse()
                )
                self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
            self.assertEqual((done, len(failed)), (len(some), 0))
            to_dos = self.env["mail.activity"].search(
                [("res_model", "=", "iso.task"), ("res_id", "in", some.ids)]
            )
            self.assertEqual(len(to_dos), 3 * len(some))
        self.assertEqual(*counts[1:])
