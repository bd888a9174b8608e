"""Tour: the agency's administrator enters a day off, on the screen and on the phone."""

from datetime import date

from odoo.tests import tagged

from ..tour_case import TourCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestCalendarToursWide(TourCase):
    browser_size = "1366x900"

    def test_admin_takes_a_day_off(self):
        # A Friday.
        day = date(2040, 6, 1)
        self.assertTrue(self.agency._iso_calendar().is_workday(day))
        self._walk("/odoo/iso-calendar", "iso_admin_takes_a_day_off", self.admin)
        self.assertFalse(self.agency._iso_calendar().is_workday(day))
        self.assertTrue(self.other_agency._iso_calendar().is_workday(day))
        self.assertIn(2040, self.agency._iso_calendar().announced)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestCalendarToursPhone(TestCalendarToursWide):
    browser_size = "390x800"
    touch_enabled = True
