from odoo import models

from ...papers.nonconformity.nonconformity_request import TITLES as REQUESTS
from ...papers.nonconformity.nonconformity_slip import TITLES as SLIPS


class IsoNonconformity(models.Model):
    """The printed forms of a nonconformity."""

    _inherit = "iso.nonconformity"

    # ------------------------------------------------------------ of the past
    def _iso_past(self):
        # Handed in it is sealed, but actions and checks go on until it is over.
        return self.filtered("is_over")

    def _iso_keeps_on_write(self, vals):
        # The history and what is called off with it follow: see ``_move``.
        return False

    def _move(self, left, state, vals=None, reason=""):
        result = super()._move(left, state, vals, reason)
        # sudo: callers have moved them, which asks
        self.sudo()._iso_past()._iso_keep_prints()
        return result

    # ------------------------------------------------------------ names of files

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
