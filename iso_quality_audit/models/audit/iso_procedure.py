from odoo import api, models


class IsoProcedure(models.Model):
    """Procedures that an audit has looked at are kept."""

    _inherit = "iso.procedure"

    @api.model
    def _named_in(self):
        return [*super()._named_in(), ("iso.audit.session", "procedure_ids")]
