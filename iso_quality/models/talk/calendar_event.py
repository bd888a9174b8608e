from odoo import api, models
from odoo.fields import Domain


class CalendarEvent(models.Model):
    """All may look into all meetings in Odoo that are not private: those of other
    agencies, to which nobody of the own is invited, are not found."""

    _name = "calendar.event"
    _inherit = ["calendar.event", "iso.contact.mixin"]

    @api.model
    def _iso_elsewhere_domain(self):
        strangers = self.env["res.users"]._iso_elsewhere_domain()
        own = Domain("share", "=", False) & ~strangers
        return Domain("user_id", "any!", strangers) & Domain(
            "partner_ids", "not any!", Domain("user_ids", "any!", own)
        )

    @api.depends("user_id.iso_elsewhere", "partner_ids.iso_elsewhere")
    def _compute_iso_elsewhere(self):
        return super()._compute_iso_elsewhere()
