from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ..work.iso_daily_job import BATCH


class IsoObjectiveMeasure(models.Model):
    """Missing measures are chased like late tasks, by the same daily job."""

    _name = "iso.objective.measure"
    _inherit = ["iso.objective.measure", "iso.reminder.mixin"]

    reminded_on = fields.Date(readonly=True, copy=False)
    is_missing = fields.Boolean(
        "Missing", compute="_compute_is_missing", search="_search_is_missing"
    )

    @api.model
    def _due_domain(self):
        """Open measures of approved sheets."""
        return Domain("state", "=", "open") & Domain(
            "objective_id.sheet_id.state", "=", "issued"
        )

    @api.model
    def _missing_domain(self):
        """Due ones whose period and the agency's grace after it are over."""
        today = fields.Date.context_today(self)
        late = Domain.FALSE
        companies = self.env["res.company"].sudo()
        for days, ids in companies._read_group(
            [], ["iso_measure_grace_days"], ["id:array_agg"]
        ):
            late |= Domain("company_id", "in", ids) & Domain(
                "date_to", "<", today - timedelta(days=days)
            )
        return self._due_domain() & late

    def _search_is_missing(self, operator, value):
        return self._search_flag(operator, value, self._missing_domain())

    @api.depends("state", "date_to", "objective_id.sheet_id.state")
    def _compute_is_missing(self):
        missing = self.sudo().filtered_domain(self._missing_domain())
        for measure in self:
            measure.is_missing = measure in missing

    def _remind_missing_batch(self, company, skip):
        """Put the next missing measures on the to-do list of those who answer for them;
        again after the agency's days for late tasks, with the head of the department.

        :param company: one res.company
        :param skip: measures that failed before in this run
        :return: (number of measures looked at, those that failed)
        """
        today = company._iso_today()
        again = today - timedelta(days=company.iso_escalate_days)
        measures = self.search(
            self._due_domain()
            & Domain("company_id", "=", company.id)
            & Domain("date_to", "<", today - timedelta(company.iso_measure_grace_days))
            & (Domain("reminded_on", "=", False) | Domain("reminded_on", "<=", again))
            & Domain("id", "not in", skip.ids),
            limit=BATCH,
            order="date_to, id",
        ).try_lock_for_update(allow_referencing=True)
        return len(measures), self._one_by_one_if_needed(
            measures, lambda some: some._schedule_missing(today)
        )

    def _schedule_missing(self, today):
        """One to-do at a time for each measure and person."""
        kind = self.env.ref("iso_quality.mail_activity_type_measure")
        self._forget(kind)
        fallback = self._fallback_user()
        whom = []
        for measure in self:
            head = measure.department_id.iso_head_user_id
            told = measure.owner_id or head or fallback
            if measure.reminded_on:
                # Still missing: who answers for the department, or the agency, as well.
                told |= head or fallback
            whom += [(measure, user, today) for user in told]
        self._schedule(kind, whom)
        self.write({"reminded_on": today})
