from odoo import fields, models


class ResCompany(models.Model):
    """How long an agency's measures of objectives may be recorded after their period."""

    _inherit = "res.company"

    iso_measure_grace_days = fields.Integer(
        "Days to Record Measures",
        default=10,
        help="How many days after the end of a period its measures of objectives may "
        "still be recorded before they count as missing.",
    )

    _iso_measure_grace_days_positive = models.Constraint(
        "CHECK (iso_measure_grace_days >= 0)",
        "A period is measured when it is over: enter 0 or more days.",
    )
