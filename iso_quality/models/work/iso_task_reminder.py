from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain


class IsoTask(models.Model):
    """Reminders: a to-do before the deadline, and one for the head when it is past.

    What has been sent is noted on the task (``reminded_on``, ``escalated_on``) in the
    same transaction, so that a job that runs twice, is killed midway or has not run
    for a week neither doubles nor forgets anything.
    """

    _inherit = "iso.task"

    reminded_on = fields.Date(readonly=True, copy=False)
    escalated_on = fields.Date("Head Told On", readonly=True, copy=False)

    @api.model
    def _cron_remind(self):
        """What the scheduled action calls; its name is in the databases of agencies."""
        self.env["iso.daily.job"]._run()

    def _remind_batch(self, company, skip):
        """Put the next tasks that are due soon on their to-do lists.

        :param company: one res.company
        :param skip: tasks that failed before in this run
        :return: (number of tasks looked at, the tasks that failed)
        """
        today = company._iso_today()
        tasks = self._next_batch(
            company,
            skip,
            self._due_domain(today + timedelta(days=company.iso_remind_days))
            & Domain("reminded_on", "=", False),
            "date_due, id",
        )
        return len(tasks), self._one_by_one_if_needed(
            tasks, lambda some: some._schedule_reminders(today)
        )

    def _escalate_batch(self, company, skip):
        """Tell heads of the next late tasks, again after some days.

        :return: as ``_remind_batch``
        """
        today = company._iso_today()
        again = today - timedelta(days=company.iso_escalate_days)
        tasks = self._next_batch(
            company,
            skip,
            self._late_domain(today)
            & (
                Domain("escalated_on", "=", False) | Domain("escalated_on", "<=", again)
            ),
            "date_due, id",
        )
        return len(tasks), self._one_by_one_if_needed(
            tasks, lambda some: some._schedule_escalation(today)
        )

    def _schedule_reminders(self, today):
        """Schedule the responsible people's to-dos."""
        kind = self.env.ref("iso_quality.mail_activity_type_task")
        fallback = self._fallback_user()
        self._schedule(
            kind, [(task, task.user_id or fallback, task.date_due) for task in self]
        )
        self.write({"reminded_on": today})

    def _schedule_escalation(self, today):
        """Tell the heads; a task has one such to-do at a time."""
        kind = self.env.ref("iso_quality.mail_activity_type_late")
        self._forget(kind)
        fallback = self._fallback_user()
        self._schedule(
            kind,
            [
                (
                    task,
                    task.department_id.iso_head_user_id or task.user_id or fallback,
                    today,
                )
                for task in self
            ],
        )
        self.write({"escalated_on": today})
