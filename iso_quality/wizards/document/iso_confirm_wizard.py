from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.preview_html import bullet_list
from ...tools.web_actions import CLOSE, open_dialog


class IsoConfirmWizard(models.TransientModel):
    """Says what a decision comes to, before it is taken, and asks whether it is meant.

    What it says are sentences of the records that it is about
    (``_asked_before_<purpose>``, the headline first), in the language of who decides.
    """

    _name = "iso.confirm.wizard"
    _description = "Decision to Confirm"

    # What takes the decision, with the word that it was asked about.
    _methods = {
        "finish": ("finish", {"early": True}),
        "close": ("close", {}),
    }

    res_model = fields.Char(required=True)
    res_ids = fields.Json(required=True)
    purpose = fields.Selection(
        [
            ("finish", "Finish before its time"),
            ("close", "Close the year"),
        ],
        required=True,
    )
    question = fields.Html(compute="_compute_question", sanitize=False)

    @api.model
    def _ask(self, records, purpose):
        """The action that asks before a decision on ``records``."""
        records.check_access("read")
        labels = dict(self._fields["purpose"]._description_selection(self.env))
        return open_dialog(
            labels[purpose],
            self._name,
            default_res_model=records._name,
            default_res_ids=records.ids,
            default_purpose=purpose,
        )

    def _decided_on(self, name):
        """The records, if they know a method; what they are comes from the client.

        :param str name: of the method
        """
        records = self._iso_named(self.res_model, self.res_ids)
        if not records or not hasattr(records, name):
            raise UserError(self.env._("This is not decided here: open the record."))
        records.check_access("read")
        return records

    @api.depends("res_model", "res_ids", "purpose")
    def _compute_question(self):
        for wizard in self:
            name = f"_asked_before_{wizard.purpose}"
            headline, *others = getattr(wizard._decided_on(name), name)()
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
