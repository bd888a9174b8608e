from odoo import models


class IrRule(models.Model):
    """Our rules come from the tables ``security/<room>/ir.rule-<room>.csv``.

    They ask in which agencies the user has which role (``iso.role``).
    """

    _name = "ir.rule"
    _inherit = ["ir.rule", "iso.security.table.mixin"]

    def _compute_domain_context_values(self):
        """What rules are kept by: the day as well, since roles begin and end."""
        yield from super()._compute_domain_context_values()
        yield self.env["iso.role"]._today()
