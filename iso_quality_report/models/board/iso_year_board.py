from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.iso_quality.models.plan.iso_plan import GAVE_WORK, IN_FORCE
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

# Plans that have, or had, tasks.
SHOWN = (*GAVE_WORK, "replaced")


class IsoYearBoard(models.AbstractModel):
    """The year on one screen: the lines of a plan and the other work of its year, when
    it is due, who is late.

    Holds nothing: everything is read with the rights of the user who asks, so heads
    and staff see the tasks of their departments, secretaries and leaders all of
    their agency.

    ``options`` of the methods below is a dict, every key of which may be missing:
    ``plan_id`` (else the plan in force this year), ``department_id``, ``party_id``
    (lines that name the party), ``activity_type_id``, ``status`` (lines that have
    tasks which are "todo", "doing", "done" or "late").
    """

    _name = "iso.year.board"
    _description = "Year Board"
    _inherit = ["iso.screen.mixin"]

    _id_options = ("plan_id", "department_id", "party_id", "activity_type_id")
    _word_options = {"status": (("todo", "doing", "done", "late"), False)}

    # ------------------------------------------------------------ what is asked
    @api.model
    @api.readonly
    def get_board(self, options=None):
        """Everything the screen shows before a line is opened.

        :param dict options: see the class
        :return: dict(plans, plan, filters, options, today, warnings, totals, rows,
            departments, hidden_count); ``plan`` is False where there is none.
            ``totals`` and ``departments`` do not follow the filter by status, so
            that one can go from one status to another. Dates are ISO strings.
        :raise UserError: when the plan asked for is not there for the user
        """
        options = self._clean(options)
        plans = self._plans()
        plan = self._choose(plans, options["plan_id"])
        options["plan_id"] = plan.id
        board = {
            "plans": [{"id": one.id, "name": self._short_name(one)} for one in plans],
            "plan": False,
            "options": options,
            "today": str(vietnam_today()),
        }
        if not plan:
            return board
        rows, hidden = self._rows(plan, options)
        departments = self._department_totals(rows)
        shown = self._with_status(rows, options["status"])
        for window in (window for row in shown for window in row["windows"]):
            window.update(
                start=str(window["start"] or ""), due=str(window["due"] or "")
            )
        return {
            **board,
            "plan": {
                "id": plan.id,
                "name": plan.display_name,
                "year": plan.year,
                "state": plan.state,
                "in_force": plan.state in IN_FORCE,
            },
            "filters": self._filter_values(plan, options, departments),
            "warnings": self._warnings(plan),
            "totals": {**self._add_up(rows), "progress": self._progress(rows)},
            "rows": shown,
            "departments": departments,
            "hidden_count": hidden,
        }

    @api.model
    @api.readonly
    def get_line_tasks(self, line_id, options=None):
        """The tasks of one line, the late ones first.

        :param line_id: the ``id`` of a row: of an iso.plan.line, or the name of a model
        :param dict options: see the class; without a plan, the line's
        :return: list of dict(id, name, key of the window, label, department, role,
            role_label, user, date_due, open_ended, status, state, state_label,
            may_finish, may_urge, urged_today, hindered)
        :raise UserError: when the line is not there for the user
        """
        options = self._clean(options)
        tasks = self.env["iso.task"].search(self._row_domain(line_id, options))
        found = [self._task(task) for task in tasks]
        if options["status"]:
            found = [task for task in found if task["status"] == options["status"]]
        order = ("late", "doing", "todo", "done")
        return sorted(found, key=lambda task: order.index(task["status"]))

    @api.model
    @api.readonly
    def action_open_tasks(self, line_id, department_id, options=None):
        """Drill down from a cell of the matrix.

        :param line_id: the ``id`` of a row, see ``get_line_tasks``; 0: all rows
        :param int department_id: 0: tasks of a committee or a role
        :param dict options: see the class; with a status, the tasks of this status
        :return: the action that shows the tasks
        """
        options = self._clean(options)
        domain = self._row_domain(line_id, options)
        domain &= Domain("department_id", "=", self._whole(department_id) or False)
        late = options["status"] == "late"
        if options["status"] and not late:
            domain &= self._status_domain(options["status"])
        return self.env["iso.task"]._action_open_counted(domain, late=late)

    @api.model
    def _row_domain(self, line_id, options):
        """The tasks of one row, or of all rows.

        :param line_id: what a client sends as the ``id`` of a row; 0: all rows
        :param dict options: cleaned
        :raise UserError: when the row is not there for the user
        """
        if isinstance(line_id, str) and line_id in self.env:
            plan = self._choose(self._plans(), options["plan_id"])
            row = Domain("line_id", "=", False) & Domain("origin_model", "=", line_id)
        elif self._whole(line_id):
            line = self.env["iso.plan.line"].search(
                [("id", "=", self._whole(line_id)), ("plan_id", "!=", False)]
            )
            if not line:
                raise UserError(
                    self.env._("This line does not exist, or you may not see it.")
                )
            plan = line.plan_id
            if options["plan_id"]:
                plan = self._choose(plan, options["plan_id"])
            row = Domain("line_id", "=", line.id)
        else:
            plan = self._choose(self._plans(), options["plan_id"])
            row = Domain.TRUE
            if self._is_narrowed(options):
                row = Domain("line_id", "in", self._lines(plan, options).ids)
        return self._task_domain(plan, options) & row

    # ------------------------------------------------------------ for print
    @api.model
    def _board_rows(self, plan, options=None):
        """The rows of the board as plain Python data.

        :param plan: one iso.plan that the user may read
        :param dict options: see the class; ``plan_id`` is not looked at
        :return: list of dict(id, section_id, section, parent_id, number, name,
            heading: bool, condition, deadline, lead, support, waiting: texts of the
            deadlines that wait for an event, windows, departments, late_names,
            weight, status, progress, total, done, late, doing, todo). A window is
            dict(key, start, due: dates; open_ended, label, status and the counts).
        """
        options = self._clean(options)
        rows, _hidden = self._rows(plan, options)
        return self._with_status(rows, options["status"])

    # ------------------------------------------------------------ plans
    @api.model
    def _plans(self):
        """The plans to choose from, those of the current agency first."""
        plans = self.env["iso.plan"].search([("state", "in", SHOWN)])
        return plans.sorted(lambda plan: plan.company_id != self.env.company)

    @api.model
    def _short_name(self, plan):
        """How the list of plans calls one: "2026 – 07/KH-SCT"."""
        parts = [str(plan.year), plan.reference]
        if plan.is_coming:
            parts[0] = self.env._("%s (coming)", plan.year)
        if len(self.env.companies) > 1:
            parts.append(plan.company_id.name)
        return " – ".join(parts)

    @api.model
    def _choose(self, plans, plan_id):
        """The plan asked for, else the current agency's in force this year, else the
        newest, its own ones first."""
        if plan_id:
            plan = self.env["iso.plan"].search([("id", "=", plan_id)])
            if not plan:
                raise UserError(
                    self.env._("This plan does not exist, or you may not see it.")
                )
            return plan
        year = vietnam_today().year
        current = plans.filtered(
            lambda plan: (
                plan.state in IN_FORCE
                and plan.year == year
                and plan.company_id == self.env.company
            )
        )
        return (current or plans)[:1]

    @api.model
    def _filter_values(self, plan, options, departments):
        """What can be filtered by: dict of lists of dict(id, name).

        :param departments: the totals of the departments that are shown
        """
        if options["department_id"]:
            everything = self._task_domain(plan, self._clean({}))
            groups = self.env["iso.task"]._read_group(everything, ["department_id"])
            units = self.env["hr.department"].union(*(unit for [unit] in groups))
        else:
            units = self.env["hr.department"].browse(
                one["id"] for one in departments if one["id"]
            )
        lines = plan.line_ids
        return {
            name: [{"id": one.id, "name": one.name} for one in records]
            for name, records in (
                ("department_id", units.sorted("name")),
                ("party_id", lines.party_ids.party_id),
                ("activity_type_id", lines._activity_types()),
            )
        }
