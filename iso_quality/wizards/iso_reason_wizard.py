from odoo import fields, models


class IsoReasonWizard(models.TransientModel):
    """Asks for the reason of a decision that has to be explained."""

    _name = "iso.reason.wizard"
    _description = "Reason of a Decision"

    # purpose -> the method that takes the reason
    _methods = {
        "return": "return_to_draft",
        "cancel": "cancel",
        "not_needed": "mark_not_needed",
    }

    res_model = fields.Char(required=True)
    res_ids = fields.Json(required=True)
    purpose = fields.Selection(
        [("return", "Return"), ("cancel", "Cancel"), ("not_needed", "Not needed")],
        required=True,
    )
    reason = fields.Text(required=True)

    def action_confirm(self):
        """Hand the reason to the decision it belongs to."""
        records = self.env[self.res_model].browse(self.res_ids).exists()
        getattr(records, self._methods[self.purpose])(self.reason)
        return {"type": "ir.actions.act_window_close"}
