from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.iso_quality.tools.vietnam_time import begin_of, vietnam_today

# Of which it is known when nothing was left to be done: what was done before the
# software was used belongs to no period.
ENDED = ("done", "not_needed")
# What is read of tasks and difficulties, at once.
TASK_FIELDS = (
    *("name", "period_label", "state", "date_due", "open_ended", "done_date"),
    *("department_id", "user_id", "done_by_name"),
)
DIFFICULTY_FIELDS = (
    *("name", "task_id", "department_id", "raised_by_name", "raised_on"),
    *("answer", "answered_by_name", "answered_on"),
)


class IsoBriefing(models.AbstractModel):
    """What a briefing of a week, month or quarter is told (giao ban): done, late and
    next by department, and what stands in the way.

    Holds nothing; read with the rights of who asks. A period that is over is told as it
    was on its last day, one that goes on as it is now.
    """

    _name = "iso.briefing"
    _description = "Progress for the Briefing"

    # ------------------------------------------------------------ which work
    @api.model
    def _day(self, last):
        """The day on which things are looked at: the one after a period that is over,
        else today.

        :param date last: of the period
        """
        return min(vietnam_today(), last + timedelta(days=1))

    @api.model
    def _of_domain(self, company, units):
        """The work that counts in an agency.

        :param company: one res.company
        :param units: hr.department, of which it is; None: all, and what belongs to none
        """
        domain = Domain("company_id", "=", company.id)
        return (
            domain
            if units is None
            else domain & Domain("department_id", "in", units.ids)
        )

    @api.model
    def _done_domain(self, first, last):
        """Tasks that were finished, or found not needed, in a period."""
        return (
            self.env["iso.task"]._asked_domain()
            & Domain("state", "in", ENDED)
            & self._between("done_date", first, last)
        )

    @api.model
    def _still_domain(self, day):
        """Tasks that were still to be done when a day began; today: that are now."""
        tasks = self.env["iso.task"]
        still = tasks._open_domain()
        if day < vietnam_today():
            still |= Domain("state", "in", ENDED) & Domain(
                "done_date", ">=", begin_of(day)
            )
        return tasks._asked_domain() & still & Domain("open_ended", "=", False)

    @api.model
    def _late_domain(self, day):
        """Tasks that were late on a day; today: what "late" means everywhere."""
        if day == vietnam_today():
            return self.env["iso.task"]._asked_domain() & self.env[
                "iso.task"
            ]._late_domain(day)
        return self._still_domain(day) & Domain("date_due", "<", day)

    @api.model
    def _next_domain(self, day, until):
        """Tasks that have to be done next, from a day on."""
        return (
            self._still_domain(day)
            & Domain("date_due", ">=", day)
            & Domain("date_due", "<=", until)
        )

    @api.model
    def _difficulty_domain(self, first, last):
        """Difficulties that were said or answered in a period, and those that were open
        at its end."""
        difficulties = self.env["iso.task.difficulty"]
        end = begin_of(last + timedelta(days=1))
        return Domain("raised_on", "<", end) & (
            self._between("raised_on", first, last)
            | difficulties._open_domain()
            | Domain("answered_on", ">=", begin_of(first))
        )

    @api.model
    def _between(self, name, first, last):
        """Moments on the days of a period, as Vietnam has them (Domain)."""
        return Domain(name, ">=", begin_of(first)) & Domain(
            name, "<", begin_of(last + timedelta(days=1))
        )

    # ------------------------------------------------------------ gathered
    @api.model
    def _gather(self, company, first, last, until, units=None):
        """What the briefing says, with as many queries for ten departments as for a
        hundred.

        :param company: one res.company
        :param date first: of the period
        :param date last: of the period
        :param date until: the last day of what comes next
        :param units: see ``_of_domain``
        :return: dict(day, units: list of dict(unit, done, late, next: iso.task;
            difficulties), late_done: iso.task, difficulties). Those of no department
            come last.
        """
        day = self._day(last)
        mine = self._of_domain(company, units)
        tasks = self.env["iso.task"]
        found = {
            name: tasks.search_fetch(mine & domain, TASK_FIELDS, order=order)
            for name, domain, order in (
                ("done", self._done_domain(first, last), "done_date, id"),
                ("late", self._late_domain(day), "date_due, id"),
                ("next", self._next_domain(day, until), "date_due, id"),
            )
        }
        difficulties = self.env["iso.task.difficulty"].search_fetch(
            mine & self._difficulty_domain(first, last),
            DIFFICULTY_FIELDS,
            order="raised_on, id",
        )
        found["difficulties"] = difficulties
        none = self.env["hr.department"]
        groups = {name: some.grouped("department_id") for name, some in found.items()}
        named = none.union(*(unit for some in groups.values() for unit in some))
        named |= company._iso_departments() if units is None else units
        # sudo: names of the agency's departments
        ordered = list(named.sudo().sorted(lambda unit: (unit.name or "").lower()))
        if any(none in some for some in groups.values()):
            ordered.append(none)
        return {
            "day": day,
            "late_done": found["done"].filtered(self._was_late),
            "difficulties": difficulties,
            "units": [
                {
                    "unit": unit,
                    **{
                        name: some.get(unit, found[name].browse())
                        for name, some in groups.items()
                    },
                }
                for unit in ordered
            ],
        }

    @api.model
    def _was_late(self, task):
        """Whether one task was finished after its deadline."""
        return task.state == "done" and self._days_late(task) > 0

    @api.model
    def _days_late(self, task):
        """How many days after its deadline one task was finished (int)."""
        if task.open_ended or not (task.date_due and task.done_date):
            return 0
        return max(0, (task._done_day() - task.date_due).days)
