import base64

from odoo import fields, models
from odoo.exceptions import UserError


class IsoSignedCopyWizard(models.TransientModel):
    """Takes the signed PDF of an issued document."""

    _name = "iso.signed.copy.wizard"
    _description = "Attach the Signed Copy"

    res_model = fields.Char(required=True)
    res_id = fields.Integer(required=True)
    content = fields.Binary("Signed PDF", required=True, attachment=False)
    file_name = fields.Char()

    def _document(self):
        """The document; the name of its model comes from the client."""
        model = self.env[self.res_model]
        if not isinstance(model, self.env.registry["iso.official.document"]):
            raise UserError(self.env._("Only official documents have a signed copy."))
        return model.browse(self.res_id).exists()

    def action_attach(self):
        """Archive the file as the official one."""
        self.ensure_one()
        self._document().attach_signed(self.file_name, base64.b64decode(self.content))
        return {"type": "ir.actions.act_window_close"}
