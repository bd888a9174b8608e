from odoo import api, models
from odoo.exceptions import UserError

# What a file is and where it belongs. The rest (access token, thumbnail) may change:
# Odoo writes it when somebody looks at the file.
_KEPT = {
    "checksum",
    "datas",
    "db_datas",
    "file_size",
    "mimetype",
    "name",
    "public",
    "raw",
    "res_field",
    "res_id",
    "res_model",
    "store_fname",
    "type",
    "url",
}


class IrAttachment(models.Model):
    """Archived files of issued documents stay as they are.

    Whoever may write on a document may write on its attachments, so the refusal is
    here: for forms, RPC and other code alike.
    """

    _inherit = "ir.attachment"

    def write(self, vals):
        kept = _KEPT.intersection(vals)
        if kept:
            # Writing the same again, as moving the file store does, changes nothing.
            self._refuse_iso_archived(
                lambda file: any(file[name] != vals[name] for name in kept)
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_iso_archived(self):
        self._refuse_iso_archived(lambda file: True)

    def _refuse_iso_archived(self, changes):
        """:raise UserError: when ``changes(file)`` for an archived one of these"""
        if not self.ids:
            return
        archived = (
            self.env["iso.document.file"]
            .sudo()
            .search([("attachment_id", "in", self.ids)])
            .attachment_id.filtered(changes)
        )
        if archived:
            raise UserError(
                self.env._(
                    "%s is the archived file of an issued document: it cannot be "
                    "changed or deleted.",
                    archived[0].name,
                )
            )
