from odoo import api, models


class IsoDailyJob(models.AbstractModel):
    """Review dates in the context, reviews past their date, and risks whose acceptance
    ran out are said to those who answer for them."""

    _inherit = "iso.daily.job"

    @api.model
    def _companies(self):
        groups = self.env["iso.context"]._read_group([], ["company_id"])
        groups += self.env["iso.risk.round"]._read_group([], ["company_id"])
        return super()._companies().union(*(company for [company] in groups))

    @api.model
    def _steps(self):
        return [
            *super()._steps(),
            self.env["iso.context.issue"].browse()._remind_review_batch,
            self.env["iso.interested.party"].browse()._remind_review_batch,
            self.env["iso.context"].browse()._tell_late_batch,
            self.env["iso.risk.round"].browse()._tell_late_batch,
            self.env["iso.risk"].browse()._tell_ran_out_batch,
        ]
