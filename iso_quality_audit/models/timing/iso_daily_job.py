from odoo import api, models

from ..audit.iso_audit import UNDER_WAY


class IsoDailyJob(models.AbstractModel):
    """Lead auditors are reminded of reports, secretaries of the year's audit; calendars
    show the sessions of audits as they are."""

    _inherit = "iso.daily.job"

    @api.model
    def _companies(self):
        rounds = self.env["iso.audit"]._read_group(
            [("state", "in", UNDER_WAY)], ["company_id"]
        )
        return super()._companies().union(*(company for [company] in rounds))

    @api.model
    def _steps(self):
        return [
            *super()._steps(),
            self.env["iso.audit"].browse()._remind_report_batch,
            self.env["iso.plan"].browse()._remind_audit_batch,
            self.env["iso.audit.session"].browse()._mend_events_batch,
        ]
