"""When a round is announced and reported on, and a year without an audit."""

from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..audit.audit_case import HOUR, MORNING, AuditCase

# Its sessions are on Monday 5 October 2026.
IN_TIME, TOO_LATE = "2026-09-28 03:00:00", "2026-09-30 03:00:00"


@tagged("post_install", "-at_install", "iso_quality")
class TestAuditTiming(AuditCase):
    def _planned(self, **vals):
        audit = self._new_audit(**vals)
        self._new_session(audit, self.trade, self.auditor, place="Tầng 2")
        return audit

    def _told(self, paper):
        """Who hears of the issue of a paper, and in which words."""
        message = paper.sudo().message_ids.filtered(lambda one: "Issued" in one.body)[0]
        return message.notified_partner_ids.user_ids, message.body

    # ------------------------------------------------------------ the announcement
    def test_a_plan_in_time(self):
        with freeze_time(IN_TIME):
            audit = self._planned()
            plan = self._issue_plan(audit)
            self.assertFalse(plan.timing_text)
            self.assertEqual(audit.told_on, date(2026, 9, 28))
            self.assertFalse(audit.timing_text)
            self.assertEqual(audit._timing_words(), [])

    def test_a_late_plan_says_so_before_it_is_signed(self):
        with freeze_time(TOO_LATE):
            audit = self._planned()
            plan = self._new_paper(audit, "plan")
            for said in (plan.timing_text, audit.timing_text):
                self.assertIn("2 days too late", said)
            plan.submit()
            plan.with_user(self.leader).issue("11", vietnam_today())
            plan.invalidate_recordset(["timing_text"])
            self.assertIn("at least 7 days", plan.timing_text)
        audit.invalidate_recordset()
        self.assertEqual(
            audit._timing_words()[0],
            "Thông báo trước buổi đầu tiên 5 ngày (ngày 30/09/2026), quy định ít nhất "
            "7 ngày.",
        )

    def test_the_agency_says_how_long_before(self):
        self.agency.iso_audit_notice_days = 5
        with freeze_time(TOO_LATE):
            self.assertFalse(self._new_paper(self._planned(), "plan").timing_text)

    def test_the_notice_announces_where_there_is_one(self):
        with freeze_time(TOO_LATE):
            audit = self._planned()
            notice = self._new_paper(audit, "notice")
            plan = self._issue_plan(audit)
            self.assertFalse(plan.timing_text)
            self.assertIn("too late", notice.timing_text)
            # The plan goes to the team, the notice to whom is audited.
            self.assertIn(self.auditor, self._told(plan)[0])
            self.assertNotIn(self.trade_head, self._told(plan)[0])
            notice.submit()
            notice.with_user(self.leader).issue("12", vietnam_today())
            people, words = self._told(notice)
            self.assertIn(self.trade_head, people)
            for text in ("08:00–09:00 05/10/2026", "Phòng Thương mại", "Tầng 2"):
                self.assertIn(text, words)

    def test_the_plan_tells_departments_without_a_notice(self):
        people, words = self._told(self._issue_plan(self._planned()))
        self.assertLessEqual(self.trade_head | self.auditor, people)
        self.assertIn("Phòng Thương mại", words)

    # ------------------------------------------------------------ the report
    def test_ten_working_days_for_the_report(self):
        with freeze_time(IN_TIME):
            audit = self._planned()
            self._issue_plan(audit)
        self.assertEqual(audit.report_due, date(2026, 10, 19))
        for day, late in (("2026-10-19", False), ("2026-10-20", True)):
            with freeze_time(f"{day} 03:00:00"):
                audit.invalidate_recordset()
                self.assertEqual(audit.is_report_late, late)
                found = audit.search(
                    [("is_report_late", "=", True), ("id", "=", audit.id)]
                )
                self.assertEqual(bool(found), late)
        with freeze_time("2026-10-22 03:00:00"):
            self.assertEqual(
                audit._timing_words(),
                ["Báo cáo chậm 3 ngày làm việc so với hạn 19/10/2026."],
            )
            audit.invalidate_recordset()
            self.assertIn("3 working days late", audit.timing_text)
            report = self._new_paper(audit, "report", self.lead)
            self.assertIn("3 working days late", report.timing_text)
        self.agency.iso_audit_report_days = 5
        self.assertEqual(audit.report_due, date(2026, 10, 12))

    def test_a_reported_round_keeps_its_deadline(self):
        audit = self._closed_round()
        due = audit.report_due
        self.agency.iso_audit_report_days = 1
        self.env.flush_all()
        audit.invalidate_recordset()
        self.assertEqual(audit.report_due, due)
        self.assertFalse(audit.is_report_late)

    def _run_job(self):
        for step in self.env["iso.daily.job"]._steps():
            nothing = step.__self__
            while step(self.agency, nothing)[0]:
                self.env.invalidate_all()

    def _reminders(self, record):
        return self.env["mail.activity"].search(
            [("res_model", "=", record._name), ("res_id", "=", record.id)]
        )

    def test_the_lead_is_reminded_of_the_report(self):
        with freeze_time(IN_TIME):
            session = self._running()
        audit = session.audit_id
        with freeze_time("2026-10-05 03:00:00"):
            self._run_job()
            self.assertFalse(self._reminders(audit), "the last session is today")
        with freeze_time("2026-10-13 03:00:00"):
            self.assertIn(self.agency, self.env["iso.daily.job"]._companies())
            self._run_job()
            self._run_job()
            todo = self._reminders(audit)
            self.assertEqual(
                (todo.user_id, todo.date_deadline), (self.lead, date(2026, 10, 19))
            )
            audit.sudo().member_ids.filtered(
                lambda one: one.role == "lead"
            ).role = "member"
            audit.sudo().member_ids.filtered(
                lambda one: one.user_id == self.auditor
            ).role = "lead"
            self._run_job()
            self.assertEqual(self._reminders(audit).user_id, self.auditor)

    def test_an_issued_report_asks_no_more(self):
        session = self._running("Có sổ không?")
        audit = session.audit_id
        audit.sudo()._ask_for_report()
        self._answer(session.answer_ids, "conform")
        session.hand_in()
        self.assertTrue(self._reminders(audit))
        self._new_paper(audit, "report", self.lead, conclusion="Tốt").issue()
        self.assertFalse(self._reminders(audit))

    # ------------------------------------------------------------ a year without one
    def test_a_year_without_an_audit_is_said(self):
        plan = self._issue(self._new_plan({"deadline": "Quý I"}))
        for day, said in (
            ("2026-08-31", False),
            ("2026-09-01", True),
            ("2027-02-01", True),
        ):
            with freeze_time(f"{day} 03:00:00"):
                plan.invalidate_recordset()
                self.assertEqual(plan.with_user(self.staff).is_audit_missing, said)
                self.assertEqual(bool(plan.audit_missing_text), said)
                found = plan.search([("is_audit_missing", "=", True)])
                self.assertEqual(plan in found, said)
        with freeze_time("2026-11-01 03:00:00"):
            self.agency.iso_audit_warn_month = False
            self.assertFalse(plan.is_audit_missing)
            self.agency.iso_audit_warn_month = "11"
            self.assertTrue(plan.is_audit_missing)
            self._run_job()
            self._run_job()
            todo = self._reminders(plan).filtered(
                lambda one: one.activity_type_id == plan._audit_reminder()
            )
            self.assertEqual(todo.user_id, self.secretary)
            self._closed_round()
            plan.invalidate_recordset()
            self.assertFalse(plan.is_audit_missing)
            self.assertFalse(todo.exists())

    def test_drafts_say_nothing(self):
        plan = self._new_plan({"deadline": "Quý I"})
        with freeze_time("2026-12-01 03:00:00"):
            self.assertFalse(plan.is_audit_missing)

    def test_queries_do_not_grow(self):
        plans = self.env["iso.plan"]
        for year in range(2015, 2026):
            plans |= self._issue(
                self._new_plan({"deadline": "Quý I"}, year=year), date=f"{year}-01-05"
            ).sudo()
        audits = self.env["iso.audit"]
        for number in range(8):
            audits |= self._planned(name=f"Đợt {number}").sudo()
            # Each on its own hour: nobody is in two places.
            audits[-1].session_ids.write(
                {
                    "start": MORNING + (number + 2) * HOUR,
                    "end": MORNING + (number + 3) * HOUR,
                }
            )
        counts = []
        for some, name in (
            (plans[:2], "is_audit_missing"),
            (plans, "is_audit_missing"),
            (audits[:2], "timing_text"),
            (audits, "timing_text"),
        ):
            self.env.flush_all()
            self.env.invalidate_all()
            some.mapped(name)
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some.mapped(name)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])
        self.assertEqual(counts[2], counts[3])

    # ------------------------------------------------------------ who sets it
    def test_the_administrator_sets_it(self):
        self.agency.with_user(self.admin).write(
            {"iso_audit_notice_days": 3, "iso_audit_warn_month": "10"}
        )
        with self.assertRaises(AccessError):
            self.agency.with_user(self.secretary).iso_audit_notice_days = 2
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.agency.iso_audit_notice_days = -1
            self.env.flush_all()
