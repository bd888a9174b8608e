from odoo import api, fields, models
from odoo.fields import Command

from ...tools.web_actions import RELOAD, notify


class IsoBeforeUseWizard(models.TransientModel):
    """Closes in one go what was done before the software was used, after showing it."""

    _name = "iso.before.use.wizard"
    _description = "Work Done Before the Software Was Used"

    plan_id = fields.Many2one("iso.plan", required=True)
    given_out_on = fields.Date(related="plan_id.given_out_on", related_sudo=False)
    task_ids = fields.Many2many(
        "iso.task",
        string="Tasks",
        compute="_compute_task_ids",
        store=True,
        readonly=False,
        domain="[('plan_id', '=', plan_id), ('state', 'in', ['todo', 'doing'])]",
    )
    task_count = fields.Integer("Number of Tasks", compute="_compute_task_count")
    reason = fields.Text(
        required=True,
        # Kept as proof, so Vietnamese whatever the user's language.
        default="Đã thực hiện trước khi cơ quan dùng phần mềm.",
    )

    @api.depends("plan_id")
    def _compute_task_ids(self):
        for wizard in self:
            plan = wizard.plan_id
            found = plan and self.env["iso.task"].search(plan._before_use_domain())
            wizard.task_ids = [Command.set(found.ids if found else [])]

    @api.depends("task_ids")
    def _compute_task_count(self):
        for wizard in self:
            wizard.task_count = len(wizard.task_ids)

    def action_close(self):
        """Close the tasks that are left in the list."""
        self.ensure_one()
        plan = self.plan_id
        plan.check_access("read")
        tasks = self.task_ids.filtered(lambda task: task.plan_id == plan)
        tasks.close_before_use(self.reason)
        plan._tell_before_use(tasks, self.reason)
        return notify(
            "success",
            self.env._("%s tasks closed as done before.", len(tasks)),
            next=RELOAD,
        )
