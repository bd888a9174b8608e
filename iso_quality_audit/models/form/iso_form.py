from odoo import fields, models

KEYS = [
    ("audit_programme", "Audit programme of the year"),
    ("audit_decision", "Decision on the audit team"),
    ("audit_plan", "Plan of an audit round"),
    ("audit_notice", "Notice of an audit round"),
    ("audit_opening", "Minutes of the opening meeting"),
    ("audit_closing", "Minutes of the closing meeting"),
    ("audit_record", "Record of an audit session"),
    ("audit_remarks", "Collected remarks of a round"),
    ("audit_nonconformities", "Collected nonconformities of a round"),
    ("audit_report", "Report of an audit round"),
    ("nonconformity_slip", "Report of a nonconformity"),
    ("nonconformity_request", "Request for corrective action"),
    ("nonconformity_register", "Register of nonconformities and corrective action"),
    ("nonconformity_report", "Report on corrective action"),
]


class IsoForm(models.Model):
    """The papers of internal audits, of nonconformities and corrective action."""

    _inherit = "iso.form"

    key = fields.Selection(
        selection_add=KEYS, ondelete=dict.fromkeys(dict(KEYS), "cascade")
    )
