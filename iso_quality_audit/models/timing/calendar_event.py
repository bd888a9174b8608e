from odoo import fields, models


class CalendarEvent(models.Model):
    """Events of audit sessions: the link stands here, so that whoever deletes an event
    touches nothing of a session, sealed or not."""

    _inherit = "calendar.event"

    iso_session_id = fields.Many2one(
        "iso.audit.session",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="cascade",
    )
