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
        groups = self.env["iso.risk"]._read_group(
            [("procedure_ids", "in", self.ids)], ["procedure_ids"], ["__count"]
        )
        counts = {procedure.id: count for procedure, count in groups}
        for procedure in self:
            procedure.risk_count = counts.get(procedure._origin.id, 0)

    def action_open_risks(self):
        """Button: the risks and opportunities that name it."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality.iso_risk_action"
        )
        return {
            **action,
            "name": self.env._("Risks and Opportunities: %s", self.code),
            "domain": [("procedure_ids", "in", self.ids)],
            "context": {"search_default_group_year": 1},
        }

    @api.model
    def _named_in(self):
        return [*super()._named_in(), ("iso.risk", "procedure_ids")]
