from odoo import api, fields, models


class IsoProcedure(models.Model):
    """The risks and opportunities that name a procedure."""

    _inherit = "iso.procedure"

    risk_count = fields.Integer(
        "Risks",
        compute="_compute_risk_count",
        help="Risks and opportunities of all years that name it and that you may see.",
    )

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_risk_count(self):
        counts = self._count_named_in("iso.risk")
        for procedure in self:
            procedure.risk_count = counts[procedure._origin.id]

    def action_open_risks(self):
        """Button: the risks and opportunities that name it."""
        return self._action_named_in(
            "iso_quality.iso_risk_action",
            self.env._("Risks and Opportunities: %s", self.code),
        )

    @api.model
    def _named_in(self):
        return [*super()._named_in(), ("iso.risk", "procedure_ids")]
