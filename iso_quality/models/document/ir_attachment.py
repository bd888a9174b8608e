from odoo import api, models, tools
from odoo.exceptions import UserError

# What Odoo itself notes about a file when somebody looks at it or is sent it.
_NOTED_BY_ODOO = {"access_token", "thumbnail"}


class IrAttachment(models.Model):
    """Files that prove something stay as they are (see ``base_files.py``).

    Whoever may write on a record may write on its attachments, so the refusal is
    here: for forms, RPC, the chatter and other code alike.
    """

    _inherit = "ir.attachment"

    @api.model
    @tools.ormcache()
    def _iso_fields_to_files(self):
        """The fields of ours that point to files, of all models (tuple of Field)."""
        return tuple(
            field
            for model in self.env.values()
            if model._auto and not model._abstract
            for field in map(model._fields.get, model._iso_file_fields())
        )

    def write(self, vals):
        """As Odoo's; files that are kept refuse it.

        :raise UserError: for a kept one that would be another afterwards
        """
        touched = vals.keys() - (_NOTED_BY_ODOO if self.env.su else set())
        if touched:
            # What is refused names the file.
            self.check_access("write")
            # Writing the same again, as moving the file store does, changes nothing.
            self._iso_refuse_kept(
                lambda file: any(
                    (file._fields[name].convert_to_write(file[name], file) or False)
                    != (vals[name] or False)
                    for name in touched
                    if name in file._fields
                )
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_iso_kept(self):
        self._iso_refuse_kept(lambda file: True)

    def _iso_refuse_kept(self, changes):
        """:raise UserError: when ``changes(file)`` for one of these that is kept"""
        if not self.ids:
            return
        for field in self._iso_fields_to_files():
            # sudo: whether a file stays does not depend on who asks
            records = self.env[field.model_name].sudo()
            records = records.browse(
                sorted(records._iso_linked_ids(field, tuple(self.ids)))
            )
            keeping = records._iso_keeping_files()
            kept = keeping._iso_files_of(field)
            for record in keeping:
                mine = kept[record.id]
                files = self.sudo().filtered(lambda file, ids=mine: file.id in ids)
                if changed := files.filtered(changes):
                    raise UserError(record._iso_kept_file_message(changed[0]))
