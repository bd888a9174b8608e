from odoo import models
from odoo.exceptions import UserError

# Odoo's lists offer to write on as many records as one can choose.
MOST_RECORDS = 20


class MailComposeMessage(models.TransientModel):
    """Mass mailing would go past the record, its readers and its history."""

    _inherit = "mail.compose.message"

    def _action_send_mail(self, auto_commit=False):
        for composer in self:
            if self.env.su or not (composer.model or "").startswith("iso."):
                continue
            records = len(composer._evaluate_res_ids())
            if composer.composition_mode == "mass_mail" or records > MOST_RECORDS:
                raise UserError(
                    self.env._(
                        "No mass mailing over these records: open each one and write "
                        "there; what is said stays in its history."
                    )
                )
        return super()._action_send_mail(auto_commit=auto_commit)
