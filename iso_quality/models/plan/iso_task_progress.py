from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain

from ...tools.for_readers import for_readers
from ...tools.progress import weighted_percent
from ..work.iso_task import DONE_STATES, OPEN_STATES


class IsoTask(models.Model):
    """How far tasks are (see ``tools/progress.py``), and what their end sets off."""

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

    # ------------------------------------------------------------ the end of a task
    def _after_done(self):
        result = super()._after_done()
        # sudo: the end of a task may set off others' tasks
        self.sudo()._set_off_chain()
        return result

    def _withdraw(self, reason):
        result = super()._withdraw(reason)
        # sudo: what is called off may have been the last that others waited for
        self.sudo().filtered("is_in_force")._set_off_chain()
        return result

    def _set_off_chain(self):
        """Record the event of deadlines that begin when this work is completed: on the
        day of its last completion, also where some of it was reopened meanwhile."""
        # sudo: what is recorded follows from the work, whoever finishes it
        events = self.env["iso.plan.event"].sudo()
        chained = self.branch_id and self.env["iso.plan.branch"].search(
            [("after_branch_id", "in", self.branch_id.ids)]
        )
        for branch in chained or ():
            mine = self.filtered(lambda t, b=branch: t.branch_id == b.after_branch_id)
            for source in mine.mapped("event_id") or [events]:
                day = self._completed_on(branch.after_branch_id, source)
                recorded = events.search(
                    [("branch_id", "=", branch.id), ("source_event_id", "=", source.id)]
                )
                # Recorded by hand, it is what people said it was.
                by_us = recorded.filtered("from_chain") or recorded.filtered(
                    "source_event_id"
                )
                if not day or recorded and not by_us:
                    continue
                if not recorded:
                    events._record(
                        branch,
                        day,
                        for_readers(self.env)._(
                            "Completed: %s", mine[:1].line_id.display_name
                        ),
                        source=source,
                        from_chain=True,
                    )
                elif by_us.date < day:
                    by_us._move_to(day)

    @api.model
    def _completed_on(self, branch, event):
        """The day on which the last task of a deadline was completed (date); None while
        one is open, or where none was completed here.

        :param event: the one that set the tasks off; empty where none did
        """
        tasks = self.search(
            [
                *[("branch_id", "=", branch.id), ("event_id", "=", event.id)],
                ("state", "in", [*OPEN_STATES, "done", "not_needed"]),
            ]
        )
        days = [task._done_day() for task in tasks]
        return max(days) if days and all(days) else None
