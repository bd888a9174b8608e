from odoo import fields, models


class IsoObjective(models.Model):
    """Read by the auditors of running sessions that look at it."""

    _inherit = "iso.objective"
    _open_lists = frozenset({"audit_session_ids"})

    audit_session_ids = fields.Many2many(
        "iso.audit.session",
        "iso_audit_session_objective_rel",
        "objective_id",
        "session_id",
        "Looked at in",
        readonly=True,
        copy=False,
    )
