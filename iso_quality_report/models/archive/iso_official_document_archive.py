from odoo import api, fields, models
from odoo.exceptions import UserError

from ...typeset import write_pdf
from .iso_document_link import FIRST

# Read from the archived file, which is no field of the document.
_OFFICIAL = [
    "official_file_id",
    "official_kind",
    "official_sha256",
    "official_by_id",
    "official_by_name",
    "official_confirmed_by_name",
    "official_reason",
    "official_date",
    "waiting_file_id",
    "waiting_text",
]


class IsoOfficialDocument(models.AbstractModel):
    """The printed file of an official document: archived when it is issued.

    Later prints return the archived file byte for byte.
    """

    _inherit = "iso.official.document"

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
    official_by_name = fields.Char(
        "Archived By (name)", compute="_compute_official_file"
    )
    official_confirmed_by_name = fields.Char(
        "Signed Copy Confirmed By", compute="_compute_official_file"
    )
    official_reason = fields.Text(
        "Reason of the Signed Copy", compute="_compute_official_file"
    )
    official_date = fields.Datetime("Archived On", compute="_compute_official_file")

    @api.depends("state")
    def _compute_official_file(self):
        nothing = self.env["iso.document.file"]
        files = nothing._of(self)
        for document in self:
            file = files.get(document._origin.id, nothing)._official()
            document.official_file_id = file.attachment_id
            document.official_kind = file.kind
            document.official_sha256 = file.sha256
            document.official_by_id = file.taken_by_id
            document.official_by_name = file.taken_by_name
            document.official_confirmed_by_name = file.confirmed_by_name
            document.official_reason = file.reason
            document.official_date = file.create_date

    def _forget_official_file(self):
        """Read the official file again: the archive is no field of the document."""
        self.invalidate_recordset(_OFFICIAL)

    def _printed_document(self):
        """Code of the document (see ``papers/``) that is archived when this one is
        issued; "" for none. Depends on nothing but the kind of the record."""
        return ""

    # ------------------------------------------------------------ archive
    def _iso_keeps_on_write(self, vals):
        # What is issued is stored with its file, after all that issuing brings.
        return super()._iso_keeps_on_write(vals) and vals["state"] != "issued"

    def _archive_issued(self, is_rebuilt=False):
        """Archive the PDF in the transaction that issues the document, and store what
        its papers are made of.

        :param bool is_rebuilt: whether it was issued before
        """
        super()._archive_issued()
        self.ensure_one()
        if not self._printed_document():
            return
        report = self._official_report()
        # sudo: the file is for all who may read the document; issuing asked
        document = self.sudo()
        prints = self.env["iso.document.print"]
        foot = "" if is_rebuilt else self._chain_text()
        made = prints._keep(document, is_rebuilt=is_rebuilt, foot=foot)
        if not is_rebuilt:
            for one in made.values():
                document._check_letters(one)
        code = self._printed_document()
        content = write_pdf(made[code]) if code in made else report._iso_pdf(document)
        name = f"{report._iso_file_name(report, document)}.pdf"
        self.env["iso.document.file"]._archive(document, "issued", name, content)
        self._forget_official_file()

    def _chain_text(self):
        """The newest value of the chain of archived files, as printed at the foot: what
        is on paper cannot be rewritten."""
        newest = self.env["iso.document.link"]._newest(self.company_id)
        return "" if newest == FIRST else f"Chuỗi lưu: {newest}"

    @api.model
    def _printed_models(self):
        """The models whose documents are archived when issued (list of str)."""
        base = self.env.registry["iso.official.document"]
        return [
            name
            for name, model in self.env.registry.items()
            if issubclass(model, base)
            and not model._abstract
            and model._printed_document is not base._printed_document
        ]

    @api.model
    def _archive_missing(self):
        """Archive issued documents that have no file yet, oldest first."""
        # Some kinds get no number; their letterhead was kept when they were issued.
        # sudo: run by upgrades
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
                document._archive_issued(is_rebuilt=True)

    # ------------------------------------------------------------ print
    def _official_report(self):
        """The report that prints a document of this kind as the official PDF."""
        # sudo: which report prints a kind is no secret
        return (
            self.env["ir.actions.report"]
            .sudo()
            .search(
                [
                    ("iso_document", "=", self._printed_document()),
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
        files = self.env["iso.document.file"]
        file = files._of(self).get(self.id, files)._official()
        if not file:
            return None
        content = file.attachment_id.raw
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

    def action_preview(self):
        """Show the PDF in a tab of the browser."""
        self.ensure_one()
        self.check_access("read")
        report = self._official_report()
        return {
            "type": "ir.actions.act_url",
            "url": f"/report/pdf/{report.report_name}/{self.id}",
            "target": "new",
        }
