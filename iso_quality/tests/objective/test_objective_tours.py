"""Each role's way with the objectives of the year, in a browser."""

from odoo.fields import Command
from odoo.tests import tagged

from ...tools.vietnam_time import vietnam_today
from ..tour_case import TourCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestObjectiveToursWide(TourCase):
    browser_size = "1366x900"
    # The screens that look different on a phone have a tour of their own there.
    suffix = ""
    sheets = "/odoo/iso-objective-sheets"

    def setUp(self):
        super().setUp()
        # The browser's clock is today's.
        self.year = vietnam_today().year

    def _waiting(self):
        sheet = self._new_sheet(self.trade, year=self.year)
        sheet.submit()
        return sheet

    def test_head_submits(self):
        sheet = self._new_sheet(
            self.trade,
            {},
            {
                "name": "Cấp C/O trong ngày",
                "is_specific": False,
                "is_realistic": False,
            },
            year=self.year,
        )
        self._walk(
            self.sheets, f"iso_head_submits_objectives{self.suffix}", self.trade_head
        )
        sheet.invalidate_recordset()
        self.assertEqual(sheet.state, "submitted")
        self.assertFalse(
            [one for one in sheet.objective_ids if one._missing_conditions()]
        )

    def test_leader_approves(self):
        sheet = self._waiting()
        self._walk(self.sheets, "iso_leader_approves_objectives", self.leader)
        sheet.invalidate_recordset()
        self.assertEqual((sheet.state, sheet.signer_id), ("issued", self.leader))
        self.assertTrue(sheet.objective_ids.step_ids.task_id)

    def test_leader_returns(self):
        sheet = self._waiting()
        self._walk(
            self.sheets, f"iso_leader_returns_objectives{self.suffix}", self.leader
        )
        sheet.invalidate_recordset()
        self.assertEqual(sheet.state, "draft")
        self.assertIn("trực tuyến", sheet.return_reason)

    def _measured_by(self, user):
        sheet = self._new_sheet(
            self.trade,
            {
                "owner_id": user.id,
                "step_ids": [
                    Command.create(
                        {"name": "Rà soát hồ sơ hằng tuần", "user_id": user.id}
                    )
                ],
            },
            year=self.year,
        )
        return self._approve(sheet).objective_ids

    def _records(self, user):
        objective = self._measured_by(user)
        self._walk("/odoo/iso-measures", "iso_records_a_measure", user)
        objective.invalidate_recordset()
        self.assertEqual((objective.result, objective.value), ("reached", 99.0))
        measure = objective.measure_ids.sorted("date_to")[0]
        self.assertEqual((measure.state, measure.recorded_by_id), ("done", user))

    def test_head_records(self):
        self._records(self.trade_head)

    def test_staff_records(self):
        self._records(self.staff)

    def test_staff_finishes_a_step(self):
        objective = self._measured_by(self.staff)
        self._walk("/odoo/iso-my-tasks", "iso_staff_finishes_a_step", self.staff)
        objective.step_ids.invalidate_recordset()
        self.assertEqual(objective.step_ids.state, "done")
        self.assertEqual(objective.step_ids.task_id.done_by_id, self.staff)

    def test_secretary_prepares(self):
        self._waiting()
        if self.touch_enabled:
            sheets = self.env["iso.objective.sheet"].with_user(self.secretary)
            sheets.action_prepare_year()
        self._walk(
            self.sheets,
            f"iso_secretary_prepares_objectives{self.suffix}",
            self.secretary,
        )
        sheets = self.env["iso.objective.sheet"].search(
            [("company_id", "=", self.agency.id)]
        )
        self.assertEqual(sorted(sheets.mapped("state")), ["draft"] * 3 + ["submitted"])


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestObjectiveToursPhone(TestObjectiveToursWide):
    browser_size = "390x800"
    touch_enabled = True
    suffix = "_on_phone"
