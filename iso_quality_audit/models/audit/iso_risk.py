from odoo import fields, models

from odoo.addons.iso_quality.models.risk import iso_risk as above


class IsoRisk(models.Model):
    """Read by the auditors of running sessions that look at it."""

    _inherit = "iso.risk"
    _open_lists = above.IsoRisk._open_lists | {"audit_session_ids"}

    audit_session_ids = fields.Many2many(
        "iso.audit.session",
        "iso_audit_session_risk_rel",
        "risk_id",
        "session_id",
        "Looked at in",
        readonly=True,
        copy=False,
    )
