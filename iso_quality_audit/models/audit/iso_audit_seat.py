from odoo import fields, models

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import company_of


class IsoAuditSeat(models.Model):
    """Where an auditor sits, from when to when: kept by the sessions, so that the
    database itself refuses two places at once, whoever plans at the same moment."""

    _name = "iso.audit.seat"
    _description = "Seat of an Auditor"
    _order = "start, id"
    _rec_name = "user_id"

    session_id = fields.Many2one(
        "iso.audit.session",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
    )
    company_id = company_of("session_id")
    user_id = fields.Many2one(
        "res.users", required=True, index=True, readonly=True, ondelete="restrict"
    )
    start = fields.Datetime(required=True, readonly=True)
    end = fields.Datetime(required=True, readonly=True)

    # A range of one id, since plain "=" needs an extension that not every server has.
    _one_place_at_once = models.Constraint(
        "EXCLUDE USING gist (int4range(user_id, user_id, '[]') WITH &&,"
        ' tsrange(start, "end") WITH &&)',
        "Somebody of the team sits in another session at this time. Choose another time "
        "or another auditor.",
    )
