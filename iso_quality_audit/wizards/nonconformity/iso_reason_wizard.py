from odoo import fields, models

# Purposes named after the methods that take the reason.
PURPOSES = [
    ("decline", "Not accepted"),
    ("review", "Agree with remarks"),
    ("approve", "Approve with remarks"),
    ("send_back", "Send back"),
    ("waive", "Leave this step out"),
    ("not_accepted", "Not accepted by the inspectors"),
]


class IsoReasonWizard(models.TransientModel):
    """The reasons that nonconformities ask for."""

    _inherit = "iso.reason.wizard"

    purpose = fields.Selection(
        selection_add=PURPOSES,
        ondelete={purpose: "cascade" for purpose, _label in PURPOSES},
    )
