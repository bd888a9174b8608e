"""Printing by menu and by address: who may, one and many, names and types of files."""

import json
from io import BytesIO
from unittest.mock import patch
from zipfile import ZipFile

from pypdf import PdfReader

from odoo.exceptions import AccessError, UserError
from odoo.http import Request
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..common import PrintCase, docx_text, pdf_text


@tagged("post_install", "-at_install", "iso_quality")
class TestPrint(PrintCase):
    """Reports of our types: who may print, one and many, menus."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.draft = cls._plan_with_lines(cls, year=2027, title="Bản thảo")
        cls.plan = cls._issue(cls._plan_with_lines(cls))

    def test_who_may_print_an_issued_plan(self):
        for user in (self.secretary, self.leader, self.trade_head, self.staff):
            for report in ("plan_pdf", "plan_docx", "plan_follow_up_xlsx"):
                with self.subTest(user=user.login, report=report):
                    self.assertTrue(self._render(report, self.plan, user)[0])

    def test_who_may_not(self):
        for user, plan in (
            (self.staff, self.draft),
            (self.trade_head, self.draft),
            (self.other_secretary, self.plan),
        ):
            for report in ("plan_pdf", "plan_docx", "plan_follow_up_xlsx"):
                with (
                    self.subTest(user=user.login, report=report),
                    self.assertRaises(AccessError),
                ):
                    self._render(report, plan, user)

    def test_one_forbidden_among_many_stops_the_print(self):
        with self.assertRaises(AccessError):
            self._pdf(self.plan | self.draft, self.staff)

    def test_nothing_to_print(self):
        for report in ("plan_pdf", "plan_docx"):
            with self.assertRaises(UserError):
                self._render(report, self.env["iso.plan"], self.secretary)

    def test_several_pdfs_are_merged_in_order(self):
        pages = [
            len(PdfReader(BytesIO(self._pdf(plan))).pages)
            for plan in (self.draft, self.plan)
        ]
        both = self._pdf(self.draft | self.plan)
        self.assertEqual(len(PdfReader(BytesIO(both)).pages), sum(pages))
        text = pdf_text(both)
        self.assertLess(text.index("Bản thảo"), text.index("Kế hoạch năm 2026"))

    def test_several_words_are_zipped_under_their_names(self):
        content, extension = self._render(
            "plan_docx", self.draft | self.plan, self.secretary
        )
        self.assertEqual(extension, "zip")
        archive = ZipFile(BytesIO(content))
        self.assertEqual(
            archive.namelist(),
            ["Kế hoạch (Bản thảo).docx", "Kế hoạch 01-KH-STN.docx"],
        )
        self.assertIn("Bản thảo", docx_text(archive.read(archive.namelist()[0])))

    def test_two_files_of_the_same_name(self):
        twin = self._plan_with_lines(year=2028, title="Bản thảo")
        content, _zip = self._render("plan_docx", self.draft | twin, self.secretary)
        self.assertEqual(len(set(ZipFile(BytesIO(content)).namelist())), 2)

    def test_in_the_print_menu_of_list_and_form(self):
        actions = self.env["ir.actions.actions"].with_user(self.staff)
        names = {
            action["id"] for action in actions.get_bindings("iso.plan").get("report")
        }
        for name in (
            "report_plan_pdf",
            "report_plan_docx",
            "report_plan_follow_up_pdf",
            "report_plan_follow_up_docx",
            "report_plan_follow_up_xlsx",
        ):
            report = self.env.ref(f"iso_quality_report.{name}")
            self.assertIn(report.id, names)
            self.assertEqual(report.binding_view_types, "list,form")

    def test_the_copy_marked_as_obsolete(self):
        report = self.env.ref("iso_quality_report.report_plan_obsolete_pdf")
        self.assertNotIn(self.plan.id, self._printable(report))
        self.plan.with_user(self.leader).cancel("Thay đổi nhiệm vụ")
        self.assertIn(self.plan.id, self._printable(report))
        marked = self._pdf(self.plan, report="plan_obsolete_pdf")
        self.assertIn("HẾT HIỆU LỰC", pdf_text(marked))
        self.assertNotIn("HẾT HIỆU LỰC", pdf_text(self._pdf(self.plan)))

    def _printable(self, report):
        """The plans for which the print menu offers a report."""
        plans = self.draft | self.plan
        return [
            plan.id
            for plan in plans
            if report.get_valid_action_reports("iso.plan", plan.ids)
        ]


@tagged("post_install", "-at_install", "iso_quality")
class TestPrintByAddress(PrintCase, HttpCase):
    """The addresses that the print menu asks for."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._issue(cls._plan_with_lines(cls))
        cls.draft = cls._plan_with_lines(cls, year=2027)

    def _get(self, converter, report, plan, user):
        self.authenticate(user.login, user.login)
        return self.url_open(
            f"/report/{converter}/iso_quality_report.{report}/{plan.id}"
        )

    def _download(self, kind, converter, report, plan, user):
        self.authenticate(user.login, user.login)
        address = f"/report/{converter}/iso_quality_report.{report}/{plan.id}"
        token = Request.csrf_token(self)
        return self.url_open(
            "/report/download",
            data={"data": json.dumps([address, kind]), "csrf_token": token},
        )

    def test_addresses_of_nothing(self):
        self.authenticate(self.staff.login, self.staff.login)
        for path in (
            f"pdf/no.such_report/{self.plan.id}",
            f"docx/no.such_report/{self.plan.id}",
            f"xlsx/iso_quality.group_staff/{self.plan.id}",
        ):
            with self.subTest(path=path), mute_logger("odoo.http"):
                self.assertEqual(self.url_open(f"/report/{path}").status_code, 404)
        for ids in ("", "/0", "/a,b", "/99999999999999999999", "/2147483648", "/²"):
            with self.subTest(ids=ids), mute_logger("odoo.http"):
                path = f"/report/docx/iso_quality_report.plan_docx{ids}"
                self.assertIn(self.url_open(path).status_code, range(400, 500))

    def test_file_names_show_what_they_are(self):
        report = self.env["ir.actions.report"]._get_report(
            "iso_quality_report.plan_docx"
        )
        report.print_report_name = "object.env.context['shown']"
        for shown, name in (
            ("Kế\u202ehoạch\u2066 \x00năm\x1f", "Kếhoạch năm"),
            ("Kế\nhoạch/năm", "Kế hoạch năm"),
            ("Kế hoạch\ud800", "Kế hoạch"),
            ("\u202e", report.name),
            (False, report.name),
        ):
            record = self.plan.with_context(shown=shown)
            self.assertEqual(report._iso_file_name(report, record), name)

    def test_preview_in_the_browser(self):
        action = self.plan.with_user(self.staff).action_preview()
        self.authenticate(self.staff.login, self.staff.login)
        response = self.url_open(action["url"])
        self.assertEqual(response.headers["Content-Type"], "application/pdf")
        self.assertEqual(response.content, self._pdf(self.plan))

    def test_download_names_the_file_with_its_accents(self):
        for kind, converter, report, name in (
            ("qweb-pdf", "pdf", "plan_pdf", "01-KH-STN.pdf"),
            ("docx", "docx", "plan_docx", "01-KH-STN.docx"),
            ("xlsx", "xlsx", "plan_follow_up_xlsx", "01-KH-STN.xlsx"),
        ):
            response = self._download(
                kind, converter, report, self.plan, self.secretary
            )
            self.assertEqual(response.status_code, 200)
            header = response.headers["Content-Disposition"]
            self.assertIn("K%E1%BA%BF%20ho%E1%BA%A1ch", header)
            self.assertIn(name, header)

    def test_word_and_excel_say_what_they_are(self):
        word = self._get("docx", "plan_docx", self.plan, self.staff)
        self.assertIn("wordprocessingml", word.headers["Content-Type"])
        self.assertIn("Việc số 1", docx_text(word.content))
        excel = self._get("xlsx", "plan_follow_up_xlsx", self.plan, self.staff)
        self.assertIn("spreadsheetml", excel.headers["Content-Type"])

    def test_no_wkhtmltopdf_is_asked_for(self):
        path = "odoo.addons.base.models.ir_actions_report._wkhtml"
        with patch(path, side_effect=AssertionError("wkhtmltopdf")):
            response = self._download(
                "qweb-pdf", "pdf", "plan_pdf", self.plan, self.staff
            )
        self.assertTrue(response.content.startswith(b"%PDF"))

    def test_refused_by_address(self):
        with mute_logger("odoo.http"):
            for converter, report in (
                ("pdf", "plan_pdf"),
                ("docx", "plan_docx"),
                ("xlsx", "plan_follow_up_xlsx"),
            ):
                for user, plan in (
                    (self.staff, self.draft),
                    (self.other_secretary, self.plan),
                ):
                    response = self._get(converter, report, plan, user)
                    self.assertIn(response.status_code, (403, 404))
                    self.assertNotIn(b"%PDF", response.content)

    def test_the_dialog_says_why(self):
        names = ("odoo.http", "odoo.addons.web.controllers.report")
        with mute_logger(*names):
            for kind, converter, report in (
                ("qweb-pdf", "pdf", "plan_pdf"),
                ("docx", "docx", "plan_docx"),
            ):
                response = self._download(
                    kind, converter, report, self.draft, self.staff
                )
                self.assertIn("AccessError", response.text)
                self.assertNotIn("Traceback (most", response.text.split("debug")[0])
