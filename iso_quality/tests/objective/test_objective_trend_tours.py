"""The results over the years, opened from the menu and come back to with F5."""

from odoo.tests import tagged

from ...tools.vietnam_time import vietnam_today
from ..tour_case import TourCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestObjectiveTrendToursWide(TourCase):
    browser_size = "1366x900"
    tour = "iso_results_over_the_years"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        year = vietnam_today().year
        # The agency's objective and a department's, with one measure each.
        for department in (cls.env["hr.department"], cls.trade):
            sheet = cls._approve(cls._new_sheet(department, year=year))
            measure = sheet.objective_ids.measure_ids[0].with_user(cls.secretary)
            measure.write({"numerator": 97, "denominator": 100})
            measure.record()

    def _opens(self, user):
        self._walk("/odoo/iso-objectives", self.tour, user)

    def test_secretary_opens(self):
        self._opens(self.secretary)

    def test_staff_opens(self):
        self._opens(self.staff)

    def test_leader_opens(self):
        self._opens(self.leader)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestObjectiveTrendToursPhone(TestObjectiveTrendToursWide):
    browser_size = "390x800"
    touch_enabled = True
    tour = "iso_results_over_the_years_on_phone"
