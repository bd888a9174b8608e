from odoo import fields, models


class IsoReasonWizard(models.TransientModel):
    """Why an action is not done after all."""

    _inherit = "iso.reason.wizard"

    purpose = fields.Selection(
        selection_add=[("drop", "Not done after all")], ondelete={"drop": "cascade"}
    )

    def _deciding_method(self):
        if self.purpose == "drop":
            return "drop"
        return super()._deciding_method()
