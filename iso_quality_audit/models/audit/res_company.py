from odoo import fields, models


class ResCompany(models.Model):
    """How an agency runs its audits."""

    _inherit = "res.company"

    iso_audit_notice_days = fields.Integer(
        "Notice of an Audit (days)",
        default=7,
        help="The audited departments are told at least so many days before.",
    )
    iso_audit_report_days = fields.Integer(
        "Audit Report (working days)",
        default=7,
        help="The report is late after so many working days from the closing meeting.",
    )
    iso_audit_warning_month = fields.Integer(
        "Warn of No Audit From (month)",
        default=10,
        help="From this month on a year without a closed audit is said on plan and "
        "board, and to the secretary.",
    )
    iso_audit_grades = fields.Boolean(
        "Major and Minor Nonconformities",
        default=True,
        help="After a nonconformity it is asked how grave it is.",
    )

    _iso_audit_month = models.Constraint(
        "CHECK (iso_audit_warning_month IS NULL OR "
        "iso_audit_warning_month BETWEEN 1 AND 12)",
        "Enter a month from 1 to 12.",
    )
