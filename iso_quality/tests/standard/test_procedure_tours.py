"""Tours: the secretary pastes the list of procedures; staff look one up."""

from odoo.tests import tagged

from ..tour_case import TourCase
from .procedure_case import ProcedureCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestProcedureToursPhone(ProcedureCase, TourCase):
    browser_size = "390x800"
    touch_enabled = True

    def test_secretary_pastes_the_list(self):
        self._walk(
            "/odoo/iso-procedures", "iso_secretary_paste_procedures", self.secretary
        )
        found = self._procedures().search([])
        self.assertEqual(found.mapped("code"), ["QT-HT-02", "TTHC-01"])
        self.assertEqual(found.owner_id, self.office | self.trade)

    def test_staff_look_one_up(self):
        self._new_procedure("TTHC-01", name="Cấp giấy phép", kind="administrative")
        self._walk("/odoo/iso-procedures", "iso_staff_procedure", self.staff)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestProcedureToursWide(TestProcedureToursPhone):
    browser_size = "1366x900"
    touch_enabled = False
