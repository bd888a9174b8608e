from odoo import api, models
from odoo.fields import Domain


class CalendarAttendee(models.Model):
    """All may look into all meetings in Odoo: who attends those of other agencies is
    not found; attendees of a meeting that is open are read in it."""

    _name = "calendar.attendee"
    _inherit = ["calendar.attendee", "iso.contact.mixin"]

    @api.model
    def _iso_elsewhere_domain(self):
        # Who has moved is taken out of a meeting of the agency by searching for him.
        called = Domain(
            "user_id", "any!", self.env["res.users"]._iso_elsewhere_domain()
        )
        return Domain(
            "partner_id", "any!", self.env["res.partner"]._iso_elsewhere_domain()
        ) & Domain("event_id", "any!", called)

    @api.depends("partner_id.iso_elsewhere", "event_id.user_id.iso_elsewhere")
    def _compute_iso_elsewhere(self):
        return super()._compute_iso_elsewhere()
