from odoo import models

from ...tools.vietnam_time import ZONE
from .ir_attachment_size import LARGEST_FILE_MB


class IrHttp(models.AbstractModel):
    """What the web client knows beforehand: how large a file may be, and that the day of
    people of an agency is Vietnam's, whatever zone their computer has."""

    _inherit = "ir.http"

    def session_info(self):
        """As Odoo's, with the largest file of ours and the zone of agencies."""
        told = {**super().session_info(), "iso_largest_file_mb": LARGEST_FILE_MB}
        if told.get("uid") and self.env.user.iso_staff_company_ids:
            told["iso_zone"] = ZONE
            told["user_context"] = {**told["user_context"], "tz": ZONE}
        return told
