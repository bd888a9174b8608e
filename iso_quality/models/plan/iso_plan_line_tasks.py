from odoo import api, fields, models
from odoo.fields import Domain

from .iso_plan import IN_FORCE


class IsoPlanLine(models.Model):
    """Who works on a line, who follows, and how far its tasks are."""

    _name = "iso.plan.line"
    _inherit = ["iso.plan.line", "iso.answered.mixin"]
    _answered_unit = ""

    _open_lists = frozenset({"support_department_ids", "support_user_ids"})

    @api.model
    def _reorganised(self):
        return {
            **super()._reorganised(),
            "support_department_ids": Domain("plan_id.state", "in", IN_FORCE),
        }

    # Who follows the leaders' tasks; set when the plan is issued.
    support_department_ids = fields.Many2many(
        "hr.department",
        "iso_plan_line_support_department_rel",
        string="Following Departments",
        copy=False,
        readonly=True,
    )
    support_user_ids = fields.Many2many(
        "res.users",
        "iso_plan_line_support_user_rel",
        string="Following People",
        copy=False,
        readonly=True,
    )
    task_ids = fields.One2many("iso.task", "line_id", "Tasks", readonly=True)
    task_count = fields.Integer(compute="_compute_progress")
    done_count = fields.Integer("Tasks Done", compute="_compute_progress")
    late_count = fields.Integer("Tasks Late", compute="_compute_progress")
    progress = fields.Float(
        "Tasks Done (%)",
        compute="_compute_progress",
        help="Share of the line's tasks that are done; of those that you may see.",
    )

    @api.model
    def _answered(self):
        return {"support_user_ids": Domain("plan_id.state", "in", IN_FORCE)}

    def _answering_instead(self, users, people):
        """Who follows is named by the plan: nobody steps in."""
        return self.env["res.users"]

    def _assignments(self, resolve):
        """Who gets a task for this line.

        :param resolve: function from iso.party to a list of Assignee
        :return: list of (role, iso.plan.line.party, Assignee), no department twice;
            a line that names nobody is seen to by the unit in charge
        """
        self.ensure_one()
        entries = self._workers()
        if not entries:
            standing = self.env.ref("iso_quality.party_standing")
            entry = self.env["iso.plan.line.party"].new({"party_id": standing.id})
            return [("lead", entry, one) for one in resolve(standing)]
        own_part = (self.party_ids - entries).filtered("own_part")
        found, taken = [], set()
        for role, entry in [
            *(("lead", entry) for entry in entries),
            *(("contribute", entry) for entry in own_part),
        ]:
            for assignee in resolve(entry.party_id):
                who = assignee.department or assignee.users
                if who not in taken:
                    taken.add(who)
                    found.append((role, entry, assignee))
        return found

    def _followers(self, resolve):
        """(departments, users) that cooperate without a task of their own."""
        self.ensure_one()
        # sudo: people that the plan itself names
        departments = self.env["hr.department"].sudo()
        users = self.env["res.users"].sudo()
        quiet = (self.party_ids - self._workers()).filtered(lambda e: not e.own_part)
        for entry in quiet:
            for assignee in resolve(entry.party_id):
                if assignee.department:
                    departments |= assignee.department
                else:
                    users |= assignee.users
        return departments.sorted("id"), users.sorted("id")

    # ------------------------------------------------------------ progress
    # Not ``depends("task_ids.state")``: a reader counts only tasks in the database.
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_progress(self):
        numbers = self.env["iso.task"]._progress_by("line_id", self.ids)
        for line in self:
            found = numbers.get(line._origin.id, (0, 0, 0, 0.0))
            line.task_count, line.done_count, line.late_count, line.progress = found

    def action_open_tasks(self):
        """Drill down from the progress of a line to its tasks."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["iso.task"]._action_open_counted([("line_id", "=", self.id)])
        return {**action, "name": self.display_name}
