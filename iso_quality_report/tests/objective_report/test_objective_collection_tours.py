"""The matrix in a browser: the secretary reminds, a head begins a sheet."""

from odoo.tests import freeze_time, tagged

from odoo.addons.iso_quality.tests.tour_case import TourCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestCollectionToursWide(TourCase):
    browser_size = "1366x900"

    def test_secretary_collects_and_reminds(self):
        with freeze_time("2026-07-20 03:00:00"):
            self._approve(self._new_sheet(self.trade))
            self._new_sheet(self.energy)
            self._new_department("Phòng Khuyết", None)
            self.env.flush_all()
            self._walk(
                "/odoo/iso-objective-collection",
                "iso_secretary_collects",
                self.secretary,
            )
        todos = self.env["mail.activity"].search(
            [("iso_collection_key", "=like", f"{self.agency.id}:%")]
        )
        self.assertEqual(
            todos.user_id, self.trade_head | self.energy_head | self.secretary
        )
        self.assertEqual(len(todos), 3, "the second press reminds nobody again")

    def test_head_begins_the_sheet(self):
        with freeze_time("2026-02-02 03:00:00"):
            self._walk(
                "/odoo/iso-objective-collection",
                "iso_head_begins_sheet",
                self.trade_head,
            )
        sheet = self.env["iso.objective.sheet"].search(
            [("company_id", "=", self.agency.id)]
        )
        self.assertEqual(
            (sheet.department_id, sheet.year, sheet.state), (self.trade, 2026, "draft")
        )


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestCollectionToursPhone(TestCollectionToursWide):
    browser_size = "390x800"
    touch_enabled = True
