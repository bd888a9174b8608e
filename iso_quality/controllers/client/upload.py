"""Files that are too large are refused in words; Odoo's own answers hide them."""

import json
import os

from odoo import http
from odoo.http import request

from odoo.addons.mail.controllers.attachment import AttachmentController
from odoo.addons.web.controllers.binary import Binary


def _refusal(model, files):
    """What is said of the first file that is too large; None when none is."""
    attachments = request.env["ir.attachment"]
    limit = attachments._iso_largest_file(model)
    for file in files:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        if refusal := attachments._iso_too_large(file.filename, size, limit):
            return refusal
    return None


class IsoBinary(Binary):
    """Uploads of forms."""

    @http.route()
    def upload_attachment(self, model, id, ufile, callback=None):
        files = request.httprequest.files.getlist("ufile")
        if not callback and (refusal := _refusal(model, files)):
            return json.dumps([{"error": refusal}])
        return super().upload_attachment(model, id, ufile, callback=callback)


class IsoAttachmentController(AttachmentController):
    """Uploads of the history below a form."""

    @http.route()
    def mail_attachment_upload(
        self, ufile, thread_id, thread_model, is_pending=False, **kwargs
    ):
        if refusal := _refusal(thread_model, [ufile]):
            return request.make_json_response({"error": refusal})
        return super().mail_attachment_upload(
            ufile, thread_id, thread_model, is_pending=is_pending, **kwargs
        )
