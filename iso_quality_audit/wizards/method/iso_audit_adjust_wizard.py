from odoo import fields, models

from ..audit.iso_audit_adjust_wizard import as_planned


class IsoAuditAdjustWizard(models.TransientModel):
    """How the session is held may change as well."""

    _inherit = "iso.audit.adjust.wizard"

    asks_method = fields.Boolean(related="session_id.asks_method", related_sudo=False)
    method = as_planned(
        fields.Selection,
        [("on_site", "On site"), ("remote", "Remotely"), ("hybrid", "Partly remotely")],
    )
    method_reason = as_planned(fields.Text, "Why Not on Site")
