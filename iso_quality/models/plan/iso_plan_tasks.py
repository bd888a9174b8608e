from collections import defaultdict

from odoo import models
from odoo.fields import Command

from ...tools.for_readers import for_readers
from ...tools.vietnam_time import vietnam_today
from ...tools.web_actions import RELOAD, notify
from ..work.iso_task import DONE_STATES, OPEN_STATES
from .iso_plan import IN_FORCE

# Who does it is said once, when the task is given: people hand it over.
PEOPLE = {"user_id", "user_ids"}


class IsoPlan(models.Model):
    """From the lines of an issued plan to the tasks of people.

    One method brings the tasks into line with the plan, whatever has changed: the
    plan was issued, an event was recorded, a revision took over, a department was
    added. What is done stays done.
    """

    _inherit = "iso.plan"

    def _resolver(self):
        """The function that says who a party is today (see ``iso.party``)."""
        # sudo: a plan means the same people whoever asks
        plan = self.sudo()
        today = vietnam_today()
        return self.env["iso.party"]._directory(plan.company_id, today)

    def _wanted_tasks(self, resolve, events=None):
        """The tasks that the plan asks for.

        :param resolve: the function of ``_resolver``
        :param events: only the tasks of these iso.plan.event; None: all
        :return: dict {key: values for create}; the key is what makes a task the
            same task after its deadline has moved
        """
        self.ensure_one()
        # sudo: what the plan asks for does not depend on who asks
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
            "also_type_ids": [Command.set(line.also_type_ids.ids)],
            "date_start": start,
            "date_due": due,
            "open_ended": branch.open_ended,
            "weight": line.weight,
        }

    def _sync_tasks(self, events=None):
        """Add the tasks that are wanted and missing, withdraw those that are not
        wanted any more, have open ones say all that their line says now and find
        somebody for those whom nobody answers for.

        Works on one plan; the number of queries does not depend on the number of
        tasks, except for one write for all that lack the same, and per person.

        :param events: touch only the tasks of these events; None: all
        """
        self.ensure_one()
        # sudo: tasks are made by their plan only
        tasks = self.env["iso.task"].sudo()
        resolve = self._resolver()
        wanted = self._wanted_tasks(resolve, events)
        domain = [("plan_id", "=", self.id), ("state", "!=", "withdrawn")]
        if events is not None:
            domain.append(("event_id", "in", events.ids))
        said = set().union(*wanted.values()) - PEOPLE
        existing = {
            task._key(): task
            for task in tasks.search_fetch(
                domain, [*said.union(tasks._key_fields, ("state", "user_id"))]
            )
        }
        surplus = tasks.browse(
            task.id
            for key, task in existing.items()
            if key not in wanted and task.state in OPEN_STATES
        )
        if events is None:
            surplus._withdraw(
                for_readers(self.env)._("The plan no longer asks for it.")
            )
            self._set_followers(resolve)
        self._adjust_tasks(
            (task, wanted[key])
            for key, task in existing.items()
            if key in wanted and task.state in OPEN_STATES
        )
        # Done by whoever acted for the agency then: not asked of who does so now.
        settled = {
            tasks._place(task._key(), task.party_id)
            for task in existing.values()
            if task.state in DONE_STATES and task.party_id._acts_for_agency()
        }
        # Done by a department that its successor stands for now.
        inherited = {
            task._key({**task._key_vals(), "department_id": successor.id})
            for task in existing.values()
            if task.state in DONE_STATES
            and (successor := task.department_id._iso_successor())
        }
        parties = self.env["iso.party"]
        missing = [
            vals
            for key, vals in wanted.items()
            if key not in existing
            and key not in inherited
            and tasks._place(key, parties.browse(vals["party_id"])) not in settled
        ]
        return tasks._give_out(missing)

    def _adjust_tasks(self, pairs):
        """Bring open tasks up to date: all that ``_wanted_tasks`` says of them, but
        for who does them, unless nobody does any more.

        :param pairs: iterable of (task, the values it is wanted with)
        """
        # sudo: tasks are made by their plan only
        nothing = self.env["iso.task"].sudo()
        orphans = defaultdict(lambda: nothing)
        said = []
        for task, vals in pairs:
            what = {name: vals[name] for name in vals.keys() - PEOPLE}
            said.append((task, what))
            if vals["user_id"] and not task.user_id.active:
                orphans[vals["user_id"]] += task
        nothing._bring_into_line(said)
        for user_id, tasks in orphans.items():
            tasks.write({"user_id": user_id, "user_ids": [Command.link(user_id)]})

    def _set_followers(self, resolve):
        """Note on each line who follows its tasks without having one."""
        by_support = defaultdict(self.env["iso.plan.line"].browse)
        # sudo: written by the plan only
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

    def action_refresh_tasks(self):
        """Bring the tasks into line with today's departments and committee."""
        self.ensure_one()
        self.env["res.users"]._iso_require("secretary", self)
        self.check_access("read")
        if self.state not in IN_FORCE:
            return False
        before = self.task_count
        self._sync_tasks()
        self.invalidate_recordset(["task_count"])
        return notify(
            "success",
            self.env._(
                "Tasks follow the plan: %(before)s before, %(after)s now.",
                before=before,
                after=self.task_count,
            ),
            next=RELOAD,
        )
