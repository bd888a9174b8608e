"""Departments are merged, split, renamed and closed: open work goes to the successor,
finished work is not asked again, history keeps the old name."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestDepartmentsGo(AgencyCase):
    @classmethod
    @freeze_time("2026-01-05 03:00:00")
    def setUpClass(cls):
        super().setUpClass()
        cls.energy_party = cls._party_of(cls.energy)
        cls.trade_party = cls._party_of(cls.trade)
        plan = cls._issue(
            cls._new_plan(
                {"deadline": "Tháng 3", "lead": [cls.all_departments]},
                {"deadline": "Tháng 9", "lead": [cls.all_departments]},
                {
                    "deadline": "Tháng 2; tháng 10",
                    "lead": [cls.energy_party],
                    "support": [cls.all_departments],
                },
                {
                    "deadline": "Tháng 8",
                    "lead": [cls.trade_party],
                    "support": [cls.energy_party],
                },
            )
        )
        cls.plan = cls.env["iso.plan"].browse(plan.id)

    def setUp(self):
        super().setUp()
        frozen = freeze_time("2026-07-01 03:00:00")
        frozen.start()
        self.addCleanup(frozen.stop)

    def _task(self, line, unit, at=0):
        tasks = self.plan.line_ids[line].task_ids.filtered(
            lambda one: one.department_id == unit
        )
        return tasks.sorted("date_due")[at]

    def _reorganise(self, units, by=None, **vals):
        wizard = self.env["iso.reorganisation.wizard"].with_user(by or self.admin)
        wizard = wizard.create(
            {
                "company_id": self.agency.id,
                "department_ids": units.ids,
                "successor_id": self.trade.id,
                **vals,
            }
        )
        return wizard, wizard.apply

    def test_merged(self):
        done = self._task(2, self.energy)
        done.with_user(self.energy_head).result = "Xong tháng 2"
        done.with_user(self.energy_head).finish()
        doubled = self._task(1, self.energy)
        doubled.with_user(self.energy_head).result = "Đã gom số liệu"
        own = self._task(2, self.energy, 1)
        wizard, apply = self._reorganise(self.energy, words="Quyết định số 12/QĐ-UBND")
        self.assertIn("go to Phòng Thương mại", wizard.preview)
        apply()
        self.assertFalse(self.energy.active)
        # Only asked of the closed department: goes over.
        self.assertEqual(own.department_id, self.trade)
        # Who did it came along.
        self.assertEqual(own.user_id, self.energy_head)
        # Asked of both: once, with what both have.
        self.assertEqual(doubled.state, "withdrawn")
        same = self._task(1, self.trade)
        self.assertIn("[Phòng Năng lượng] Đã gom số liệu", same.result)
        # Finished: keeps the old name, and is not asked again.
        self.assertEqual(done.department_id, self.energy)
        self.assertEqual(done.department_id.name, "Phòng Năng lượng")
        self.plan.with_user(self.secretary).action_refresh_tasks()
        self.assertEqual(
            self.plan.line_ids[2].task_ids.filtered(
                lambda one: one.state != "withdrawn"
            ),
            done | own,
        )
        self.assertEqual(self.energy_party.department_ids, self.trade)
        # Who followed what others do: follows it where the work goes on.
        for line in self.plan.line_ids:
            self.assertNotIn(self.energy, line.support_department_ids)
        # People went along; whoever heads the successor stands for what was closed.
        self.assertIn(self.energy_head, self.trade.iso_user_ids)
        self.assertEqual(self.energy.iso_head_user_id, self.trade_head)
        self.assertIn("Quyết định số 12/QĐ-UBND", self.energy.message_ids[0].body)

    def test_a_later_head_of_the_successor_stands_for_it_too(self):
        self._reorganise(self.energy)[1]()
        self.trade.manager_id = self.env["hr.employee"].search(
            [("user_id", "=", self.staff.id)]
        )
        self.assertEqual(self.energy.iso_head_user_id, self.staff)

    def test_renamed(self):
        task = self._task(1, self.energy)
        self._reorganise(
            self.energy, kind="new", successor_id=False, new_name="Phòng Hạ tầng"
        )[1]()
        self.assertEqual(task.department_id.name, "Phòng Hạ tầng")
        self.assertEqual(task.user_id, self.energy_head)
        self.assertEqual(task.department_id.iso_head_user_id, self.energy_head)
        self.assertEqual(self.energy.name, "Phòng Năng lượng")

    def test_teams_below_belong_to_the_successor(self):
        team = self._new_department("Tổ điện", None)
        team.parent_id = self.energy
        job = self.env["hr.job"].create(
            {"name": "Kỹ sư điện", "department_id": self.energy.id}
        )
        self._reorganise(self.energy)[1]()
        self.assertEqual(team.parent_id, self.trade)
        self.assertEqual(job.department_id, self.trade)

    def test_a_team_below_takes_the_place_of_the_closed_one(self):
        team = self._new_department("Tổ điện", None)
        other = self._new_department("Tổ than", None)
        (team | other).parent_id = self.energy
        self.energy.parent_id = self.office
        self._reorganise(self.energy, successor_id=team.id)[1]()
        self.assertEqual((team | other).parent_id, self.office)

    def test_procedures_are_answered_for_by_the_successor(self):
        procedure = self.env["iso.procedure"].create(
            {
                "code": "QT-01",
                "name": "Cấp phép",
                "company_id": self.agency.id,
                "owner_id": self.energy.id,
                "user_department_ids": (self.energy | self.office).ids,
            }
        )
        self._reorganise(self.energy)[1]()
        self.assertEqual(procedure.owner_id, self.trade)
        self.assertEqual(procedure.user_department_ids, self.trade | self.office)

    def test_the_unit_in_charge(self):
        self._reorganise(self.office)[1]()
        self.assertEqual(self.agency.iso_standing_department_id, self.trade)

    def test_from_a_day_to_come(self):
        task = self._task(1, self.energy)
        self._reorganise(self.energy, date="2026-07-15")[1]()
        self.assertTrue(self.energy.active)
        self.assertEqual(task.department_id, self.energy)
        with (
            freeze_time("2026-07-15 03:00:00"),
            patch.object(
                self.env["ir.cron"].__class__, "_commit_progress", lambda *a, **kw: 1.0
            ),
        ):
            self.env["iso.daily.job"]._run()
        self.assertFalse(self.energy.active)
        self.assertEqual(task.state, "withdrawn")

    def test_who_may_and_what_is_refused(self):
        for user in (self.secretary, self.trade_head, self.leader, self.staff):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._reorganise(self.energy, by=user)[1]()
        for vals in (
            {"successor_id": False},
            {"successor_id": self.energy.id},
            {"kind": "new", "new_name": "  "},
        ):
            with self.subTest(**vals), self.assertRaises(UserError):
                self._reorganise(self.energy, **vals)[1]()
        with self.assertRaises(UserError):
            self._reorganise(self.energy, successor_id=self.other_office.id)[1]()
        apply = self._reorganise(self.energy)[1]
        apply()
        with self.assertRaisesRegex(UserError, "closed already"):
            apply()
        with self.assertRaises(UserError):
            # To be closed itself, or closed: nobody would go on.
            self._reorganise(self.trade, successor_id=self.energy.id)[1]()
