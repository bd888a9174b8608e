from odoo import models


class IsoAuditPaper(models.Model):
    """From its issue on, the sessions of a plan stand in the calendars."""

    _inherit = "iso.audit.paper"

    def _after_issue(self):
        result = super()._after_issue()
        if self.kind == "plan":
            # sudo: run by issuing, which asks
            self.sudo().audit_id.session_ids._keep_events()
        return result
