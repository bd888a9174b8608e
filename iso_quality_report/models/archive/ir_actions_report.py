from io import BytesIO
from unicodedata import category
from zipfile import ZIP_DEFLATED, ZipFile

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.safe_eval import safe_eval, time

from ...papers import build
from ...typeset import write_docx, write_pdf, write_pdfs, write_xlsx


class IrActionsReport(models.Model):
    """Reports whose document is written by our document language.

    A report names the document (``iso_document``) and its format is its type. No
    wkhtmltopdf is needed. What a user may not read is not printed, whichever way the
    print is asked for (menu, address, e-mail).
    """

    _inherit = "ir.actions.report"

    report_type = fields.Selection(
        selection_add=[
            ("reportlab", "PDF (document)"),
            ("docx", "Word (document)"),
            ("xlsx", "Excel (tables of a document)"),
        ],
        ondelete={"reportlab": "cascade", "docx": "cascade", "xlsx": "cascade"},
    )
    iso_document = fields.Char(
        "Document", help="Code of the document that this report prints.", readonly=True
    )
    iso_official = fields.Boolean(
        "The Official Print",
        help="Issued documents are printed from the archived file.",
        readonly=True,
    )

    # ------------------------------------------------------------ PDF
    def _pre_render_qweb_pdf(self, report_ref, res_ids=None, data=None):
        report = self._get_report(report_ref)
        if report.report_type != "reportlab":
            return super()._pre_render_qweb_pdf(report_ref, res_ids=res_ids, data=data)
        streams = {}
        nothing = fresh = self.env[report.model]
        for record in self._iso_records(report, res_ids):
            archived = report.iso_official and record._official_pdf()
            if archived:
                streams |= self._iso_stream(report, fresh)
                streams[record.id] = {"stream": BytesIO(archived), "attachment": None}
                fresh = nothing
            else:
                fresh += record
        streams |= self._iso_stream(report, fresh)
        return streams, "pdf"

    def _iso_stream(self, report, records):
        """One stream for records that have no archived file: they share their fonts,
        and Odoo need not merge them.

        :return: dict as ``_pre_render_qweb_pdf`` gives it; empty for no records
        """
        if not records:
            return {}
        content = write_pdfs(build(report.iso_document, one) for one in records)
        return {records[0].id: {"stream": BytesIO(content), "attachment": None}}

    def _render_reportlab(self, report_ref, res_ids, data=None):
        """The PDF of some records, merged (bytes, "pdf")."""
        return self._render_qweb_pdf(report_ref, res_ids=res_ids, data=data)

    def _iso_pdf(self, record):
        """The bytes of a new PDF of one record, archived or not."""
        return write_pdf(build(self.iso_document, record))

    # ------------------------------------------------------------ Word, Excel
    def _render_docx(self, report_ref, res_ids, data=None):
        """(bytes, "docx") of one record, (bytes, "zip") of several."""
        return self._iso_files(report_ref, res_ids, write_docx, "docx")

    def _render_xlsx(self, report_ref, res_ids, data=None):
        """(bytes, "xlsx") of one record, (bytes, "zip") of several."""
        return self._iso_files(report_ref, res_ids, write_xlsx, "xlsx")

    def _iso_files(self, report_ref, res_ids, write, extension):
        report = self._get_report(report_ref)
        records = self._iso_records(report, res_ids)
        if len(records) == 1:
            return write(build(report.iso_document, records)), extension
        stream = BytesIO()
        taken = set()
        with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
            for record in records:
                name = self._iso_file_name(report, record)
                if name in taken:
                    name = f"{name} ({record.id})"
                taken.add(name)
                content = write(build(report.iso_document, record))
                archive.writestr(f"{name}.{extension}", content)
        return stream.getvalue(), "zip"

    # ------------------------------------------------------------ helpers
    def _iso_records(self, report, res_ids):
        """The records to print, in the order asked for.

        :raise AccessError: when the user may not read one of them
        :raise UserError: when there is none
        """
        ids = [res_ids] if isinstance(res_ids, int) else list(res_ids or [])
        records = self.env[report.model].browse(dict.fromkeys(ids)).exists()
        records.check_access("read")
        if not records:
            raise UserError(
                self.env._("There is nothing to print: choose a record that exists.")
            )
        return records

    def _iso_file_name(self, report, record):
        """The name of the file of a record, without extension."""
        if not report.print_report_name:
            return report.name
        name = safe_eval(report.print_report_name, {"object": record, "time": time})
        return _fit_for_files(name) or report.name


def _fit_for_files(name):
    """A name without what file systems refuse and what hides or reorders letters."""
    shown = "".join(
        " " if sign in '\\/:*?"<>|\t\n\r' else sign for sign in str(name or "")
    )
    # Control, format (bidi marks among them) and surrogate characters.
    kept = (sign for sign in shown if category(sign) not in ("Cc", "Cf", "Cs"))
    return "".join(kept).strip()
