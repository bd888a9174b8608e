from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.vietnam_time import vietnam_today

OPEN_STATES = ("todo", "doing")
# Nothing is left to be done: so progress counts them. What need not be done counts as
# done, and so does what was done before the software was used; in time, late, and a
# case of an objective is "done" alone, of which it is known when it was done.
DONE_STATES = ("done", "not_needed", "before_use")
# Parties that mean who has a role, by the role.
OF_ROLES = {"secretary": "secretary", "leader": "leadership", "auditor": "auditors"}


class IsoTask(models.Model):
    """What one department (or committee, or role) has to do once.

    Tasks are made by a document that gives work (the plan, and others: see
    ``iso.work.mixin``), and never by hand, so that every one of them can be traced to
    a document in force. What people write is the result, the evidence and who works
    on it.
    """

    _name = "iso.task"
    _description = "Quality Task"
    _inherit = [
        "iso.search.mixin",
        "iso.reminder.mixin",
        "iso.answered.mixin",
        "iso.evidence.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "date_due, id"
    _found_by = ("name", "result", "department_id", "user_id", "user_ids")
    _mail_post_access = "read"
    _answered_needed = "user_id"

    # ------------------------------------------------------------ what, until when
    name = fields.Char(required=True, readonly=True, index="trigram")
    # ``activity_type_id`` is taken by the to-dos of mail.activity.mixin.
    line_activity_type_id = fields.Many2one(
        "iso.activity.type", "Activity Type", index="btree_not_null", readonly=True
    )
    also_type_ids = fields.Many2many(
        "iso.activity.type",
        "iso_task_also_type_rel",
        string="Other Activity Types",
        ondelete="restrict",
        readonly=True,
    )
    date_start = fields.Date("Start", readonly=True)
    date_due = fields.Date("Due", tracking=True, readonly=True)
    open_ended = fields.Boolean(
        "All Year", default=False, help="Open all year and never late.", readonly=True
    )
    year = fields.Integer(
        compute="_compute_year", store=True, precompute=True, aggregator=None
    )
    # ------------------------------------------------------------ whose
    company_id = fields.Many2one(
        "res.company", "Agency", required=True, index=True, readonly=True
    )
    party_id = fields.Many2one(
        "iso.party", "Given To", index="btree_not_null", readonly=True
    )
    role = fields.Selection(
        [("lead", "Leads"), ("contribute", "Does its own part")],
        required=True,
        default="lead",
        readonly=True,
    )
    department_id = fields.Many2one(
        "hr.department", ondelete="restrict", index="btree_not_null", readonly=True
    )
    user_id = fields.Many2one(
        "res.users",
        "Answerable",
        index="btree_not_null",
        tracking=True,
        check_company=True,
    )
    user_ids = fields.Many2many("res.users", string="Working on It", check_company=True)
    # ------------------------------------------------------------ how far it is
    state = fields.Selection(
        [
            ("todo", "To do"),
            ("doing", "In progress"),
            ("done", "Done"),
            ("not_needed", "Not needed"),
            ("before_use", "Done before the software was used"),
            ("withdrawn", "Withdrawn"),
        ],
        required=True,
        default="todo",
        tracking=True,
        group_expand="_expand_states",
        readonly=True,
    )
    result = fields.Text(help="What was done and what came of it.", index="trigram")
    reason = fields.Text(readonly=True, tracking=True)
    done_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    done_by_name = fields.Char("Done By (name)", readonly=True, copy=False)
    done_date = fields.Datetime("Done On", readonly=True, copy=False)
    # ------------------------------------------------------------ in force
    is_in_force = fields.Boolean(
        "Document in Force",
        compute="_compute_is_in_force",
        search="_search_is_in_force",
        compute_sudo=True,
    )
    # The list's order, so that its first page is read and not sorted: all of an
    # agency's tasks, and those that are open.
    _listed = models.Index("(company_id, date_due, id)")
    _listed_open = models.Index(
        "(company_id, date_due, id) WHERE state IN ('todo', 'doing')"
    )
    _open_by_due = models.Index(
        "(date_due) WHERE state IN ('todo', 'doing') AND NOT open_ended"
    )
    _dates_ordered = models.Constraint(
        "CHECK (date_due IS NULL OR date_start IS NULL OR date_due >= date_start)",
        "A task cannot be due before it starts.",
    )

    # ------------------------------------------------------------ who answers
    @api.model
    def _answered(self):
        going_on = self._open_domain()
        return {"user_id": going_on, "user_ids": going_on}

    @api.model
    def _of_role_domain(self, role):
        kind = OF_ROLES.get(role)
        none = Domain("department_id", "=", False)
        return none & Domain("party_id.kind", "=", kind) if kind else None

    def _answering_instead(self, users, people):
        """Of what a role was given: who has it now."""
        kinds = {kind: role for role, kind in OF_ROLES.items()}
        role = not self.department_id and kinds.get(self.party_id.kind)
        if not role:
            return super()._answering_instead(users, people)
        first = people.leader if role == "leader" else people.having(role)
        return ((first | people.having(role)) - users)[:1]

    @api.model
    def _expand_states(self, states, domain):
        """The columns of boards: what few agencies have once has none while empty."""
        known = self._fields["state"].get_values(self.env)
        return [one for one in known if one != "before_use" or one in states]

    # ------------------------------------------------------------ made by a document
    @api.model
    def _give_out(self, vals_list):
        """Create tasks in one batch, without a message for each.

        :param vals_list: list of values for create
        :return: the tasks
        """
        # sudo: tasks are made by documents only, which are checked
        tasks = self.sudo()._iso_with_key(
            mail_create_nolog=True,
            mail_create_nosubscribe=True,
            mail_auto_subscribe_no_notify=True,
            tracking_disable=True,
        )
        made = tasks.create(vals_list)
        made._follow_by_answerable()
        return self.browse(made.ids)

    def _follow_by_answerable(self):
        """Let those who answer for these tasks, and the heads of their departments, hear
        what is said about them."""
        # sudo: whose they are, whoever gives them out
        tasks = self.sudo()
        for company, mine in tasks.grouped("company_id").items():
            people = self.env["iso.addressee"]._of(company)
            self.env["mail.followers"].sudo()._iso_follow(
                {
                    task: people.present(task.user_id) | people.head(task.department_id)
                    for task in mine
                }
            )

    def _withdraw(self, reason):
        """Call off open tasks: kept, not counted, no more reminders."""
        # sudo: run by documents that no longer ask for it
        tasks = self.sudo().filtered(lambda task: task.state in OPEN_STATES)
        if tasks:
            tasks.write({"state": "withdrawn", "reason": reason})
            tasks.activity_ids.unlink()

    @api.ondelete(at_uninstall=True)
    def _unlink_except_done(self):
        # sudo: what is done stays whoever deletes
        done = self.sudo().filtered(lambda task: task.state not in OPEN_STATES)
        if done:
            raise UserError(
                self.env._("“%s” is done already: it stays as proof.", done[0].name)
            )

    # ------------------------------------------------------------ of which types, whose
    def _activity_types(self):
        """All kinds of work that these tasks ask for, the main one first."""
        return self.line_activity_type_id | self.also_type_ids

    @api.model
    def _of_types_domain(self, type_ids):
        """Tasks that ask for one of these kinds of work, among others perhaps."""
        return Domain("line_activity_type_id", "in", type_ids) | Domain(
            "also_type_ids", "in", type_ids
        )

    def _own_department(self):
        """The department that does its own part with this task; empty where it acts for
        the agency: as the unit in charge, or for whoever has nobody else.

        Whether the department was named as itself or is "all departments" is said by the
        party, not by the department: the report of the unit in charge is the agency's.
        """
        self.ensure_one()
        if self.party_id._acts_for_agency():
            return self.department_id.browse()
        return self.department_id

    # ------------------------------------------------------------ in force
    @api.model
    def _in_force_domain(self):
        """Tasks that may be worked on: while they are open, and until the year is over
        in which they were due."""
        return Domain("state", "in", OPEN_STATES) | Domain(
            "date_due", ">=", self._first_of_year()
        )

    @api.depends("state", "date_due")
    def _compute_is_in_force(self):
        first = self._first_of_year()
        for task in self:
            task.is_in_force = task.state in OPEN_STATES or task.date_due >= first

    def _first_of_year(self):
        return vietnam_today().replace(month=1, day=1)

    def _search_is_in_force(self, operator, value):
        return self._search_flag(operator, value, self._in_force_domain())

    @api.model
    def _open_domain(self):
        """Open tasks of documents in force."""
        return Domain("state", "in", OPEN_STATES) & self._in_force_domain()

    # ------------------------------------------------------------ buttons
    @api.model
    def _action_open(self, domain, **context):
        """The action that shows the tasks of ``domain``: drilling down from a number.

        :param domain: list or Domain
        :param context: e.g. ``search_default_late=1``
        """
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality.iso_task_action_agency"
        )
        return {**action, "domain": list(domain), "context": context}

    @api.model
    def _action_open_counted(self, domain, late=False):
        """The action that shows what a number has counted: tasks that were called off
        count nowhere.

        :param domain: which tasks
        :param bool late: the late ones of them; the others are a click away
        """
        context = {"search_default_late": 1} if late else {}
        return self._action_open(Domain(domain) & self._counted_domain(), **context)
