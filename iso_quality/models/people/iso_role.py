from odoo import models


class IsoRole(models.Model):
    """Who has no role any more does not answer any more."""

    _inherit = "iso.role"

    def _end(self):
        result = super()._end()
        # sudo: who may end roles was asked
        for company, rows in self.sudo().grouped("company_id").items():
            self.env["iso.handover"]._settle(rows.user_id, company)
        return result
