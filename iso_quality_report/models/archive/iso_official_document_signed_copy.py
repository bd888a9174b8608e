from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.web_actions import open_dialog

LARGEST_MB = 50


class IsoOfficialDocument(models.AbstractModel):
    """The signed copy of an issued document, which is then the official file.

    What was issued is kept beside it.
    """

    _inherit = "iso.official.document"

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
        self._forget_official_file()
        # sudo: access and role were checked; the document is sealed
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

    def action_open_signed(self):
        """Ask for the signed copy."""
        self.ensure_one()
        self.check_access("read")
        return open_dialog(
            self.env._("Attach the Signed Copy"),
            "iso.signed.copy.wizard",
            default_res_model=self._name,
            default_res_id=self.id,
        )
