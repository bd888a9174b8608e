from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from odoo import api, fields, models
from odoo.exceptions import UserError

LARGEST_MB = 50
# Read from the archived file, which is no field of the document.
_OFFICIAL = [
    "official_file_id",
    "official_kind",
    "official_sha256",
    "official_by_id",
    "official_date",
]


class IsoOfficialDocument(models.AbstractModel):
    """The printed file of an official document: archived when it is issued.

    Later prints return the archived file byte for byte. A signed copy may be attached
    and is then the official one; what was issued is kept beside it.
    """

    _inherit = "iso.official.document"

    # Code of the document (see ``papers/``) that is archived when issued.
    _printed_document = ""

    official_file_id = fields.Many2one(
        "ir.attachment", compute="_compute_official_file"
    )
    official_kind = fields.Selection(
        [("issued", "As issued"), ("signed", "Signed copy")],
        "Kind of File",
        compute="_compute_official_file",
    )
    official_sha256 = fields.Char("SHA-256", compute="_compute_official_file")
    official_by_id = fields.Many2one(
        "res.users", "Archived By", compute="_compute_official_file"
    )
    official_date = fields.Datetime("Archived On", compute="_compute_official_file")

    @api.depends("state")
    def _compute_official_file(self):
        files = self.env["iso.document.file"]._of(self)
        for document in self:
            file = files.get(document._origin.id, self.env["iso.document.file"])[-1:]
            document.official_file_id = file.attachment_id
            document.official_kind = file.kind
            document.official_sha256 = file.sha256
            document.official_by_id = file.create_uid
            document.official_date = file.create_date

    # ------------------------------------------------------------ the file
    def issue(self, number, issue_date):
        """Issue, and archive the PDF in the same transaction."""
        result = super().issue(number, issue_date)
        self._archive_issued()
        return result

    def _archive_issued(self):
        self.ensure_one()
        if not self._printed_document:
            return
        report = self._official_report()
        document = self.sudo()
        content = report._iso_pdf(document)
        name = f"{report._iso_file_name(report, document)}.pdf"
        self.env["iso.document.file"]._archive(document, "issued", name, content)
        self.invalidate_recordset(_OFFICIAL)

    @api.model
    def _printed_models(self):
        """The models whose documents are archived when issued (list of str)."""
        return [
            name
            for name, model in self.env.registry.items()
            if not model._abstract and getattr(model, "_printed_document", "")
        ]

    @api.model
    def _archive_missing(self):
        """Archive issued documents that have no file yet, oldest first."""
        # Some kinds get no number; their letterhead was kept when they were issued.
        issued = self.sudo().search(
            [
                ("issue_date", "!=", False),
                "|",
                ("number", "!=", False),
                ("letterhead_agency", "!=", False),
            ],
            order="issue_date, id",
        )
        files = self.env["iso.document.file"]._of(issued)
        for document in issued:
            if document.is_sealed and document.id not in files:
                document._archive_issued()

    @api.model
    def _official_report(self):
        """The report that prints this kind of document as the official PDF."""
        return (
            self.env["ir.actions.report"]
            .sudo()
            .search(
                [
                    ("iso_document", "=", self._printed_document),
                    ("report_type", "=", "reportlab"),
                    ("iso_official", "=", True),
                ],
                limit=1,
            )
        )

    def _official_pdf(self):
        """The archived PDF of one document (bytes), None while there is none.

        :raise UserError: when the file has been lost
        """
        self.ensure_one()
        file = self.env["iso.document.file"]._of(self).get(self.id)
        if not file:
            return None
        content = file[-1].attachment_id.raw
        if not content:
            raise UserError(
                self.env._(
                    "The archived file of %s is missing from the file store: restore "
                    "it from a backup.",
                    self.display_name,
                )
            )
        return content

    def _print_name(self):
        """The name of the printed file, without extension."""
        self.ensure_one()
        kind = self._document_type().name or self._description
        if self.number:
            return f"{kind} {self.reference}".replace("/", "-")
        return f"{kind} ({self._document_subject()})".replace("/", "-")[:120]

    # ------------------------------------------------------------ signed copy
    def attach_signed(self, name, content):
        """Attach the signed copy of an issued document: it becomes the official file.

        :param str name: file name
        :param bytes content: a PDF
        :raise UserError: when the document is not issued or the file is no PDF
        """
        self.ensure_one()
        self.env["res.users"]._iso_require(
            "iso_quality.group_secretary", "iso_quality.group_leader"
        )
        self.check_access("read")
        if not self.is_sealed or not (self.number or self.letterhead_agency):
            raise UserError(
                self.env._("Issue the document first, then attach its signed copy.")
            )
        self._check_pdf(content)
        file = self.env["iso.document.file"]._archive(
            self, "signed", name or f"{self._print_name()}.pdf", content
        )
        self.invalidate_recordset(_OFFICIAL)
        self.sudo().message_post(
            body=self.env._(
                "Signed copy attached: %(name)s (SHA-256 %(sha)s).",
                name=file.attachment_id.name,
                sha=file.sha256,
            )
        )

    def _check_pdf(self, content):
        if len(content or b"") > LARGEST_MB * 1024 * 1024:
            raise UserError(
                self.env._(
                    "The file is larger than %s MB: scan it smaller.", LARGEST_MB
                )
            )
        try:
            pages = len(PdfReader(BytesIO(content or b"")).pages)
        except (PyPdfError, ValueError, KeyError, TypeError, OSError):
            pages = 0
        if not pages:
            raise UserError(
                self.env._("This is not a PDF that can be read: choose the signed PDF.")
            )

    # ------------------------------------------------------------ check
    def check_files(self):
        """Whether the archived files are still what came in.

        :return: list of (iso.document.file, "intact", "changed" or "missing")
        """
        self.ensure_one()
        self.check_access("read")
        files = self.env["iso.document.file"]._of(self).get(self.id, [])
        return [(file, file._state()) for file in files]

    def action_check_files(self):
        """Say of each archived file whether it is still what was issued."""
        words = {
            "intact": self.env._("unchanged since it was archived"),
            "changed": self.env._("CHANGED: not the file that was archived"),
            "missing": self.env._("MISSING from the file store"),
        }
        found = self.check_files()
        bad = [state for _file, state in found if state != "intact"]
        lines = [
            f"{file.attachment_id.name}: {words[state]} (SHA-256 {file.sha256[:16]}…)"
            for file, state in found
        ]
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "danger" if bad or not found else "success",
                "sticky": bool(bad),
                "title": self.env._("Archived Files"),
                "message": "\n".join(lines)
                or self.env._("This document has no archived file."),
            },
        }

    # ------------------------------------------------------------ buttons
    def action_preview(self):
        """Show the PDF in a tab of the browser."""
        self.ensure_one()
        report = self._official_report()
        return {
            "type": "ir.actions.act_url",
            "url": f"/report/pdf/{report.report_name}/{self.id}",
            "target": "new",
        }

    def action_open_signed(self):
        """Ask for the signed copy."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Attach the Signed Copy"),
            "res_model": "iso.signed.copy.wizard",
            "view_mode": "form",
            "target": "new",
            "context": {"default_res_model": self._name, "default_res_id": self.id},
        }

    def action_send(self):
        """Open an e-mail to the recipients with the official file attached."""
        self.ensure_one()
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
        return self.sudo().company_id.iso_supervisor_id.partner_id
