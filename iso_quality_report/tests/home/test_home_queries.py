"""The home takes few queries, however large the agency."""

from odoo.tests import freeze_time, tagged

from .home_case import DAY, HomeCase

MOST = 12


@tagged("post_install", "-at_install", "iso_quality")
class TestHomeQueries(HomeCase):
    def _queries(self, user):
        home = self._home(user)
        counts = []
        for _again in range(3):  # the first ones fill caches that live longer
            home.env.flush_all()
            home.env.invalidate_all()
            before = home.env.cr.sql_log_count
            home.get_home()
            counts.append(home.env.cr.sql_log_count - before)
        return counts[-1]

    def _grow(self, count):
        """So many more departments with a head, late work and a sheet each."""
        for number in range(count):
            head = self._new_user(f"head_{number}", "head")
            unit = self._new_department(f"Phòng số {number}", head)
            self._new_sheet(unit, {}, year=2026)
        with freeze_time("2026-02-05 03:00:00"):
            self._issue(
                self._new_plan(
                    {"deadline": "Tháng 10", "lead": [self.all_departments]},
                    {"deadline": "Tháng 12", "lead": [self.all_departments]},
                    year=2025,
                )
            )

    def test_few_queries_and_as_many_at_ten_and_at_a_hundred_departments(self):
        people = (self.secretary, self.leader, self.trade_head, self.staff, self.admin)
        with freeze_time(DAY):
            self._grow(7)
            at_ten = {user.login: self._queries(user) for user in people}
            for number in range(7, 97):
                self._new_department(f"Phòng số {number}", self.energy_head)
            at_hundred = {user.login: self._queries(user) for user in people}
        self.assertEqual(at_ten, at_hundred)
        self.assertLessEqual(max(at_ten.values()), MOST, at_ten)
