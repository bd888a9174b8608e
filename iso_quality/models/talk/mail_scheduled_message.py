from odoo import api, models


class MailScheduledMessage(models.Model):
    """A message for later reaches no more people than one sent now."""

    _inherit = "mail.scheduled.message"

    @api.model_create_multi
    def create(self, vals_list):
        messages = super().create(vals_list)
        messages._iso_check_scheduled()
        return messages

    def write(self, vals):
        """As Odoo's; no more people than on a message that is sent now."""
        result = super().write(vals)
        if "partner_ids" in vals:
            self._iso_check_scheduled()
        return result

    def _iso_check_scheduled(self):
        if self.env.su:
            return
        # sudo: only how many people it names
        for message in self.sudo():
            if (message.model or "").startswith("iso."):
                self.env["mail.thread"]._iso_check_number(len(message.partner_ids))
