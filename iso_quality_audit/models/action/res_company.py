from odoo import fields, models


class ResCompany(models.Model):
    """When it is checked whether an action works."""

    _inherit = "res.company"

    iso_effect_days = fields.Integer(
        "Check Whether Actions Work after (working days)",
        default=30,
        help="How many working days after an action is done, unless it says otherwise.",
    )

    _iso_effect_days_positive = models.Constraint(
        "CHECK (iso_effect_days >= 0)",
        "An action is checked after it is done: enter 0 working days or more.",
    )
