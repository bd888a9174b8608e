from odoo import api, models
from odoo.exceptions import UserError


class MailNotification(models.Model):
    """Nobody finds in his inbox what he may not read, or what another puts there."""

    _inherit = "mail.notification"

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            for vals in vals_list:
                message = self.env["mail.message"].browse(vals.get("mail_message_id"))
                # sudo: only which record the message is about
                about = message.sudo()
                record = self.env["mail.thread"]._iso_thread(about.model, about.res_id)
                partner = self.env["res.partner"].browse(vals.get("res_partner_id"))
                if record._name.startswith("iso.") and (
                    not partner or record._iso_out_of_reach(partner)
                ):
                    raise UserError(
                        self.env._(
                            "“%s” is shown to people who may read it only.",
                            record.display_name,
                        )
                    )
        return super().create(vals_list)
