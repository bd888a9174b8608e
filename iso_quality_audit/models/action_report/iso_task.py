from odoo import models


class IsoTask(models.Model):
    """A report that a task of the plan begins is about the days of that task."""

    _inherit = "iso.task"

    def _draft_output(self, output):
        if output.res_model != "iso.nonconformity.report":
            return super()._draft_output(output)
        # sudo: the days of the task itself; the draft is made as the user
        task = self.sudo()
        first, last = task._output_days()[task]
        days = (max(task.date_start or first, first), min(task.date_due or last, last))
        asked = self.with_context(iso_report_days=days)
        return super(IsoTask, asked)._draft_output(output).with_env(self.env)
