from odoo import fields, models
from odoo.fields import Domain


class IsoNonconformity(models.Model):
    """What is being written may have been seen before: quiet hints, never in the way."""

    _name = "iso.nonconformity"
    _inherit = ["iso.nonconformity", "iso.seen.before.mixin"]

    _seen_hints = "hint_ids"

    hint_ids = fields.Many2many(
        "iso.nonconformity",
        compute="_compute_seen_before",
        string="Perhaps Seen Before",
    )

    def _seen_before_domain(self):
        # What was none teaches nothing; what was merged is told by the other one.
        none = ["declined", "cancelled", "merged"]
        return super()._seen_before_domain() & Domain("state", "not in", none)
