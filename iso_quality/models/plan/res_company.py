from odoo import fields, models


class ResCompany(models.Model):
    """How an agency reads the deadlines of its plan."""

    _inherit = "res.company"

    iso_before_inclusive = fields.Boolean(
        '"Before" Includes the Day',
        help='Whether work to be done "before" a date may still be done on that date.',
    )
