from odoo import fields, models


class ResCompany(models.Model):
    """What ISO 19011:2026 adds to the planning of audits, for agencies that want it."""

    _inherit = "res.company"

    iso_audit_methods = fields.Boolean(
        "Method of Each Audit Session",
        help="Each session says whether it is held on site, remotely or both, and why "
        "not on site (ISO 19011:2026).",
    )
    iso_audit_digital = fields.Boolean(
        "Digital Competence of Auditors",
        help="The team says what its people master of software, data and remote "
        "meetings; it is shown where auditors are chosen (ISO 19011:2026).",
    )
