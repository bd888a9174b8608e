from odoo import api, fields, models
from odoo.fields import Domain

from ..nonconformity.iso_nonconformity import CALLED_OFF


class IsoAction(models.Model):
    """Whether an action was done by its deadline, as it was put off: what statistics
    share out; and from which day on its effect is checked."""

    _name = "iso.action"
    _inherit = ["iso.action", "iso.workdays.mixin"]
    _workdays_field = "effect_due"

    in_time_share = fields.Float(
        "Done in Time (% of the actions)",
        compute="_compute_in_time_share",
        store=True,
        aggregator="avg",
        digits=(5, 1),
        help="100 when it was done by its deadline, 0 when later: the average is the "
        "share. Counted for actions that are done.",
    )

    @api.depends("state", "date_deadline", "task_id.done_date")
    def _compute_in_time_share(self):
        for action in self:
            done = action._done_day()
            in_time = done and action.date_deadline and done <= action.date_deadline
            action.in_time_share = 100 if in_time else 0

    @api.model
    def _workdays_domain(self):
        going_on = Domain("nonconformity_id.state", "not in", CALLED_OFF)
        return going_on & Domain("state", "=", "checked")

    def _workdays_from(self):
        return self.effect_due and self._done_day()

    def _workdays_day(self):
        return self.company_id._iso_calendar().add(self._done_day(), self.effect_days)

    def _move_by_workdays(self, day):
        self._unsealed().effect_due = day
