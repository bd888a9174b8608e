from collections import defaultdict
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

OPEN_STATES = ("todo", "doing")

# A deadline is "soon" for as long as the work week that ends with it.
SOON_DAYS = 7


class IsoTask(models.Model):
    """What one department (or committee, or role) has to do once.

    Tasks are made by the plan, or by another document that gives work (see
    ``iso.work.mixin``), and never by hand, so that every one of them can be traced to
    a line of a document in force. What people write is the result, the evidence and
    who works on it.
    """

    _name = "iso.task"
    _description = "Quality Task"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date_due, id"
    _mail_post_access = "read"
    # What makes a task the same one after the plan has changed.
    _key_fields = (
        "branch_id",
        "event_id",
        "occurrence",
        "role",
        "department_id",
        "party_id",
    )

    name = fields.Char(required=True)
    # Empty where the work comes from another document.
    plan_id = fields.Many2one("iso.plan", ondelete="cascade", index=True)
    line_id = fields.Many2one("iso.plan.line", ondelete="restrict", index=True)
    branch_id = fields.Many2one("iso.plan.branch", ondelete="restrict", index=True)
    event_id = fields.Many2one(
        "iso.plan.event", ondelete="restrict", index="btree_not_null"
    )
    occurrence = fields.Integer(
        help="Position among the periods of the deadline.", aggregator=None
    )
    period_label = fields.Char("Period")
    company_id = fields.Many2one("res.company", "Agency", required=True, index=True)
    # ``activity_type_id`` is taken by the to-dos of mail.activity.mixin.
    line_activity_type_id = fields.Many2one(
        "iso.activity.type", "Activity Type", index="btree_not_null"
    )
    party_id = fields.Many2one("iso.party", "Given To", index="btree_not_null")
    role = fields.Selection(
        [("lead", "Leads"), ("contribute", "Does its own part")],
        required=True,
        default="lead",
    )
    department_id = fields.Many2one(
        "hr.department", ondelete="restrict", index="btree_not_null"
    )
    user_id = fields.Many2one(
        "res.users", "Answerable", index="btree_not_null", tracking=True
    )
    user_ids = fields.Many2many("res.users", string="Working on It")
    date_start = fields.Date("Start")
    date_due = fields.Date("Due", tracking=True)
    open_ended = fields.Boolean(
        "All Year", default=False, help="Open all year and never late."
    )
    weight = fields.Float(default=1.0, aggregator=None)
    state = fields.Selection(
        [
            ("todo", "To do"),
            ("doing", "In progress"),
            ("done", "Done"),
            ("not_needed", "Not needed"),
            ("withdrawn", "Withdrawn"),
        ],
        required=True,
        default="todo",
        tracking=True,
        group_expand=True,
    )
    result = fields.Text(help="What was done and what came of it.")
    evidence_ids = fields.Many2many("ir.attachment", bypass_search_access=True)
    reason = fields.Text(readonly=True, tracking=True)
    done_by_id = fields.Many2one("res.users", readonly=True)
    done_date = fields.Datetime("Done On", readonly=True)

    outputs = fields.Text(related="line_id.outputs", string="Expected Outputs")
    condition = fields.Char(related="line_id.condition")
    support_department_ids = fields.Many2many(
        related="line_id.support_department_ids", string="Cooperating"
    )
    support_user_ids = fields.Many2many(
        related="line_id.support_user_ids", string="Cooperating People"
    )
    is_late = fields.Boolean(
        "Late", compute="_compute_urgency", search="_search_is_late"
    )
    is_due_soon = fields.Boolean(
        "Due Soon", compute="_compute_urgency", search="_search_is_due_soon"
    )
    urgency = fields.Selection(
        [
            ("late", "Late"),
            ("today", "Today"),
            ("soon", "Soon"),
            ("later", "Later"),
            ("over", "Over"),
        ],
        compute="_compute_urgency",
    )
    may_work = fields.Boolean(compute="_compute_may")
    may_lead = fields.Boolean(compute="_compute_may")
    may_add_evidence = fields.Boolean(compute="_compute_may")

    # The last line of defence against two people issuing or recording at once.
    _same_task_once = models.UniqueIndex(
        "(branch_id, occurrence, role, COALESCE(event_id, 0),"
        " COALESCE(department_id, 0), COALESCE(party_id, 0))"
        " WHERE state != 'withdrawn'",
        "Somebody has just given out these tasks. Reload the page.",
    )
    _open_by_due = models.Index(
        "(date_due) WHERE state IN ('todo', 'doing') AND NOT open_ended"
    )
    _dates_ordered = models.Constraint(
        "CHECK (date_due IS NULL OR date_start IS NULL OR date_due >= date_start)",
        "A task cannot be due before it starts.",
    )

    # ------------------------------------------------------------ made by the plan
    def _key(self, vals=None):
        """What identifies a task for its plan: of ``vals`` or of this record.

        The department does the work whichever party it was named by, so the party
        counts only where there is no department.
        """
        if vals is None:
            vals = {
                name: self[name].id if self._fields[name].relational else self[name]
                for name in self._key_fields
            }
        key = [vals[name] or False for name in self._key_fields[:-1]]
        return (*key, not vals["department_id"] and vals["party_id"])

    @api.model
    def _give_out(self, vals_list):
        """Create tasks in one batch, without a message for each.

        :param vals_list: list of values for create
        :return: the tasks
        """
        tasks = self.sudo().with_context(
            mail_create_nolog=True,
            mail_create_nosubscribe=True,
            mail_auto_subscribe_no_notify=True,
            tracking_disable=True,
        )
        return self.browse(tasks.create(vals_list).ids)

    def _withdraw(self, reason):
        """Call off open tasks: kept, not counted, no more reminders."""
        tasks = self.sudo().filtered(lambda task: task.state in OPEN_STATES)
        if tasks:
            tasks.write({"state": "withdrawn", "reason": reason})
            tasks.activity_ids.unlink()

    def _move_dates(self, start, due):
        """Give open tasks new dates; their reminders begin anew."""
        tasks = self.sudo()
        tasks.write(
            {
                "date_start": start,
                "date_due": due,
                "reminded_on": False,
                "escalated_on": False,
            }
        )
        tasks.activity_ids.unlink()

    # ------------------------------------------------------------ today
    @api.model
    def _open_domain(self):
        """Open tasks of documents in force."""
        return Domain("state", "in", OPEN_STATES) & self._in_force_domain()

    @api.model
    def _late_domain(self):
        today = fields.Date.context_today(self)
        return (
            self._open_domain()
            & Domain("open_ended", "=", False)
            & Domain("date_due", "<", today)
        )

    @api.model
    def _due_soon_domain(self):
        today = fields.Date.context_today(self)
        return (
            self._open_domain()
            & Domain("open_ended", "=", False)
            & Domain("date_due", ">=", today)
            & Domain("date_due", "<=", today + timedelta(days=SOON_DAYS))
        )

    def _search_is_late(self, operator, value):
        return self._search_flag(operator, value, self._late_domain())

    def _search_is_due_soon(self, operator, value):
        return self._search_flag(operator, value, self._due_soon_domain())

    @api.depends("state", "date_due", "open_ended", "is_in_force")
    def _compute_urgency(self):
        today = fields.Date.context_today(self)
        for task in self:
            if task.state not in OPEN_STATES or not task.is_in_force:
                urgency = "over"
            elif task.open_ended or not task.date_due:
                urgency = "later"
            elif task.date_due < today:
                urgency = "late"
            elif task.date_due == today:
                urgency = "today"
            elif task.date_due <= today + timedelta(days=SOON_DAYS):
                urgency = "soon"
            else:
                urgency = "later"
            task.urgency = urgency
            task.is_late = urgency == "late"
            task.is_due_soon = urgency in ("today", "soon")

    # ------------------------------------------------------------ progress
    @api.model
    def _progress_by(self, field, ids):
        """Progress of the tasks grouped by one of their many2one fields.

        Withdrawn tasks do not count; a task found not to be needed counts as done.
        Each line weighs what the plan says, however many tasks it has.

        :param str field: e.g. "plan_id", "line_id"
        :param ids: ids of the records wanted
        :return: dict {id: (tasks, tasks done, share done between 0 and 1)}
        """
        groups = self._read_group(
            [(field, "in", list(ids)), ("state", "!=", "withdrawn")],
            [field, "line_id", "state"],
            ["__count", "weight:max"],
        )
        lines = defaultdict(lambda: [0, 0, 0.0])
        for record, line, state, count, weight in groups:
            numbers = lines[record.id, line.id]
            numbers[0] += count
            numbers[1] += count if state in ("done", "not_needed") else 0
            numbers[2] = max(numbers[2], weight or 0.0)
        totals = defaultdict(lambda: [0, 0, 0.0, 0.0])
        for (record_id, _line_id), (count, done, weight) in lines.items():
            numbers = totals[record_id]
            numbers[0] += count
            numbers[1] += done
            numbers[2] += weight * done / count
            numbers[3] += weight
        return {
            record_id: (count, done, share / weight if weight else 0.0)
            for record_id, (count, done, share, weight) in totals.items()
        }

    @api.model
    def _action_open(self, domain, **context):
        """The action that shows the tasks of ``domain``: drilling down from a number.

        :param domain: list
        :param context: e.g. ``search_default_late=1``
        """
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "iso_quality.iso_task_action_agency"
        )
        return {**action, "domain": domain, "context": context}
