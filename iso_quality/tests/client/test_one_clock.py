"""The day of people of an agency is Vietnam's, whatever zone their account, their
computer or the server has: half past midnight and one minute to seven in Hà Nội are the
new day, and the last minute before midnight is the old one."""

import json

from odoo.service.model import call_kw
from odoo.tests import HttpCase, freeze_time, tagged

from ...tools.vietnam_time import ZONE
from ..common import AgencyCase

# Moment in UTC → whether the task that was due on 31 March is late.
MOMENTS = {
    "2026-03-31 16:59:00": False,
    "2026-03-31 17:30:00": True,
    "2026-03-31 23:59:00": True,
}


@tagged("post_install", "-at_install", "iso_quality")
class TestOneClock(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-01-05 03:00:00"):
            plan = cls._new_plan({"deadline": "Tháng 3", "lead": [cls.all_departments]})
            cls._issue(plan)
        cls.task = plan.task_ids.filtered(lambda t: t.department_id == cls.trade)

    def _with_zones(self):
        """A head with each zone that an account and a browser may have."""
        for account in ("UTC", False, "Pacific/Honolulu", ZONE):
            for browser in ("UTC", "America/New_York", ZONE):
                head = self.trade_head
                head.tz = account
                yield self.env["iso.task"].with_user(head).with_context(tz=browser)

    def _found(self, tasks, domain):
        context = dict(tasks.env.context)
        found = call_kw(tasks, "search", [domain], {"context": context})
        return self.task.id in found

    def test_late_is_late_for_everybody(self):
        for moment, late in MOMENTS.items():
            with freeze_time(moment):
                for tasks in self._with_zones():
                    with self.subTest(moment, tz=tasks.env.context["tz"]):
                        tasks.env.invalidate_all()
                        task = tasks.browse(self.task.id)
                        self.assertEqual(task.is_late, late)
                        self.assertEqual(
                            self._found(tasks, [("is_late", "=", True)]), late
                        )
                        self.assertEqual(
                            self._found(tasks, [("date_due", "<", "today")]), late
                        )

    def test_todos_are_late_for_everybody(self):
        kind = self.env.ref("mail.mail_activity_data_todo")
        todo = self.env["mail.activity"].create(
            {
                "res_model_id": self.env["ir.model"]._get_id("iso.task"),
                "res_id": self.task.id,
                "activity_type_id": kind.id,
                "user_id": self.trade_head.id,
                "date_deadline": "2026-03-31",
            }
        )
        for moment, late in MOMENTS.items():
            with freeze_time(moment):
                for tasks in self._with_zones():
                    with self.subTest(moment, tz=tasks.env.user.tz):
                        self.env.flush_all()
                        self.env.invalidate_all()
                        state = "overdue" if late else "today"
                        self.assertEqual(todo.with_env(tasks.env).state, state)
                        domain = [("activity_state", "=", state)]
                        self.assertTrue(self._found(tasks, domain))

    def test_a_new_record_has_the_day_and_the_year(self):
        with freeze_time("2026-12-31 17:30:00"):
            for tasks in self._with_zones():
                env = tasks.env(user=self.secretary)
                year = env["iso.plan"].default_get(["year"])["year"]
                self.assertEqual(year, 2027)
                wizard = env["iso.event.wizard"].default_get(["date"])
                self.assertEqual(str(wizard.get("date")), "2027-01-01")


@tagged("post_install", "-at_install", "iso_quality")
class TestOneClockOfBrowsers(AgencyCase, HttpCase):
    def _session(self, user):
        self.authenticate(user.login, user.login)
        answer = self.url_open(
            "/web/session/get_session_info",
            data=json.dumps({"params": {}}),
            headers={"Content-Type": "application/json"},
        )
        return answer.json()["result"]

    def test_browsers_of_an_agency_are_told_the_zone(self):
        for zone in ("UTC", False, "Pacific/Honolulu"):
            self.trade_head.tz = zone
            told = self._session(self.trade_head)
            self.assertEqual(told["iso_zone"], ZONE)
            self.assertEqual(told["user_context"]["tz"], ZONE)

    def test_others_keep_theirs(self):
        user = self.env["res.users"].create(
            {"name": "Người khác", "login": "iso_nobody", "password": "iso_nobody"}
        )
        user.tz = "Pacific/Honolulu"
        told = self._session(user)
        self.assertNotIn("iso_zone", told)
        self.assertEqual(told["user_context"]["tz"], "Pacific/Honolulu")
