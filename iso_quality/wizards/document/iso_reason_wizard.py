from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.web_actions import open_dialog


class IsoReasonWizard(models.TransientModel):
    """Asks for the reason of a decision that has to be explained."""

    _name = "iso.reason.wizard"
    _description = "Reason of a Decision"

    # The method that takes the reason, where the purpose is not named after it.
    _methods = {"return": "return_to_draft", "not_needed": "mark_not_needed"}

    res_model = fields.Char(required=True)
    res_ids = fields.Json(required=True)
    purpose = fields.Selection(
        [
            ("return", "Return"),
            ("cancel", "Cancel"),
            ("not_needed", "Not needed"),
            ("revise", "Revise"),
            ("reopen", "Reopen"),
        ],
        required=True,
    )
    reason = fields.Text(required=True)

    @api.model
    def _ask(self, records, purpose):
        """The action that asks for the reason of a decision on ``records``."""
        records.check_access("read")
        labels = dict(self._fields["purpose"]._description_selection(self.env))
        return open_dialog(
            labels[purpose],
            self._name,
            default_res_model=records._name,
            default_res_ids=records.ids,
            default_purpose=purpose,
        )

    def _deciding_method(self):
        """The name of the method that takes the reason."""
        return self._methods.get(self.purpose, self.purpose)

    def action_confirm(self):
        """Hand the reason to the decision it belongs to, and open what came of it."""
        records = self._iso_named(self.res_model, self.res_ids)
        decide = self._deciding_method()
        if not records or not hasattr(records, decide):
            raise UserError(self.env._("This is not decided here: open the record."))
        records.check_access("read")
        result = getattr(records, decide)(self.reason)
        return result or {"type": "ir.actions.act_window_close"}
