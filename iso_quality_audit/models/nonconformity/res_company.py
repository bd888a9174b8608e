from odoo import fields, models


class ResCompany(models.Model):
    """How quickly an agency deals with what went wrong."""

    _inherit = "res.company"

    iso_committee_ids = fields.One2many("iso.committee", "company_id", readonly=True)
    iso_answer_days = fields.Integer(
        "Answer Reports Within (working days)",
        default=5,
        help="How many working days after a report its reporter is told whether it is "
        "accepted.",
    )
    iso_turn_days = fields.Integer(
        "Time for Each Step (working days)",
        default=5,
        help="How many working days whoever has the next step of a nonconformity has "
        "for it.",
    )
    iso_inspection_months = fields.Integer(
        "Report after an Inspection Within (months)",
        default=2,
        help="After the record of an inspection is signed (TT 26/2014/TT-BKHCN, "
        "article 37).",
    )

    _iso_answer_days_positive = models.Constraint(
        "CHECK (iso_answer_days >= 0)",
        "Reports are answered after they are made: enter 0 working days or more.",
    )
    _iso_turn_days_positive = models.Constraint(
        "CHECK (iso_turn_days >= 0)",
        "A step takes 0 working days or more.",
    )
    _iso_inspection_months_positive = models.Constraint(
        "CHECK (iso_inspection_months >= 0)",
        "An inspection is answered after it: enter 0 months or more.",
    )
