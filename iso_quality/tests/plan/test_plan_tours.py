"""Tours: the secretary makes the plan of a template, the leader issues it."""

from odoo.tests import freeze_time, tagged

from ..tour_case import TourCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestPlanToursWide(TourCase):
    browser_size = "1366x900"
    # The screens that look different on a phone have a tour of their own there.
    suffix = ""
    deadline = "Quý II"

    def test_secretary_then_leader_make_the_plan(self):
        with freeze_time("2026-02-02 03:00:00"):
            tour = f"iso_plan_of_the_year{self.suffix}"
            self._walk("/odoo/iso-plans", tour, self.secretary)
            plan = self.env["iso.plan"].search([("company_id", "=", self.agency.id)])
            self.assertEqual(plan.state, "submitted")
            self.assertIn(self.deadline, plan.line_ids.mapped("deadline_text"))
            self._walk("/odoo/iso-plans", "iso_leader_issues", self.leader)
        self.assertEqual(plan.reference, "07/KH-STN")
        self.assertTrue(plan.task_ids)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestPlanToursPhone(TestPlanToursWide):
    browser_size = "390x800"
    touch_enabled = True
    suffix = "_on_phone"
    deadline = "Quý II-III"
