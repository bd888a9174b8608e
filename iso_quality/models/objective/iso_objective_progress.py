from odoo import api, fields, models
from odoo.tools import SQL

from ...tools import objectives as rules


class IsoObjective(models.Model):
    """What screens and prints say of an objective besides its own fields."""

    _inherit = "iso.objective"

    target_text = fields.Char("Target to Reach", compute="_compute_texts")
    value_text = fields.Char("Result Reached", compute="_compute_texts")
    last_value_text = fields.Char("Last Year's Value", compute="_compute_texts")
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

    @api.depends(
        "direction", "target", "unit", "value", "has_value", "result", "previous_id"
    )
    @api.depends_context("lang")
    def _compute_texts(self):
        write = self._number_writer()
        # ``zip``: a sudo() of each record would cost more than its texts.
        for objective, seen in zip(self, self.sudo(), strict=True):
            objective.target_text = objective._target_text(write)
            objective.value_text = objective._value_text(write)
            last = seen.previous_id
            objective.last_value_text = last._value_text(write) if last else ""

    @api.depends("measure_ids.state")
    @api.depends_context("uid", "tz")
    def _compute_measured(self):
        """How many of the periods that are over were measured, how many are missing:
        one query for any number of objectives."""
        today = fields.Date.context_today(self)
        self.env["iso.objective.measure"].flush_model()
        self.env["iso.objective.sheet"].flush_model(["state"])
        self.env["res.company"].flush_model(["iso_measure_grace_days"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT measure.objective_id, COUNT(*),
                       COUNT(*) FILTER (WHERE measure.state = 'done'),
                       COUNT(*) FILTER (
                           WHERE measure.state = 'open' AND sheet.state = 'issued'
                             AND measure.date_to
                                 < %(today)s - company.iso_measure_grace_days)
                  FROM iso_objective_measure measure
                  JOIN iso_objective objective ON objective.id = measure.objective_id
                  JOIN iso_objective_sheet sheet ON sheet.id = objective.sheet_id
                  JOIN res_company company ON company.id = measure.company_id
                 WHERE measure.objective_id = ANY(%(ids)s)
                   AND (measure.state = 'done' OR measure.date_to < %(today)s)
              GROUP BY measure.objective_id
                """,
                today=today,
                ids=list(self._origin.ids),
            )
        )
        counts = {row[0]: row[1:] for row in rows}
        for objective in self:
            total, done, missing = counts.get(objective._origin.id, (0, 0, 0))
            objective.measured_text = f"{done}/{total}" if total else ""
            objective.missing_count = missing

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
