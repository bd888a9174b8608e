"""What is done stays as it is, with its files, until it is reopened with a reason; not
at all while a report that used it is sent."""

import base64
import json

from odoo import http
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase, freeze_time, tagged

from ..common import AgencyCase

SAID = "Ảnh kèm theo"


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-08-03 03:00:00")
class TestFacts(AgencyCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._issue(
            cls._new_plan({"deadline": "Quý IV", "lead": [cls.all_departments]})
        )
        cls.task = cls.plan.task_ids.filtered(
            lambda task: task.department_id == cls.trade
        )
        cls.sheet = cls._approve(cls._new_sheet(cls.trade))
        cls.agency_sheet = cls._approve(cls._new_sheet(None))

    def _file(self, user, name="bien-ban.txt", **vals):
        files = self.env["ir.attachment"].with_user(user)
        return files.create({"name": name, "datas": base64.b64encode(b"ok"), **vals})

    def _done(self):
        """The task, finished by its head with a result, a file and a file in the
        chatter."""
        task = self.task.with_user(self.trade_head)
        task.write(
            {"result": "Đã làm xong", "evidence_ids": self._file(self.trade_head)}
        )
        sent = self._file(self.trade_head, "anh.txt")
        task.message_post(body=SAID, attachment_ids=sent.ids)
        task.finish(early=True)
        return task, task.evidence_ids, sent

    def _measured(self, period=1, **vals):
        measure = self.sheet.objective_ids.measure_ids.sorted("date_to")[period]
        mine = measure.with_user(self.trade_head)
        mine.write({"numerator": 10, "denominator": 10, **vals})
        mine.record()
        return mine

    # ------------------------------------------------------------ words and numbers
    def test_a_finished_task_stays(self):
        task, evidence, _sent = self._done()
        changes = (
            {"result": ""},
            {"result": "Khác"},
            {"user_id": False},
            {"evidence_ids": [(5, 0, 0)]},
            {"evidence_ids": [(4, self._file(self.secretary).id)]},
        )
        for user in (self.trade_head, self.staff, self.secretary):
            for vals in changes:
                with self.subTest(user.login, **vals), self.assertRaises(UserError):
                    task.with_user(user).write(vals)
        # The system is no way round it either.
        with self.assertRaisesRegex(UserError, "reopens"):
            task.sudo().result = "Khác"
        self.assertEqual((task.result, task.evidence_ids), ("Đã làm xong", evidence))

    def test_it_is_reopened_with_a_reason_that_stays(self):
        task, _evidence, _sent = self._done()
        for reason in ("", "  ", None, 7):
            with self.assertRaises(UserError):
                task.reopen(reason)
        self.assertEqual(task.action_reopen()["res_model"], "iso.reason.wizard")
        task.reopen("Ghi nhầm số liệu")
        self.assertIn("Ghi nhầm số liệu", task.sudo().message_ids[:1].body)
        task.result = "Kết quả đúng"
        task.finish(early=True)

    def test_the_form_says_who_may_write_and_why_not_now(self):
        other = self.task.with_user(self.energy_head)
        other = other if other.has_access("read") else self.task.with_user(self.leader)
        self.assertIn(self.trade_head.name, other.closed_text)
        self.assertFalse(self.task.with_user(self.trade_head).closed_text)
        task, _evidence, _sent = self._done()
        self.assertTrue(task.is_kept)
        self.assertIn("reopens", task.closed_text)
        self.assertIn(self.trade_head.name, task.closed_text)

    def test_a_recorded_measure_stays(self):
        measure = self._measured(comment="Đạt", cause="", solution="")
        for name in ("comment", "cause", "solution", "no_cases", "numerator"):
            for user in (self.trade_head, self.secretary):
                with (
                    self.subTest(name, user=user.login),
                    self.assertRaisesRegex(UserError, "reopens"),
                ):
                    measure.with_user(user).write({name: 1})
        self.assertTrue(measure.is_kept)
        with self.assertRaises(UserError):
            measure.reopen("")
        measure.reopen("Đếm thiếu hồ sơ")
        measure.comment = "Khác"

    # ------------------------------------------------------------ files
    def test_its_files_stay_whatever_the_way(self):
        task, evidence, sent = self._done()
        for user in (self.trade_head, self.staff, self.secretary):
            for file in (evidence, sent):
                mine = file.with_user(user)
                for vals in (
                    {"datas": base64.b64encode(b"khac")},
                    {"name": "khac.txt"},
                    {"public": True},
                    {"res_model": "iso.plan", "res_id": self.plan.id},
                ):
                    with (
                        self.subTest(user.login, file=file.name, **vals),
                        self.assertRaises(UserError),
                    ):
                        mine.write(vals)
                with self.assertRaises(UserError):
                    mine.unlink()
        for user in (self.trade_head, self.secretary):
            self.authenticate(user.login, user.login)
            for file in (evidence, sent):
                self._post("/mail/attachment/delete", attachment_id=file.id)
        self.assertTrue(evidence.exists() and sent.exists())
        task.reopen("Thay biên bản")
        task.evidence_ids = [(5, 0, 0)]

    def _upload(self, record):
        """The number of files that an upload to a record has added."""
        self.authenticate(self.trade_head.login, self.trade_head.login)
        files = self.env["ir.attachment"]
        place = [("res_model", "=", record._name), ("res_id", "=", record.id)]
        count = files.search_count(place)
        self.url_open(
            "/mail/attachment/upload",
            data={
                "thread_model": record._name,
                "thread_id": record.id,
                "csrf_token": http.Request.csrf_token(self),
            },
            files={"ufile": ("them.txt", b"x", "text/plain")},
        )
        return files.search_count(place) - count

    def test_nothing_is_added_in_silence(self):
        self.assertEqual(self._upload(self.task), 1)
        task, evidence, _sent = self._done()
        place = {"res_model": task._name, "res_id": task.id}
        for user in (self.trade_head, self.secretary):
            with self.subTest(user.login), self.assertRaises(UserError):
                self._file(user, "them.txt", **place)
        self.assertEqual(self._upload(task), 0)
        # With a message the history says who has added it.
        sent = self._file(self.trade_head, "them.txt")
        task.message_post(body=SAID, attachment_ids=sent.ids)
        self.assertEqual(task.evidence_ids, evidence)

    def test_a_file_of_a_message_is_taken_back_by_its_author_only(self):
        task = self.task.with_user(self.trade_head)
        sent = self._file(self.trade_head, "anh.txt")
        task.message_post(body=SAID, attachment_ids=sent.ids)
        with self.assertRaises(AccessError):
            sent.with_user(self.secretary).unlink()
        self.authenticate(self.secretary.login, self.secretary.login)
        self._post("/mail/attachment/delete", attachment_id=sent.id)
        self.assertTrue(sent.exists())
        sent.with_user(self.trade_head).unlink()
        self.assertFalse(sent.exists())

    def _post(self, route, **params):
        return self.url_open(
            route,
            data=json.dumps({"params": params}),
            headers={"Content-Type": "application/json"},
        ).json()

    # ------------------------------------------------------------ reported
    def _report(self):
        """The agency's report on the first half of the year, sent."""
        report = self.env["iso.objective.report"].with_user(self.secretary)
        report = report.create({"department_id": False, "year": 2026, "period": "half"})
        return self._issue(report, date="2026-08-03")

    def test_what_a_sent_report_used_is_not_reopened(self):
        measure = self._measured()
        report = self._report()
        with self.assertRaisesRegex(UserError, "revision"):
            measure.reopen("Đếm thiếu")
        later = self.sheet.objective_ids.measure_ids.sorted("date_to")[2]
        self.assertFalse(later._reported_in(), "that period was not in the report")
        revision = report.with_user(self.secretary).revise("Số liệu quý II sai")
        measure.reopen("Đếm thiếu")
        measure.numerator = 9
        measure.denominator = 9
        measure.record()
        draft = report.browse(revision["res_id"]).with_user(self.secretary)
        draft.action_refresh()
        self._issue(draft, date="2026-08-03")
        self.assertEqual((report.state, draft.state), ("replaced", "issued"))
        self.assertEqual((draft.revision, draft.revision_reason[:2]), (1, "Số"))
        with self.assertRaisesRegex(UserError, "revision"):
            measure.reopen("Lại thiếu")

    def test_a_revision_of_a_report_keeps_its_words(self):
        report = self.env["iso.objective.report"].with_user(self.secretary)
        report = report.create({"department_id": False, "year": 2026, "period": "half"})
        report.assessment = "Các phòng làm tốt"
        report.line_ids.proposal = "Giữ chỉ tiêu"
        self._issue(report, date="2026-08-03")
        for user, allowed in ((self.trade_head, False), (self.secretary, True)):
            mine = report.with_user(user)
            self.assertEqual(mine.may_revise, allowed)
            if not allowed:
                with self.assertRaises(AccessError):
                    mine.revise("Sai")
        draft = report.browse(report.with_user(self.secretary).revise("Sai")["res_id"])
        self.assertEqual(draft.assessment, "Các phòng làm tốt")
        self.assertEqual(draft.line_ids.proposal, "Giữ chỉ tiêu")
        again = report.with_user(self.secretary).revise("Sai lần nữa")["res_id"]
        self.assertEqual(again, draft.id, "one revision at a time")
        with self.assertRaises(ValidationError):
            draft._iso_with_key().write({"period": "year"})

    # ------------------------------------------------------------ nothing, and 0
    def test_no_cases_and_numbers_exclude_each_other(self):
        measure = self.sheet.objective_ids.measure_ids[0].with_user(self.trade_head)
        with self.assertRaises(ValidationError):
            measure.write({"numerator": 1, "denominator": 2, "no_cases": True})
        measure.no_cases = True
        with self.assertRaises(ValidationError):
            measure.write({"numerator": 1, "denominator": 2})

    def test_an_untouched_nought_is_no_result(self):
        for vals in ({"measured_by": "value", "unit": "ngày"}, {"direction": "yes"}):
            sheet = self._approve(self._new_sheet(self.energy, vals, year=2025))
            measure = sheet.objective_ids.measure_ids[0].with_user(self.energy_head)
            with self.subTest(**vals):
                self.assertEqual(measure.would_be, "not_measured")
                with self.assertRaisesRegex(UserError, "0 or not done"):
                    measure.record()
                with self.assertRaises(ValidationError):
                    measure.write({"value": 3, "answer": True, "is_nought": True})
                measure.write(
                    {
                        "is_nought": True,
                        "cause": "Thiếu người",
                        "solution": "Bổ sung",
                    }
                )
                measure.record()
                self.assertEqual(measure.state, "done")
            sheet.with_user(self.leader).cancel("Xong thử")
            self.env.flush_all()
