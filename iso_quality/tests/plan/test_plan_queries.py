"""Issuing a plan and its progress cost the same, however much hangs on it."""

from math import ceil

from odoo.tests import tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestPlanQueries(AgencyCase):
    def _queries_to_issue(self, departments, lines, year):
        """How many queries issuing takes with so many departments and lines."""
        self.env["hr.department"].create(
            [
                {
                    "name": f"Phòng {number}",
                    "company_id": self.agency.id,
                    "manager_id": self.trade.manager_id.id,
                }
                for number in range(departments)
            ]
        )
        plan = self._new_plan(
            *(
                {
                    "deadline": "Hàng tháng" if number % 2 else "Quý II",
                    "lead": [self.all_departments],
                    "support": [self.committee_party],
                    "name": f"Việc {number}",
                }
                for number in range(lines)
            ),
            year=year,
        )
        plan.submit()
        document = plan.with_user(self.leader)
        # What Odoo keeps for a user beyond the transaction is not ours to count.
        document.env.user._get_company_ids()
        document.env["res.users"].context_get()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        document._unsealed().issue(str(year), "2026-01-05")
        self.env.flush_all()
        count = self.env.cr.sql_log_count - before
        self.assertEqual(
            len(plan.task_ids),
            sum(12 if number % 2 else 1 for number in range(lines))
            * len(
                self.env["hr.department"].search([("company_id", "=", self.agency.id)])
            ),
        )
        self.env["hr.department"].search(
            [("name", "=like", "Phòng _%"), ("company_id", "=", self.agency.id)]
        ).filtered(lambda d: d not in self.departments).active = False
        return count

    def test_issuing_takes_the_same_queries_at_5_and_50_departments(self):
        self._queries_to_issue(2, 1, 2030)  # fills caches that live longer
        few = self._queries_to_issue(5, 1, 2031)
        many = self._queries_to_issue(50, 1, 2032)
        self.assertEqual(few, many)

    def test_issuing_adds_nothing_but_the_inserts_of_the_orm(self):
        self._queries_to_issue(2, 4, 2030)
        few = self._queries_to_issue(5, 4, 2031)
        many = self._queries_to_issue(50, 4, 2032)
        # Odoo inserts 100 rows at a time: 26 tasks for each of 8 and 53 departments.
        self.assertEqual(many - few, ceil(26 * 53 / 100) - ceil(26 * 8 / 100))

    def test_progress_takes_the_same_queries_for_all_plans(self):
        plans = self.env["iso.plan"]
        for year in (2033, 2034, 2035):
            plans |= self._issue(
                self._new_plan(
                    {"deadline": "Hàng tháng", "lead": [self.all_departments]},
                    year=year,
                )
            )
        counts = []
        plans.mapped("progress")  # fills caches that live longer
        for some in (plans[:1], plans):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            some.sudo().mapped("progress")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)
