from odoo import api, models
from odoo.exceptions import UserError


class IsoTask(models.Model):
    """Work that is late, was late, or was done wrong."""

    _name = "iso.task"
    _inherit = ["iso.task", "iso.nonconformity.source.mixin"]

    _nonconformity_source = "task"
    _nonconformity_in_words = True

    @api.depends("state", "date_due")
    @api.depends_context("uid")
    def _compute_nonconformity(self):
        return super()._compute_nonconformity()

    def _nonconforming(self):
        """What is called off, or was not needed, can be neither late nor wrong."""
        return self.filtered(lambda one: one.is_late or one.state == "done")

    def _check_nonconforming(self):
        for task in self - self._nonconforming():
            raise UserError(
                self.env._(
                    "“%s” is neither late nor done: there is nothing to report. What "
                    "else you have seen, report from the menu.",
                    task.display_name,
                )
            )

    def _nonconformity_vals(self):
        self.ensure_one()
        due = f"{self.date_due:%d/%m/%Y}" if self.date_due else ""
        clauses = self._activity_types().clause_ids
        return {
            "kind": "nonconform",
            "department_id": self.department_id.id,
            "clause_id": clauses.id if len(clauses) == 1 else False,
            "requirement": f"Hoàn thành “{self.name}” trước hoặc trong ngày {due}."
            if due and not self.open_ended
            else f"Hoàn thành “{self.name}”.",
            "seen": self._late_words(due),
        }

    def _late_words(self, due):
        """What is seen without looking: how late it is, or was (str)."""
        if self.is_late:
            return f"Công việc “{self.name}” quá hạn từ ngày {due}, chưa hoàn thành."
        done = self._done_day()
        if done and self.date_due and done > self.date_due and not self.open_ended:
            return (
                f"Công việc “{self.name}” hoàn thành ngày {done:%d/%m/%Y}, quá hạn "
                f"{(done - self.date_due).days} ngày."
            )
        return f"Công việc “{self.name}” chưa đạt: "
