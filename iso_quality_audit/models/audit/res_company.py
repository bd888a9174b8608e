from odoo import fields, models


class ResCompany(models.Model):
    """How an agency runs its audits."""

    _inherit = "res.company"

    iso_audit_grades = fields.Boolean(
        "Major and Minor Nonconformities",
        default=True,
        help="After a nonconformity it is asked how grave it is.",
    )
