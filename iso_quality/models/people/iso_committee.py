from odoo import models


class IsoCommittee(models.Model):
    """A committee has to-dos: its seats that are empty."""

    _name = "iso.committee"
    _inherit = ["iso.committee", "mail.activity.mixin"]
