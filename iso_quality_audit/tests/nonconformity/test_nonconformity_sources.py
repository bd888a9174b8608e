"""Nonconformities come from findings, objectives, risks and tasks in one step; each record
has one that is dealt with, and what it comes from opens for those who may read it."""

from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.iso_quality.tests.risk.risk_case import RiskCase

from ..audit.audit_case import HOUR, MORNING, AuditMakers
from .nonconformity_case import NonconformityMakers


@tagged("post_install", "-at_install", "iso_quality")
class TestNonconformitySources(NonconformityMakers, AuditMakers, RiskCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_up_auditors()

    # ------------------------------------------------------------ makers
    def _findings(self, *meanings, number="11", start=MORNING):
        """Decided on by the lead auditor, of a session in ``trade``."""
        session = self._running(
            *(f"Câu {place}?" for place in range(len(meanings))),
            number=number,
            start=start,
        )
        for answer, meaning in zip(session.answer_ids, meanings, strict=True):
            vals = {"seen": f"Thấy {answer.name}", "place": "Quầy 3"}
            if meaning == "nonconform":
                vals |= {"requirement": "Ghi sổ", "grade": "major"}
            self._answer(answer, meaning, **vals)
        session.hand_in()
        return session.finding_ids.with_user(self.lead)

    def _missed(self):
        """A measure of ``trade`` that was recorded as not reached."""
        with freeze_time("2026-01-10 03:00:00"):
            sheet = self._new_sheet(self.trade)
            sheet.submit()
            sheet.with_user(self.leader).issue()
        measure = sheet.objective_ids.measure_ids[0].with_user(self.trade_head)
        with freeze_time("2026-04-02 03:00:00"):
            measure.write({"numerator": 5, "denominator": 10})
            measure.record()
        return measure

    def _task(self, due="2026-03-31", user=None):
        return (
            self.env["iso.task"]
            ._give_out(
                [
                    {
                        "name": "Rà soát hồ sơ",
                        "company_id": self.agency.id,
                        "department_id": self.trade.id,
                        "user_id": self.staff.id,
                        "date_due": due,
                        "origin_model": "iso.plan.line",
                        "origin_id": 1000000,
                    }
                ]
            )
            .with_user(user or self.staff)
        )

    def _of(self, record):
        return self.env["iso.nonconformity"].search(
            [("origin_model", "=", record._name), ("origin_id", "in", record.ids)]
        )

    def _opened(self, action):
        return self.env[action["res_model"]].browse(action["res_id"])

    # ------------------------------------------------------------ findings
    def test_a_kept_finding_in_one_step(self):
        finding = self._findings("nonconform")
        self.assertFalse(finding.may_report, "not kept yet")
        with self.assertRaisesRegex(UserError, "kept by the lead"):
            finding.action_report_nonconformity()
        finding.decide("kept")
        finding.invalidate_recordset()
        self.assertTrue(finding.may_report)
        one = self._opened(finding.action_report_nonconformity())
        self.assertEqual(
            (one.source, one.kind, one.grade, one.seen, one.requirement, one.place),
            ("audit", "nonconform", "major", "Thấy Câu 0?", "Ghi sổ", "Quầy 3"),
        )
        self.assertEqual(one.department_id, self.trade)
        self.assertEqual(one.clause_id, finding.clause_id)
        self.assertEqual(one.day, finding.day)
        self.assertEqual(one.reported_by_id, self.lead)
        self.assertEqual(
            one.state, "reported", "the secretary answers the lead auditor"
        )
        self.assertFalse(finding.may_report)
        self.assertEqual(finding.nonconformity_id, one)

    def test_a_second_press_opens_it(self):
        finding = self._findings("nonconform")
        finding.decide("kept")
        one = self._opened(finding.action_report_nonconformity())
        again = self._opened(finding.action_report_nonconformity())
        secretary = finding.with_user(self.secretary)
        self.assertEqual(one, again)
        self.assertEqual(one, self._opened(secretary.action_report_nonconformity()))
        self.assertEqual(len(self._of(finding)), 1)

    def test_the_secretary_accepts_in_the_same_step(self):
        finding = self._findings("nonconform")
        finding.decide("kept")
        finding = finding.with_user(self.secretary)
        one = self._opened(finding.action_report_nonconformity())
        self.assertEqual((one.state, one.number), ("containing", 1))
        self.assertEqual(self._asked_now(one), self.trade_head)

    def test_all_kept_findings_of_a_round_at_once(self):
        findings = self._findings("nonconform", "remark", "remark")
        findings[:2].decide("kept")
        findings[2].decide("withdrawn", "Đã sửa")
        audit = findings.audit_id
        self.assertTrue(audit.with_user(self.lead).may_report_findings)
        self.assertFalse(audit.with_user(self.trade_head).may_report_findings)
        first = findings[0].with_user(self.lead)
        first.action_report_nonconformity()
        audit.with_user(self.secretary).action_report_findings()
        self.assertEqual(
            [(one.kind, one.state) for one in self._of(findings).sorted("origin_id")],
            [("nonconform", "reported"), ("remark", "containing")],
        )
        audit.with_user(self.secretary).action_report_findings()
        self.assertEqual(len(self._of(findings)), 2)
        audit.invalidate_recordset()
        self.assertFalse(audit.with_user(self.secretary).may_report_findings)

    def test_a_finding_that_was_dealt_with_stays_so(self):
        finding = self._findings("remark")
        finding.decide("kept")
        finding = finding.with_user(self.secretary)
        one = self._opened(finding.action_report_nonconformity())
        one.with_user(self.secretary).cancel("Nhầm")
        other = self._opened(finding.action_report_nonconformity())
        self.assertNotEqual(one, other, "what was called off is no dealing with it")
        other.sudo()._unsealed().state = "closed"
        self.assertEqual(other, self._opened(finding.action_report_nonconformity()))

    def test_who_may_hand_findings_on(self):
        findings = self._findings("remark", "remark", "remark")
        findings.decide("kept")
        for user in (self.staff, self.leader, self.auditor):
            with self.subTest(user.login), self.assertRaises(AccessError):
                findings[0].with_user(user).action_report_nonconformity()
        with self.assertRaises(AccessError):
            findings[0].with_user(self.energy_head).action_report_nonconformity()
        users = (self.trade_head, self.secretary, self.lead)
        for finding, user in zip(findings, users, strict=True):
            finding.with_user(user).action_report_nonconformity()
        self.assertEqual(len(self._of(findings)), 3)

    def test_chosen_findings_say_what_was_done(self):
        findings = self._findings("remark", "remark", "remark")
        findings[:2].decide("kept")
        findings[0].action_report_nonconformity()
        told = findings.with_user(self.secretary).action_report_nonconformities()
        message = told["params"]["message"]
        for words in (
            "1 nonconformities",
            "1 findings have one",
            "1 findings were not",
        ):
            self.assertIn(words, message)
        with self.assertRaises(UserError):
            findings.browse().with_user(self.secretary).action_report_nonconformities()

    def test_the_same_queries_for_few_and_many_findings(self):
        few = self._findings("remark", "remark")
        many = self._findings(*["remark"] * 12, number="12", start=MORNING + 2 * HOUR)
        (few | many).decide("kept")
        counts = []
        for findings in (few, few, many):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            mine = findings.browse(findings.ids).with_user(self.secretary)
            mine.mapped("may_report")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts[1:])

    # ------------------------------------------------------------ objectives
    def test_an_objective_that_was_not_reached(self):
        measure = self._missed()
        self.assertTrue(measure.may_report)
        one = self._opened(measure.action_report_nonconformity())
        self.assertEqual((one.source, one.department_id), ("objective", self.trade))
        for words in ("Giải quyết hồ sơ đúng hạn", "Quý I/2026", "50%", "≥ 98%"):
            self.assertIn(words, one.seen)
        self.assertIn("Tỷ lệ hồ sơ đúng hạn", one.requirement)
        self.assertFalse(measure.with_user(self.secretary)._make_nonconformity())
        self.assertEqual(len(self._of(measure)), 1)

    def test_a_reached_objective_is_nothing_to_report(self):
        measure = self._missed()
        measure.reopen("Ghi nhầm")
        measure.write({"numerator": 10})
        with self.assertRaisesRegex(UserError, "not recorded as not reached"):
            measure._make_nonconformity()
        measure.record()
        measure.invalidate_recordset()
        self.assertFalse(measure.may_report)
        with self.assertRaises(UserError):
            measure.action_report_nonconformity()

    # ------------------------------------------------------------ risks, tasks
    def test_a_risk_that_came_true_is_told_in_words(self):
        register = self._register(self._new_round(), self.trade)
        risk = self._new_risk(register, name="Mất hồ sơ", controls="Sổ giao nhận")
        risk = risk.with_user(self.trade_head)
        action = risk.action_report_nonconformity()
        wizard = (
            self.env[action["res_model"]]
            .with_user(self.trade_head)
            .with_context(**action["context"])
            .create({})
        )
        self.assertEqual(wizard.department_id, self.trade)
        self.assertIn("Mất hồ sơ", wizard.seen)
        wizard.seen = "Mất hồ sơ số 12"
        wizard.action_report()
        one = self._of(risk)
        self.assertEqual((one.source, one.seen), ("risk", "Mất hồ sơ số 12"))
        self.assertIn("Sổ giao nhận", one.requirement)
        self.assertEqual(self._opened(risk.action_report_nonconformity()), one)
        one.sudo()._unsealed().state = "closed"
        action = risk.action_report_nonconformity()
        self.assertEqual(action["res_model"], "iso.nonconformity.report.wizard")

    @freeze_time("2026-04-10 03:00:00")
    def test_late_work(self):
        task = self._task()
        action = task.action_report_nonconformity()
        wizard = (
            self.env[action["res_model"]]
            .with_user(self.staff)
            .with_context(**action["context"])
            .create({})
        )
        self.assertIn("quá hạn từ ngày 31/03/2026", wizard.seen)
        wizard.action_report()
        one = self._of(task)
        self.assertEqual((one.source, one.department_id), ("task", self.trade))
        self.assertIn("31/03/2026", one.requirement)

    @freeze_time("2026-03-10 03:00:00")
    def test_work_that_is_neither_late_nor_done(self):
        task = self._task()
        self.assertFalse(task.may_report)
        with self.assertRaises(UserError):
            task.action_report_nonconformity()
        task.sudo().write({"state": "done", "done_date": "2026-03-10 02:00:00"})
        task.invalidate_recordset()
        self.assertTrue(task.may_report, "it may have been done wrong")
        self.assertIn("chưa đạt", task._nonconformity_vals()["seen"])

    def test_complaints_and_inspections_are_chosen_by_hand(self):
        one = self._new_report(source="complaint")
        self.assertFalse(one.origin_name)
        one.with_user(self.staff).source = "inspection"
        with self.assertRaises(UserError):
            one.action_open_origin()

    # ------------------------------------------------------------ the way back
    def test_the_source_opens_for_who_may_read_it(self):
        finding = self._findings("nonconform")
        finding.decide("kept")
        one = self._opened(
            finding.with_user(self.secretary).action_report_nonconformity()
        )
        for user in (self.secretary, self.trade_head, self.staff):
            mine = one.with_user(user)
            self.assertEqual(mine.origin_name, finding.display_name)
            self.assertEqual(self._opened(mine.action_open_origin()), finding)
        stranger = one.with_user(self.energy_head)
        self.assertTrue(stranger.has_access("read"))
        self.assertFalse(stranger.origin_name)
        with self.assertRaises(UserError):
            stranger.action_open_origin()

    def test_who_may_not_read_it_is_told_that_it_is_known(self):
        with freeze_time("2026-04-10 03:00:00"):
            task = self._task(user=self.trade_head)
            action = task.action_report_nonconformity()
            self.env[action["res_model"]].with_user(self.trade_head).with_context(
                **action["context"]
            ).create({}).action_report()
            mine = task.with_user(self.staff)
            mine.invalidate_recordset()
            self.assertFalse(mine.nonconformity_id)
            self.assertFalse(mine.may_report)
            with self.assertRaisesRegex(UserError, "reported already"):
                mine.action_report_nonconformity()
            with self.assertRaises(UserError):
                mine.action_open_nonconformity()

    def test_what_it_comes_from_is_gone(self):
        with freeze_time("2026-04-10 03:00:00"):
            task = self._task()
            one = task._make_nonconformity()
        task.sudo().unlink()
        one.invalidate_recordset()
        self.assertFalse(one.origin_name)
        with self.assertRaises(UserError):
            one.action_open_origin()

    # ------------------------------------------------------------ nothing is believed
    def test_the_origin_is_not_written_by_people(self):
        one = self._new_report()
        for user in (self.staff, self.secretary):
            with self.subTest(user.login), self.assertRaises(AccessError):
                one.with_user(user).write({"origin_model": "res.users", "origin_id": 1})
        with self.assertRaises(AccessError):
            self._new_report(origin_model="iso.task", origin_id=1)

    def test_two_at_once_make_one(self):
        """Whoever looks a moment too early is stopped by the table."""
        with freeze_time("2026-04-10 03:00:00"):
            task = self._task()
            task._make_nonconformity()
            sources = type(self.env["iso.nonconformity.source.mixin"])
            with (
                patch.object(sources, "_dealt_with", lambda records: {}),
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                task._make_nonconformity()
                self.env.flush_all()

    def test_of_another_agency(self):
        finding = self._findings("remark")
        finding.decide("kept")
        with self.assertRaises(AccessError):
            finding.with_user(self.other_secretary).action_report_nonconformity()
        self.assertFalse(self._of(finding))
