from odoo import api, fields, models

from ...tools.web_actions import CLOSE


class IsoReasonWizard(models.TransientModel):
    """Asks for the reason of a decision that has to be explained."""

    _name = "iso.reason.wizard"
    _description = "Reason of a Decision"
    _inherit = ["iso.decision.mixin"]

    # The method that takes the reason, where the purpose is not named after it.
    _methods = {"return": "return_to_draft", "not_needed": "mark_not_needed"}

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
    told = fields.Html(
        compute="_compute_told",
        sanitize=False,
        help="What the decision hits, in numbers, where the records say so.",
    )

    @api.depends("res_model", "res_ids", "purpose")
    def _compute_told(self):
        for wizard in self:
            wizard.told = wizard._told(f"_told_before_{wizard.purpose}")

    def _deciding_method(self):
        """The name of the method that takes the reason."""
        return self._methods.get(self.purpose, self.purpose)

    def action_confirm(self):
        """Hand the reason to the decision it belongs to, and open what came of it."""
        decide = self._deciding_method()
        return getattr(self._decided_on(decide), decide)(self.reason) or CLOSE
