from odoo import api, models

from ..nonconformity.iso_nonconformity import CALLED_OFF


class IsoDailyJob(models.AbstractModel):
    """Departments that are asked whether they have the same are asked where they are
    headed today."""

    _inherit = "iso.daily.job"

    @api.model
    def _companies(self):
        asked = self.env["iso.nonconformity.asking"]._read_group(
            [("answer", "=", False), ("nonconformity_id.state", "not in", CALLED_OFF)],
            ["company_id"],
        )
        return super()._companies().union(*(company for [company] in asked))

    @api.model
    def _steps(self):
        askings = self.env["iso.nonconformity.asking"]
        return [*super()._steps(), askings.browse()._ask_batch]
