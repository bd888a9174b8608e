from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError


class IsoNonconformity(models.Model):
    """After an inspection the agency reports what it has done within two months of the
    signing of the record, and the inspectors may not accept it (TT 26/2014/TT-BKHCN,
    article 37)."""

    _inherit = "iso.nonconformity"

    inspection_date = fields.Date(
        "Record of the Inspection Signed On",
        copy=False,
        help="From this day the time for the report to the inspectors runs.",
    )
    inspection_due = fields.Date(
        "Report to the Inspectors Until", compute="_compute_inspection_due", store=True
    )

    @api.depends("inspection_date", "source", "company_id.iso_inspection_months")
    def _compute_inspection_due(self):
        for one in self:
            if one.is_over and one.inspection_due:
                # What is over keeps the deadline that it had.
                one.inspection_due = one.inspection_due
                continue
            signed = one.source == "inspection" and one.inspection_date
            months = max(one.company_id.iso_inspection_months, 0)
            one.inspection_due = signed and signed + relativedelta(months=months)

    def not_accepted(self, reason):
        """The inspectors have not accepted what was done: a new round.

        :param str reason: what they wrote; printed
        """
        self.check_access("read")
        for one in self:
            if one.source != "inspection":
                raise UserError(
                    self.env._(
                        "“%s” does not come from an inspection.", one.display_name
                    )
                )
        reason = self._check_reason(reason)
        # Kept in the history, so Vietnamese always.
        self.reopen(f"Đoàn kiểm tra chưa chấp nhận hành động khắc phục: {reason}")

    def action_open_not_accepted(self):
        return self.env["iso.reason.wizard"]._ask(self, "not_accepted")
