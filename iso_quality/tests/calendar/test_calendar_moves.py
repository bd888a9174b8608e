"""Open deadlines follow the calendar and say so; what is settled stays."""

from datetime import date
from unittest.mock import patch

from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from .calendar_case import CalendarCase

TEXT = "Trong 10 ngày làm việc kể từ ngày nhận được văn bản"


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-06-01 03:00:00")
class TestCalendarMoves(CalendarCase):
    """An event on 1 June: ten working days end on 15 June."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._new_plan({"deadline": TEXT, "lead": [cls.all_departments]})
        cls._issue(cls.plan, date="2026-01-05")
        cls.branch = cls.plan.line_ids.branch_ids
        cls.event = cls._record(cls.branch, "2026-06-01")
        cls.tasks = cls.event.task_ids
        cls.task = cls.tasks.filtered(lambda task: task.department_id == cls.trade)

    @classmethod
    def _record(cls, branch, day, **vals):
        wizard = cls.env["iso.event.wizard"].with_user(cls.secretary)
        wizard.create(
            {"branch_id": branch.id, "date": day, "reason": "Văn bản", **vals}
        ).action_record_other()
        return branch.event_ids.sorted("id")[-1]

    def test_open_work_moves_and_says_so(self):
        self.assertEqual(set(self.tasks.mapped("date_due")), {date(2026, 6, 15)})
        before = self.env["mail.message"].search([], order="id desc", limit=1)
        self._take_off(self._shared(2026), "2026-06-10")
        self.assertEqual(set(self.tasks.mapped("date_due")), {date(2026, 6, 16)})
        said = " ".join(self.task.message_ids.mapped("body"))
        self.assertIn("15/06/2026", said)
        self.assertIn("16/06/2026", said)
        told = self.env["mail.message"].search(
            [
                ("id", ">", before.id),
                ("partner_ids", "in", self.secretary.partner_id.ids),
            ]
        )
        self.assertEqual(len(told), 1)
        self.assertIn("16/06/2026", told.body)
        self.assertIn(self.task.name, told.body)

    def test_what_is_settled_stays(self):
        done = self.tasks - self.task
        done.result = "Đã xong"
        done.sudo().finish()
        self._take_off(self._shared(2026), "2026-06-10")
        self.assertEqual(set(done.mapped("date_due")), {date(2026, 6, 15)})
        self.assertEqual(self.task.date_due, date(2026, 6, 16))

    def test_a_closed_plan_stays(self):
        self.plan._unsealed().sudo().write({"state": "closed"})
        self._take_off(self._shared(2026), "2026-06-10")
        self.assertEqual(self.task.date_due, date(2026, 6, 15))

    def test_a_day_that_people_chose_stays(self):
        event = self._record(self.branch, "2026-06-02", date_due="2026-06-12")
        self.assertEqual(event.date_due, date(2026, 6, 12))
        self._take_off(self._shared(2026), "2026-06-10")
        self.assertEqual(set(event.task_ids.mapped("date_due")), {date(2026, 6, 12)})

    def test_another_agencys_days_move_nothing_here(self):
        other = self.years.create({"year": 2026, "company_id": self.other_agency.id})
        self._take_off(other, "2026-06-10", user=self.env.ref("base.user_root"))
        self.assertEqual(self.task.date_due, date(2026, 6, 15))
        own = self._own(2026)
        self._take_off(own, "2026-06-10", user=self.admin)
        self.assertEqual(self.task.date_due, date(2026, 6, 16))
        own.with_user(self.admin).unlink()
        self._save()
        self.assertEqual(self.task.date_due, date(2026, 6, 15))

    def test_a_saturday_made_up_brings_it_nearer(self):
        self._work(self._shared(2026), "2026-06-06")
        self.assertEqual(self.task.date_due, date(2026, 6, 12))

    def test_to_dos_move_with_it(self):
        task = self.task.sudo()
        task._schedule_reminders(date(2026, 6, 1))
        to_do = task.activity_ids
        self.assertEqual(to_do.date_deadline, date(2026, 6, 15))
        self._take_off(self._shared(2026), "2026-06-10")
        self.assertEqual(task.activity_ids, to_do)
        self.assertEqual(to_do.date_deadline, date(2026, 6, 16))
        self.assertTrue(task.reminded_on)

    def test_who_was_told_of_lateness_is_told_anew(self):
        with freeze_time("2026-06-16 03:00:00"):
            task = self.task.sudo()
            task.write({"reminded_on": "2026-06-10", "late_days_told": 1})
            self._take_off(self._shared(2026), "2026-06-10")
            self.assertFalse(task.is_late)
            self.assertFalse(task.reminded_on or task.late_days_told)

    def test_a_year_that_is_not_announced_is_doubted(self):
        self.assertFalse(self.task.calendar_doubt)
        event = self._record(self.branch, "2026-12-28")
        task = event.task_ids[:1]
        self.assertGreater(task.date_due.year, 2026)
        self.assertIn("2027", task.calendar_doubt)
        for user in (self.secretary, self.leader):
            self.assertTrue(task.with_user(user).calendar_doubt)
        wizard = self.env["iso.event.wizard"].with_user(self.secretary)
        wizard = wizard.new({"branch_id": self.branch.id, "date": date(2026, 12, 28)})
        self.assertIn("2027", wizard.calendar_doubt)
        self._shared(2027).with_user(self.installer).notice = "1/TB-BNV"
        self._save()
        task.invalidate_recordset(["calendar_doubt"])
        self.assertFalse(task.calendar_doubt)

    def test_the_same_queries_for_ten_times_as_many(self):
        """What is not moved costs no query of its own."""
        counts = []
        for number in (1, 10):
            for _more in range(number):
                self._record(self.branch, "2026-06-01")
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["iso.workdays.mixin"]._count_again_in(self.agency)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])


@tagged("post_install", "-at_install", "iso_quality")
class TestBeforeKept(CalendarCase):
    """The agency's "trước ngày" is kept on the plan when it is issued."""

    def test_the_plan_keeps_it(self):
        line = {"deadline": "Trước ngày 15/6", "lead": [self.standing]}
        issued = self._new_plan(line)
        self._issue(issued, date="2026-01-05")
        draft = self._new_plan(line, year=2027)
        self.assertEqual(issued.line_ids.date_due, date(2026, 6, 14))
        self.agency.iso_before_inclusive = True
        self.assertEqual(issued.line_ids.date_due, date(2026, 6, 14))
        self.assertEqual(issued.task_ids.date_due, date(2026, 6, 14))
        self.assertIn("14/06", issued.line_ids.deadline_summary)
        self.assertEqual(draft.line_ids.date_due, date(2027, 6, 15))
        issued.sudo()._sync_tasks()
        self.assertEqual(issued.task_ids.date_due, date(2026, 6, 14))
        self._issue(draft, number="9", date="2027-01-05")
        self.agency.iso_before_inclusive = False
        self.assertEqual(draft.line_ids.date_due, date(2027, 6, 15))


@tagged("post_install", "-at_install", "iso_quality")
class TestDaysOffOfJobs(CalendarCase):
    """What would go out on a day off goes out on the working day before; nobody hears of
    lateness on a day off."""

    @classmethod
    @freeze_time("2026-01-05 03:00:00")
    def setUpClass(cls):
        super().setUpClass()
        cls.agency.iso_remind_days = 3
        cls.plan = cls._new_plan(
            {"deadline": "Ngày 22/02", "lead": [cls.all_departments]}
        )
        cls._issue(cls.plan, date="2026-01-05")
        cls.task = cls.plan.task_ids[:1]

    def _run(self, day):
        cron = self.env["ir.cron"].__class__
        with (
            freeze_time(f"{day} 00:30:00"),
            patch.object(cron, "_commit_progress", lambda *args, **kwargs: 1.0),
        ):
            self.env["iso.task"].sudo()._cron_remind()

    def test_before_tet(self):
        """Due on Sunday 22 February 2026, to be said on the 19th: the fourth day of Tết.
        Friday the 13th is the last working day before."""
        self._run("2026-02-12")
        self.assertFalse(self.task.reminded_on)
        self._run("2026-02-13")
        self.assertEqual(self.task.reminded_on, date(2026, 2, 13))

    def test_on_a_day_off_nothing_goes_out(self):
        for day in ("2026-02-16", "2026-02-22"):
            self._run(day)
            self.assertFalse(self.task.reminded_on)
        self._run("2026-02-23")
        self.assertTrue(self.task.reminded_on, "what was not said in time is said")

    def test_lateness_waits_for_the_next_working_day(self):
        own = self.years.create({"year": 2026, "company_id": self.agency.id})
        self.env["iso.late.step"].create(
            {"company_id": self.agency.id, "days": 1, "whom": "secretary"}
        )
        own.write({"leave_ids": [Command.create({"iso_date_from": "2026-02-23"})]})
        self._save()
        self._run("2026-02-23")
        self.assertFalse(self.task.late_days_told)
        self._run("2026-02-24")
        self.assertEqual(self.task.late_days_told, 1)
