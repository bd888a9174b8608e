"""What tests of the home share: an agency with work of all kinds in this year."""

from odoo.tests import freeze_time

from odoo.addons.iso_quality.tests.common import AgencyCase

from ..web_client import WebClient

DAY = "2026-11-27 03:00:00"


class HomeCase(AgencyCase):
    """A plan of 2026 on 27/11/2026: what was due in October is late."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-01-05 03:00:00"):
            cls.plan = cls._issue(
                cls._new_plan(
                    {"deadline": "Tháng 10", "lead": [cls.all_departments]},
                    {"deadline": "Tháng 11", "lead": [cls.all_departments]},
                    {"deadline": "Tháng 12", "lead": [cls.all_departments]},
                    year=2026,
                )
            ).sudo()

    def _home(self, user):
        return WebClient(user).env["iso.home"]

    def _shown(self, user):
        """dict {key of a block: block} of all that the user has."""
        found = self._home(user).get_home()
        return {one["key"]: one for one in (*found["blocks"], *found["more"])}

    def _counts(self, user, block):
        """dict {key of a number: how many}."""
        numbers = self._shown(user)[block]["numbers"]
        return {number["key"]: number["count"] for number in numbers}
