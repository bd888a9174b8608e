from markupsafe import Markup

from odoo import api, fields, models

from ...tools.preview_html import bullet_list
from ...tools.web_actions import CLOSE


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
        "unchanged": ("confirm_unchanged", {}),
    }

    purpose = fields.Selection(
        [
            ("finish", "Finish before its time"),
            ("close", "Close the year"),
            ("unchanged", "Nothing has changed"),
        ],
        required=True,
    )
    question = fields.Html(compute="_compute_question", sanitize=False)

    @api.depends("res_model", "res_ids", "purpose")
    def _compute_question(self):
        for wizard in self:
            name = f"_asked_before_{wizard.purpose}"
            # Nothing is asked any more where somebody else was faster.
            headline, *others = getattr(wizard._decided_on(name), name)() or [""]
            wizard.question = Markup("<p>%s</p>%s") % (
                headline,
                bullet_list(others) if others else "",
            )

    def action_confirm(self):
        """Take the decision, and open what came of it."""
        self.ensure_one()
        self._decided_on(f"_asked_before_{self.purpose}")
        name, said = self._methods[self.purpose]
        return getattr(self._decided_on(name), name)(**said) or CLOSE
