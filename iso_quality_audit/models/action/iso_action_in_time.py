from odoo import api, fields, models


class IsoAction(models.Model):
    """Whether an action was done by its deadline, as it was put off: what statistics
    share out."""

    _inherit = "iso.action"

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
