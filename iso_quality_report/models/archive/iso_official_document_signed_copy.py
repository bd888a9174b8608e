from hashlib import sha256
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

    def attach_signed(self, name, content, reason=None):
        """Take in the signed copy of an issued document.

        A leader's becomes the official file at once; the secretary's waits until a
        leader confirms it. Everything that came in is kept.

        :param str name: file name
        :param bytes content: a PDF
        :param str reason: why, on a document that is over or has a signed copy
        :raise UserError: when the document is not issued, the file is no PDF or one that
            is archived already, or the reason is missing
        """
        self.ensure_one()
        self._require_signed_copy_role("secretary", "leader")
        if not self.is_sealed or not (self.number or self.letterhead_agency):
            raise UserError(
                self.env._("Issue the document first, then attach its signed copy.")
            )
        self._check_pdf(content)
        self._check_not_archived(content)
        if self._signed_copy_needs_reason():
            reason = self._check_reason(reason)
        is_leader = self._signed_by_leader()
        self._set_waiting_aside()
        file = self.env["iso.document.file"]._archive(
            self,
            "signed" if is_leader else "waiting",
            name or f"{self._print_name()}.pdf",
            content,
            (reason or "").strip(),
        )
        self._forget_official_file()
        self._tell_of_signed(file)
        if not is_leader:
            self._ask_to_decide(self._leaders())

    def _require_signed_copy_role(self, *roles):
        """:raise AccessError: for those who do not have one of the roles here"""
        self.env["res.users"]._iso_require(roles, self)
        self.check_access("read")

    def _signed_by_leader(self):
        """Whether who attaches a signed copy takes it in as well."""
        # sudo: only the agency
        agency = self.sudo().company_id
        return self.env.su or agency in self.env.user._iso_agencies("leader")

    def _signed_copy_needs_reason(self):
        """Whether a signed copy comes late: the document is closed, replaced or
        cancelled, or has a signed copy already."""
        self.ensure_one()
        if self._is_unsealed():
            # Our own code tells the past (demo data).
            return False
        return self.state not in self._in_force_states or self.official_kind == "signed"

    def _check_not_archived(self, content):
        """:raise UserError: when this very file is in the archive of the document"""
        files = self.env["iso.document.file"]
        fingerprint = sha256(content).hexdigest()
        same = (
            files._of(self)
            .get(self.id, files)
            .filtered(
                lambda file: file.sha256 == fingerprint and file.kind != "refused"
            )[:1]
        )
        if same.kind == "issued":
            raise UserError(
                self.env._(
                    "This is the file that was archived when the document was issued: "
                    "it bears no signature. Choose the signed PDF."
                )
            )
        if same:
            raise UserError(self.env._("This signed copy is in the archive already."))

    def _tell_of_signed(self, file):
        parts = [
            self.env._(
                "Signed copy attached by %(who)s: %(name)s (SHA-256 %(sha)s).",
                who=file.taken_by_name,
                name=file.attachment_id.name,
                sha=file.sha256,
            )
            if file.kind == "signed"
            else self.env._(
                "Signed copy of %(who)s waits for a leader's confirmation: %(name)s "
                "(SHA-256 %(sha)s).",
                who=file.taken_by_name,
                name=file.attachment_id.name,
                sha=file.sha256,
            )
        ]
        if file.reason:
            parts.append(self.env._("Reason: %s", file.reason))
        # sudo: role and access were asked; the document is sealed
        self.sudo().message_post(body=" ".join(parts))

    def _check_pdf(self, content):
        # Whatever a client sends: only bytes are a file.
        content = content if isinstance(content, bytes) else b""
        if len(content) > LARGEST_MB * 1024 * 1024:
            raise UserError(
                self.env._(
                    "The file is larger than %s MB: scan it smaller.", LARGEST_MB
                )
            )
        try:
            pages = len(PdfReader(BytesIO(content)).pages)
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
