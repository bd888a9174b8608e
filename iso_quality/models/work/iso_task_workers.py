from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Command

from .iso_task import OPEN_STATES

# Writing one of these is working on the task.
WORK = {"result", "evidence_ids"}
PLACES = ("user_id", "user_ids", "done_by_id")


class IsoTask(models.Model):
    """Who has answered for a task or worked on it, also when somebody else does now:
    handing it over makes nobody its checker (see ``iso.check.mixin``). And what a
    department that is closed leaves to its successor: what is asked of both is done
    once."""

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
        self._remember(
            {task: old - task._present_workers() for task, old in left.items()}
        )
        if not self.env.su and not WORK.isdisjoint(vals):
            me = self.env.user
            self._remember({task: me - task._present_workers() for task in self.sudo()})
        return result

    def _present_workers(self):
        return self.user_id | self.user_ids | self.done_by_id

    @api.model
    def _remember(self, gone):
        """:param dict gone: {task: res.users who do not work on it any more}"""
        # sudo: the memory is ours; access is asked by the write
        alike = defaultdict(self.sudo().browse)
        for task, users in gone.items():
            # Those who have no account any more count as well.
            known = task.with_context(active_test=False).past_worker_ids
            if new := users - known:
                alike[new] += task
        for users, tasks in alike.items():
            tasks.write({"past_worker_ids": [Command.link(one) for one in users.ids]})

    def _workers(self):
        """Everybody who answers for these tasks or works on them, or has done so."""
        # sudo: whoever has to do with it, seen or not
        tasks = self.sudo()
        return tasks._present_workers() | tasks.past_worker_ids

    # ------------------------------------------------------------ what a successor gets
    @api.model
    def _reorganised(self):
        return {**super()._reorganised(), "department_id": self._open_domain()}

    def _reorganise(self, name, closed, successor):
        """What both departments are asked for is done once; the rest goes on."""
        asked_there = self._asked_there(successor)
        for task, same in asked_there.items():
            task._join(same)
        going_on = self - self.browse().union(*asked_there)
        result = super(
            IsoTask, going_on._iso_with_key(mail_auto_subscribe_no_notify=True)
        )._reorganise(name, closed, successor)
        head = self.env["iso.addressee"]._of(closed.company_id).head(successor)
        self.env["mail.followers"]._iso_follow(dict.fromkeys(going_on, head))
        return result

    def _asked_there(self, unit):
        """The tasks by which a department is asked for the same as by these: hook.

        :param unit: hr.department
        :return: dict {task: the other one}, of those that there are
        """
        return {}

    def _join(self, other):
        """Call one task off in favour of another one, which gets what was done so far.

        :param other: the iso.task of the successor; done, it stays as it is
        """
        # sudo: run by closing a department, which asked
        mine, other = self.sudo(), other.sudo()
        if other.state in OPEN_STATES:
            vals = {}
            if (mine.result or "").strip():
                so_far = f"[{mine.department_id.name}] {mine.result.strip()}"
                vals["result"] = "\n".join(filter(None, [other.result, so_far]))
            if mine.evidence_ids:
                vals["evidence_ids"] = [
                    Command.link(one) for one in mine.evidence_ids.ids
                ]
            if vals:
                other.write(vals)
        mine._withdraw(
            f"{mine.department_id.name} thôi hoạt động: việc này "
            f"{other.department_id.name} làm một lần cho cả hai đơn vị."
        )
