from odoo import api, fields, models

from ..tools import objectives as rules


class IsoObjective(models.Model):
    """What the screens show of an objective besides its own fields."""

    _inherit = "iso.objective"

    # The tree and the form leave out what a revision replaced.
    current_child_ids = fields.One2many(
        "iso.objective",
        "parent_id",
        "Contributing Now",
        domain=[("sheet_id.state", "not in", ("replaced", "cancelled"))],
    )
    measured_text = fields.Char("Periods Measured", compute="_compute_measured")
    missing_count = fields.Integer("Missing Measures", compute="_compute_measured")
    progress = fields.Float(
        "Progress (%)",
        compute="_compute_progress",
        help="How much of the target is reached, 100 at most.",
    )

    @api.depends("measure_ids.state")
    @api.depends_context("uid", "tz")
    def _compute_measured(self):
        """How many of the periods that are over were measured, how many are missing."""
        today = fields.Date.context_today(self)
        measures = self.env["iso.objective.measure"].sudo()
        of = [("objective_id", "in", self._origin.ids)]
        ended = {}
        for objective, state, count in measures._read_group(
            [*of, "|", ("date_to", "<", today), ("state", "=", "done")],
            ["objective_id", "state"],
            ["__count"],
        ):
            ended.setdefault(objective.id, {})[state] = count
        missing = dict(
            measures._read_group(
                measures._stale_domain() & fields.Domain(of),
                ["objective_id"],
                ["__count"],
            )
        )
        missing = {objective.id: count for objective, count in missing.items()}
        for objective in self:
            mine = ended.get(objective._origin.id, {})
            done = mine.get("done", 0)
            total = sum(mine.values())
            objective.measured_text = f"{done}/{total}" if total else ""
            objective.missing_count = missing.get(objective._origin.id, 0)

    @api.depends("direction", "target", "value", "has_value", "result")
    def _compute_progress(self):
        for objective in self:
            if objective.result == rules.REACHED:
                objective.progress = 100.0
            elif objective.direction == "least" and objective.target > 0:
                share = 100.0 * objective.value / objective.target
                objective.progress = min(max(share, 0.0), 100.0)
            elif objective.direction == "most" and objective.value > 0:
                share = 100.0 * objective.target / objective.value
                objective.progress = min(max(share, 0.0), 100.0)
            else:
                objective.progress = 0.0

    def action_open_measures(self):
        """The measures of this objective."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality.iso_objective_measure_action"
        )
        domain = [("objective_id", "=", self.id)]
        return {**action, "name": self.name, "domain": domain, "context": {}}
