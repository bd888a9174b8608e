"""Tours: the secretary prepares a round and the programme, the leader signs it."""

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.tour_case import TourCase
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..audit.audit_case import AuditMakers
from .programme_case import ProgrammeMakers


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestProgrammeToursPhone(ProgrammeMakers, AuditMakers, TourCase):
    browser_size = "390x800"
    touch_enabled = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_up_auditors()

    def test_from_nothing_to_an_issued_programme(self):
        year = vietnam_today().year
        if vietnam_today().month == 12:
            # Too late in the year for a round of it.
            self._new_programme(year)
        else:
            self._walk(
                "/odoo/iso-audit-programmes",
                "iso_secretary_prepare_round",
                self.secretary,
            )
            audit = self.env["iso.audit"].search([("company_id", "=", self.agency.id)])
            self.assertEqual(len(audit.session_ids.filtered("is_audit")), 5)
        programme = self.env["iso.audit.programme"].search(
            [("company_id", "=", self.agency.id)]
        )
        url = f"/odoo/iso-audit-programmes/{programme.id}"
        self._walk(url, "iso_secretary_programme", self.secretary)
        self.assertIn(1, programme.cell_ids.mapped("month"))
        self.assertEqual(programme.state, "submitted")
        self._walk(url, "iso_leader_programme", self.leader)
        self.assertEqual(programme.state, "issued")


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestProgrammeToursWide(TestProgrammeToursPhone):
    browser_size = "1366x900"
    touch_enabled = False
