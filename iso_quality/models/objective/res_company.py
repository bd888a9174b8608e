from datetime import timedelta

from odoo import fields, models


class ResCompany(models.Model):
    """How long an agency's measures of objectives may be recorded after their period."""

    _inherit = "res.company"

    iso_measure_grace_days = fields.Integer(
        "Days to Record Measures",
        default=10,
        help="How many days after the end of a period its measures of objectives may "
        "still be recorded before they count as missing.",
    )

    _iso_measure_grace_days_positive = models.Constraint(
        "CHECK (iso_measure_grace_days >= 0)",
        "A period is measured when it is over: enter 0 or more days.",
    )

    def _iso_last_over(self, today):
        """The last day on which a time given to people may have ended and is over: what
        ends on a day off ends on the next working day (Bộ luật Dân sự 2015, Điều 148
        khoản 5).

        :param date today: the agency's
        :return: date
        """
        return self._iso_calendar().last(today - timedelta(days=1))
