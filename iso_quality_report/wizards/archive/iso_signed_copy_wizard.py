from odoo import api, fields, models
from odoo.exceptions import UserError


class IsoSignedCopyWizard(models.TransientModel):
    """Takes the signed PDF of an issued document."""

    _name = "iso.signed.copy.wizard"
    _description = "Attach the Signed Copy"

    res_model = fields.Char(required=True)
    res_id = fields.Integer(required=True)
    content = fields.Binary("Signed PDF", required=True)
    file_name = fields.Char()
    needs_reason = fields.Boolean(compute="_compute_hints")
    waits = fields.Boolean(compute="_compute_hints")
    reason = fields.Text(
        help="Why a signed copy comes in now; stays in the document's history."
    )

    @api.depends("res_model", "res_id")
    @api.depends_context("uid")
    def _compute_hints(self):
        for wizard in self:
            document = wizard._document()
            document.check_access("read")
            wizard.needs_reason = bool(document) and (
                document._signed_copy_needs_reason()
            )
            wizard.waits = bool(document) and not document._signed_by_leader()

    def _document(self):
        """The document; the name of its model comes from the client."""
        document = self._iso_named(self.res_model, self.res_id)
        official = self.env.registry["iso.official.document"]
        if not (document and isinstance(document, official)):
            raise UserError(self.env._("Only official documents have a signed copy."))
        return document

    def _content(self):
        """The file itself (bytes): to take it from its field is to copy it as base64,
        and a scan may have 50 MB."""
        self.check_access("read")
        # sudo: files of fields are nobody's but the system's.
        files = self.env["ir.attachment"].sudo()
        owner = [("res_model", "=", self._name), ("res_id", "=", self.id)]
        return files.search([*owner, ("res_field", "=", "content")], limit=1).raw

    def action_attach(self):
        """Archive the file as the official one."""
        self.ensure_one()
        self._document().attach_signed(self.file_name, self._content(), self.reason)
        return {"type": "ir.actions.act_window_close"}
