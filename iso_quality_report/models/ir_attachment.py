from odoo import api, models
from odoo.exceptions import UserError


class IrAttachment(models.Model):
    """Archived files of issued documents stay as they are.

    Whoever may write on a document may write on its attachments, so the refusal is
    here: for forms, RPC and other code alike.
    """

    _inherit = "ir.attachment"

    def write(self, vals):
        self._check_iso_archived()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_iso_archived(self):
        self._check_iso_archived()

    def _check_iso_archived(self):
        if not self.ids:
            return
        archived = (
            self.env["iso.document.file"]
            .sudo()
            .search([("attachment_id", "in", self.ids)], limit=1)
        )
        if archived:
            raise UserError(
                self.env._(
                    "%s is the archived file of an issued document: it cannot be "
                    "changed or deleted.",
                    archived.attachment_id.name,
                )
            )
