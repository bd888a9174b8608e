"""Numbers counted once more, from raw rows and in plain words."""

from collections import defaultdict
from datetime import timedelta
from types import SimpleNamespace

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from .web_client import WebClient


class Recount:
    """The tasks that a user may read and the measures, as the tables have them.

    What the words mean is written here a second time, on purpose: nothing of the
    product's domains is used but which records a user may read.
    """

    def __init__(self, user):
        self.env = WebClient(user).env
        self.env.flush_all()
        self.env.invalidate_all()
        self.today = vietnam_today()
        seen = set(self.env["iso.task"].search([]).ids)
        self.tasks = [
            task
            for task in self._rows(
                """SELECT task.id, task.state, task.date_due, task.date_start,
                          task.open_ended, task.company_id, task.department_id,
                          task.line_id, task.origin_model, task.weight, task.plan_id,
                          plan.year AS plan_year, plan.state AS plan_state
                     FROM iso_task task LEFT JOIN iso_plan plan
                       ON plan.id = task.plan_id"""
            )
            if task.id in seen
        ]
        seen = set(self.env["iso.objective.measure"].search([]).ids)
        self.measures = [
            measure
            for measure in self._rows(
                """SELECT measure.id, measure.state, measure.date_to,
                          measure.date_from, measure.objective_id, measure.company_id,
                          measure.department_id, sheet.state AS sheet_state,
                          sheet.year, agency.iso_measure_grace_days AS grace
                     FROM iso_objective_measure measure
                     JOIN iso_objective objective
                       ON objective.id = measure.objective_id
                     JOIN iso_objective_sheet sheet ON sheet.id = objective.sheet_id
                     JOIN res_company agency ON agency.id = measure.company_id"""
            )
            if measure.id in seen
        ]

    def _rows(self, query):
        self.env.cr.execute(query)
        return [SimpleNamespace(**row) for row in self.env.cr.dictfetchall()]

    # ------------------------------------------------------------ the words
    def is_open(self, task):
        """Somebody has to do it: not finished, and its plan is in force."""
        return task.state in ("todo", "doing") and (
            not task.plan_id or task.plan_state in ("issued", "running")
        )

    def is_in_force(self, task):
        if task.plan_id:
            return task.plan_state in ("issued", "running")
        return task.state in ("todo", "doing") or task.date_due.year >= self.today.year

    def is_late(self, task):
        timed = self.is_open(task) and not task.open_ended and task.date_due
        return bool(timed) and task.date_due < self.today

    def is_due_soon(self, task):
        timed = self.is_open(task) and not task.open_ended and task.date_due
        week = self.today + timedelta(days=7)
        return bool(timed) and self.today <= task.date_due <= week

    def year(self, task):
        return task.plan_year or task.date_due.year

    def counts(self, task):
        return task.state != "withdrawn"

    def is_done(self, task):
        return task.state in ("done", "not_needed")

    def is_carried(self, task):
        year = self.year(task)
        return (
            self.is_open(task)
            and year != self.today.year
            and (year < self.today.year or self.is_late(task))
        )

    def is_work_of(self, task, year):
        asked = not task.plan_id or task.plan_state in ("issued", "running", "closed")
        mine = self.counts(task) and asked and self.year(task) == year
        return mine or (year == self.today.year and self.is_carried(task))

    def status(self, task):
        if self.is_done(task):
            return "done"
        return "late" if self.is_late(task) else task.state

    def percent(self, tasks):
        """Each line of the plan by its weight, each other kind of work as one line."""
        lines = defaultdict(list)
        for task in tasks:
            lines[task.line_id, task.origin_model].append(task)
        whole = share = 0.0
        for mine in lines.values():
            weight = max(task.weight for task in mine)
            whole += weight
            share += weight * sum(map(self.is_done, mine)) / len(mine)
        return 100 * share / whole if whole else 0.0

    def numbers(self, tasks):
        """(all, done, open, late, percent) of some tasks that count."""
        tasks = [task for task in tasks if self.counts(task)]
        return (
            len(tasks),
            sum(map(self.is_done, tasks)),
            sum(map(self.is_open, tasks)),
            sum(map(self.is_late, tasks)),
            round(self.percent(tasks), 4),
        )

    def is_due_this_month(self, task):
        timed = self.is_open(task) and not task.open_ended and task.date_due
        month = (self.today.year, self.today.month)
        return (
            bool(timed)
            and task.date_due >= self.today
            and (task.date_due.year, task.date_due.month) == month
        )

    def is_missing(self, measure):
        # What ends on a day off ends on the next working day.
        agency = self.env["res.company"].browse(measure.company_id)
        end = measure.date_to + timedelta(days=measure.grace)
        while not agency._iso_calendar().is_workday(end):
            end += timedelta(days=1)
        return (
            measure.state == "open"
            and measure.sheet_state == "issued"
            and end < self.today
        )

    # ------------------------------------------------------------ what they come to
    def board(self, plan, followed):
        """The tasks that the board of a plan shows.

        :param bool followed: another plan until today comes after it
        """
        years = (
            {plan.year} if followed else {plan.year, max(plan.year, self.today.year)}
        )
        others = plan.state in ("issued", "running", "closed")
        return [
            task
            for task in self.tasks
            if self.counts(task)
            and (
                task.plan_id == plan.id
                or (
                    others
                    and task.company_id == plan.company_id.id
                    and task.plan_year != plan.year
                    and any(self.is_work_of(task, year) for year in years)
                )
            )
        ]

    def departments(self):
        """The numbers of each agency, year and department (dict)."""
        found = defaultdict(list)
        years = {self.year(task) for task in self.tasks} | {self.today.year}
        for task in self.tasks:
            for year in years:
                if self.is_work_of(task, year):
                    found[task.company_id, year, task.department_id].append(task)
        return {key: self.numbers(tasks) for key, tasks in found.items()}
