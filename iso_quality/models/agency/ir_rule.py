from odoo import models


class IrRule(models.Model):
    """Our rules come from the tables ``security/<room>/ir.rule-<room>.csv``."""

    _name = "ir.rule"
    _inherit = ["ir.rule", "iso.security.table.mixin"]
