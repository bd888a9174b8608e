from odoo import models


class ResCompany(models.Model):
    """The days on which an agency works; who counts working days asks here."""

    _inherit = "res.company"

    def _iso_calendar(self):
        """The days on which this agency works; of none: those that all share.

        :return: WorkCalendar (``tools/workdays.py``), kept until a day changes
        """
        # sudo: a calendar is the same whoever asks
        company = self.sudo()
        hours = company.resource_calendar_id
        return self.env["iso.calendar.year"]._calendar_of(company.id, hours.id)

    def _iso_within(self, setting, start):
        """The day on which as many working days are over as the agency has set.

        :param str setting: field of the agency, in working days
        :param date start: the day before the first one
        :return: date
        """
        # sudo: what the agency has set, whoever is to keep it
        return self._iso_calendar().add(start, max(self.sudo()[setting], 0))

    def _iso_calendar_doubt(self, first, last):
        """That the days off between two days are computed only; "" when announced.

        :param first: date or False
        :param last: date or False
        """
        years = first and last and self._iso_calendar().unannounced(first, last)
        if not years:
            return ""
        return self.env._(
            "The days off of %s have not been announced yet: this day may change.",
            ", ".join(map(str, years)),
        )
