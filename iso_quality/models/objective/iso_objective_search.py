from odoo import models


class IsoObjective(models.Model):
    """What finds an objective."""

    _name = "iso.objective"
    _inherit = ["iso.objective", "iso.search.mixin"]
    _found_by = ("name", "indicator", "department_id", "owner_id")
