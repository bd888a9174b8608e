from odoo import api, models

from ...tools.vietnam_time import vietnam_today
from .iso_task import OPEN_STATES


class IsoDailyJob(models.AbstractModel):
    """What the system does every morning, agency by agency.

    Holds nothing. A room that has something to remind of, or to count, adds its agencies
    to ``_companies`` and its steps to ``_steps``, in a file of this model's name.
    """

    _name = "iso.daily.job"
    _description = "Daily Job"

    @api.model
    def _run(self):
        """Let groups follow the roles that begin or end today; then take each step in
        each agency that works today until nothing is left for it. What would go out on
        a day off has gone out on the working day before, word of lateness waits.

        What is done stays done if the job is killed midway: every batch is committed.
        """
        self.env["iso.role"]._follow_the_day()
        today = vietnam_today()
        for company in self._companies():
            if not company._iso_calendar().is_workday(today):
                continue
            for step in self._steps():
                failed = step.__self__
                while True:
                    count, newly_failed = step(company, failed)
                    failed |= newly_failed
                    if not count:
                        break
                    if not self.env["ir.cron"]._commit_progress(count):
                        return
                    self.env.invalidate_all()

    @api.model
    def _companies(self):
        """The agencies where there may be something to do (res.company)."""
        given = self.env["iso.task"]._read_group(
            [("origin_id", "!=", False), ("state", "in", OPEN_STATES)], ["company_id"]
        )
        return self.env["res.company"].union(*(company for [company] in given))

    @api.model
    def _steps(self):
        """What is done in each agency, in this order.

        :return: list of methods of empty recordsets (agency, records to leave out) ->
            (number of records looked at, those that failed)
        """
        tasks = self.env["iso.task"].browse()
        people = self.env["res.users"].browse()
        turns = self.env.registry["iso.turn.mixin"]
        return [
            self.env["hr.department"].browse()._iso_close_batch,
            people._iso_settle_batch,
            *(
                model.browse()._follow_turns_batch
                for model in self.env.values()
                if isinstance(model, turns) and not model._abstract
            ),
            tasks._remind_batch,
            tasks._escalate_batch,
        ]
