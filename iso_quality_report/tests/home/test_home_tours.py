"""Tours: each role's jobs from the home, wide and on the phone, with their taps counted
(logging in, typing and the phone's own camera do not count)."""

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.tour_case import TourCase
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

URL = "/odoo/iso-home"


class HomeTours(TourCase):
    def setUp(self):
        super().setUp()
        # Last year's work that is left over is late this year, whatever day it is.
        self.plan = self._issued("Tháng 10")
        self.sheet = self._new_sheet(self.trade, {}, year=vietnam_today().year)
        self.sheet.with_user(self.trade_head).submit()
        self.env.flush_all()

    def _late(self, user):
        return self.plan.task_ids.filtered(
            lambda task: task.department_id.iso_head_user_id == user
        )


class Jobs:
    """The same on every screen."""

    def test_secretary_reminds_all_in_three_taps(self):
        self._walk(URL, "iso_home_remind_all", self.secretary)
        self.env.invalidate_all()
        self.assertEqual(len(self.plan.task_ids.filtered("urged_on")), 3)
        message = self._late(self.trade_head).message_ids[0]
        self.assertIn("Xin gửi trước thứ Sáu", message.body)

    def test_leader_signs_in_three_taps(self):
        self._walk(URL, "iso_home_sign", self.leader)
        self.env.invalidate_all()
        self.assertEqual(self.sheet.state, "issued")

    def test_head_finishes_in_five_taps(self):
        self._walk(URL, "iso_home_finish", self.trade_head)
        self.env.invalidate_all()
        self.assertEqual(self._late(self.trade_head).state, "done")


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestHomeToursWide(Jobs, HomeTours):
    browser_size = "1366x900"

    def test_keyboard(self):
        self._walk(URL, "iso_home_keyboard", self.secretary)

    def test_numbers_open_and_the_path_opens(self):
        self._walk(URL, "iso_home_open", self.secretary)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestHomeToursPhone(Jobs, HomeTours):
    browser_size = "390x844"
    touch_enabled = True
