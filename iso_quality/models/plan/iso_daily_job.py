from odoo import api, models

from .iso_plan import IN_FORCE


class IsoDailyJob(models.AbstractModel):
    """The tasks of plans in force are chased."""

    _inherit = "iso.daily.job"

    @api.model
    def _companies(self):
        in_force = self.env["iso.plan"]._read_group(
            [("state", "in", IN_FORCE)], ["company_id"]
        )
        return super()._companies().union(*(company for [company] in in_force))
