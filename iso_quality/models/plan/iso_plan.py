from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.for_readers import for_readers
from ...tools.vietnam_time import vietnam_today

# A plan in force gives tasks, reminders and events.
IN_FORCE = ("issued", "running")
# What its plan asks for was asked of people, though the year is over.
GAVE_WORK = (*IN_FORCE, "closed")


class IsoPlan(models.Model):
    """A year's plan to maintain and improve the quality-management system.

    "Kế hoạch duy trì và cải tiến HTQLCL": an official document whose lines become
    the tasks of every department when it is issued.
    """

    _name = "iso.plan"
    _description = "Quality Management Plan"
    _inherit = [
        "iso.search.mixin",
        "iso.official.document",
        "iso.plan.body",
        "iso.year.mixin",
    ]
    _rec_name = "title"
    _order = "year desc, company_id, revision desc, id desc"
    _found_by = ("title", "number")
    _document_abbreviation = "KH"
    _owner_field = "plan_id"
    _in_force_states = set(IN_FORCE)
    _transitions = {
        "draft": {"submitted"},
        "submitted": {"draft"},
        "issued": {"submitted"},
        "running": {"issued"},
        "closed": set(IN_FORCE),
        "replaced": set(IN_FORCE),
        "cancelled": {"draft", "submitted", *IN_FORCE},
    }

    # ------------------------------------------------------------ what it is
    state = fields.Selection(
        selection_add=[
            ("issued",),
            ("running", "In progress"),
            ("closed", "Closed"),
            ("replaced",),
        ],
        ondelete={"running": "set default", "closed": "set default"},
    )
    title = fields.Char(
        "Title of the Plan", required=True, tracking=True, index="trigram"
    )
    year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: vietnam_today().year,
    )
    revision = fields.Integer(default=0, readonly=True, copy=False, aggregator=None)
    # ------------------------------------------------------------ where it comes from
    template_id = fields.Many2one("iso.plan.template", "Made From", readonly=True)
    previous_id = fields.Many2one(
        "iso.plan", "Continues", readonly=True, copy=False, index="btree_not_null"
    )
    replaces_id = fields.Many2one(
        "iso.plan", readonly=True, copy=False, index="btree_not_null"
    )
    replaced_by_ids = fields.One2many("iso.plan", "replaces_id", readonly=True)
    # ------------------------------------------------------------ what it says
    before_inclusive = fields.Boolean(
        '"Before" Includes the Day',
        compute="_compute_before_inclusive",
        store=True,
        help="As the agency has it when the plan is issued: its deadlines stay.",
    )
    budget_source = fields.Text()
    section_ids = fields.One2many("iso.plan.section", "plan_id", "Sections")
    line_ids = fields.One2many("iso.plan.line", "plan_id", "Lines")
    # ------------------------------------------------------------ how far it is
    task_ids = fields.One2many("iso.task", "plan_id", "Tasks", readonly=True)
    task_count = fields.Integer(compute="_compute_progress")
    done_count = fields.Integer("Tasks Done", compute="_compute_progress")
    late_count = fields.Integer("Tasks Late", compute="_compute_progress")
    progress = fields.Float(
        "Progress (%, lines by their weight)",
        compute="_compute_progress",
        help="Mean over the lines, each with its weight in the plan, of the share of "
        "its tasks that are done; of the tasks that you may see.",
    )
    unread_count = fields.Integer(
        "Deadlines Not Understood", compute="_compute_unread_count"
    )

    _year_sensible = models.Constraint(
        "CHECK (year BETWEEN 2000 AND 2100)", "Enter the year with four digits."
    )
    _one_per_year = models.UniqueIndex(
        "(company_id, year, revision) WHERE state != 'cancelled'",
        "The agency has a plan for this year already. Open that one, or make a "
        "revision of it.",
    )

    @api.depends("title", "number", "symbol", "revision")
    def _compute_display_name(self):
        for plan in self:
            name = plan.title or ""
            if plan.number:
                name = f"{plan.reference} {name}"
            if plan.revision:
                name = self.env._(
                    "%(name)s (revision %(number)s)", name=name, number=plan.revision
                )
            plan.display_name = name

    @api.depends("company_id.iso_before_inclusive")
    def _compute_before_inclusive(self):
        for plan in self:
            open_yet = plan.state in ("draft", "submitted")
            said_by = plan.company_id.iso_before_inclusive
            plan.before_inclusive = said_by if open_yet else plan.before_inclusive

    def _frozen_vals(self):
        return {**super()._frozen_vals(), "before_inclusive": self.before_inclusive}

    def _search_display_name(self, operator, value):
        if operator in Domain.NEGATIVE_OPERATORS:
            return NotImplemented
        return Domain("title", operator, value) | Domain("number", operator, value)

    # Not ``depends("task_ids.state")``: a reader counts only tasks in the database.
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_progress(self):
        numbers = self.env["iso.task"]._progress_by("plan_id", self.ids)
        for plan in self:
            found = numbers.get(plan._origin.id, (0, 0, 0, 0.0))
            plan.task_count, plan.done_count, plan.late_count, plan.progress = found

    @api.depends("line_ids.branch_ids.kind", "line_ids.branch_ids.text")
    def _compute_unread_count(self):
        for plan in self:
            plan.unread_count = len(
                plan.line_ids.branch_ids.filtered(
                    lambda branch: branch.kind == "free" and branch.text
                )
            )

    def _form_key(self):
        return "plan"

    def _document_subject(self):
        return self.title

    # ------------------------------------------------------------ the way
    def _after_issue(self):
        # sudo: run by issuing, which asks
        plan = self.sudo()
        plan.line_ids.party_ids._freeze()
        if plan.replaces_id:
            plan.replaces_id._move("replaced")
            plan._take_over(plan.replaces_id)
        plan._sync_tasks()
        plan._ask_before_use()
        if plan.year == vietnam_today().year:
            plan.company_id._iso_has_plan_now()
        plan._announce()

    def _after_cancel(self):
        # sudo: run by cancelling, which asks
        self.sudo().task_ids._withdraw(
            for_readers(self.env)._("The plan was cancelled.")
        )

    def _start(self):
        """An issued plan is in progress once somebody works on it."""
        # sudo: whoever works on a task starts its plan
        plans = self.sudo().filtered(lambda plan: plan.state == "issued")
        # Somebody else starting at the same time does the same for us.
        plans = plans.try_lock_for_update(allow_referencing=True)
        if plans:
            plans._move("running")

    # ------------------------------------------------------------ new plans
    def _plan_vals(self, year):
        """Values of a plan for ``year`` that goes on from this one."""
        return {
            **self._header_vals(self.year, year),
            "company_id": self.company_id.id,
            "year": year,
            "signer_id": self.signer_id.id,
            "symbol": self.symbol,
            "place": self.place,
        }

    def action_save_as_template(self):
        """Make a template of this plan.

        :return: the action that opens the template
        """
        self.ensure_one()
        self.check_access("read")
        self.env["res.users"]._iso_require("secretary", self)
        template = self.env["iso.plan.template"].create(
            {
                **self._header_vals(self.year, self.year),
                "name": self.title,
                "base_year": self.year,
                "company_id": self.company_id.id,
                "agency_kind": self.company_id.iso_agency_kind,
            }
        )
        self._copy_body(template, self.year, self.year)
        return template._open_form()

    def action_next_year(self):
        """Open the form that makes next year's plan of this one."""
        self.check_access("read")
        return self._open_new_plan(
            source="plan",
            plan_id=self.id,
            company_id=self.company_id.id,
            year=self.year + 1,
        )

    # ------------------------------------------------------------ buttons
    def action_open_tasks(self):
        """Drill down from the plan's numbers to its tasks."""
        self.ensure_one()
        self.check_access("read")
        return self.env["iso.task"]._action_open_counted([("plan_id", "=", self.id)])

    def action_open_late(self):
        """Drill down from the number of late tasks to these tasks."""
        self.ensure_one()
        self.check_access("read")
        return self.env["iso.task"]._action_open_counted(
            [("plan_id", "=", self.id)], late=True
        )

    def action_open_departments(self):
        """Open the progress of each department in the year of this plan."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality.iso_plan_progress_action"
        )
        domain = [("company_id", "=", self.company_id.id), ("year", "=", self.year)]
        return {**action, "domain": domain, "context": {}}
