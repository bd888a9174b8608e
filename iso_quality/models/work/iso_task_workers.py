from odoo import fields, models

# Writing one of these is working on the task.
WORK = {"result", "evidence_ids"}
PLACES = ("user_id", "user_ids", "done_by_id")


class IsoTask(models.Model):
    """Who has answered for a task or worked on it, also when somebody else does now:
    handing it over makes nobody its checker (see ``iso.check.mixin``)."""

    _inherit = "iso.task"

    past_worker_ids = fields.Many2many(
        "res.users",
        "iso_task_past_worker_rel",
        "task_id",
        "user_id",
        "Worked on It Before",
        readonly=True,
        copy=False,
    )

    def write(self, vals):
        left = {}
        if not vals.keys().isdisjoint(PLACES):
            # sudo: the memory is ours; access is asked by the write
            left = {task: task._present_workers() for task in self.sudo()}
        result = super().write(vals)
        for task, before in left.items():
            task._remember(before - task._present_workers())
        if not self.env.su and not WORK.isdisjoint(vals):
            for task in self.sudo():
                task._remember(self.env.user - task._present_workers())
        return result

    def _present_workers(self):
        return self.user_id | self.user_ids | self.done_by_id

    def _remember(self, users):
        new = users - self.past_worker_ids
        if new:
            self.past_worker_ids |= new

    def _workers(self):
        """Everybody who answers for these tasks or works on them, or has done so."""
        # sudo: whoever has to do with it, seen or not
        tasks = self.sudo()
        return tasks._present_workers() | tasks.past_worker_ids
