from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.vietnam_time import vietnam_today
from ...tools.web_actions import open_form
from .iso_task import OPEN_STATES


class IsoWorkMixin(models.AbstractModel):
    """Work that a document gives to a person: a task like those of the plan.

    The record is part of a sealed document and says what has to be done, by whom and
    until when. Once the document is in force its task says how far it has come, with
    result and evidence: it stands in My Tasks, and is chased when it is late.
    """

    _name = "iso.work.mixin"
    _description = "Work Given by a Document"
    _inherit = ["iso.sealed.mixin", "iso.answered.mixin"]

    task_id = fields.Many2one(
        "iso.task",
        readonly=True,
        copy=False,
        ondelete="set null",
        index="btree_not_null",
    )

    # ------------------------------------------------------------ to be said
    def _work_vals(self):
        """What the task of this record is about.

        :return: dict with name, company_id, department_id, user_id and date_due
        """
        raise NotImplementedError

    def _work_source(self):
        """The record that people know this work from, e.g. its objective."""
        raise NotImplementedError

    def _work_moved(self, state):
        """The tasks of these records (as the system) came to another state."""

    # ------------------------------------------------------------ tasks
    def _give_work(self):
        """Give a task to each of these records that has none, and bring the open tasks
        of the others into line with them."""
        # sudo: run by documents that come into force
        records = self.sudo()._unsealed()
        today = vietnam_today()
        wanted = {record: record._work_vals() for record in records}
        self.env["iso.task"]._bring_into_line(
            (task, self._follow_vals(task, wanted[self.browse(task.origin_id)]))
            for task in records._own_tasks()
            if task.state in OPEN_STATES
        )
        new = records.filtered(lambda record: not record.task_id)
        tasks = self.env["iso.task"]._give_out(
            [
                {
                    **wanted[record],
                    "date_start": min(today, wanted[record]["date_due"]),
                    "origin_model": self._name,
                    "origin_id": record.id,
                }
                for record in new
            ]
        )
        for record, task in zip(new, tasks, strict=True):
            record.task_id = task

    @api.model
    def _follow_vals(self, task, vals):
        """What an open task has by what its record says now: begun as it was, but not
        after its deadline (dict)."""
        return {**vals, "date_start": min(task.date_start, vals["date_due"])}

    def _take_work(self, name):
        """Go on with the tasks of the records that these stand for now.

        :param str name: the field that points to the record before
        """
        # sudo: run by documents that replace others
        for record in self.sudo()._unsealed():
            task = record[name].task_id
            if task and not record.task_id:
                record.task_id = task
                task.origin_id = record.id

    def _withdraw_work(self, reason):
        """Call off what is still open of these records."""
        self._own_tasks()._withdraw(reason)

    def _own_tasks(self):
        """The tasks that are not taken over by another record (as the system)."""
        # sudo: tasks that were given for these very records
        records = self.sudo()
        return records.task_id.filtered(
            lambda task: (
                task.origin_model == self._name and task.origin_id in records.ids
            )
        )

    @api.ondelete(at_uninstall=True)
    def _unlink_except_done(self):
        self._own_tasks()._unlink_except_done()

    def unlink(self):
        tasks = self._own_tasks()
        result = super().unlink()
        tasks.unlink()
        return result

    # ------------------------------------------------------------ buttons
    def action_open_task(self):
        """Open the task of this work.

        :raise UserError: while there is none
        """
        self.ensure_one()
        self.check_access("read")
        if not self.task_id:
            raise UserError(
                self.env._("The task is given when the document is in force.")
            )
        return open_form(self.task_id)
