from odoo import api, models


class IsoDailyJob(models.AbstractModel):
    """Measures are counted before anybody is reminded of what is missing."""

    _inherit = "iso.daily.job"

    @api.model
    def _companies(self):
        approved = self.env["iso.objective.sheet"]._read_group(
            [("state", "=", "issued")], ["company_id"]
        )
        return super()._companies().union(*(company for [company] in approved))

    @api.model
    def _steps(self):
        measures = self.env["iso.objective.measure"].browse()
        return [
            measures._count_batch,
            *super()._steps(),
            measures._remind_missing_batch,
        ]
