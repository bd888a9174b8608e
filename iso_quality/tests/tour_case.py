"""What tours share: everybody speaks Vietnamese and walks as the own user."""

from odoo.tests import HttpCase

from ..tools.vietnam_time import vietnam_today
from .common import AgencyCase


class TourCase(AgencyCase, HttpCase):
    """Each role walks its path in a browser, in Vietnamese."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("vi_VN")
        people = cls.secretary | cls.leader | cls.trade_head | cls.staff | cls.admin
        people.lang = "vi_VN"
        people.env["res.users"].flush_model()

    def _walk(self, url, tour, user):
        self.start_tour(url, tour, login=user.login)

    def _issued(self, deadline="Hàng tháng"):
        # Last year's: its months are over whatever day the test runs on.
        year = vietnam_today().year - 1
        plan = self._new_plan(
            {"deadline": deadline, "lead": [self.all_departments]}, year=year
        )
        return self._issue(plan, date=f"{year}-01-05")
