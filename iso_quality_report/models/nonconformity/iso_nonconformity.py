from odoo import models

from ...papers.nonconformity.nonconformity_request import TITLES as REQUESTS
from ...papers.nonconformity.nonconformity_slip import TITLES as SLIPS


class IsoNonconformity(models.Model):
    """The printed forms of a nonconformity."""

    _inherit = "iso.nonconformity"

    def _slip_name(self):
        """The name of the file with its report, without extension."""
        self.ensure_one()
        return self._form_name(SLIPS[self.kind])

    def _request_name(self):
        """The name of the file with the request for action, without extension."""
        self.ensure_one()
        return self._form_name(REQUESTS[self.kind])

    def _form_name(self, title):
        number = self.name or f"{self.reported_on:%d-%m-%Y}"
        return f"{title.capitalize()} {number}".replace("/", "-")[:120]
