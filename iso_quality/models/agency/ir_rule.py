from odoo import models
from odoo.fields import Domain

from ...tools.vietnam_time import vietnam_today


class IrRule(models.Model):
    """Our rules come from the tables ``security/<room>/ir.rule-<room>.csv``.

    They ask in which agencies the user has which role (``iso.role``). A dialog of ours
    is its user's own: Odoo lets everybody who may open one read those of all others.
    """

    _name = "ir.rule"
    _inherit = ["ir.rule", "iso.security.table.mixin"]

    def _eval_context(self):
        """As Odoo's, with the day in Vietnam as ``today``."""
        return {**super()._eval_context(), "today": vietnam_today()}

    def _compute_domain_context_values(self):
        """What rules are kept by: the day as well, since roles begin and end."""
        yield from super()._compute_domain_context_values()
        yield vietnam_today()

    def _compute_domain(self, model_name, mode="read"):
        domain = super()._compute_domain(model_name, mode)
        if self.env[model_name]._transient and model_name.startswith("iso."):
            return Domain(domain) & Domain("create_uid", "=", self.env.uid)
        return domain
