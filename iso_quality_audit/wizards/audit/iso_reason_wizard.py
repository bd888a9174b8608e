from odoo import fields, models

# Purposes named after the methods that take the reason.
PURPOSES = [
    ("give_back", "Give back"),
    ("dispute", "Dispute"),
    ("keep", "Stays although disputed"),
    ("withdraw", "Withdraw the finding"),
    ("refuse", "Not followed"),
]


class IsoReasonWizard(models.TransientModel):
    """The reasons that audits ask for."""

    _inherit = "iso.reason.wizard"

    purpose = fields.Selection(
        selection_add=PURPOSES,
        ondelete={purpose: "cascade" for purpose, _label in PURPOSES},
    )
