from odoo import fields, models


class IsoTask(models.Model):
    """Read by the auditors of running sessions that look at it."""

    _inherit = "iso.task"

    audit_session_ids = fields.Many2many(
        "iso.audit.session",
        "iso_audit_session_task_rel",
        "task_id",
        "session_id",
        "Looked at in",
        readonly=True,
        copy=False,
    )
