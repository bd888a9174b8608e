from odoo import models
from odoo.exceptions import UserError


class MailTemplate(models.Model):
    """A template over a record of ours is sent by those who may send it outside."""

    _inherit = "mail.template"

    def _send_check_access(self, res_ids):
        super()._send_check_access(res_ids)
        if self.env.su or not (self.model or "").startswith("iso."):
            return
        for record in self.env[self.model].browse(res_ids):
            if not record._iso_reaches_outside():
                raise UserError(
                    self.env._(
                        "“%s” is not sent by e-mail: issued documents are, by the ISO "
                        "secretary or a leader.",
                        record.display_name,
                    )
                )
