"""Tours: the administrator merges departments, the leader signs what waits."""

from odoo.tests import tagged

from ...tools.vietnam_time import vietnam_today
from ..tour_case import TourCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestPeopleGoToursWide(TourCase):
    browser_size = "1366x768"
    # Where another record is chosen, a phone has a screen of its own.
    suffix = ""

    def test_admin_merges_departments(self):
        self.assertFalse(self.admin.has_group("base.group_system"))
        party = self._party_of(self.energy)
        year = vietnam_today().year
        plan = self._new_plan(
            {
                "name": "Việc của phòng thôi hoạt động",
                "deadline": "Tháng 12",
                "lead": [party],
            },
            year=year,
        )
        task = self._issue(plan, date=f"{year}-01-05").task_ids
        self.assertEqual(task.department_id, self.energy)
        task.sudo().result = "Đã gom số liệu"
        self._walk(
            "/odoo/iso-departments",
            f"iso_admin_merges_departments{self.suffix}",
            self.admin,
        )
        self.env.invalidate_all()
        self.assertFalse(self.energy.active)
        self.assertEqual(self.energy.iso_close_on, vietnam_today())
        self.assertEqual(self.energy.iso_successor_id, self.trade)
        self.assertEqual(self.energy.iso_close_words, "Quyết định số 12/QĐ-UBND")
        self.assertEqual(task.department_id, self.trade)
        self._walk(
            "/odoo/iso-department-tasks", "iso_head_finds_what_came", self.trade_head
        )

    def test_leader_signs_what_waits(self):
        year = vietnam_today().year
        waiting = self._new_plan(
            {"deadline": "Tháng 12", "lead": [self.all_departments]},
            year=year,
            title="Kế hoạch chờ ký",
        )
        other = self._new_plan(
            {"deadline": "Tháng 12", "lead": [self.all_departments]},
            year=year + 1,
            title="Kế hoạch thứ hai",
        )
        (waiting | other).submit()
        self._walk(
            "/odoo/iso-waiting-for-my-signature",
            "iso_leader_signs_what_waits",
            self.leader,
        )
        self.env.invalidate_all()
        self.assertEqual(waiting.reference, "07/KH-STN")
        self.assertEqual(other.state, "submitted")


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestPeopleGoToursPhone(TestPeopleGoToursWide):
    browser_size = "390x844"
    touch_enabled = True
    suffix = "_on_phone"
