"""Days off and days made up: of all agencies, of one, in whole days of Vietnam."""

from datetime import date
from io import StringIO
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from .calendar_case import CalendarCase

# The day before, how many working days, what the notices make of it (domain.md 6).
COUNTED = [
    ("2026-02-12", 10, "2026-03-05"),
    ("2026-04-22", 10, "2026-05-11"),
    ("2026-08-18", 10, "2026-09-03"),
    ("2025-12-22", 10, "2026-01-07"),
    ("2026-01-12", 30, "2026-03-02"),
    ("2026-08-20", 2, "2026-08-22"),
    ("2026-11-23", 1, "2026-11-25"),
    ("2023-01-16", 30, "2023-03-06"),
]


@tagged("post_install", "-at_install", "iso_quality")
class TestCalendarYears(CalendarCase):
    def _add(self, start, n, agency=None):
        calendar = (agency or self.agency)._iso_calendar()
        return str(calendar.add(date.fromisoformat(start), n))

    def _resource(self):
        """What Odoo knows of one person's time off."""
        employee = self.env["hr.employee"].search([("user_id", "=", self.staff.id)])
        return employee.resource_id.ensure_one()

    def test_agencies_begin_with_the_days_that_were_announced(self):
        for start, n, end in COUNTED:
            with self.subTest(start):
                self.assertEqual(self._add(start, n), end)
        self.assertTrue(self._shared(2026).is_official)
        self.assertFalse(self._shared(2027).is_official)
        self.assertEqual(self._shared(2026).workday_count, 249)

    def test_the_time_zone_of_who_enters_a_day_does_not_matter(self):
        for zone in ("UTC", "America/New_York", "Asia/Ho_Chi_Minh", False):
            self.installer.tz = zone
            self._take_off(self._shared(2026), "2026-06-02")
            self.assertEqual(self._add("2026-06-01", 1), "2026-06-03", zone)
            self._shared(2026).leave_ids.filtered(
                lambda leave: leave.name == "Nghỉ"
            ).unlink()
            self._save()
            self.assertEqual(self._add("2026-06-01", 1), "2026-06-02", zone)

    def test_an_agency_differs_by_its_own_administrator(self):
        own = self._own(2026)
        self._take_off(own, "2026-06-02", "2026-08-22", user=self.admin)
        self._work(own, "2026-02-16", user=self.admin)
        self.assertEqual(self._add("2026-06-01", 1), "2026-06-03")
        self.assertEqual(self._add("2026-02-13", 1), "2026-02-16")
        # The others work on that Saturday, this agency does not.
        self.assertEqual(self._add("2026-08-21", 1), "2026-08-24")
        other = self.other_agency
        self.assertEqual(self._add("2026-06-01", 1, other), "2026-06-02")
        self.assertEqual(self._add("2026-02-13", 1, other), "2026-02-23")
        self.assertEqual(self._add("2026-08-21", 1, other), "2026-08-22")

    def test_public_holidays_of_odoo_count(self):
        holidays = self.env["resource.calendar.leaves"].sudo()
        vals = {"name": "Nghỉ", "company_id": self.agency.id, "resource_id": False}
        # A whole day in Vietnam, from eight to five there, and an afternoon.
        for begin, end, works in (
            ("2026-06-01 17:00:00", "2026-06-02 16:59:59", False),
            ("2026-06-02 01:00:00", "2026-06-02 10:00:00", False),
            ("2026-06-02 06:00:00", "2026-06-02 10:00:00", True),
        ):
            leave = holidays.with_company(self.agency).create(
                {**vals, "date_from": begin, "date_to": end}
            )
            found = self.agency._iso_calendar().is_workday(date(2026, 6, 2))
            self.assertEqual(found, works, begin)
            leave.unlink()
        resource = self._resource()
        holidays.with_company(self.agency).create(
            {
                **vals,
                "resource_id": resource.id,
                "date_from": "2026-06-01 17:00:00",
                "date_to": "2026-06-02 16:59:59",
            }
        )
        calendar = self.agency._iso_calendar()
        self.assertTrue(calendar.is_workday(date(2026, 6, 2)), "his day off only")

    def test_others_do_not_change_it(self):
        shared = self._shared(2026)
        own = self._own(2026)
        self._take_off(own, "2026-06-02", user=self.admin)
        people = (self.secretary, self.leader, self.trade_head, self.staff)
        for user in (*people, self.other_secretary):
            for year in (shared, own):
                for vals in (
                    {"notice": "1/TB"},
                    {"leave_ids": [Command.create({"iso_date_from": "2026-06-03"})]},
                    {"makeup_ids": [Command.create({"date": "2026-06-06"})]},
                ):
                    with self.assertRaises(AccessError):
                        year.with_user(user).write(vals)
            with self.assertRaises(AccessError):
                self.env["resource.calendar.leaves"].with_user(user).create(
                    {"iso_date_from": "2026-06-04", "iso_year_id": own.id}
                )
            with self.assertRaises(AccessError):
                own.leave_ids.with_user(user).unlink()
        for user in people:
            self.assertEqual(own.with_user(user).workday_count, 248)
            self.assertFalse(own.with_user(user).may_change)
        self.assertTrue(own.with_user(self.admin).may_change)
        self.assertFalse(shared.with_user(self.admin).may_change)
        with self.assertRaises(AccessError):
            shared.with_user(self.admin).write({"notice": "1/TB"})
        with self.assertRaises(AccessError):
            self.env["resource.calendar.leaves"].with_user(self.admin).create(
                {"iso_date_from": "2026-06-04", "iso_year_id": shared.id}
            )
        with self.assertRaises(AccessError):
            self.years.with_user(self.admin).create(
                {"year": 2026, "company_id": self.other_agency.id}
            )

    def test_a_colleagues_leave_is_no_day_off_of_all(self):
        own = self._own(2026)
        leave = {
            "iso_date_from": "2026-06-04",
            "iso_year_id": own.id,
            "resource_id": self._resource().id,
        }
        holidays = self.env["resource.calendar.leaves"]
        for user in (self.staff, self.admin):
            with self.assertRaisesRegex(ValidationError, "whole agency"):
                holidays.with_user(user).create(leave)

    def test_a_day_belongs_to_its_year(self):
        shared = self._shared(2026)
        with self.assertRaisesRegex(ValidationError, "02/06/2027"):
            self._take_off(shared, "2027-06-02")
        with self.assertRaisesRegex(ValidationError, "05/06/2027"):
            self._work(shared, "2027-06-05")

    def test_a_day_off_needs_a_day(self):
        with self.assertRaisesRegex(ValidationError, "day that is off"):
            self._shared(2026).with_user(self.installer).write(
                {"leave_ids": [Command.create({"name": "Nghỉ"})]}
            )

    def test_a_slip_of_the_keyboard_is_told(self):
        """A year off altogether would leave nothing to count with."""
        own = self._own(2026)
        year = {"iso_date_from": "2026-01-01", "iso_date_to": "2026-12-31"}
        own.with_user(self.admin).write({"leave_ids": [Command.create(year)]})
        with self.assertRaisesRegex(UserError, "entered wrongly"):
            self._save()

    def test_there_is_one_calendar_of_a_year(self):
        self._own(2026)
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self._own(2026)

    def test_a_new_version_announces_what_was_computed(self):
        """Days that people entered stay; a computed year becomes the announced one."""
        told = '{"years": {"2027": {"notice": "9/TB", "days_off": {"2027-06-01": "x"},'
        told += ' "makeup_days": []}, "2028": {"notice": "8/TB", "days_off": {},'
        told += ' "makeup_days": []}}}'
        self._take_off(self._shared(2028), "2028-06-01")
        before = self._shared(2028).leave_ids

        module = "odoo.addons.iso_quality.models.calendar.iso_calendar_year.file_open"
        with patch(module, lambda *args: StringIO(told)):
            self.years._seed()
        self.assertEqual(self._shared(2027).notice, "9/TB")
        self.assertEqual(self._add("2027-05-31", 1), "2027-06-02")
        self.assertEqual(self._shared(2028).leave_ids, before)
        self.assertFalse(self._shared(2028).is_official)


@tagged("post_install", "-at_install", "iso_quality")
class TestCalendarProposal(CalendarCase):
    def _propose(self, year, user=None):
        action = year.with_user(user or self.installer).action_propose()
        return (
            self.env[action["res_model"]]
            .with_user(user or self.installer)
            .browse(action["res_id"])
        )

    def test_the_difference_is_shown_first(self):
        year = self._shared(2027)
        self.assertFalse(self._propose(year).day_ids, "it is entered as it is known")
        tet = year.leave_ids.filtered(lambda one: one.iso_date_from.month == 2)
        count = len(tet)
        tet[0].unlink()
        self._take_off(year, "2027-06-02")
        proposal = self._propose(year)
        kinds = proposal.day_ids.mapped("kind")
        self.assertEqual(sorted(kinds), ["not_off", "off"])
        chosen = proposal.day_ids.filtered("take")
        self.assertEqual(chosen.kind, "off", "what people entered stays")
        proposal.action_take()
        again = year.leave_ids.filtered(lambda one: one.iso_date_from.month == 2)
        self.assertEqual(len(again), count)
        self.assertIn(date(2027, 6, 2), year.leave_ids.mapped("iso_date_from"))
        proposal = self._propose(year)
        proposal.day_ids.take = True
        proposal.action_take()
        self.assertNotIn(date(2027, 6, 2), year.leave_ids.mapped("iso_date_from"))

    def test_an_agency_enters_only_by_what_it_differs(self):
        own = self._own(2026)
        off = self._propose(own, self.admin).day_ids
        self.assertFalse(off, "all of it is shared already")

    def test_who_may_not_change_is_not_asked(self):
        with self.assertRaises(AccessError):
            self._shared(2027).with_user(self.admin).action_propose()
        with self.assertRaises(AccessError):
            self._own(2027).with_user(self.secretary).action_propose()

    def test_without_the_package_it_says_so(self):
        with (
            patch.dict("sys.modules", {"holidays": None}),
            self.assertRaisesRegex(UserError, "pip install holidays"),
        ):
            self._shared(2027).with_user(self.installer).action_propose()
