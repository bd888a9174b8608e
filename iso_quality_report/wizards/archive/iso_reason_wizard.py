from odoo import fields, models


class IsoReasonWizard(models.TransientModel):
    """Why a leader does not take a signed copy."""

    _inherit = "iso.reason.wizard"

    purpose = fields.Selection(
        selection_add=[("refuse_signed", "Signed copy not taken")],
        ondelete={"refuse_signed": "cascade"},
    )
