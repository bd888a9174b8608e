from odoo import fields, models


class MailActivityType(models.Model):
    """Kinds of to-dos of ours that ask for a signature or an approval."""

    _inherit = "mail.activity.type"

    iso_signs = fields.Boolean("Asks for a Signature", readonly=True)
