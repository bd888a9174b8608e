"""The numbers of the demo, as each of its people sees them, counted once more."""

from odoo.tests import TransactionCase

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality_report.tests.numbers_case import NumbersCase


class TestNumbersOfTheDemo(NumbersCase, TransactionCase):
    test_module = "iso_quality"
    test_class = "TestNumbersOfTheDemo"
    test_sequence = 0
    test_tags = {"post_install"}

    # Secretary, leaders, heads, staff and an administrator of the agency; another agency.
    LOGINS = (
        *("thuky", "giamdoc", "phogiamdoc", "truongphong", "xuatnhapkhau"),
        *("chuyenvien", "cv.xuatnhapkhau", "quantri", "xa.thuky", "xa.chuyenvien"),
    )

    def _people(self):
        users = self.env["res.users"].search([("login", "in", self.LOGINS)])
        self.assertEqual(len(users), len(self.LOGINS))
        return users

    def test_each_number_is_what_is_counted_once_more(self):
        compared = 0
        for user in self._people():
            with self.subTest(user.login):
                count, wrong = self._recounted(user)
                compared += count
                self.assertFalse(wrong, "\n".join(wrong[:20]))
        self.assertGreater(compared, 1000)

    def test_each_number_opens_what_it_counted(self):
        year = vietnam_today().year
        count = 0
        for user in self._people():
            with self.subTest(user.login):
                opened, wrong = self._opened(user, (year - 1, year, year + 1))
                count += opened
                self.assertFalse(wrong, "\n".join(wrong[:20]))
        self.assertGreater(count, 1000)
