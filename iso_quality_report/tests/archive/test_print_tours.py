"""Tours: printing from form, list and board; attaching a signed copy."""

from unittest.mock import patch

from odoo.tests import HttpCase, freeze_time, tagged

from ..common import PrintCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestPrintToursWide(PrintCase, HttpCase):
    """Printing as people do it, in a browser, in Vietnamese."""

    browser_size = "1366x900"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("vi_VN")
        people = cls.secretary | cls.leader | cls.trade_head | cls.staff
        people.lang = "vi_VN"
        with freeze_time("2026-01-05 03:00:00"):
            cls.plan = cls._issue(cls._plan_with_lines(cls, year=2026))

    def _walk(self, url, tour, user):
        """Walk a tour; what is printed meanwhile.

        :return: list of (report name, ids, bytes)
        """
        printed = []
        reports = self.env.registry["ir.actions.report"]

        def watch(name):
            render = getattr(reports, name)

            def watched(records, report_ref, res_ids=None, data=None):
                found = render(records, report_ref, res_ids, data=data)
                report = records._get_report(report_ref)
                printed.append((report.report_name, list(res_ids), found[0]))
                return found

            return patch.object(reports, name, watched)

        with (
            watch("_render_qweb_pdf"),
            watch("_render_docx"),
            watch("_render_xlsx"),
        ):
            self.start_tour(url, tour, login=user.login)
        return printed

    def test_from_the_form(self):
        for user in (self.secretary, self.staff):
            printed = self._walk("/odoo/iso-plans", "iso_print_from_form", user)
            self.assertEqual(
                [(name, ids) for name, ids, _content in printed],
                [
                    ("iso_quality_report.plan_pdf", self.plan.ids),
                    ("iso_quality_report.plan_docx", self.plan.ids),
                ],
            )
            self.assertEqual(printed[0][2], self.plan.official_file_id.raw)

    def test_the_board(self):
        for user in (self.secretary, self.trade_head):
            printed = self._walk("/odoo/iso-year-board", "iso_print_the_board", user)
            self.assertEqual(
                [name for name, _ids, _content in printed],
                [
                    "iso_quality_report.year_board_a4_pdf",
                    "iso_quality_report.year_board_xlsx",
                ],
            )

    def test_signed_copy(self):
        self._walk("/odoo/iso-plans", "iso_attach_signed_copy", self.secretary)
        self.plan.invalidate_recordset()
        self.assertEqual(self.plan.official_kind, "issued")
        self._walk("/odoo/iso-plans", "iso_confirm_signed_copy", self.leader)
        self.plan.invalidate_recordset()
        self.assertEqual(self.plan.official_kind, "signed")


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestPrintList(TestPrintToursWide):
    """Several records; phones have no list to choose from."""

    test_from_the_form = test_the_board = test_signed_copy = None

    def test_from_the_list(self):
        draft = self._plan_with_lines(year=2027)
        printed = self._walk("/odoo/iso-plans", "iso_print_from_list", self.secretary)
        [(name, ids, content)] = printed
        self.assertEqual(name, "iso_quality_report.plan_docx")
        self.assertEqual(set(ids), {self.plan.id, draft.id})
        self.assertTrue(content.startswith(b"PK"))


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestPrintToursPhone(TestPrintToursWide):
    browser_size = "390x800"
    touch_enabled = True

    test_signed_copy = None
