"""The year as a path: its states come from records."""

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .home_case import DAY, HomeCase

KEYS = ["committee", "plan", "objective", "context", "risk", "procedure", "audit"]
KEYS += ["correction", "review", "declaration", "report"]


@tagged("post_install", "-at_install", "iso_quality")
class TestYearPath(HomeCase):
    def _path(self, user=None):
        return self._home(user or self.secretary).get_home()["path"]

    def _node(self, key, user=None):
        return {one["key"]: one for one in self._path(user)["nodes"]}[key]

    @freeze_time(DAY)
    def test_the_stations_in_their_order(self):
        self.assertEqual([one["key"] for one in self._path()["nodes"]], KEYS)
        for user in (self.leader, self.trade_head, self.staff, self.admin):
            self.assertEqual(self._path(user), self._path())

    @freeze_time(DAY)
    def test_nothing_is_done_because_there_is_nothing(self):
        found = {one["key"]: one["state"] for one in self._path()["nodes"]}
        self.assertEqual(found.pop("committee"), "done")
        self.assertEqual(found.pop("plan"), "done")
        self.assertEqual(set(found.values()), {"not_yet"})

    @freeze_time(DAY)
    def test_a_plan_that_is_submitted_waits_for_its_signer(self):
        other = self._home(self.other_secretary).get_home()["path"]
        nodes = {one["key"]: one["state"] for one in other["nodes"]}
        self.assertEqual((nodes["plan"], nodes["committee"]), ("ready", "ready"))
        self.assertIn(other["next"]["key"], ("committee", "plan"))
        self.plan._unsealed().state = "submitted"
        self.assertEqual(self._node("plan")["state"], "stuck")

    @freeze_time(DAY)
    def test_objectives_are_done_when_every_unit_has_them(self):
        for unit in (self.trade, self.energy):
            self._approve(self._new_sheet(unit, {}, year=2026))
        self.assertEqual(self._node("objective")["state"], "ready")
        self.assertIn("2", self._node("objective")["about"])
        sheet = self._new_sheet(self.office, {}, year=2026)
        sheet.with_user(self.secretary).submit()
        self.assertEqual(self._node("objective")["state"], "stuck")
        sheet.with_user(self.leader).issue()
        self.assertEqual(self._node("objective")["state"], "done")

    @freeze_time(DAY)
    def test_a_station_without_records_of_its_own_follows_its_tasks(self):
        kind = self.env.ref("iso_quality.activity_type_management_review")
        tasks = self.plan.task_ids
        october = tasks.filtered(lambda one: one.date_due.month == 10)
        december = tasks.filtered(lambda one: one.date_due.month == 12)
        december.write({"line_activity_type_id": kind.id})
        self.assertEqual(self._node("review")["state"], "not_yet")
        december[:1].write({"state": "doing", "date_start": "2026-11-01"})
        self.assertEqual(self._node("review")["state"], "ready")
        october.write({"line_activity_type_id": kind.id})
        node = self._node("review")
        self.assertEqual(node["state"], "stuck")
        self.assertIn(self.trade.name, node["about"])
        self.assertEqual(node["until"], "2026-10-31")
        (october | december).write({"state": "done"})
        self.assertEqual(self._node("review")["state"], "done")

    @freeze_time(DAY)
    def test_does_not_occur_is_said_only_with_a_recorded_reason(self):
        kind = self.env.ref("iso_quality.activity_type_declaration")
        tasks = self.plan.task_ids.filtered(lambda one: one.date_due.month == 12)
        tasks.write({"line_activity_type_id": kind.id, "state": "withdrawn"})
        self.assertEqual(self._node("declaration")["state"], "not_yet")
        tasks.write({"state": "not_needed", "reason": "Không thay đổi phạm vi"})
        node = self._node("declaration")
        self.assertEqual(node["state"], "not_occurring")
        self.assertEqual(node["about"], "Không thay đổi phạm vi")

    @freeze_time(DAY)
    def test_the_next_thing_is_what_is_stuck_longest(self):
        tasks = self.plan.task_ids.filtered(lambda one: one.date_due.month == 10)
        for code, task in zip(
            ("procedure_review", "management_review"), tasks, strict=False
        ):
            kind = self.env.ref(f"iso_quality.activity_type_{code}")
            task.write({"line_activity_type_id": kind.id})
        tasks[1].write({"date_start": "2026-09-01", "date_due": "2026-09-30"})
        found = self._path()["next"]
        self.assertEqual(found["key"], "review")
        self.assertTrue(found["why"])
        self.assertIn("2026", found["until"])

    @freeze_time(DAY)
    def test_the_pace_is_told_beside_last_years(self):
        pace = self._path()["pace"]
        self.assertEqual((pace["now"], pace["before"]), (0, False))
        with freeze_time("2025-01-05 03:00:00"):
            last = self._issue(
                self._new_plan(
                    {"deadline": "Tháng 10", "lead": [self.all_departments]},
                    {"deadline": "Tháng 12", "lead": [self.standing]},
                    year=2025,
                ),
                date="2025-01-05",
            ).sudo()
        for task in last.task_ids:
            day = "2025-10-20" if task.date_due.month == 10 else "2025-12-20"
            task.write({"state": "done", "done_date": f"{day} 02:00:00"})
        self.assertEqual(len(last.task_ids), 4)
        self.plan.task_ids[:3].write({"state": "done"})
        pace = self._path()["pace"]
        self.assertEqual((pace["now"], pace["before"]), (33, 75))

    @freeze_time(DAY)
    def test_a_station_opens_its_records(self):
        self._approve(self._new_sheet(self.trade, {}, year=2026))
        path = self.env["iso.year.path"].with_user(self.secretary)
        path = path.with_context(allowed_company_ids=self.agency.ids)
        for key in KEYS:
            action = path.action_node(key)
            found = path.env[action["res_model"]].search(action["domain"])
            self.assertTrue(action["name"])
            if key in ("committee", "plan", "objective"):
                self.assertEqual(len(found), 1, key)
        for wrong in ("x", None, [], "_nodes"):
            with self.assertRaises(UserError):
                path.action_node(wrong)
