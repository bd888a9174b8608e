from odoo import api, models


class IsoDailyJob(models.AbstractModel):
    """The tasks of plans in force are chased; where there is no plan, the plan is."""

    _inherit = "iso.daily.job"

    @api.model
    def _companies(self):
        # Also those whose last plan is over: they may lack the next one.
        plans = self.env["iso.plan"]._read_group([], ["company_id"])
        return super()._companies().union(*(company for [company] in plans))

    @api.model
    def _steps(self):
        agencies = self.env["res.company"].browse()
        return [*super()._steps(), agencies._iso_tell_no_plan_batch]
