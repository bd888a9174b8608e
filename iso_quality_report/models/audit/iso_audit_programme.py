from odoo import models


class IsoAuditProgramme(models.Model):
    """The printed programme of a year: archived when it is issued."""

    _inherit = "iso.audit.programme"

    def _printed_document(self):
        return self._form_key()
