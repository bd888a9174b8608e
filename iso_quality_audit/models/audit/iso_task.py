from odoo import api, fields, models
from odoo.fields import Domain


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

    @api.model
    def _near_ways(self):
        sessions = self.env["iso.audit.session"]
        mine = Domain("auditor_ids", "in", [self.env.uid])
        mine &= Domain("state", "=", "running")
        ids = sessions._search(mine).get_result_ids()
        looked_at = Domain("audit_session_ids", "in", ids)
        return [*super()._near_ways(), looked_at]
