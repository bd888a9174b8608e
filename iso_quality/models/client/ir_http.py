from odoo import models

from .ir_attachment_size import LARGEST_FILE_MB


class IrHttp(models.AbstractModel):
    """The web client says beforehand how large a file may be."""

    _inherit = "ir.http"

    def session_info(self):
        """As Odoo's, with the largest file of ours."""
        return {**super().session_info(), "iso_largest_file_mb": LARGEST_FILE_MB}
