from odoo import fields, models


class IsoAgencyMixin(models.AbstractModel):
    """What belongs to one agency: the one its author works in, by default."""

    _name = "iso.agency.mixin"
    _description = "Belongs to an Agency"
    _inherit = ["iso.may.mixin"]

    company_id = fields.Many2one(
        "res.company",
        "Agency",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
