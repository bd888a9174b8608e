from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.preview_html import bullet_list
from ...tools.web_actions import open_dialog


class IsoDecisionMixin(models.AbstractModel):
    """A dialog before a decision on records of any model: for its reason, or whether it
    is meant. Who inherits this says for which purposes (``purpose``)."""

    _name = "iso.decision.mixin"
    _description = "Dialog before a Decision"

    res_model = fields.Char(required=True)
    res_ids = fields.Json(required=True)

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

    def _told(self, name):
        """What the records say of a decision, its headline first (Markup); False where
        records of their kind say nothing of it.

        :param str name: of their method that gives the sentences
        """
        if self.res_model not in self.env or not hasattr(
            self.env[self.res_model], name
        ):
            return False
        records = self._decided_on(name)
        # Nothing is asked any more where somebody else was faster.
        headline, *others = getattr(records, name)() or [""]
        return Markup("<p>%s</p>%s") % (
            headline,
            bullet_list(others) if others else "",
        )

    def _decided_on(self, name):
        """The records, if they know a method; what they are comes from the client.

        :param str name: of the method
        :raise UserError: when they do not
        """
        records = self._iso_named(self.res_model, self.res_ids)
        if not records or not hasattr(records, name):
            raise UserError(self.env._("This is not decided here: open the record."))
        records.check_access("read")
        return records
