from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from .iso_reminder_mixin import BATCH


class IsoObjectiveMeasure(models.Model):
    """Missing measures are chased like late tasks, by the same daily job."""

    _name = "iso.objective.measure"
    _inherit = ["iso.objective.measure", "iso.reminder.mixin"]

    def _remind_stale_batch(self, company, skip):
        """Put the next missing measures on the to-do list of those who answer for them,
        again after the agency's days for late tasks.

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
            measures, lambda some: some._schedule_stale(today)
        )

    def _schedule_stale(self, today):
        """One to-do at a time for each measure."""
        kind = self.env.ref("iso_quality.mail_activity_type_measure")
        self.env["mail.activity"].search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("activity_type_id", "=", kind.id),
            ]
        ).unlink()
        fallback = self._fallback_user()
        self._schedule(
            kind,
            [
                (
                    measure,
                    measure.owner_id
                    or measure.department_id.iso_head_user_id
                    or fallback,
                    today,
                )
                for measure in self
            ],
        )
        self.write({"reminded_on": today})


class IsoTask(models.Model):
    """The daily job looks at measures as well."""

    _inherit = "iso.task"

    @api.model
    def _companies_to_remind(self):
        approved = self.env["iso.objective.sheet"]._read_group(
            [("state", "=", "issued")], ["company_id"]
        )
        found = super()._companies_to_remind()
        return found.union(*(company for [company] in approved))

    @api.model
    def _reminders(self):
        measures = self.env["iso.objective.measure"].browse()
        return [*super()._reminders(), measures._remind_stale_batch]
