from hashlib import sha256

from odoo import api, fields, models

# What may be a document's official file; the newest one is.
OFFICIAL = ("issued", "signed")


class IsoDocumentFile(models.Model):
    """The file of an issued document, with the fingerprint it had when it came in.

    The file itself is an attachment of the document, so whoever may read the document
    may read it. These rows are written by our code only and read through the document.
    """

    _name = "iso.document.file"
    _description = "Archived File of an Issued Document"
    _rec_name = "attachment_id"
    _order = "id"

    res_model = fields.Char("Model", required=True, index=True, readonly=True)
    res_id = fields.Many2oneReference(
        "Document", model_field="res_model", required=True, index=True, readonly=True
    )
    kind = fields.Selection(
        [
            ("issued", "As issued"),
            ("signed", "Signed copy"),
            ("waiting", "Signed copy, to be confirmed"),
            ("refused", "Signed copy, not taken"),
        ],
        required=True,
        readonly=True,
    )
    attachment_id = fields.Many2one(
        "ir.attachment",
        "File",
        required=True,
        index=True,
        ondelete="restrict",
        readonly=True,
    )
    sha256 = fields.Char("SHA-256", required=True, readonly=True)
    # When: create_date.
    taken_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    taken_by_name = fields.Char("Taken In By", readonly=True, copy=False)
    reason = fields.Text(readonly=True)
    confirmed_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    confirmed_by_name = fields.Char("Confirmed By (name)", readonly=True, copy=False)

    @api.ondelete(at_uninstall=True)
    def _unlink_except_archived(self):
        # Without its row the file would be an attachment like others.
        if not self.env["iso.sealed.mixin"]._is_unsealed():
            # sudo: what is archived stays whoever deletes
            self.sudo().attachment_id._unlink_except_iso_kept()

    def _iso_keeping_files(self):
        return self

    def _iso_kept_file_message(self, file):
        return self.env._(
            "%s is the archived file of an issued document: it cannot be changed or "
            "deleted.",
            file.name,
        )

    def _archive(self, record, kind, name, content, reason=None):
        """Keep a PDF of a document for good.

        :param record: one official document
        :param str kind: "issued", "signed" or "waiting"
        :param str name: file name
        :param bytes content: the file
        :param str reason: why it comes in now
        :return: iso.document.file
        """
        record.ensure_one()
        # sudo: files are archived by issuing and by signed copies, which ask
        attachment = (
            self.env["ir.attachment"]
            .sudo()
            .create(
                {
                    "name": name,
                    "raw": content,
                    "mimetype": "application/pdf",
                    "res_model": record._name,
                    "res_id": record.id,
                }
            )
        )
        # The file is the document's, so that its readers may open it.
        rows = self.env["iso.sealed.mixin"]._unsealed().env[self._name]
        row = rows.sudo().create(
            {
                "res_model": record._name,
                "res_id": record.id,
                "kind": kind,
                "attachment_id": attachment.id,
                "sha256": sha256(content).hexdigest(),
                "taken_by_id": self.env.uid,
                "reason": reason,
            }
        )
        # Right after this is committed: see ``iso.document.link``.
        cron = self.env.ref("iso_quality_report.ir_cron_link", raise_if_not_found=False)
        if cron:
            # sudo: the job runs by itself, whoever archives
            cron.sudo()._trigger()
        return self.sudo().browse(row.id)

    def _archived_record(self):
        """The document of one file, as the system sees it."""
        self.ensure_one()
        # sudo: run by the system, for the chain
        return self.env[self.res_model].sudo().browse(self.res_id).exists()

    def _chained(self):
        """What the chain holds of one file (dict of what JSON knows)."""
        record = self._archived_record()
        return {
            "sha256": self.sha256,
            "model": self.res_model,
            "id": self.res_id,
            "kind": self.kind,
            "name": record.display_name or "",
            "number": record.reference if record and record.number else "",
            "date": record.issue_date.isoformat()
            if record and record.issue_date
            else "",
            "taken_by": self.taken_by_name or "",
            "taken_on": f"{self.create_date.replace(microsecond=0).isoformat()}Z",
        }

    def _of(self, records):
        """The files of some documents of one model, oldest first.

        :return: dict {id of the document: iso.document.file}
        """
        # sudo: rows of documents that callers may read
        files = self.sudo().search(
            [("res_model", "=", records._name), ("res_id", "in", records.ids)]
        )
        return files.grouped("res_id")

    def _official(self):
        """Of the files of one document the one that is its official file."""
        return self.filtered(lambda file: file.kind in OFFICIAL)[-1:]

    def _waiting(self):
        """Of the files of one document the signed copy that waits for a leader."""
        return self.filtered(lambda file: file.kind == "waiting")[-1:]

    def _state(self):
        """Whether the file is still what it was: "intact", "changed" or "missing"."""
        self.ensure_one()
        # sudo: only its fingerprint
        attachment = self.sudo().attachment_id
        content = attachment.raw
        # A document may have several large ones: none stays in memory.
        attachment.invalidate_recordset(["raw"])
        if not content:
            return "missing"
        same = sha256(content).hexdigest() == self.sha256
        return "intact" if same else "changed"
