"""The head sends a report, and looks at last year's while drafting, in a browser."""

from odoo.tests import tagged

from ..tour_case import TourCase
from .test_objective_reports import ReportCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestObjectiveReportToursWide(ReportCase, TourCase):
    browser_size = "1366x900"
    # Lists are cards on a phone.
    suffix = ""

    def test_head_explains_and_sends(self):
        sheet = self._approve(self._new_sheet(self.trade, {"name": "Hồ sơ đúng hạn"}))
        self._record(sheet.objective_ids, (1, 50))
        report = self._report(self.trade)
        self._walk(
            "/odoo/iso-objective-reports",
            f"iso_head_sends_objective_report{self.suffix}",
            self.trade_head,
        )
        report.invalidate_recordset()
        self.assertEqual(report.state, "issued")
        self.assertEqual(report.line_ids.cause, "Thiếu người thụ lý")

    def test_last_years_report_while_drafting(self):
        for department in (self.env["hr.department"], self.trade):
            self._approve(self._new_sheet(department, {}))
        report = self._report(period="year")
        report.submit()
        report.with_user(self.leader)._unsealed().issue("01", "2026-12-28")
        draft = self._new_sheet(False, year=2027)
        self._walk(
            f"/odoo/iso-objective-sheets/{draft.id}",
            f"iso_secretary_objective_report{self.suffix}",
            self.secretary,
        )


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestObjectiveReportToursPhone(TestObjectiveReportToursWide):
    browser_size = "390x800"
    touch_enabled = True
    suffix = "_on_phone"
