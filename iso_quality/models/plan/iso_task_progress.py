from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain

from ...tools.progress import weighted_percent
from ..work.iso_task import DONE_STATES


class IsoTask(models.Model):
    """How far tasks are (see ``tools/progress.py``)."""

    _inherit = "iso.task"

    @api.model
    def _progress_by(self, field, ids):
        """How many of the tasks there are, are done and are late, and how far they are,
        grouped by one of their many2one fields.

        Withdrawn tasks do not count; a task found not to be needed counts as done.

        :param str field: e.g. "plan_id", "line_id"
        :param ids: ids of the records wanted
        :return: dict {id: (tasks, tasks done, tasks late, percent)}; of the tasks that
            the user may read
        """
        mine = self._counted_domain() & Domain(field, "in", list(ids))
        groups = self._read_group(
            mine,
            [field, "line_id", "origin_model", "state"],
            ["__count", "weight:max"],
        )
        units = defaultdict(lambda: [0.0, 0, 0])
        for record, line, origin, state, count, weight in groups:
            unit = units[record.id, line.id, origin]
            unit[0] = max(unit[0], weight or 0.0)
            unit[1] += count if state in DONE_STATES else 0
            unit[2] += count
        late = {
            record.id: count
            for record, count in self._read_group(
                mine & self._late_domain(), [field], ["__count"]
            )
        }
        found = defaultdict(list)
        for (record_id, *_unit), numbers in units.items():
            found[record_id].append(numbers)
        return {
            record_id: (
                sum(total for _weight, _done, total in mine),
                sum(done for _weight, done, _total in mine),
                late.get(record_id, 0),
                weighted_percent(mine),
            )
            for record_id, mine in found.items()
        }
