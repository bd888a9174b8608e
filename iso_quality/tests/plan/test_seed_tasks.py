"""The five real plans, issued: the tasks of each row, by whom and by when."""

from odoo import fields
from odoo.tests import freeze_time, tagged

from ..common import AgencyCase
from .seed_expectations import PLANS


@tagged("post_install", "-at_install", "iso_quality")
class TestSeedTasks(AgencyCase):
    """Each real plan, issued: the tasks of each row, by whom and by when."""

    def _who(self, entries):
        """Departments (or people) that parties of the expectations come to.

        Three departments; the office is in charge and sees to outside bodies, and to
        audits as long as nobody is named as auditor.
        """
        people = {
            "committee": self.leader | self.secretary,
            "secretary": self.secretary,
            "leadership": self.leader,
        }
        found = set()
        for code in (entry.split(":")[0] for entry in entries):
            if code in people:
                found.add(people[code])
            elif code == "all_departments":
                found |= set(self.departments)
            else:
                found.add(self.office)
        return found

    def _check_row(self, line, row, year):
        if not row.deadlines:
            self.assertFalse(line.task_ids, "a row that introduces its sub-rows")
            return
        workers = self._who(row.lead or row.support) or {self.office}
        contributors = self._who(row.own) - workers
        days = []
        for deadline in row.deadlines:
            if deadline.kind == "monthly":
                months = [
                    fields.Date.to_date(f"{year}-{m:02d}-01") for m in range(1, 13)
                ]
                days += [(m, fields.Date.end_of(m, "month")) for m in months]
            elif deadline.due:
                days += [
                    tuple(fields.Date.to_date(f"{year}-{day}") for day in period)
                    for period in deadline.periods or [(deadline.start, deadline.due)]
                ]
        for role, parties in (("lead", workers), ("contribute", contributors)):
            tasks = line.task_ids.filtered(lambda task, role=role: task.role == role)
            found = sorted(
                (
                    task.date_start,
                    task.date_due,
                    str(task.department_id or task.user_ids),
                )
                for task in tasks
            )
            expected = sorted((*when, str(who)) for when in days for who in parties)
            self.assertEqual(found, expected)
        for task in line.task_ids:
            self.assertEqual(task.open_ended, line.branch_ids[:1].open_ended)
            self.assertTrue(task.user_id)
            # "Các phòng" do their own part; the unit in charge acts for the agency.
            own = task.party_id.code == "all_departments"
            self.assertEqual(
                task._own_department(),
                task.department_id if own else task.department_id.browse(),
            )

    def test_tasks_of_every_row(self):
        for name, expected in PLANS.items():
            template = self.env.ref(f"iso_quality.{name}")
            year = expected.year
            wizard = self.env["iso.plan.new.wizard"].with_user(self.secretary)
            with freeze_time(f"{year}-01-05 03:00:00"):
                wizard = wizard.create(
                    {
                        "company_id": self.agency.id,
                        "template_id": template.id,
                        "year": year,
                    }
                )
                plan = self.env["iso.plan"].browse(wizard.action_create()["res_id"])
                self._issue(plan, date=f"{year}-01-05")
            lines = plan.line_ids.sorted("id")
            rows = {line.row_number: line for line in lines}
            self.assertEqual(len(rows), len(expected.rows))
            for row in expected.rows:
                with self.subTest(template=name, row=row.number):
                    self._check_row(rows[row.number], row, year)
            # One plan a year: the next real plan may be of the same year.
            plan.with_user(self.leader).cancel("Xong phép thử")
