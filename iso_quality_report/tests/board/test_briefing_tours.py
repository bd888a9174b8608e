"""Tours: the secretary asks for the briefing of a month, on the desk and on a phone."""

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.tour_case import TourCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestBriefingToursWide(TourCase):
    browser_size = "1366x768"

    def test_secretary_asks_for_the_briefing(self):
        plan = self._issued("Quý I")
        task = plan.task_ids.filtered(lambda t: t.department_id == self.trade)
        task.with_user(self.trade_head).raise_difficulty("Chưa có mẫu báo cáo")
        tour = "iso_secretary_asks_for_the_briefing"
        self._walk("/odoo/iso-briefing", tour, self.secretary)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestBriefingToursPhone(TestBriefingToursWide):
    browser_size = "390x844"
    touch_enabled = True
