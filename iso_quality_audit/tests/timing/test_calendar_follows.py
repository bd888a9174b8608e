"""Whatever is counted in working days follows the calendar while it is open, says so, and
says when a year is not announced: a walk over all models that count."""

from datetime import date, datetime

from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from ..audit.audit_case import AuditMakers
from ..nonconformity.nonconformity_case import NonconformityCase

# A Wednesday; Friday of the week after is taken off.
TODAY = "2026-06-03 03:00:00"
OFF = "2026-06-05"


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time(TODAY)
class TestCalendarFollows(AuditMakers, NonconformityCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_up_auditors()

    # ------------------------------------------------------------ one of each
    def _makers(self):
        """model → function that gives one that is open and counted from today on."""
        return {
            "iso.task": self._task,
            "iso.audit": self._audit,
            "iso.nonconformity": self._accepted,
            "iso.nonconformity.asking": self._asking,
            "iso.action": self._checked_action,
        }

    def _task(self):
        text = "Trong 10 ngày làm việc kể từ ngày nhận được văn bản"
        plan = self._new_plan({"deadline": text, "lead": [self.standing]})
        self._issue(plan, date="2026-01-05")
        wizard = self.env["iso.event.wizard"].with_user(self.secretary)
        branch = plan.line_ids.branch_ids
        wizard.create(
            {"branch_id": branch.id, "date": "2026-06-03", "reason": "Văn bản"}
        ).action_record()
        return plan.task_ids

    def _audit(self):
        audit = self._new_audit()
        self._new_session(
            audit, self.trade, self.auditor, start=datetime(2026, 6, 3, 1)
        )
        return audit

    def _asking(self):
        units = (self.trade | self.energy).ids
        procedure = (
            self.env["iso.procedure"]
            .with_user(self.secretary)
            .create(
                {
                    "code": "QT-01",
                    "name": "Trả kết quả",
                    "kind": "internal",
                    "user_department_ids": [Command.set(units)],
                }
            )
        )
        one = self._accepted(procedure_id=procedure.id)
        one.action_ask_departments()
        return one.asking_ids

    def _checked_action(self):
        one = self._under_way(action={"effect_days": 10})
        self._do(one)
        self._check_done(one)
        return one.action_ids

    # ------------------------------------------------------------ the walk
    def _counting(self):
        names = self.env.registry["iso.workdays.mixin"]._inherit_children
        return {name for name in names if self.env[name]._workdays_field}

    def _take_off(self, day):
        year = self.env["iso.calendar.year"].search(
            [("company_id", "=", False), ("year", "=", day[:4])]
        )
        year.write({"leave_ids": [Command.create({"iso_date_from": day})]})
        self.env.flush_all()
        self.env.cr.flush()
        return year

    def test_all_that_count_are_walked(self):
        self.assertEqual(self._counting(), set(self._makers()))

    def test_all_that_count_follow(self):
        for name, make in self._makers().items():
            with self.subTest(name):
                record = make().sudo()
                before = record[record._workdays_field]
                calendar = self.agency._iso_calendar()
                year = self._take_off(OFF)
                self.assertEqual(
                    record[record._workdays_field], calendar.add(before, 1), name
                )
                said = " ".join(record.message_ids.mapped("body"))
                self.assertIn(f"{before:%d/%m/%Y}", said)
                self.assertFalse(record.calendar_doubt)
                year.notice = False
                record.invalidate_recordset(["calendar_doubt"])
                self.assertIn("2026", record.calendar_doubt)
                year.notice = "1/TB"
                year.leave_ids.filtered(
                    lambda leave: leave.iso_date_from == date(2026, 6, 5)
                ).unlink()
                self.env.flush_all()
                self.env.cr.flush()
                self.assertEqual(record[record._workdays_field], before, "and back")

    def test_nothing_is_said_of_what_is_not_counted(self):
        """Neither of what is settled nor of what has a fixed day."""
        for name, make in self._makers().items():
            with self.subTest(name):
                made = make()
                records = self.env[name].sudo().search([])
                self.assertIn(made.id, records.ids)
                self.assertFalse(any(records.mapped("calendar_doubt")))
        plan = self._new_plan(
            {"deadline": "Quý II", "lead": [self.standing]}, year=2027
        )
        self._issue(plan, number="8", date="2027-01-05")
        self.assertFalse(plan.sudo().task_ids.calendar_doubt)

    # ------------------------------------------------------------ what does not move
    def test_a_report_is_answered_as_it_was_made(self):
        report = self._new_report().sudo()
        self.assertEqual(report.answer_due, date(2026, 6, 10))
        self._take_off(OFF)
        self.assertEqual(report.answer_due, date(2026, 6, 11))
        self.assertEqual(report.turn_due, date(2026, 6, 11))

    def test_what_was_agreed_stays(self):
        one = self._under_way()
        deadline = one.sudo().action_ids.date_deadline
        turn = one.sudo().turn_due
        self._take_off(OFF)
        self.assertEqual(one.sudo().action_ids.date_deadline, deadline)
        self.assertEqual(one.sudo().turn_due, turn)

    def test_what_is_called_off_stays(self):
        one = self._accepted()
        one.with_user(self.secretary).cancel("Trùng với phiếu khác")
        before = one.sudo().turn_due
        self._take_off(OFF)
        self.assertEqual(one.sudo().turn_due, before)
