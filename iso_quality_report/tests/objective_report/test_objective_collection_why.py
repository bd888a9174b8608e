"""Cells where nothing is say why, and make what is missing."""

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.iso_quality.tests.common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-07-15")
class TestObjectiveCollectionWhy(AgencyCase):
    def _row(self, unit, user=None):
        self.env.flush_all()
        model = self.env["iso.objective.collection"].with_user(user or self.secretary)
        rows = model.get_data({"year": 2026})["rows"]
        return next(row for row in rows if row["id"] == unit.id)

    def _why(self, unit, user=None):
        row = self._row(unit, user)
        return [row[name]["why"] for name in ("sheet", "half", "year")]

    def test_each_cell_says_why_it_is_empty(self):
        waits = "no objectives in force"
        self.assertEqual(
            self._why(self.trade), ["no sheet begun · not asked yet", waits, waits]
        )
        self._approve(self._new_sheet(self.trade))
        year_end = "due after 31/12/2026"
        self.assertEqual(
            self._why(self.trade), ["", "15 days late · not asked yet", year_end]
        )
        self.env["iso.objective.collection"].with_user(self.secretary).remind(2026)
        self.assertEqual(
            self._why(self.trade), ["", "15 days late · asked on 15/07/2026", year_end]
        )
        self.env["iso.objective.report"].with_user(self.trade_head).create(
            {"department_id": self.trade.id, "year": 2026, "period": "half"}
        )
        self.assertIn("15 days late", self._why(self.trade)[1])
        # Heads are told of their own as well.
        self.assertIn("15 days late", self._why(self.trade, self.trade_head)[1])

    def test_without_a_head_nobody_is_asked(self):
        unit = self._new_department("Phòng Khuyết", None)
        self.assertIn("nobody to ask: no head", self._why(unit)[0])

    def test_a_missing_report_is_made_from_its_cell(self):
        self._approve(self._new_sheet(self.trade))
        cell = self._row(self.trade, self.trade_head)["half"]
        self.assertTrue(cell["missing"] and cell["may_begin"])
        screen = self.env["iso.objective.collection"]
        action = screen.with_user(self.trade_head).action_begin(
            {"year": 2026}, self.trade.id, "half"
        )
        report = self.env["iso.objective.report"].browse(action["res_id"])
        self.assertEqual((report.department_id, report.period), (self.trade, "half"))
        for user in (self.energy_head, self.leader):
            cell = self._row(self.energy, self.leader)["half"]
            self.assertFalse(cell["may_begin"])
            with self.assertRaises(AccessError):
                screen.with_user(user).action_begin(
                    {"year": 2026}, self.trade.id, "year"
                )
