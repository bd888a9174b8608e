"""What a closed department set itself, measured and identified counts where its work
goes on, once."""

from odoo.tests import freeze_time, tagged

from ...tools.vietnam_time import vietnam_today
from ..objective_report.test_objective_reports import ReportCase

TODAY = "2026-07-06 03:00:00"


@tagged("post_install", "-at_install", "iso_quality")
class TestDepartmentsReport(ReportCase):
    @classmethod
    @freeze_time("2026-07-01 03:00:00")
    def setUpClass(cls):
        super().setUpClass()
        cls.mine = cls._approve(cls._new_sheet(cls.trade, {"name": "Hồ sơ đúng hạn"}))
        cls.theirs = cls._approve(cls._new_sheet(cls.energy, {"name": "Cấp phép điện"}))
        for sheet in cls.mine | cls.theirs:
            cls._record(sheet.objective_ids, (50, 50), (50, 50))

    def setUp(self):
        super().setUp()
        frozen = freeze_time(TODAY)
        frozen.start()
        self.addCleanup(frozen.stop)
        self.collection = self.env["iso.objective.collection"].with_user(self.secretary)

    def _close(self, **vals):
        wizard = self.env["iso.reorganisation.wizard"].with_user(self.admin)
        wizard.create(
            {
                "company_id": self.agency.id,
                "department_ids": self.energy.ids,
                "successor_id": self.trade.id,
                **vals,
            }
        ).apply()
        return self.energy.iso_successor_id

    def _owing(self, year=2026):
        owing = self.collection._owing(self.agency, year, vietnam_today())
        return {(unit.name, what) for unit, what, _begun in owing}

    # ------------------------------------------------------------ reports
    def test_the_report_of_the_successor_adds_up_both(self):
        self._close()
        report = self._report(self.trade, user=self.trade_head)
        self.assertEqual(
            report.line_ids.mapped("name"),
            ["Hồ sơ đúng hạn", "Cấp phép điện (Phòng Năng lượng)"],
        )
        self.assertEqual(report.reached_count, 2)
        self.assertFalse(report.is_outdated)

    def test_what_the_closed_department_has_sent_is_not_reported_again(self):
        sent = self._report(self.energy)
        sent.with_user(self.energy_head).issue()
        self._close()
        report = self._report(self.trade)
        self.assertEqual(report.line_ids.mapped("name"), ["Hồ sơ đúng hạn"])
        whole = self._report(self.trade, "year")
        self.assertEqual(len(whole.line_ids), 2)

    def test_the_agency_has_both_rows_and_who_reports_on_the_closed_one(self):
        self._close()
        report = self._report(self.trade)
        report.with_user(self.trade_head).issue()
        rows = {row.name: row for row in self._report().unit_ids}
        closed = rows["Phòng Năng lượng"]
        self.assertEqual((closed.total, closed.reached), (1, 1))
        self.assertEqual(closed.sent_on, report.issue_date)
        self.assertEqual(rows["Phòng Thương mại"].total, 1)

    # ------------------------------------------------------------ asked once
    def test_a_new_name_is_not_asked_again_for_what_is_in_force(self):
        new = self._close(kind="new", successor_id=False, new_name="Phòng Hạ tầng")
        owing = self._owing()
        self.assertNotIn((new.name, "sheet"), owing)
        self.assertIn((new.name, "half"), owing)
        self.assertNotIn("Phòng Năng lượng", {unit for unit, _what in owing})
        self.env["iso.objective.sheet"].with_user(self.secretary).action_prepare_year()
        self.assertFalse(
            self.env["iso.objective.sheet"].search([("department_id", "=", new.id)])
        )
        report = self._report(new, user=self.energy_head)
        self.assertEqual(len(report.line_ids), 1)
        report.issue()
        self.assertNotIn((new.name, "half"), self._owing())
        # The agency's report has no row of nothing for the new name.
        self.assertNotIn(new.name, self._report().unit_ids.mapped("name"))

    def test_a_report_sent_under_the_old_name_is_not_asked_under_the_new_one(self):
        self._report(self.energy).with_user(self.energy_head).issue()
        new = self._close(kind="new", successor_id=False, new_name="Phòng Hạ tầng")
        self.assertNotIn((new.name, "half"), self._owing())

    # ------------------------------------------------------------ next year
    def test_next_years_sheet_begins_with_the_objectives_of_both(self):
        self._close()
        action = self.theirs.with_user(self.secretary).action_next_year()
        sheet = self.env["iso.objective.sheet"].browse(action["res_id"])
        self.assertEqual((sheet.department_id, sheet.year), (self.trade, 2027))
        self.assertEqual(
            set(sheet.objective_ids.mapped("name")),
            {"Hồ sơ đúng hạn", "Cấp phép điện"},
        )
        self.assertEqual(
            sheet.objective_ids.previous_id,
            (self.mine | self.theirs).objective_ids,
        )


@tagged("post_install", "-at_install", "iso_quality")
class TestDepartmentsRisks(ReportCase):
    def _round(self, year, **vals):
        rounds = self.env["iso.risk.round"].with_user(self.secretary)
        return rounds.create({"year": year, **vals})

    def _close(self):
        wizard = self.env["iso.reorganisation.wizard"].with_user(self.admin)
        wizard.create(
            {
                "company_id": self.agency.id,
                "department_ids": self.energy.ids,
                "kind": "new",
                "new_name": "Phòng Hạ tầng",
            }
        ).apply()
        return self.energy.iso_successor_id

    @freeze_time(TODAY)
    def test_a_register_goes_on_and_the_next_one_begins_with_its_risks(self):
        one = self._round(2026)
        one.open()
        register = one.register_ids.filtered(lambda r: r.department_id == self.energy)
        # sudo: what the department has written, whoever did
        risk = register.risk_ids.sudo().create(
            {"register_id": register.id, "name": "Mất dữ liệu"}
        )
        new = self._close()
        one.open()
        self.assertNotIn(new, one.register_ids.department_id)
        self.assertIn(self.energy, one.register_ids.department_id)
        # sudo: two years later, when all of it is closed
        one.register_ids.sudo()._unsealed().write({"state": "closed"})
        one.sudo()._unsealed().write({"state": "closed"})
        nxt = self._round(2027)
        nxt.open()
        self.assertNotIn(self.energy, nxt.register_ids.department_id)
        mine = nxt.register_ids.filtered(lambda r: r.department_id == new)
        self.assertEqual(mine.risk_ids.mapped("name"), ["Mất dữ liệu"])
        self.assertEqual(risk.register_id, register)
