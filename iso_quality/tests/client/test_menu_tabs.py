"""Tours: other looks at the same are tabs above the screen, lists that are rarely needed
are links on a page (``static/src/client``)."""

from odoo.tests import tagged

from ...tools.vietnam_time import vietnam_today
from ..tour_case import TourCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestMenuTabsWide(TourCase):
    browser_size = "1366x768"
    suffix = ""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._new_sheet(cls.trade, year=vietnam_today().year)

    def _goes(self, path, tour, user):
        self._walk(f"/odoo/{path}", f"{tour}{self.suffix}", user)

    def test_tabs(self):
        self._goes("iso-my-tasks", "iso_menu_tabs", self.secretary)

    def test_tabs_of_a_head(self):
        self._goes("iso-my-tasks", "iso_menu_tabs", self.trade_head)

    def test_page_of_links(self):
        self._goes("iso-catalogues", "iso_catalogues", self.secretary)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestMenuTabsPhone(TestMenuTabsWide):
    browser_size = "390x844"
    touch_enabled = True
    suffix = "_on_phone"
