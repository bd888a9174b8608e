from odoo import api, fields, models
from odoo.fields import Domain

from ...tools import objective_results as rules
from ...tools.vietnam_time import vietnam_today


class IsoObjective(models.Model):
    """How far an objective is: target and result as they are read, periods measured and
    missing, share of the target reached."""

    _name = "iso.objective"
    _inherit = ["iso.objective", "iso.year.mixin"]

    # ------------------------------------------------------------ how it is read
    target_text = fields.Char("Target to Reach", compute="_compute_texts")
    value_text = fields.Char("Result Reached", compute="_compute_texts")
    last_value_text = fields.Char("Last Year's Value", compute="_compute_texts")
    # ------------------------------------------------------------ how far it is
    # The tree and the form leave out what a revision replaced.
    current_child_ids = fields.One2many(
        "iso.objective",
        "parent_id",
        "Contributing Now",
        domain=[("sheet_id.state", "not in", ("replaced", "cancelled"))],
        readonly=True,
    )
    measured_text = fields.Char("Periods Measured", compute="_compute_measured")
    missing_count = fields.Integer("Missing Measures", compute="_compute_measured")
    progress = fields.Float(
        "Share of the Target (%)",
        compute="_compute_progress",
        help="How much of the target is reached, 100 at most.",
    )

    # ------------------------------------------------------------ whose turn it is
    @api.model
    def _waiting_domain(self):
        """Objectives that are being prepared, or have a measure to be recorded."""
        measures = self.env["iso.objective.measure"]
        return Domain("sheet_id.state", "in", ("draft", "submitted")) | Domain(
            "measure_ids", "any", measures._waiting_domain()
        )

    # ------------------------------------------------------------ computed
    @api.depends(
        "direction", "target", "unit", "value", "has_value", "result", "previous_id"
    )
    @api.depends_context("lang")
    def _compute_texts(self):
        write = self._number_writer()
        # ``zip``: a sudo() of each record would cost more than its texts.
        # sudo: last year's result stands beside this year's aim
        for objective, seen in zip(self, self.sudo(), strict=True):
            objective.value_text = objective._value_text(write)
            last = seen.previous_id
            objective.last_value_text = last._value_text(write) if last else ""
        # Aims are alike where results are not: each text is written once.
        for text, alike in self.grouped(lambda one: one._target_text(write)).items():
            alike.target_text = text

    @api.depends("measure_ids.state")
    @api.depends_context("uid")
    def _compute_measured(self):
        """How many of the periods that are over were measured, how many are missing."""
        today = vietnam_today()
        # sudo: the same numbers for all who may read the objective
        counts = (
            self.env["iso.objective.measure"]
            .sudo()
            ._count_by(
                ["objective_id"],
                Domain("objective_id", "in", self._origin.ids)
                & self.env["iso.objective.measure"]._over_domain(),
                today,
            )
        )
        for objective in self:
            key = (objective._origin.id,)
            total, done, missing = counts.get(key, (0, 0, 0))
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

    # ------------------------------------------------------------ buttons
    def _open_measures(self, **context):
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality.iso_objective_measure_action"
        )
        domain = [("objective_id", "=", self.id)]
        return {**action, "name": self.name, "domain": domain, "context": context}

    def action_open_measures(self):
        """The measures of this objective: those that are counted, the others beside."""
        return self._open_measures(
            **({"search_default_over": 1} if self.measured_text else {})
        )

    def action_open_missing(self):
        """The measures of this objective that are missing."""
        return self._open_measures(search_default_missing=1)
