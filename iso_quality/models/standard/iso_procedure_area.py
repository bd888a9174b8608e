from odoo import fields, models


class IsoProcedureArea(models.Model):
    """A field of the agency's work (lĩnh vực) that procedures are grouped by."""

    _name = "iso.procedure.area"
    _description = "Field of Procedures"
    _inherit = ["iso.agency.mixin"]
    _order = "name, id"
    _natural_key = ("name",)

    name = fields.Char("Field", required=True)

    _name_uniq = models.UniqueIndex(
        "(company_id, lower(name))", "The agency has a field of this name."
    )
