"""Tour: the administrator sees what is missing and is led there."""

from odoo.tests import tagged

from ..tour_case import TourCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestSetupGuideToursWide(TourCase):
    browser_size = "1366x900"

    def test_admin_first_steps(self):
        self._walk(
            "/odoo/action-iso_quality.iso_setup_guide_action",
            "iso_admin_first_steps",
            self.admin,
        )


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestSetupGuideToursPhone(TestSetupGuideToursWide):
    browser_size = "390x800"
    touch_enabled = True
