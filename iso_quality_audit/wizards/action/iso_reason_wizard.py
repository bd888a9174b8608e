from odoo import fields, models

# Purposes named after the methods that take the reason.
PURPOSES = [
    ("drop", "Not done after all"),
    ("has_it_too", "Has it too"),
    ("does_not_apply", "Does not apply"),
]


class IsoReasonWizard(models.TransientModel):
    """Why an action is not done after all, and what departments that are asked say."""

    _inherit = "iso.reason.wizard"

    purpose = fields.Selection(
        selection_add=PURPOSES,
        ondelete={purpose: "cascade" for purpose, _label in PURPOSES},
    )
