from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ...tools.task_windows import task_windows
from ...tools.vietnam_time import vietnam_today
from ..work import iso_task_rights as rights
from .iso_plan import GAVE_WORK, IN_FORCE


class IsoTask(models.Model):
    """What a task of the plan has more than others: its line, its deadline among the
    plan's, the event that set it off, and who follows it.

    It is in force as long as its plan is; working on it starts the plan, and its end
    may be the event that another deadline waits for.
    """

    _name = "iso.task"
    _inherit = ["iso.task", "iso.workdays.mixin"]

    # What makes a task the same one after the plan has changed.
    _key_fields = (
        "branch_id",
        "event_id",
        "occurrence",
        "role",
        "department_id",
        "party_id",
    )

    _ruled_by = rights.IsoTask._ruled_by | {"line_id"}

    # ------------------------------------------------------------ its place in the plan
    # Empty where the work comes from another document.
    plan_id = fields.Many2one("iso.plan", ondelete="cascade", index=True, readonly=True)
    line_id = fields.Many2one(
        "iso.plan.line", ondelete="restrict", index=True, readonly=True
    )
    branch_id = fields.Many2one(
        "iso.plan.branch", ondelete="restrict", index=True, readonly=True
    )
    event_id = fields.Many2one(
        "iso.plan.event", ondelete="restrict", index="btree_not_null", readonly=True
    )
    occurrence = fields.Integer(
        help="Position among the periods of the deadline.",
        aggregator=None,
        readonly=True,
    )
    period_label = fields.Char("Period", readonly=True)
    weight = fields.Float(default=1.0, aggregator=None, readonly=True)
    # ------------------------------------------------------------ what the plan says
    outputs = fields.Text(related="line_id.outputs", string="Expected Outputs")
    condition = fields.Char(related="line_id.condition")
    support_department_ids = fields.Many2many(
        related="line_id.support_department_ids", string="Cooperating"
    )
    support_user_ids = fields.Many2many(
        related="line_id.support_user_ids", string="Cooperating People"
    )

    # The last line of defence against two people issuing or recording at once.
    _same_task_once = models.UniqueIndex(
        "(branch_id, occurrence, role, COALESCE(event_id, 0),"
        " COALESCE(department_id, 0), COALESCE(party_id, 0))"
        " WHERE state != 'withdrawn'",
        "Somebody has just given out these tasks. Reload the page.",
    )
    _has_a_document = models.Constraint(
        "CHECK ((plan_id IS NULL) = (origin_id IS NOT NULL)"
        " AND num_nonnulls(plan_id, line_id, branch_id) IN (0, 3)"
        " AND num_nonnulls(origin_model, origin_id) IN (0, 2))",
        "A task belongs to a plan or to another document.",
    )

    def _key(self, vals=None):
        """What identifies a task for its plan: of ``vals`` or of this record.

        The department does the work whichever party it was named by, so the party
        counts only where there is no department.
        """
        vals = self._key_vals() if vals is None else vals
        key = [vals[name] or False for name in self._key_fields[:-1]]
        return (*key, not vals["department_id"] and vals["party_id"])

    def _key_vals(self):
        return {
            name: self[name].id if self._fields[name].relational else self[name]
            for name in self._key_fields
        }

    def _asked_there(self, unit):
        """The same deadline and occurrence of the plan, in the other department."""
        found = super()._asked_there(unit)
        # sudo: run by closing a department, which asked
        others = self.sudo().search(
            [
                ("plan_id", "in", self.plan_id.ids),
                ("department_id", "=", unit.id),
                ("state", "!=", "withdrawn"),
            ]
        )
        theirs = {one._key_without_unit(): one for one in others}
        for task in self.filtered("plan_id"):
            if same := theirs.get(task._key_without_unit()):
                found[task] = same
        return found

    def _key_without_unit(self):
        return (self.plan_id, self.branch_id, self.occurrence, self.event_id)

    def _place(self, key, party):
        """What a party is asked for, whoever it comes to (tuple).

        :param tuple key: of ``_key``
        """
        return (*key[: self._key_fields.index("department_id")], party.id)

    # ------------------------------------------------------------ in force
    @api.model
    def _in_force_domain(self):
        """Tasks of plans in force; those of other documents as these say."""
        others = Domain("plan_id", "=", False) & super()._in_force_domain()
        return Domain("plan_id.state", "in", IN_FORCE) | others

    @api.depends("plan_id.state")
    def _compute_is_in_force(self):
        planned = self.filtered("plan_id")
        for task in planned:
            task.is_in_force = task.plan_id.state in IN_FORCE
        return super(IsoTask, self - planned)._compute_is_in_force()

    # ------------------------------------------------------------ working days
    _workdays_field = "date_due"

    @api.model
    def _workdays_domain(self):
        return self._open_domain() & Domain("event_id", "!=", False)

    def _workdays_from(self):
        event = self.event_id
        by_hand = event.date_due or not self.branch_id._counts_workdays()
        return not by_hand and event.date

    def _workdays_window(self):
        """(start, due) by the calendar of today; None when it is not asked for any more."""
        windows = self.branch_id._occurrences(self.event_id)
        return next((one[2][:2] for one in windows if one[1] == self.occurrence), None)

    def _workdays_day(self):
        window = self._workdays_window()
        return window and window[1]

    def _move_by_workdays(self, day):
        start, due = self._workdays_window()
        before, today = self.date_due, vietnam_today()
        if min(before, due) < today:
            # Late, or no more: whoever was told is told anew.
            self._move_dates(start, due)
            return
        self.write({"date_start": start, "date_due": due})
        to_dos = self.activity_ids.filtered(lambda one: one.date_deadline == before)
        to_dos.date_deadline = due

    # ------------------------------------------------------------ which year's work
    @api.depends("plan_id.year")
    def _compute_year(self):
        planned = self.filtered("plan_id")
        for task in planned:
            task.year = task.plan_id.year
        return super(IsoTask, self - planned)._compute_year()

    @api.model
    def _asked_domain(self):
        """What plans ask for that give work, or gave it until they were closed; the work
        of a plan that was replaced is the work of the one that took it over."""
        plans = Domain("plan_id.state", "in", GAVE_WORK)
        return super()._asked_domain() & (Domain("plan_id", "=", False) | plans)

    # ------------------------------------------------------------ hooks of the work
    def _cooperating(self):
        return self.support_department_ids, self.support_user_ids

    @api.model
    def _near_ways(self):
        lines = self.env["iso.plan.line"]
        followed = Domain("support_department_ids.iso_user_ids", "in", [self.env.uid])
        followed |= Domain("support_user_ids", "in", [self.env.uid])
        ids = lines._search(followed).get_result_ids()
        return [*super()._near_ways(), Domain("line_id", "in", ids)]

    def _is_conditional(self):
        return bool(self.condition)

    def _is_before_use(self):
        given_out = self.plan_id.given_out_on
        if not given_out or self.open_ended:
            return super()._is_before_use()
        return self.date_due < given_out

    def _output_year(self):
        return self.plan_id.year

    @api.model
    def _output_year_domain(self, years):
        return Domain("plan_id.year", "in", list(years))

    def _output_days(self):
        """A task of the plan has the days from its start until the next task of the same
        line and of the same worker begins, the last one until the year is over: late
        work still finishes the task that asked for it, and no other."""
        planned = self.filtered("line_id")
        found = super(IsoTask, self - planned)._output_days()
        if not planned:
            return found

        def worker(task):
            return task.line_id, task.role, task.department_id, task.party_id

        # sudo: whose a day is does not depend on who asks
        siblings = self.sudo().search_fetch(
            [("line_id", "in", planned.line_id.ids), ("state", "!=", "withdrawn")],
            [
                *("plan_id", "line_id", "role", "department_id", "party_id"),
                *("date_start", "date_due"),
            ],
        )
        for tasks in (planned.sudo() | siblings).grouped(worker).values():
            dates = [
                (task.event_id.since or task.date_start, task.date_due)
                for task in tasks
            ]
            days = task_windows(dates, tasks[0].plan_id.year)
            found.update(zip(tasks, days, strict=True))
        return {task: found[task] for task in self}

    def _left_words(self):
        """What is said of a task that its plan leaves open."""
        return self.env._(
            "%(task)s – %(unit)s – %(person)s, due %(day)s",
            task=self.name,
            unit=self.department_id.name or self.party_id.name or "",
            person=self.user_id.name or self.env._("nobody answers for it"),
            day=self.env._("all year")
            if self.open_ended
            else format_date(self.env, self.date_due),
        )

    def _change_state(self, state, before, vals, needed="may_work"):
        result = super()._change_state(state, before, vals, needed)
        # sudo: whoever works on a task starts its plan
        self.sudo().plan_id._start()
        return result
