from odoo import api, models


class IsoDailyJob(models.AbstractModel):
    """Calendars show the sessions of audits as they are."""

    _inherit = "iso.daily.job"

    @api.model
    def _steps(self):
        return [
            *super()._steps(),
            self.env["iso.audit.session"].browse()._mend_events_batch,
        ]
