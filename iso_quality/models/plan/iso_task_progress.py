from collections import defaultdict

from odoo import api, models

from ..work.iso_task import DONE_STATES


class IsoTask(models.Model):
    """How far the tasks of a plan, a line or a department are."""

    _inherit = "iso.task"

    @api.model
    def _progress_by(self, field, ids):
        """Progress of the tasks grouped by one of their many2one fields.

        Withdrawn tasks do not count; a task found not to be needed counts as done.
        Each line weighs what the plan says, however many tasks it has.

        :param str field: e.g. "plan_id", "line_id"
        :param ids: ids of the records wanted
        :return: dict {id: (tasks, tasks done, share done between 0 and 1)}
        """
        groups = self._read_group(
            [(field, "in", list(ids)), ("state", "!=", "withdrawn")],
            [field, "line_id", "state"],
            ["__count", "weight:max"],
        )
        lines = defaultdict(lambda: [0, 0, 0.0])
        for record, line, state, count, weight in groups:
            numbers = lines[record.id, line.id]
            numbers[0] += count
            numbers[1] += count if state in DONE_STATES else 0
            numbers[2] = max(numbers[2], weight or 0.0)
        totals = defaultdict(lambda: [0, 0, 0.0, 0.0])
        for (record_id, _line_id), (count, done, weight) in lines.items():
            numbers = totals[record_id]
            numbers[0] += count
            numbers[1] += done
            numbers[2] += weight * done / count
            numbers[3] += weight
        return {
            record_id: (count, done, share / weight if weight else 0.0)
            for record_id, (count, done, share, weight) in totals.items()
        }
