import json

from werkzeug.exceptions import BadRequest, InternalServerError, NotFound

from odoo import http
from odoo.http import content_disposition, request
from odoo.tools import html_escape

from odoo.addons.web.controllers.report import ReportController

# What _render_docx and _render_xlsx return, and how browsers call it.
MIMETYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
CONVERTERS = ("docx", "xlsx")


class IsoReportController(ReportController):
    """Serves Word and Excel reports beside Odoo's PDF, and names what it serves."""

    @http.route()
    def report_routes(self, reportname, docids=None, converter=None, **data):
        reports = request.env["ir.actions.report"]
        try:
            report = reports._get_report(reportname)
        except ValueError as error:
            raise NotFound() from error
        ids = _ids(docids)
        if converter not in CONVERTERS:
            docids = docids and ",".join(map(str, ids))
            return super().report_routes(
                reportname, docids=docids, converter=converter, **data
            )
        if not report.iso_document:
            raise NotFound()
        render = getattr(reports, f"_render_{converter}")
        content, extension = render(reportname, ids)
        name = report.name
        if len(ids) == 1:
            record = request.env[report.model].browse(ids)
            name = reports._iso_file_name(report, record)
        return request.make_response(
            content,
            headers=[
                ("Content-Type", MIMETYPES[extension]),
                ("Content-Length", len(content)),
                ("Content-Disposition", content_disposition(f"{name}.{extension}")),
            ],
        )

    @http.route()
    def report_download(self, data, context=None, token=None, readonly=True):
        try:
            url, kind = json.loads(data)[:2]
        except (TypeError, ValueError) as error:
            raise BadRequest() from error
        if kind not in CONVERTERS:
            return super().report_download(
                data, context=context, token=token, readonly=readonly
            )
        try:
            path = url.split(f"/report/{kind}/")[1].split("?")[0]
            reportname, _slash, docids = path.partition("/")
            return self.report_routes(reportname, docids=docids, converter=kind)
        except Exception as error:
            # As Odoo's own: the dialog shows what the exception says.
            shown = http.serialize_exception(error)
            body = {"code": 200, "message": "Odoo Server Error", "data": shown}
            response = request.make_response(html_escape(json.dumps(body)))
            raise InternalServerError(response=response) from error


def _ids(docids):
    """The ids in an address; what cannot be one is left out."""
    words = (docids or "").split(",")
    found = [int(one) for one in words if one.isdecimal() and len(one) <= 10]
    return [one for one in found if one < 2**31]
