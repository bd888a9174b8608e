from odoo import api, models


class IsoRole(models.Model):
    """Who has no role any more does not answer any more; who gets one does."""

    _inherit = "iso.role"

    def _end(self):
        result = super()._end()
        # sudo: who may end roles was asked
        for company, rows in self.sudo().grouped("company_id").items():
            roles = sorted(set(rows.mapped("role")))
            self.env["iso.handover"]._settle(rows.user_id, company, roles)
        return result

    @api.model_create_multi
    def create(self, vals_list):
        """As before; whoever is appointed answers for what was left to the role."""
        rows = super().create(vals_list)
        # sudo: who may give roles was asked
        for row in rows.sudo():
            self.env["iso.handover"]._appointed(row.role, row.company_id)
        return rows
