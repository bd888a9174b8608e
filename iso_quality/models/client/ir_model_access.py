from odoo import models


class IrModelAccess(models.Model):
    """Our rights come from the tables ``security/<room>/ir.model.access-<room>.csv``."""

    _name = "ir.model.access"
    _inherit = ["ir.model.access", "iso.security.table.mixin"]
