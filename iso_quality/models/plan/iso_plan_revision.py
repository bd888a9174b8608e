from odoo import api, models
from odoo.exceptions import UserError, ValidationError

from .iso_plan import IN_FORCE


class IsoPlan(models.Model):
    """A plan in force changes by a revision only: prepared as a draft with the same
    text, it replaces the plan when it is issued, and goes on with its tasks."""

    _inherit = "iso.plan"

    @api.constrains("replaces_id", "year", "company_id")
    def _check_replaces(self):
        for plan in self.filtered("replaces_id"):
            old = plan.replaces_id
            if (old.year, old.company_id) != (plan.year, plan.company_id):
                raise ValidationError(
                    self.env._("A revision keeps the year and the agency of its plan.")
                )

    def action_revise(self):
        """Prepare a revision: a draft with the same text, to replace this plan.

        :return: the action that opens the draft
        """
        self.ensure_one()
        self.check_access("read")
        self.env["res.users"]._iso_require("secretary", self)
        if self.state not in IN_FORCE:
            raise UserError(self.env._("Only a plan in force can be revised."))
        draft = self.replaced_by_ids.filtered(lambda plan: not plan.is_sealed)[:1]
        if not draft:
            draft = self._iso_create(
                {
                    **self._plan_vals(self.year),
                    "revision": self.revision + 1,
                    "replaces_id": self.id,
                    "template_id": self.template_id.id,
                    "previous_id": self.previous_id.id,
                }
            )
            self._copy_body(draft, self.year, self.year)
        return draft._open_form()

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
            origin.event_ids._unsealed().write({"branch_id": branch.id})
        left = tasks.filtered(lambda task: task.plan_id == old)
        left._withdraw(self.env._("The revised plan no longer asks for it."))
