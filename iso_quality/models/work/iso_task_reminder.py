from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.vietnam_time import vietnam_today


class IsoTask(models.Model):
    """Reminders: a to-do before the deadline; when it is past, the ladder of lateness.

    What has been sent is noted on the task (``reminded_on``, ``escalated_on``,
    ``late_days_told``) in the same transaction, so that a job that runs twice, is
    killed midway or has not run for a week neither doubles nor forgets anything.
    """

    _inherit = "iso.task"

    reminded_on = fields.Date(readonly=True, copy=False)
    escalated_on = fields.Date("Head Told On", readonly=True, copy=False)
    late_days_told = fields.Integer(
        "Told When Late by (days)",
        readonly=True,
        copy=False,
        aggregator=None,
        help="Up to which day the ladder of lateness was climbed with this task.",
    )

    _marks = ("reminded_on", "escalated_on", "late_days_told", "urged_on")

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
        today = vietnam_today()
        tasks = self._next_batch(
            company,
            skip,
            self._due_domain(company._iso_remind_until(today))
            & Domain("reminded_on", "=", False),
            "date_due, id",
        )
        return len(tasks), self._one_by_one_if_needed(
            tasks, lambda some: some._schedule_reminders(today)
        )

    def _escalate_batch(self, company, skip):
        """Climb the ladder of lateness with the next tasks (see ``iso.late.step``).

        :return: as ``_remind_batch``
        """
        today = vietnam_today()
        repeated, once = self._ladder(company)
        told_before = today - timedelta(days=company.iso_escalate_days)
        due = Domain.OR(
            Domain("date_due", "<=", today - timedelta(days=step.days))
            & Domain("late_days_told", "<", step.days)
            for step in once
        )
        if repeated:
            due |= Domain("date_due", "<=", today - timedelta(days=repeated.days)) & (
                Domain("escalated_on", "=", False)
                | Domain("escalated_on", "<=", told_before)
            )
        tasks = self._next_batch(
            company, skip, self._late_domain(today) & due, "date_due, id"
        )
        return len(tasks), self._one_by_one_if_needed(
            tasks, lambda some: some._schedule_escalation(company, today)
        )

    @api.model
    def _ladder(self, company):
        """The steps that hold in an agency.

        :return: (the head's first step, which is repeated while the task is late; the
            others, which are taken once), either may be empty
        """
        steps = self.env["iso.late.step"]._of(company)
        repeated = steps.filtered(lambda step: step.whom == "head")[:1]
        return repeated, steps - repeated

    def _schedule_reminders(self, today):
        """Schedule the responsible people's to-dos."""
        kind = self.env.ref("iso_quality.mail_activity_type_task")
        people = self.env["iso.addressee"]._of(self.company_id)
        self._schedule(
            kind,
            [
                (
                    task,
                    people.answering(task.user_id, task.department_id),
                    task.date_due,
                )
                for task in self
            ],
        )
        self.write({"reminded_on": today})

    def _schedule_escalation(self, company, today):
        """Tell those whose step these late tasks have come to.

        Nobody hears of a task twice in a night, nor while a to-do about its lateness
        stands on the person's list; the head's is replaced when it is repeated.
        """
        again, steps = self._steps_due(company, today)
        head_kind = self.env.ref("iso_quality.mail_activity_type_late")
        step_kind = self.env.ref("iso_quality.mail_activity_type_late_step")
        again._forget(head_kind)
        told = self._told_late(head_kind | step_kind)
        whom = self._late_people(company)
        to_dos = {head_kind: [], step_kind: []}
        for task in self:
            turns = [("head", head_kind)] if task in again else []
            turns += [(one.whom, step_kind) for one in steps[task]]
            for role, kind in turns:
                user = whom(task, role)
                if (task.id, user.id) not in told:
                    told.add((task.id, user.id))
                    to_dos[kind].append((task, user, today))
        for kind, mine in to_dos.items():
            self._schedule(kind, mine)
        self._not_twice([one for mine in to_dos.values() for one in mine])
        again.write({"escalated_on": today})
        for taken, tasks in self.grouped(steps.get).items():
            if taken:
                tasks.write({"late_days_told": taken[-1].days})

    def _not_twice(self, told):
        """Take the to-do of the deadline back from those who have just been told that
        the task is late: of one task they have one.

        :param told: list of (task, user, day)
        """
        kind = self.env.ref("iso_quality.mail_activity_type_task")
        late = {(task.id, user.id) for task, user, _day in told}
        self.env["mail.activity"].search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("activity_type_id", "=", kind.id),
            ]
        ).filtered(lambda one: (one.res_id, one.user_id.id) in late).unlink()

    def _steps_due(self, company, today):
        """Which steps of the ladder these late tasks have come to.

        :return: (tasks to tell heads of, {task: the steps that are taken once})
        """
        told_before = today - timedelta(days=company.iso_escalate_days)
        repeated, once = self._ladder(company)
        again = self.browse()
        steps = {}
        for task in self:
            late = (today - task.date_due).days
            told = task.late_days_told
            steps[task] = once.filtered(
                lambda step, late=late, told=told: told < step.days <= late
            )
            if "head" in steps[task].mapped("whom") or (
                0 < repeated.days <= late
                and (not task.escalated_on or task.escalated_on <= told_before)
            ):
                again |= task
        return again, steps

    def _told_late(self, kinds):
        """Who has a to-do of these kinds about which of these tasks.

        :return: set of (id of the task, id of the user)
        """
        to_dos = self.env["mail.activity"].search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("activity_type_id", "in", kinds.ids),
            ]
        )
        return {(to_do.res_id, to_do.user_id.id) for to_do in to_dos}

    def _late_people(self, company):
        """Whom the steps of the ladder mean today, in an agency.

        :return: function (task, whom) -> res.users; one of those who work there today,
            empty only where nobody does
        """
        people = self.env["iso.addressee"]._of(company)

        def whom(task, role):
            unit = task.department_id
            return {
                "answerable": people.answering(task.user_id, unit),
                "head": people.head(unit) or people.answering(task.user_id, unit),
                "secretary": people.secretary,
                "leader": people.leader or people.secretary,
            }[role]

        return whom
