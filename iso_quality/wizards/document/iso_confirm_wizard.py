from odoo import api, fields, models

from ...tools.web_actions import CLOSE

# What it is called when a paper without a number is signed.
SIGNING = {"sign", "send", "approve"}


class IsoConfirmWizard(models.TransientModel):
    """Says what a decision comes to, before it is taken, and asks whether it is meant.

    What it says are sentences of the records that it is about
    (``_asked_before_<purpose>``, the headline first), in the language of who decides.
    """

    _name = "iso.confirm.wizard"
    _description = "Decision to Confirm"
    _inherit = ["iso.decision.mixin"]

    # What takes the decision, with the word that it was asked about.
    _methods = {
        "finish": ("finish", {"early": True}),
        "close": ("close", {}),
        "sign": ("issue", {}),
        "send": ("issue", {}),
        "approve": ("action_approve", {}),
        "unchanged": ("confirm_unchanged", {}),
    }

    purpose = fields.Selection(
        [
            ("finish", "Finish before its time"),
            ("close", "Close the year"),
            ("sign", "Sign"),
            ("send", "Sign and send"),
            ("approve", "Approve"),
            ("unchanged", "Nothing has changed"),
        ],
        required=True,
    )
    question = fields.Html(compute="_compute_question", sanitize=False)
    submission = fields.Integer(
        help="How often the text had been submitted when it was opened to be signed.",
    )

    @api.depends("res_model", "res_ids", "purpose")
    def _compute_question(self):
        for wizard in self:
            wizard.question = wizard._told(f"_asked_before_{wizard.purpose}")

    def _signs(self):
        """Whether an official document is signed by this."""
        official = self.env.registry["iso.official.document"]
        kind = self.env.registry.get(self.res_model)
        return self.purpose in SIGNING and bool(kind) and issubclass(kind, official)

    def _decision(self):
        """(the method that takes the decision, the words it is given)"""
        name, said = self._methods.get(self.purpose, (self.purpose, {}))
        if self._signs():
            name = "issue"
            # Several at once are signed from their list: nobody has read one of them.
            one = len(self.res_ids) == 1
            said = {**said, "submission": self.submission if one else None}
        return name, said

    def action_confirm(self):
        """Take the decision, and open what came of it."""
        self.ensure_one()
        self._decided_on(f"_asked_before_{self.purpose}")
        name, said = self._decision()
        return getattr(self._decided_on(name), name)(**said) or CLOSE
