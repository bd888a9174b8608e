from typing import NamedTuple

from odoo import models
from odoo.fields import Domain

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..nonconformity.iso_nonconformity import CALLED_OFF


class Settled(NamedTuple):
    """A nonconformity from an audit whose actions have come to their last deadline."""

    nonconformity: object
    due: object  # date
    in_time: bool


class IsoObjectiveMeasure(models.Model):
    """Findings settled in time: what an audit has found counts in the period in which
    the last deadline of its actions falls, and fits when all of them were done by then.
    Whether they work is checked later, and counted elsewhere. Findings without actions
    have no deadline: no case."""

    _inherit = "iso.objective.measure"

    def _cases_findings_in_time(self, today):
        """Nonconformities from audits that were due in the period, and those settled by
        then.

        :return: dict {measure: (settled in time, all)}
        """
        settled = self._settled_findings(today)
        return {
            measure: (
                sum(one.in_time for one in settled if measure._counts_finding(one)),
                sum(measure._counts_finding(one) for one in settled),
            )
            for measure in self
        }

    def _settled_findings(self, today):
        """What these measures may count, in the same number of queries for all.

        :param date today: deadlines until the day before count
        :return: list of Settled
        """
        # sudo: the system's numbers are the same for everybody
        actions = self.env["iso.action"].sudo()
        rows = actions._read_group(
            Domain("nonconformity_id.source", "=", "audit")
            & Domain("nonconformity_id.state", "not in", CALLED_OFF)
            & Domain("company_id", "in", self.sudo().company_id.ids)
            & Domain("state", "!=", "dropped")
            & Domain("date_deadline", "!=", False),
            ["nonconformity_id"],
            ["date_deadline:max", "id:recordset"],
            having=[
                ("date_deadline:max", ">=", min(self.mapped("date_from"))),
                ("date_deadline:max", "<", today),
            ],
        )
        return [
            Settled(one, due, self._all_done_by(mine, due)) for one, due, mine in rows
        ]

    def _all_done_by(self, actions, day):
        """Whether all of some actions are done, the last one on a day or before."""
        return all(
            action.state not in ("draft", "doing")
            and action._done_day()
            and action._done_day() <= day
            for action in actions
        )

    def _counts_finding(self, one):
        mine = one.nonconformity
        return (
            mine.company_id.id == self.company_id.id
            and self.date_from <= one.due <= self.date_to
            # The agency's objectives are about the work of everybody.
            and self.department_id.id in (False, mine.department_id.id)
        )

    def _counted_records_findings_in_time(self):
        settled = self._settled_findings(vietnam_today())
        mine = [one.nonconformity.id for one in settled if self._counts_finding(one)]
        return "iso.nonconformity", [("id", "in", mine)]
