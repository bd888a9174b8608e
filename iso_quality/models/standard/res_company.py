from odoo import fields, models


class ResCompany(models.Model):
    """The edition of the standard that an agency applies and declares conformity to."""

    _inherit = "res.company"

    iso_standard_id = fields.Many2one("iso.standard", "Standard in Use")
