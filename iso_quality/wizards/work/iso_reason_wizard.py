from odoo import fields, models

# Purposes named after the methods that take the words.
PURPOSES = [
    ("raise_difficulty", "Say what stands in the way"),
    ("settle", "Answer the difficulty"),
]


class IsoReasonWizard(models.TransientModel):
    """One line on what stands in the way of a task, and the secretary's answer."""

    _inherit = "iso.reason.wizard"

    purpose = fields.Selection(
        selection_add=PURPOSES,
        ondelete={purpose: "cascade" for purpose, _label in PURPOSES},
    )
