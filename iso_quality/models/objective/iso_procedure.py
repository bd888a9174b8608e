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
        groups = self.env["iso.objective"]._read_group(
            [("procedure_ids", "in", self.ids)], ["procedure_ids"], ["__count"]
        )
        counts = {procedure.id: count for procedure, count in groups}
        for procedure in self:
            procedure.objective_count = counts.get(procedure._origin.id, 0)

    def action_open_objectives(self):
        """Button: the objectives that name it."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality.iso_objective_action"
        )
        return {
            **action,
            "name": self.env._("Objectives: %s", self.code),
            "domain": [("procedure_ids", "in", self.ids)],
            "context": {"search_default_group_year": 1},
        }

    @api.model
    def _named_in(self):
        return [*super()._named_in(), ("iso.objective", "procedure_ids")]
