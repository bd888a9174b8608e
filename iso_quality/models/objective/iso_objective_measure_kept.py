from odoo import api, models
from odoo.exceptions import UserError


class IsoObjectiveMeasure(models.Model):
    """What is recorded stays, with its files, until it is reopened."""

    _inherit = "iso.objective.measure"

    def _iso_keeping_files(self):
        return self.filtered(lambda measure: measure._is_done())

    @api.ondelete(at_uninstall=True)
    def _unlink_except_recorded(self):
        if recorded := self._iso_keeping_files():
            raise UserError(
                self.env._(
                    "“%s” is recorded: it stays as proof. Reopen it first.",
                    recorded[0].display_name,
                )
            )
