from odoo import models
from odoo.fields import Domain

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today


class IsoAudit(models.Model):
    """A report that is to be written stands on the lead auditor's to-do list, by the same
    daily job as late tasks; it is gone when the report is issued."""

    _inherit = "iso.audit"

    def _report_reminder(self):
        return self.env.ref("iso_quality_audit.mail_activity_type_audit_report")

    def _remind_report_batch(self, company, skip):
        """Put reports that are due on the lists of the lead auditors.

        :param company: one res.company
        :param skip: rounds that failed before in this run
        :return: (number of rounds somebody is reminded of, those that failed)
        """
        today = vietnam_today()
        soon = self._report_due_domain(company._iso_remind_until(today))
        # Nothing is written before the last session is over.
        audits = self._next_batch(
            company, skip, soon & Domain("date_to", "<", today), "report_due, id"
        )
        wanted = audits._wrongly_asked(
            self._report_reminder(),
            {audit: (audit._who_reports(), audit.report_due) for audit in audits},
        )
        return len(wanted), self._one_by_one_if_needed(
            wanted, lambda some: some._ask_for_report()
        )

    def _who_reports(self):
        """The lead auditor; the secretary when he has left."""
        people = self.env["iso.addressee"]._of(self.company_id)
        return people.answering(self.lead_id, self.env["hr.department"])

    def _ask_for_report(self):
        self._forget(self._report_reminder())
        self._schedule(
            self._report_reminder(),
            [(audit, audit._who_reports(), audit.report_due) for audit in self],
        )

    def _set_state(self, state, vals=None):
        result = super()._set_state(state, vals)
        if state in ("closed", "cancelled"):
            # sudo: to-dos are the lead's, whoever ends the round
            self.sudo()._forget(self._report_reminder())
        return result

    def _tell_the_plan(self):
        result = super()._tell_the_plan()
        # sudo: run by closing; the plan asks for an audit no more
        self.env["iso.plan"].sudo()._audit_is_closed(self)
        return result
