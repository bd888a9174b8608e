from odoo import fields, models


class IsoAudit(models.Model):
    """Whether the agency wants method and digital competence said in its rounds."""

    _inherit = "iso.audit"

    asks_method = fields.Boolean(
        related="company_id.iso_audit_methods", related_sudo=False
    )
    asks_digital = fields.Boolean(
        related="company_id.iso_audit_digital", related_sudo=False
    )
