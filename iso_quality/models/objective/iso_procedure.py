from odoo import api, fields, models


class IsoProcedure(models.Model):
    """The objectives that name a procedure."""

    _inherit = "iso.procedure"

    objective_count = fields.Integer(
        "Objectives",
        compute="_compute_objective_count",
        help="Objectives of all years that name it and that you may see.",
    )

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_objective_count(self):
        counts = self._count_named_in("iso.objective")
        for procedure in self:
            procedure.objective_count = counts[procedure._origin.id]

    def action_open_objectives(self):
        """Button: the objectives that name it."""
        return self._action_named_in(
            "iso_quality.iso_objective_action", self.env._("Objectives: %s", self.code)
        )

    @api.model
    def _named_in(self):
        return [*super()._named_in(), ("iso.objective", "procedure_ids")]
