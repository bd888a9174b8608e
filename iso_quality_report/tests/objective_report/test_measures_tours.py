"""A head records the quarter's numbers on one screen, at a desk and on a phone."""

from odoo.tests import freeze_time, tagged

from odoo.addons.iso_quality.tests.tour_case import TourCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestMeasuresToursWide(TourCase):
    browser_size = "1366x900"

    def test_head_records_in_one_go(self):
        with freeze_time("2026-01-10 03:00:00"):
            sheet = self._new_sheet(
                self.trade,
                {"period": "quarter"},
                {"name": "Họp hằng quý", "period": "quarter"},
            )
            self._approve(sheet)
        with freeze_time("2026-04-10 03:00:00"):
            self.env.flush_all()
            self._walk(
                "/odoo/iso-measures-to-record",
                "iso_head_records_in_one_go",
                self.trade_head,
            )
        measures = sheet.objective_ids.measure_ids.sorted("date_to")[:2]
        self.assertEqual(measures.mapped("state"), ["done", "done"])
        self.assertEqual(measures.mapped("denominator"), [100, 50])


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestMeasuresToursPhone(TestMeasuresToursWide):
    browser_size = "390x800"
    touch_enabled = True
