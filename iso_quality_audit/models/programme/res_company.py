from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    iso_audit_programme_risks = fields.Boolean(
        "Programme Names Its Own Risks",
        help="What may keep the programme from being carried out, and what is done "
        "about it (ISO 19011:2026, 5.3).",
    )
