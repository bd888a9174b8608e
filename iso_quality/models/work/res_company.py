from datetime import timedelta

from odoo import fields, models


class ResCompany(models.Model):
    """When an agency's people are reminded of their tasks."""

    _inherit = "res.company"

    iso_remind_days = fields.Integer(
        "Remind Before (days)",
        default=7,
        help="How many days before its deadline a task is put on the to-do list "
        "of the person responsible.",
    )
    iso_escalate_days = fields.Integer(
        "Repeat When Late (days)",
        default=7,
        help="How often the head of the department is told again of a late task. When "
        "whom else: see the ladder of lateness.",
    )

    _iso_remind_days_positive = models.Constraint(
        "CHECK (iso_remind_days >= 0)", "The reminder cannot come after the deadline."
    )
    _iso_escalate_days_positive = models.Constraint(
        "CHECK (iso_escalate_days > 0)",
        "Late tasks are repeated every day at most: enter at least 1.",
    )

    def _iso_remind_until(self, today):
        """Up to which deadline people are reminded today: what would go out on a day off
        goes out on the working day before it.

        :param date today: the agency's
        :return: date
        """
        last = self._iso_calendar().before_work(today)
        return last + timedelta(days=self.iso_remind_days)
