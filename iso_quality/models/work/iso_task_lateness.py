from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from ...tools.vietnam_time import in_vietnam, vietnam_today

# A deadline is "soon" for as long as the work week that ends with it.
SOON_DAYS = 7


class IsoTask(models.Model):
    """When a task is late and when it is due soon: said here, for fields, searches,
    jobs, boards and prints alike. It depends on the day, so nothing is stored."""

    _inherit = "iso.task"

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
        return (
            self._open_domain()
            & Domain("open_ended", "=", False)
            & Domain("date_due", "<=", until)
        )

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
