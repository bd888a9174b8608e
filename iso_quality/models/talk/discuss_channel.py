from odoo import api, models
from odoo.exceptions import UserError


class DiscussChannel(models.Model):
    """Chats are begun with people whom one finds."""

    _inherit = "discuss.channel"

    @api.model
    def _get_or_create_chat(self, partners_to, pin=True):
        """As Odoo's, which would open a chat with oneself.

        :raise UserError: for somebody of another agency
        """
        partners = self.env["res.partner"].browse(partners_to)
        if not self.env.su and (strangers := partners.exists()._iso_strangers()):
            raise UserError(
                self.env._(
                    "%s works in another agency: no chat is begun. Chats that you had "
                    "are kept under Discuss.",
                    strangers[0].name,
                )
            )
        return super()._get_or_create_chat(partners_to, pin=pin)
