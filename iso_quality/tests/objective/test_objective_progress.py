from odoo.tests import freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestObjectiveScreens(AgencyCase):
    """What the screens show of objectives, and at what cost."""

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

    def test_a_copy_for_next_year_keeps_the_levels_of_its_sheet(self):
        sheet = self._new_sheet(self.trade, {"name": "Chung"}, {"name": "Phần"})
        whole, part = sheet.objective_ids
        part.parent_id = whole
        self._approve(sheet)
        new = sheet.browse(sheet.action_next_year()["res_id"]).objective_ids
        self.assertEqual(new[1].parent_id, new[0])
        self.assertFalse(new[0].parent_id)

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
        few.measure_ids[0].with_user(self.energy_head).reopen()
        self._record(few.measure_ids[0], 1, 100)
        self.assertEqual(few.progress, 100)

    def test_list_and_tree_take_the_same_queries_at_10_and_100(self):
        agency = self._approve(self._new_sheet(False, {"rule": "mean"}))
        top = agency.objective_ids
        named = {"fields": {"display_name": {}}}
        spec = {name: {} for name in ("name", "target_text", "value_text", "result")}
        spec |= {name: {} for name in ("last_value_text", "measured_text")}
        spec |= {"missing_count": {}, "department_id": named, "owner_id": named}
        tree = {"name": {}, "target_text": {}, "value_text": {}, "result": {}}
        tree |= {"department_id": named, "current_child_ids": {}, "parent_id": named}
        model = self.env["iso.objective"].with_user(self.secretary)
        domain = [("company_id", "=", self.agency.id)]
        actions = {
            "list": lambda: model.web_search_read(domain, spec),
            "tree": lambda: model.hierarchy_read(
                domain, dict(tree), "parent_id", "current_child_ids"
            ),
        }
        counts = []
        for department, number in ((self.trade, 10), (self.energy, 90)):
            lines = ({"name": f"{n}", "parent_id": top.id} for n in range(number))
            self._approve(self._new_sheet(department, *lines))
            found = {}
            for name, run in actions.items():
                run()
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                run()
                found[name] = self.env.cr.sql_log_count - before
            counts.append(found)
        self.assertEqual(*counts)
