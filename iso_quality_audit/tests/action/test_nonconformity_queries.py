"""Queries of nonconformities: the same number for ten and for a hundred."""

from odoo.tests import tagged

from ..nonconformity.nonconformity_case import NonconformityCase

LIST = (
    *("is_over", "is_late", "name", "reported_on", "seen", "kind", "grade", "source"),
    *("turn_due", "state"),
)


@tagged("post_install", "-at_install", "iso_quality")
class TestNonconformityQueries(NonconformityCase):
    def _count(self, act):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        act()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def _costs(self, number):
        """Queries with so many nonconformities: accepted, listed, asked about in the
        morning, asked about after a move."""
        reports = self.env["iso.nonconformity"].with_user(self.staff)
        some = reports.create(
            [
                {
                    "seen": f"Hồ sơ {place} trả chậm",
                    "grade": "minor",
                    "department_id": (self.trade, self.energy)[place % 2].id,
                }
                for place in range(number)
            ]
        ).with_user(self.secretary)
        names = dict.fromkeys(LIST, {})
        shown = {**names, "department_id": {"fields": {"display_name": {}}}}
        found = {}
        found["accepted"] = self._count(some.accept)
        domain = [("id", "in", some.ids)]
        found["listed"] = self._count(
            lambda: some.web_search_read(domain, shown, limit=200)
        )
        system = some.sudo()
        found["asked"] = self._count(system._follow_turns)
        # In the morning nothing has changed, or all of it is somebody else's.
        skip = system.search([("id", "not in", some.ids)])
        nothing = system.browse()
        found["morning"] = self._count(
            lambda: nothing._follow_turns_batch(self.agency, skip)
        )
        heads = {unit: unit.manager_id for unit in self.trade | self.energy}
        (self.trade | self.energy).manager_id = self.secretary.employee_id
        found["morning, others"] = self._count(
            lambda: nothing._follow_turns_batch(self.agency, skip)
        )
        self.assertEqual(self._asked_now(some[0]), self.secretary)
        for unit, head in heads.items():
            unit.manager_id = head
        return found

    def test_ten_and_a_hundred(self):
        self._costs(2)
        few, many = self._costs(10), self._costs(100)
        for name, ten in few.items():
            with self.subTest(name):
                self.assertLessEqual(many[name], ten + 3, (few, many))
