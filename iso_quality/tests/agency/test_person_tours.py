"""Tours: the administrator enters a person and pastes a list."""

from odoo.tests import tagged

from ..tour_case import TourCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestPersonToursPhone(TourCase):
    browser_size = "390x800"
    touch_enabled = True

    def test_admin_enters_a_person(self):
        self._walk("/odoo/iso-people", "iso_admin_person", self.admin)
        person = self.env["iso.person"].search(
            [("login", "=", "binh@an-phuoc.example")]
        )
        self.assertTrue(person.is_secretary)
        self.assertEqual(person.company_id, self.agency)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestPersonToursWide(TestPersonToursPhone):
    browser_size = "1366x900"
    touch_enabled = False

    def test_admin_pastes_a_list(self):
        self._walk("/odoo/iso-people", "iso_admin_paste_people", self.admin)
        unit = self.env["hr.department"].search([("name", "=", "Phòng Mới")])
        self.assertEqual(unit.iso_head_user_id.name, "Lê Thị Một")
        self.assertEqual(len(unit.iso_user_ids), 2)
