"""What the screens show of how far an objective is."""

from odoo.tests import freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestObjectiveProgress(AgencyCase):
    def _record(self, measure, numerator, denominator):
        measure.write({"numerator": numerator, "denominator": denominator})
        measure.sudo().write({"cause": "Thiếu người", "solution": "Bổ sung"})
        measure.record()

    def test_what_a_revision_replaced_is_not_in_the_tree(self):
        agency = self._approve(self._new_sheet(False, {"rule": "mean"}))
        top = agency.objective_ids
        sheet = self._approve(self._new_sheet(self.trade, {"parent_id": top.id}))
        draft = sheet.browse(sheet.revise("Điều chỉnh")["res_id"])
        self._approve(draft)
        self.assertEqual(top.current_child_ids, draft.objective_ids)

    def test_measured_and_missing(self):
        objective = self._approve(self._new_sheet(self.trade)).objective_ids
        first = objective.measure_ids[0]
        with freeze_time("2026-07-05 03:00:00"):
            objective.invalidate_recordset()
            self.assertEqual(objective.measured_text, "0/2")
            self.assertEqual(objective.missing_count, 1)
            self.assertIn(
                objective,
                objective.search([("measure_ids.is_missing", "=", True)]),
            )
            self._record(first, 49, 50)
            objective.invalidate_recordset()
            self.assertEqual(objective.measured_text, "1/2")
            self.assertEqual(objective.missing_count, 0)

    def test_progress(self):
        objective = self._approve(self._new_sheet(self.trade)).objective_ids
        self.assertEqual(objective.progress, 0)
        self._record(objective.measure_ids[0], 49, 100)
        self.assertEqual(objective.progress, 50)
        most = {"direction": "most", "target": 2}
        few = self._approve(self._new_sheet(self.energy, most)).objective_ids
        self._record(few.measure_ids[0], 4, 100)
        self.assertEqual(few.progress, 50)
        few.measure_ids[0].with_user(self.energy_head).reopen("Ghi nhầm")
        self._record(few.measure_ids[0], 1, 100)
        self.assertEqual(few.progress, 100)
