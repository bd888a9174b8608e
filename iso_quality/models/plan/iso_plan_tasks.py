from collections import defaultdict
from datetime import timedelta

from odoo import fields, models
from odoo.fields import Command

from ..work.iso_task import OPEN_STATES
from .iso_plan import IN_FORCE


class IsoPlan(models.Model):
    """From the lines of an issued plan to the tasks of people.

    One method brings the tasks into line with the plan, whatever has changed: the
    plan was issued, an event was recorded, a revision took over, a department was
    added. What is done stays done.
    """

    _inherit = "iso.plan"

    def _resolver(self):
        """The function that says who a party is today (see ``iso.party``)."""
        plan = self.sudo()
        today = fields.Date.context_today(plan)
        return self.env["iso.party"]._directory(plan.company_id, today)

    def _wanted_tasks(self, resolve, events=None):
        """The tasks that the plan asks for.

        :param resolve: the function of ``_resolver``
        :param events: only the tasks of these iso.plan.event; None: all
        :return: dict {key: values for create}; the key is what makes a task the
            same task after its deadline has moved
        """
        self.ensure_one()
        plan = self.sudo()
        lines = events.line_id if events is not None else plan.line_ids
        wanted = {}
        for line in lines.filtered(lambda line: not line._is_heading()):
            workers = [
                {
                    "role": role,
                    "party_id": entry.party_id.id,
                    "department_id": assignee.department.id,
                    "user_id": assignee.user.id,
                    "user_ids": [Command.set(assignee.users.ids)],
                }
                for role, entry, assignee in line._assignments(resolve)
            ]
            for branch in line.branch_ids:
                for event, occurrence, window in branch._occurrences(events):
                    what = plan._task_vals(branch, event, occurrence, window)
                    for who in workers:
                        vals = {**what, **who}
                        wanted.setdefault(self.env["iso.task"]._key(vals), vals)
        return wanted

    def _task_vals(self, branch, event, occurrence, window):
        """What a task of this deadline is about, whoever gets it."""
        line = branch.line_id
        start, due, label = window
        name = line.display_name
        return {
            "name": f"{name} – {label}" if label else name,
            "plan_id": self.id,
            "line_id": line.id,
            "branch_id": branch.id,
            "event_id": event.id,
            "occurrence": occurrence,
            "period_label": label,
            "company_id": self.company_id.id,
            "line_activity_type_id": line.activity_type_id.id,
            "date_start": start,
            "date_due": due,
            "open_ended": branch.open_ended,
            "weight": line.weight,
        }

    def _sync_tasks(self, events=None):
        """Add the tasks that are wanted and missing, withdraw those that are not
        wanted any more, move the deadlines of open ones and find somebody for those
        whom nobody answers for.

        Works on one plan; the number of queries does not depend on the number of
        tasks, except for one write per new deadline and per person.

        :param events: touch only the tasks of these events; None: all
        """
        self.ensure_one()
        tasks = self.env["iso.task"].sudo()
        resolve = self._resolver()
        wanted = self._wanted_tasks(resolve, events)
        domain = [("plan_id", "=", self.id), ("state", "!=", "withdrawn")]
        if events is not None:
            domain.append(("event_id", "in", events.ids))
        existing = {
            task._key(): task
            for task in tasks.search_fetch(
                domain,
                [*tasks._key_fields, "state", "date_start", "date_due", "user_id"],
            )
        }
        surplus = tasks.browse(
            task.id
            for key, task in existing.items()
            if key not in wanted and task.state in OPEN_STATES
        )
        if events is None:
            surplus._withdraw(self.env._("The plan no longer asks for it."))
            self._set_followers(resolve)
        self._adjust_tasks(
            (task, wanted[key])
            for key, task in existing.items()
            if key in wanted and task.state in OPEN_STATES
        )
        missing = [vals for key, vals in wanted.items() if key not in existing]
        return tasks._give_out(missing)

    def _adjust_tasks(self, pairs):
        """Bring open tasks up to date.

        :param pairs: iterable of (task, the values it is wanted with)
        """
        nothing = self.env["iso.task"].sudo()
        moved = defaultdict(lambda: nothing)
        orphans = defaultdict(lambda: nothing)
        for task, vals in pairs:
            dates = (vals["date_start"], vals["date_due"])
            if dates != (task.date_start, task.date_due):
                moved[dates] += task
            if vals["user_id"] and not task.user_id.active:
                orphans[vals["user_id"]] += task
        for (start, due), tasks in moved.items():
            tasks._move_dates(start, due)
        for user_id, tasks in orphans.items():
            tasks.write({"user_id": user_id, "user_ids": [Command.link(user_id)]})

    def _set_followers(self, resolve):
        """Note on each line who follows its tasks without having one."""
        by_support = defaultdict(self.env["iso.plan.line"].browse)
        for line in self.sudo().line_ids:
            followers = line._followers(resolve)
            by_support[followers] += line
        for (departments, users), lines in by_support.items():
            lines._unsealed().write(
                {
                    "support_department_ids": [Command.set(departments.ids)],
                    "support_user_ids": [Command.set(users.ids)],
                }
            )

    def _take_over(self, old):
        """Take the tasks and events of the plan that this one replaces.

        What the revision still asks for goes on under its lines; the open tasks of
        what it dropped are withdrawn and stay with the old plan.
        """
        tasks = old.task_ids
        tasks_of = tasks.grouped("branch_id")
        for branch in self.line_ids.branch_ids.filtered("origin_id"):
            origin = branch.origin_id
            tasks_of.get(origin, tasks.browse()).write(
                {
                    "plan_id": self.id,
                    "line_id": branch.line_id.id,
                    "branch_id": branch.id,
                    "weight": branch.line_id.weight,
                }
            )
            origin.event_ids.write({"branch_id": branch.id})
        left = tasks.filtered(lambda task: task.plan_id == old)
        left._withdraw(self.env._("The revised plan no longer asks for it."))

    def action_refresh_tasks(self):
        """Bring the tasks into line with today's departments and committee."""
        self.ensure_one()
        self.env["res.users"]._iso_require("iso_quality.group_secretary")
        self.check_access("read")
        if self.state not in IN_FORCE:
            return False
        before = self.task_count
        self._sync_tasks()
        self.invalidate_recordset(["task_count"])
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "Tasks follow the plan: %(before)s before, %(after)s now.",
                    before=before,
                    after=self.task_count,
                ),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _announce(self):
        """Tell everybody who got or follows a task, once.

        The message is sent by Odoo's own job right after, so that the leader does
        not wait while dozens of people are notified.
        """
        self.ensure_one()
        lines = self.line_ids
        users = self.task_ids.user_ids | lines.support_user_ids
        users |= lines.support_department_ids.iso_head_user_id
        self.env["mail.scheduled.message"].create(
            {
                "model": self._name,
                "res_id": self.id,
                "author_id": self.env.user.partner_id.id,
                "body": self.env._(
                    "The plan has been issued: your department's work is under "
                    "My Tasks."
                ),
                "partner_ids": [Command.set(users.partner_id.ids)],
                # A message cannot be scheduled in the past, not even by a moment.
                "scheduled_date": fields.Datetime.now() + timedelta(seconds=5),
            }
        )

    def _issue_preview(self):
        sentences = self._preview_of_tasks()
        if self.replaces_id:
            sentences.insert(
                0,
                self.env._(
                    "This revision replaces %s: what is done stays done, open tasks "
                    "go on with their new deadlines.",
                    self.replaces_id.display_name,
                ),
            )
        return sentences

    def _preview_of_tasks(self):
        wanted = self._wanted_tasks(self._resolver()).values()
        departments = {vals["department_id"] for vals in wanted} - {False}
        sentences = [
            self.env._(
                "The plan asks %(departments)s departments for %(tasks)s tasks.",
                tasks=len(wanted),
                departments=len(departments),
            )
        ]
        waiting = self.line_ids.branch_ids.filtered("needs_event")
        if waiting:
            sentences.append(
                self.env._(
                    "%s deadlines wait for an event that you will record.", len(waiting)
                )
            )
        if self.unread_count:
            sentences.append(
                self.env._(
                    "%s deadlines are not understood: their tasks are due on 31/12.",
                    self.unread_count,
                )
            )
        headless = self.env["hr.department"].sudo().browse(departments)
        headless = headless.filtered(lambda unit: not unit.iso_head_user_id)
        if headless:
            sentences.append(
                self.env._(
                    "No head with an account: %s. The ISO secretary is reminded "
                    "of their tasks until they have one.",
                    ", ".join(headless.mapped("name")),
                )
            )
        nobody = {vals["line_id"] for vals in wanted}
        idle = self.line_ids.filtered(
            lambda line: (
                line.id not in nobody
                and not line._is_heading()
                and not line.needs_event
            )
        )
        if idle:
            sentences.append(
                self.env._(
                    "Nobody can be found for: %s",
                    "; ".join(idle.mapped("display_name")),
                )
            )
        return sentences
