from datetime import timedelta
from functools import partial

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ...tools.vietnam_time import in_vietnam, vietnam_today
from .iso_task import OPEN_STATES

# A deadline is "soon" for as long as the work week that ends with it.
SOON_DAYS = 7


class IsoTask(models.Model):
    """When a task is late, when it is due soon and which year's work it is: said here,
    for fields, searches, jobs, boards and prints alike. What depends on the day is not
    stored."""

    _name = "iso.task"
    _inherit = ["iso.task", "iso.year.mixin"]

    is_late = fields.Boolean(
        "Late", compute="_compute_urgency", search="_search_is_late"
    )
    is_due_soon = fields.Boolean(
        "Due Soon", compute="_compute_urgency", search="_search_is_due_soon"
    )
    urgency = fields.Selection(
        [
            ("late", "Late"),
            ("today", "Today"),
            ("soon", "Soon"),
            ("later", "Later"),
            ("over", "Over"),
        ],
        compute="_compute_urgency",
    )

    @api.model
    def _due_domain(self, until):
        """Open tasks that have to be done by a day.

        :param date until: the last day of the deadlines that are meant
        """
        return self._open_domain() & self._by_domain(until)

    @api.model
    def _by_domain(self, until):
        """Tasks with a deadline by a day, open or not."""
        return Domain("open_ended", "=", False) & Domain("date_due", "<=", until)

    @api.model
    def _late_domain(self, today=None):
        """What "late" means, everywhere.

        :param date today: the agency's, where nothing else is said
        """
        today = today or vietnam_today()
        return self._due_domain(today - timedelta(days=1))

    @api.model
    def _due_soon_domain(self, today=None):
        """What "due soon" means, everywhere; today included."""
        today = today or vietnam_today()
        return self._due_domain(today + timedelta(days=SOON_DAYS)) & Domain(
            "date_due", ">=", today
        )

    def _done_day(self):
        """The day in Vietnam on which one task was finished (date); None: not yet.

        Deadlines are days where the agencies are, ``done_date`` is in UTC.
        """
        return in_vietnam(self.done_date).date() if self.done_date else None

    def _search_is_late(self, operator, value):
        return self._search_flag(operator, value, self._late_domain())

    def _search_is_due_soon(self, operator, value):
        return self._search_flag(operator, value, self._due_soon_domain())

    @api.depends("state", "date_due", "open_ended", "is_in_force")
    def _compute_urgency(self):
        today = vietnam_today()
        # sudo: what is late does not depend on what one may read.
        seen = self.sudo()
        still_open = seen.filtered_domain(self._open_domain())
        late = still_open.filtered_domain(self._late_domain(today))
        soon = still_open.filtered_domain(self._due_soon_domain(today))
        for task in self:
            task.is_late = task in late
            task.is_due_soon = task in soon
            if task.is_late:
                task.urgency = "late"
            elif task.is_due_soon:
                task.urgency = "today" if task.date_due == today else "soon"
            else:
                task.urgency = "later" if task in still_open else "over"

    # ------------------------------------------------------------ which year's work
    @api.depends("date_due", "date_start")
    def _compute_year(self):
        for task in self:
            day = task.date_due or task.date_start or vietnam_today()
            task.year = day.year

    @api.model
    def _counted_domain(self):
        """Tasks that numbers count: all that were not called off."""
        return Domain("state", "!=", "withdrawn")

    @api.model
    def _waiting_domain(self):
        # Columns of the table alone: lists ask this first.
        today = vietnam_today()
        return Domain("state", "in", OPEN_STATES) & (
            Domain("year", "<=", today.year)
            | Domain("date_start", "<=", today)
            | Domain("date_due", "<=", today)
            | Domain("state", "=", "doing")
            | Domain("reminded_on", "!=", False)
        )

    @api.model
    def _carried_domain(self):
        """Open tasks of other years that are work of this year as well: what is left
        when its year is over, and what is late before it has begun."""
        today = vietnam_today()
        late = self._by_domain(today - timedelta(days=1))
        return (
            self._open_domain()
            & Domain("year", "!=", today.year)
            & (Domain("year", "<", today.year) | late)
        )

    @api.model
    def _asked_domain(self):
        """Tasks that are the work of some year: hook for documents that give work."""
        return self._counted_domain()

    @api.model
    def _work_of_year_domain(self, year):
        """The work of a year; this year has what is open of other years as well, so that
        nothing that is late is missing in it.

        :param int year: the year
        """
        domain = self._asked_domain() & Domain("year", "=", year)
        if year == vietnam_today().year:
            domain |= self._carried_domain()
        return domain

    # ------------------------------------------------------------ before its time
    def _asked_before_finish(self):
        """Sentences on those of these open tasks whose period has not begun; where what
        they have to bring forth is there, nothing is asked."""
        self.check_access("read")
        today = vietnam_today()
        write = partial(format_date, self.env)
        return [
            self.env._(
                "The period of “%(task)s” has not begun: it runs from %(start)s to "
                "%(due)s, today is %(today)s.",
                task=task.name,
                start=write(task.date_start),
                due=write(task.date_due),
                today=write(today),
            )
            for task in self
            if task._is_early(today) and task.date_start
        ] + [
            self.env._(
                "“%(task)s” is due on %(due)s, in a later month; today is %(today)s.",
                task=task.name,
                due=write(task.date_due),
                today=write(today),
            )
            for task in self
            if task._is_early(today) and not task.date_start
        ]

    def _is_early(self, today):
        """Whether this is open work of a time that has not begun; where no beginning is
        said, of a later month. What has to bring something forth is never early."""
        self.ensure_one()
        if self.state not in OPEN_STATES or self.has_outputs:
            return False
        if self.date_start or not self.date_due:
            return bool(self.date_start) and self.date_start > today
        return self.date_due.replace(day=1) > today
