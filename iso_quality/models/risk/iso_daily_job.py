from odoo import api, models


class IsoDailyJob(models.AbstractModel):
    """The secretary is reminded of review dates in the context."""

    _inherit = "iso.daily.job"

    @api.model
    def _companies(self):
        groups = self.env["iso.context"]._read_group([], ["company_id"])
        return super()._companies().union(*(company for [company] in groups))

    @api.model
    def _steps(self):
        return [
            *super()._steps(),
            self.env["iso.context.issue"].browse()._remind_review_batch,
            self.env["iso.interested.party"].browse()._remind_review_batch,
        ]
