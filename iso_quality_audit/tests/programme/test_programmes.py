"""The year's programme: what it foresees, says beforehand, and how it is issued."""

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from .programme_case import ProgrammeCase


@tagged("post_install", "-at_install", "iso_quality")
class TestProgrammes(ProgrammeCase):
    def test_the_way_to_an_issued_programme(self):
        programme = self._new_programme()
        programme.unlooked_reason = "Đánh giá ở các năm sau"
        with self.assertRaisesRegex(UserError, "foresees no audit"):
            programme.submit()
        cell = self._foresee(programme, self.trade)
        cell.clause_ids = False
        with self.assertRaisesRegex(UserError, "look at nothing"):
            programme.submit()
        cell.clause_ids = self.clause
        programme.submit()
        with self.assertRaises(AccessError):
            programme.with_user(self.staff).issue("9", "2026-02-02")
        with self.assertRaises(AccessError):
            programme.issue("9", "2026-02-02")
        programme.with_user(self.leader).issue("9", vietnam_today())
        self.assertEqual(programme.state, "issued")
        self.assertIn("CTr", programme.reference)
        for change in (
            lambda: programme.write({"scope": "khác"}),
            lambda: cell.write({"month": 3}),
            lambda: cell.unlink(),
            lambda: programme.plan_cell(self.energy.id, 3),
            lambda: programme.action_propose(),
            lambda: programme.outside_ids.create(
                {"programme_id": programme.id, "name": "Kiểm tra", "month": 5}
            ),
        ):
            with self.assertRaisesRegex(UserError, "issued"):
                change()

    def test_what_nobody_looks_at_is_said_before_it_is_handed_in(self):
        programme = self._new_programme()
        self._foresee(programme, self.trade)
        self.assertIn(self.energy.name, programme.unlooked_text)
        self.assertNotIn(self.trade.name, programme.unlooked_text)
        with self.assertRaisesRegex(UserError, self.energy.name):
            programme.submit()
        programme.unlooked_reason = "Năm sau"
        programme.submit()
        self.assertEqual(programme.state, "submitted")
        said = programme.unlooked_text
        programme.with_user(self.leader).issue("9", vietnam_today())
        # As issued, whatever is audited afterwards.
        self.assertEqual(programme.unlooked_kept, said)
        self._closed_round()
        programme.invalidate_recordset()
        self.assertEqual(programme.unlooked_text, said)

    def test_withdrawing_says_what_it_hits(self):
        programme = self._new_programme()
        self._foresee(programme, self.trade, month=3)
        self._foresee(programme, self.energy)
        action = programme.action_open_cancel()
        wizard = self.env["iso.reason.wizard"].with_user(self.secretary)
        wizard = wizard.with_context(**action["context"]).create({"reason": "Làm lại"})
        self.assertIn("for 2 departments. Its 0 rounds stay", wizard.told)

    def test_one_programme_a_year(self):
        programme = self._new_programme()
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            self._new_programme()
        programme.cancel("Làm lại")
        self.env.flush_all()
        self.assertTrue(self._new_programme())

    def test_a_department_outside_the_system_is_not_foreseen(self):
        programme = self._new_programme()
        self.energy.iso_in_scope = False
        with self.assertRaises(ValidationError):
            self._foresee(programme, self.energy)
        with self.assertRaisesRegex(UserError, "department of the agency"):
            programme.plan_cell(self.energy.id, 5)
        for department, month in ((self.other_office.id, 5), (self.trade.id, 13)):
            with self.assertRaisesRegex(UserError, "department of the agency"):
                programme.plan_cell(department, month)
        for nonsense in ("5", True, None, [5]):
            with self.assertRaises(UserError):
                programme.plan_cell(self.trade.id, nonsense)

    def test_the_matrix(self):
        programme = self._new_programme()
        cell = programme.cell_ids.browse(programme.plan_cell(self.trade.id, 9))
        self.assertEqual((cell.department_id, cell.month), (self.trade, 9))
        cell.clause_ids = self.clause
        matrix = programme.get_matrix()
        self.assertTrue(matrix["may_plan"])
        rows = {row["id"]: row for row in matrix["rows"]}
        self.assertLessEqual(set(self.departments.ids), set(rows))
        self.assertNotIn(self.other_office.id, rows)
        self.assertEqual(rows[self.trade.id]["cells"][9]["clauses"], ["7.5.3"])
        self.assertFalse(rows[self.energy.id]["cells"])
        self._issue_programme(programme)
        self.assertFalse(programme.get_matrix()["may_plan"])
        self.assertFalse(programme.with_user(self.staff).get_matrix()["may_plan"])
        with self.assertRaises(AccessError):
            programme.with_user(self.other_secretary).get_matrix()

    def test_the_matrix_asks_no_more_with_more_cells(self):
        programme = self._new_programme()
        self._foresee(programme, self.trade, 3)

        first = self._queries(programme.get_matrix)
        for unit in self.departments:
            for month in (5, 7, 9, 11):
                self._foresee(programme, unit, month)
        self.assertEqual(self._queries(programme.get_matrix), first)

    def _queries(self, method):
        self.env.flush_all()
        method()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        method()
        return self.env.cr.sql_log_count - before

    # ------------------------------------------------------------ next year
    def test_next_year_begins_as_this_one(self):
        programme = self._new_programme(2025, scope="Toàn cơ quan")
        self._foresee(programme, self.trade, 6)
        self._foresee(programme, self.energy, 9)
        self._issue_programme(programme)
        action = programme.action_next_year()
        following = programme.browse(action["res_id"])
        self.assertEqual((following.year, following.state), (2026, "draft"))
        self.assertEqual(following.scope, "Toàn cơ quan")
        self.assertEqual(
            {(cell.department_id, cell.month) for cell in following.cell_ids},
            {(self.trade, 6), (self.energy, 9)},
        )
        self.assertEqual(set(following.cell_ids.mapped("standing")), {"same"})
        trade = following.cell_ids.filtered(lambda one: one.department_id == self.trade)
        trade.clause_ids += self.env.ref("iso_quality.clause_9001_2015_6_2_1")
        new = self._foresee(following, self.office, 9)
        following.invalidate_recordset()
        following.cell_ids.invalidate_recordset()
        self.assertEqual(trade.standing, "changed")
        self.assertEqual(new.standing, "new")
        self.assertEqual(programme.action_next_year()["res_id"], following.id)

    def test_next_year_in_the_edition_that_the_agency_took_up(self):
        ref = self.env.ref
        programme = self._new_programme(2025)
        split = ref("iso_quality.clause_9001_2015_6_1_2")
        self._foresee(programme, self.trade, 6, split | self.clause)
        self._foresee(
            programme, self.energy, 9, ref("iso_quality.clause_9001_2015_10_3")
        )
        self._issue_programme(programme)
        edition = ref("iso_quality.standard_9001_2026")
        edition.active = True
        self.agency.iso_standard_id = edition
        action = programme.action_next_year()
        cells = programme.browse(action["res_id"]).cell_ids
        self.assertEqual(cells.clause_ids.standard_id, edition)
        numbers = {
            cell.department_id: sorted(cell.clause_ids.mapped("number"))
            for cell in cells
        }
        self.assertEqual(
            numbers, {self.trade: ["6.1.2", "6.1.3", "7.5.3"], self.energy: ["10.1"]}
        )
        # Nothing else is looked at than last year.
        self.assertEqual(set(cells.mapped("standing")), {"same"})
        # What was issued keeps its clauses.
        self.assertEqual(
            programme.cell_ids.clause_ids.standard_id,
            ref("iso_quality.standard_9001_2015"),
        )

    # ------------------------------------------------------------ rounds
    def test_a_round_follows_the_programme_or_is_an_extra_one(self):
        audit = self._new_audit()
        self._new_session(audit, self.trade, self.auditor)
        programme = self._new_programme()
        self._foresee(programme, self.energy)
        self._issue_programme(programme)
        self.assertEqual(audit.programme_id, programme)
        self.assertIn(self.trade.name, audit.unforeseen_text)
        second = self._new_audit(name="Đợt 2")
        self._new_session(
            second,
            self.trade,
            self.auditor,
            start="2026-11-05 01:00:00",
            end="2026-11-05 02:00:00",
        )
        self.assertEqual(second.programme_id, programme)
        second.programme_id = False
        paper = self._new_paper(second, "plan")
        with self.assertRaisesRegex(UserError, "extra round"):
            paper.submit()
        second.write({"is_extra": True, "extra_reason": "Phản ánh của công dân"})
        paper.submit()
        self.assertFalse(second.programme_id)
        with self.assertRaises(ValidationError):
            self._new_audit(year=2025, programme_id=programme.id)
