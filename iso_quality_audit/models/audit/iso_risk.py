from odoo import fields, models


class IsoRisk(models.Model):
    """Read by the auditors of running sessions that look at it."""

    _inherit = "iso.risk"

    audit_session_ids = fields.Many2many(
        "iso.audit.session",
        "iso_audit_session_risk_rel",
        "risk_id",
        "session_id",
        "Looked at in",
        readonly=True,
        copy=False,
    )
