from odoo import api, models

from .iso_nonconformity import ENDED


class IsoDailyJob(models.AbstractModel):
    """Whoever has the next step of a nonconformity is asked to take it."""

    _inherit = "iso.daily.job"

    @api.model
    def _companies(self):
        going_on = self.env["iso.nonconformity"]._read_group(
            [("state", "not in", ENDED)], ["company_id"]
        )
        return super()._companies().union(*(company for [company] in going_on))
