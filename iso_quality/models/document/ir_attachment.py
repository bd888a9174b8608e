from odoo import SUPERUSER_ID, api, models, tools
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

# What Odoo itself notes about a file when somebody looks at it or is sent it.
_NOTED_BY_ODOO = {"access_token", "thumbnail"}


class IrAttachment(models.Model):
    """Files that prove something stay as they are (see ``base_files.py``): those that
    a field of the record holds, those that hang on it, and those of its history. What
    somebody has sent with a message in a history is taken back by nobody else.

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

    @api.model_create_multi
    def create(self, vals_list):
        files = super().create(vals_list)
        if not self.env.su:
            files._iso_check_added()
        return files

    def _post_add_create(self, **kwargs):
        # Uploads are created as the system.
        self._iso_check_added()
        return super()._post_add_create(**kwargs)

    def _iso_check_added(self):
        """:raise UserError: for files hung on a record that keeps its own, where no
        message says who added them"""
        # sudo: whether a record keeps its files does not depend on who asks
        ours = self.sudo().filtered(
            lambda file: (
                (file.res_model or "").startswith("iso.")
                and file.res_id
                and file.res_model in self.env
            )
        )
        for name, files in ours.grouped("res_model").items():
            records = files.env[name].browse(files.mapped("res_id")).exists()
            if kept := records._iso_keeping_files():
                raise UserError(
                    self.env._(
                        "What belongs to “%s” stays as it is: send the file with a "
                        "message, or reopen it first.",
                        kept[0].display_name,
                    )
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
        """:raise UserError: when ``changes(file)`` for one of these that is kept
        :raise AccessError: for one that somebody else has sent with a message"""
        if not self.ids:
            return
        for field in self._iso_fields_to_files():
            # sudo: whether a file stays does not depend on who asks
            records = self.env[field.model_name].sudo()
            records = records.browse(
                sorted(records._iso_linked_ids(field, tuple(self.ids)))
            )
            keeping = records._iso_keeping_files()
            self._iso_refuse_those(changes, keeping, keeping._iso_files_of(field))
        if self.env["iso.sealed.mixin"]._is_unsealed():
            return
        sent = self._iso_sent_with()
        for name, files in self._iso_hanging_on(sent).items():
            records = self.env[name].sudo().browse(sorted(files)).exists()
            self._iso_refuse_those(changes, records._iso_keeping_files(), files)
        self._iso_refuse_sent(sent, changes)

    def _iso_refuse_those(self, changes, keeping, files):
        """:param keeping: records that keep their files
        :param dict files: id of the record → set of ids of files"""
        for record in keeping:
            mine = files[record.id]
            # sudo: whether a file stays does not depend on who asks
            kept = self.sudo().filtered(lambda file, ids=mine: file.id in ids)
            if changed := kept.filtered(changes):
                raise UserError(record._iso_kept_file_message(changed[0]))

    def _iso_hanging_on(self, sent):
        """The records of ours that these files hang on, also by a message.

        :param sent: see ``_iso_sent_with``
        :return: dict {model: {id of the record: set of ids of files}}
        """
        found = {}
        # sudo: only what they hang on; files of fields are sealed with their field
        for file in self.sudo():
            if not file.res_field:
                found[file.id, file.res_model, file.res_id] = True
        for file_id, model, res_id, _author in sent:
            found[file_id, model, res_id] = True
        by_model = {}
        for file_id, model, res_id in found:
            if res_id and (model or "").startswith("iso.") and model in self.env:
                of = by_model.setdefault(model, {})
                of.setdefault(res_id, set()).add(file_id)
        return by_model

    def _iso_sent_with(self):
        """The messages in a history of ours that these files were sent with.

        :return: list of (id of the file, model, id of the record, id of the author)
        """
        self.env["mail.message"].flush_model(["attachment_ids", "author_id", "model"])
        return self.env.execute_query(
            SQL(
                """
                SELECT sent.attachment_id, message.model, message.res_id,
                       message.author_id
                  FROM message_attachment_rel sent
                  JOIN mail_message message ON message.id = sent.message_id
                 WHERE sent.attachment_id IN %s AND message.model LIKE 'iso.%%'
                """,
                tuple(self.ids),
            )
        )

    def _iso_refuse_sent(self, sent, changes):
        """:param sent: see ``_iso_sent_with``
        :raise AccessError: for files that somebody else has sent with a message"""
        if self.env.uid == SUPERUSER_ID:
            return
        me = self.env.user.partner_id.id
        others = {row[0] for row in sent if row[3] != me}
        # sudo: who may write it was asked; only whether it would be another
        if self.sudo().browse(sorted(others)).filtered(changes):
            raise AccessError(
                self.env._(
                    "Files of a message are taken back by its author only: write a new "
                    "message."
                )
            )
