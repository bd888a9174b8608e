"""The guide beside the screen, wide and on the phone."""

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.tour_case import TourCase

from .test_home_tours import URL


class Guide(TourCase):
    def setUp(self):
        super().setUp()
        self._issued("Tháng 10")
        self.env.flush_all()


class Asked:
    """The same on every screen."""

    def test_the_guide_opens_at_each_screens_own_chapter(self):
        self._walk(URL, "iso_guide", self.secretary)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestGuideWide(Asked, Guide):
    browser_size = "1366x900"


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestGuidePhone(Asked, Guide):
    browser_size = "390x844"
    touch_enabled = True
