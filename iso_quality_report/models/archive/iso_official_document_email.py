from odoo import api, models


class IsoOfficialDocument(models.AbstractModel):
    """Sending an issued document by e-mail, its official file attached."""

    _inherit = "iso.official.document"

    def action_send_email(self):
        """Open an e-mail to the recipients with the official file attached."""
        self.ensure_one()
        self.check_access("read")
        template = self._mail_template()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Send the Document"),
            "res_model": "mail.compose.message",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_model": self._name,
                "default_res_ids": self.ids,
                "default_composition_mode": "comment",
                "default_template_id": template.id,
                "force_email": True,
            },
        }

    @api.model
    def _mail_template(self):
        """The e-mail for this kind of document; empty: a blank one."""
        return self.env["mail.template"]

    def _mail_recipients(self):
        """Who the issued document is sent to (res.partner): the agency that supervises
        this one, by default."""
        # sudo: an address of the own agency's settings
        return self.sudo().company_id.iso_supervisor_id.partner_id
