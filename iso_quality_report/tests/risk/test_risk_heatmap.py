"""The risk matrix: counts by stage, review and role, its drill-down, and queries."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.iso_quality.tests.risk.risk_case import RiskCase


@tagged("post_install", "-at_install", "iso_quality")
class TestRiskHeatmap(RiskCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        last = cls._new_round(2025)
        cls._new_risk(cls._register(last), (4, 3), (2, 3))
        cls._close_all(last)
        cls.round = cls._new_round(2026)
        cls.trade_register = cls._register(cls.round)
        cls.energy_register = cls._register(cls.round, cls.energy)
        cls._new_risk(cls.trade_register, (2, 3), (1, 3))
        cls._new_risk(cls.energy_register, (5, 5), name="Mất điện")
        cls._new_risk(cls.energy_register, None, kind="opportunity")
        cls._new_risk(cls.energy_register, None, name="Chưa chấm")

    def _map(self, user=None, **options):
        heatmap = self.env["iso.risk.heatmap"].with_user(user or self.secretary)
        return heatmap.get_heatmap(options)

    def _counts(self, found):
        return {
            (cell["likelihood"], cell["impact"]): cell["count"]
            for row in found["rows"]
            for cell in row
            if cell["count"]
        }

    def test_counts_of_each_stage(self):
        found = self._map()
        self.assertEqual(found["round"], self.round.id)
        # The one carried over stands at its residual of last year.
        self.assertEqual(self._counts(found), {(2, 3): 2, (5, 5): 1})
        self.assertEqual(
            (found["total"], found["unplaced"], found["opportunities"]), (4, 1, 1)
        )
        residual = self._counts(self._map(stage="residual"))
        self.assertEqual(residual, {(2, 3): 1, (1, 3): 1})
        self.assertEqual(self._counts(self._map(stage="last")), {(4, 3): 1})
        self.assertEqual(
            self._counts(self._map(stage="nonsense")), {(2, 3): 2, (5, 5): 1}
        )

    def test_colours_are_those_of_the_scale(self):
        rows = self._map()["rows"]
        self.assertEqual(rows[0][0]["likelihood"], 5, "the highest first")
        cells = {(c["likelihood"], c["impact"]): c for row in rows for c in row}
        bands = self.round.used_scale_id.band_ids
        self.assertEqual(cells[1, 1]["colour"], bands[0].colour)
        self.assertEqual(cells[5, 5]["band"], bands[3].name)
        self.assertEqual(len(cells), 25)

    def test_each_sees_their_own(self):
        self.assertEqual(self._counts(self._map(self.trade_head)), {(2, 3): 2})
        self.assertEqual(self._counts(self._map(self.staff)), {(2, 3): 2})
        self.assertEqual(
            [unit["id"] for unit in self._map(self.staff)["departments"]],
            self.trade.ids,
        )
        self.assertEqual(self._map(self.leader)["total"], 4)
        self.assertFalse(self._map(self.other_secretary)["round"])
        with self.assertRaises(UserError):
            self._map(self.other_secretary, round_id=self.round.id)

    def test_filter_by_department(self):
        found = self._map(department_id=self.trade.id)
        self.assertEqual(self._counts(found), {(2, 3): 2})

    def test_dropped_lines_are_not_counted(self):
        self.energy_register.risk_ids.filtered(
            lambda one: one.name == "Mất điện"
        ).with_user(self.energy_head).action_drop()
        self.assertEqual(self._counts(self._map()), {(2, 3): 2})

    def test_a_cell_opens_its_risks(self):
        heatmap = self.env["iso.risk.heatmap"].with_user(self.secretary)
        action = heatmap.action_open_risks({}, 5, 5)
        found = self.env["iso.risk"].search(action["domain"])
        self.assertEqual(found.name, "Mất điện")
        action = heatmap.action_open_risks({}, 0, 0)
        self.assertEqual(
            self.env["iso.risk"].search(action["domain"]).name, "Chưa chấm"
        )
        action = heatmap.action_open_risks({"stage": "last"}, 4, 3)
        self.assertEqual(len(self.env["iso.risk"].search(action["domain"])), 1)

    def _queries(self, action):
        action()  # fills caches that live longer
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        action()
        return self.env.cr.sql_log_count - before

    def test_queries_do_not_grow_with_risks(self):
        """Heatmap, list, registers and prints: the same at 10 and at 100 risks."""
        reports = self.env["ir.actions.report"].with_user(self.secretary)
        risks = self.env["iso.risk"].with_user(self.secretary)
        registers = self.env["iso.risk.register"].with_user(self.secretary)
        one = self.round.with_user(self.secretary)
        spec = {"name": {}, "current_band_id": {"fields": {"display_name": {}}}}
        spec.update({"current_colour": {}, "movement": {}, "approval": {}})
        spec.update({"department_id": {"fields": {"display_name": {}}}})
        actions = {
            "heatmap": lambda: self._map(),
            "list": lambda: risks.web_search_read(
                [("round_id", "=", one.id)], spec, limit=5
            ),
            "registers": lambda: registers.search([("round_id", "=", one.id)]).read(
                ["line_count", "pending_count", "approval_count", "head_id"]
            ),
            **{
                name: lambda name=name, record=record: reports._render(
                    f"iso_quality_report.{name}", record.ids
                )
                for name, record in (
                    ("risk_round_pdf", one),
                    ("risk_round_docx", one),
                    ("risk_round_xlsx", one),
                    ("risk_register_pdf", self.trade_register),
                    ("risk_register_xlsx", self.trade_register),
                )
            },
        }
        counts = []
        for number in (10, 90):
            for place in range(number):
                risk = self._new_risk(self.trade_register, (1 + place % 5, 3))
                self._measure(risk)
            counts.append({name: self._queries(run) for name, run in actions.items()})
        self.assertEqual(*counts)
