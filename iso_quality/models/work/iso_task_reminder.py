from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .iso_daily_job import BATCH


class IsoTask(models.Model):
    """Reminders: a to-do before the deadline, one for the head when it is past, and
    the secretary's word to those who are late.

    What has been sent is noted on the task (``reminded_on``, ``escalated_on``,
    ``urged_on``) in the same transaction, so that a job that runs twice, is killed
    midway or has not run for a week neither doubles nor forgets anything.
    """

    _name = "iso.task"
    _inherit = ["iso.task", "iso.reminder.mixin"]

    reminded_on = fields.Date(readonly=True, copy=False)
    escalated_on = fields.Date("Head Told On", readonly=True, copy=False)
    urged_on = fields.Date(readonly=True, copy=False)

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
            Domain("date_due", "<=", today + timedelta(days=company.iso_remind_days))
            & Domain("reminded_on", "=", False),
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
            Domain("date_due", "<", today)
            & (
                Domain("escalated_on", "=", False) | Domain("escalated_on", "<=", again)
            ),
        )
        return len(tasks), self._one_by_one_if_needed(
            tasks, lambda some: some._schedule_escalation(today)
        )

    def _next_batch(self, company, skip, due):
        found = self.search(
            self._open_domain()
            & Domain("open_ended", "=", False)
            & Domain("company_id", "=", company.id)
            & Domain("id", "not in", skip.ids)
            & due,
            limit=BATCH,
            order="date_due, id",
        )
        # What another run, or a user, is writing at this moment is left to them.
        return found.try_lock_for_update(allow_referencing=True)

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

    # ------------------------------------------------------------ đôn đốc
    def _urge(self):
        """Send the secretary's reminder for the late ones among these tasks.

        A task is urged once a day at most, whoever presses the button.

        :return: (tasks urged, tasks not late, tasks urged already today, tasks
            nobody answers for)
        """
        self.env["res.users"]._iso_require("iso_quality.group_secretary")
        self.check_access("read")
        # Two secretaries pressing at once: the second finds the rows taken.
        tasks = self.sudo().try_lock_for_update(allow_referencing=True)
        tasks.invalidate_recordset(["urged_on"])
        late = tasks.filtered("is_late")
        today = fields.Date.context_today(self)
        fresh = late.filtered(lambda task: task.urged_on != today)
        reachable = fresh.filtered(lambda task: task._urged_people())
        template = self.env.ref("iso_quality.mail_template_urge")
        for task in reachable:
            task.message_post_with_source(
                template,
                partner_ids=task._urged_people().partner_id.ids,
                message_type="comment",
                subtype_xmlid="mail.mt_comment",
            )
        reachable.write({"urged_on": today})
        busy = self - self.browse(tasks.ids)
        return (
            self.browse(reachable.ids),
            self.browse((tasks - late).ids),
            self.browse((late - fresh).ids) | busy,
            self.browse((fresh - reachable).ids),
        )

    def _urged_people(self):
        self.ensure_one()
        users = self.user_id | self.user_ids | self.department_id.iso_head_user_id
        return users.filtered("active")

    def action_urge(self):
        """Button: urge the chosen tasks and say what was sent."""
        if not self:
            raise UserError(self.env._("Choose the late tasks first."))
        urged, not_late, already, nobody = self._urge()
        parts = [self.env._("%s late tasks reminded.", len(urged))]
        if already:
            parts.append(self.env._("%s were reminded today already.", len(already)))
        if not_late:
            parts.append(self.env._("%s are not late.", len(not_late)))
        if nobody:
            parts.append(
                self.env._(
                    "Nobody answers for: %s. Name the head of the department.",
                    ", ".join(nobody.mapped("name")),
                )
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success" if urged else "warning",
                "message": " ".join(parts),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
