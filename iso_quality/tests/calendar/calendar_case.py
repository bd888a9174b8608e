"""An agency whose deadlines are counted by a calendar that people change."""

from odoo.fields import Command
from odoo.tests import new_test_user

from ..common import AgencyCase


class CalendarCase(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.years = cls.env["iso.calendar.year"]
        cls.installer = new_test_user(
            cls.env,
            login="iso_installer",
            groups="base.group_user,base.group_system",
            company_id=cls.agency.id,
            company_ids=[Command.set((cls.agency | cls.other_agency).ids)],
        )

    def _shared(self, year):
        return self.years.search([("company_id", "=", False), ("year", "=", year)])

    def _take_off(self, year, *days, user=None):
        """Days become days off of a year, as somebody enters them."""
        year.with_user(user or self.installer).write(
            {
                "leave_ids": [
                    Command.create({"iso_date_from": day, "name": "Nghỉ"})
                    for day in days
                ]
            }
        )
        self._save()

    def _work(self, year, *days, user=None):
        """Days become days that are worked to make up."""
        year.with_user(user or self.installer).write(
            {"makeup_ids": [Command.create({"date": day}) for day in days]}
        )
        self._save()

    def _own(self, year, **vals):
        """The calendar of the agency itself, as its administrator makes it."""
        return self.years.with_user(self.admin).create(
            {"year": year, "company_id": self.agency.id, **vals}
        )

    def _save(self):
        """What happens before a change is saved."""
        self.env.flush_all()
        self.env.cr.flush()
