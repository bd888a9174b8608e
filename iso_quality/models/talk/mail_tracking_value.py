from odoo import api, models
from odoo.exceptions import AccessError


class MailTrackingValue(models.Model):
    """What a field was and what it became is noted by the system, once; Odoo would let
    administrators write it."""

    _inherit = "mail.tracking.value"

    @api.model_create_multi
    def create(self, vals_list):
        values = super().create(vals_list)
        values._iso_check_noted()
        return values

    def write(self, vals):
        self._iso_check_noted()
        result = super().write(vals)
        self._iso_check_noted()
        return result

    def unlink(self):
        self._iso_check_noted()
        return super().unlink()

    def _iso_check_noted(self):
        """:raise AccessError: for values in the history of a record of ours"""
        # sudo: only which records they are about
        if not self.env.su and self.sudo().mail_message_id._iso_ours():
            raise AccessError(
                self.env._("What the system has noted in a history stays as it is.")
            )
