from odoo import fields, models

MONTHS = [
    ("1", "January"),
    ("2", "February"),
    ("3", "March"),
    ("4", "April"),
    ("5", "May"),
    ("6", "June"),
    ("7", "July"),
    ("8", "August"),
    ("9", "September"),
    ("10", "October"),
    ("11", "November"),
    ("12", "December"),
]


class ResCompany(models.Model):
    """When an agency announces and reports its audits, and when it is told that a year
    has none."""

    _inherit = "res.company"

    iso_audit_notice_days = fields.Integer(
        "Announce Audits Before (days)",
        default=7,
        help="How many days before the first session departments are told; what is "
        "announced later is said to be late.",
    )
    iso_audit_report_days = fields.Integer(
        "Report on Audits Within (working days)",
        default=10,
        help="How many working days after the last session the report is issued; the "
        "lead auditor is reminded of it.",
    )
    iso_audit_warn_month = fields.Selection(
        MONTHS,
        "Ask for the Year's Audit From",
        default="9",
        help="From this month a year without a closed audit is said on its plan and on "
        "the year board, and stands on the secretary's to-do list. Empty: never.",
    )

    _iso_audit_notice_days_positive = models.Constraint(
        "CHECK (iso_audit_notice_days >= 0)",
        "Audits are announced before they begin: enter 0 days or more.",
    )
    _iso_audit_report_days_positive = models.Constraint(
        "CHECK (iso_audit_report_days >= 0)",
        "An audit is reported on after it: enter 0 working days or more.",
    )
