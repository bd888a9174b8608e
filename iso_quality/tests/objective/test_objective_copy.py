"""From one year's sheet to the next: what a copy keeps, and the drafts of a whole
agency."""

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestObjectiveCopy(AgencyCase):
    def test_parents_on_the_sheet_itself_are_copied_with_it(self):
        sheet = self._new_sheet(
            self.trade, {"rule": "mean"}, {"name": "Hồ sơ của tổ"}, year=2025
        )
        whole, part = sheet.objective_ids
        part.parent_id = whole
        self._approve(sheet)
        mine = sheet.with_user(self.trade_head)
        for action in (mine.action_next_year(), mine.revise("Thêm chỉ tiêu")):
            new_whole, new_part = sheet.browse(action["res_id"]).objective_ids
            self.assertEqual(new_part.parent_id, new_whole)
            self.assertFalse(new_whole.parent_id)

    def test_next_year_has_last_years_result_beside(self):
        agency = self._approve(self._new_sheet(False, {"rule": "mean"}, year=2025))
        trade = self._approve(
            self._new_sheet(
                self.trade, {"parent_id": agency.objective_ids.id}, year=2025
            )
        )
        measure = trade.objective_ids.measure_ids[0]
        measure.write({"numerator": 3, "denominator": 4})
        measure.record()
        new_agency = agency.browse(agency.action_next_year()["res_id"])
        action = trade.with_user(self.trade_head).action_next_year()
        new = trade.browse(action["res_id"])
        objective = new.objective_ids
        self.assertEqual((new.year, new.state), (2026, "draft"))
        self.assertEqual(objective.last_result, "not_reached")
        self.assertEqual(objective.last_value_text, "75%")
        self.assertEqual(objective.baseline, 75)
        self.assertEqual(str(objective.deadline), "2026-12-31")
        self.assertEqual(objective.parent_id, new_agency.objective_ids)
        self.assertEqual(objective.step_ids.name, trade.objective_ids.step_ids.name)
        self.assertFalse(objective.measure_ids)

    def test_prepare_the_year_shows_who_has_not_sent(self):
        with freeze_time("2026-02-02 03:00:00"):
            self._approve(self._new_sheet(self.trade, year=2025))
            sheets = self.env["iso.objective.sheet"]
            with self.assertRaises(AccessError):
                sheets.with_user(self.trade_head).action_prepare_year()
            sheets.with_user(self.secretary).action_prepare_year()
            sheets.with_user(self.secretary).action_prepare_year()
        made = sheets.search([("company_id", "=", self.agency.id), ("year", "=", 2026)])
        self.assertEqual(len(made), 4)
        self.assertEqual(made.filtered("objective_ids").department_id, self.trade)

    def test_a_copy_for_next_year_keeps_the_levels_of_its_sheet(self):
        sheet = self._new_sheet(self.trade, {"name": "Chung"}, {"name": "Phần"})
        whole, part = sheet.objective_ids
        part.parent_id = whole
        self._approve(sheet)
        new = sheet.browse(sheet.action_next_year()["res_id"]).objective_ids
        self.assertEqual(new[1].parent_id, new[0])
        self.assertFalse(new[0].parent_id)
