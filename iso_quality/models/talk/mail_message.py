from odoo import api, models


class MailMessage(models.Model):
    """In the history of our records everybody speaks for himself, and now."""

    _inherit = "mail.message"

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            me = self.env.user
            vals_list = [
                {
                    **{key: one for key, one in vals.items() if key != "date"},
                    "author_id": me.partner_id.id,
                    "email_from": me.email_formatted or vals.get("email_from"),
                }
                if (vals.get("model") or "").startswith("iso.")
                else vals
                for vals in vals_list
            ]
        return super().create(vals_list)
