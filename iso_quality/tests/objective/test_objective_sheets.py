"""The sheet of objectives: drafted, submitted, approved, sealed, posted, revised; its
objectives in the cascade."""

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestObjectiveSheets(AgencyCase):
    # ------------------------------------------------------------ the way
    def test_head_drafts_and_submits_leader_approves(self):
        sheet = self._new_sheet(self.trade).with_user(self.trade_head)
        sheet.objective_ids.target = 99
        with freeze_time("2026-03-10 03:00:00"):
            sheet.submit()
            sheet.with_user(self.leader).issue()
        self.assertEqual(sheet.state, "issued")
        self.assertEqual(str(sheet.issue_date), "2026-03-10")
        self.assertFalse(sheet.number)
        self.assertEqual(sheet.signer_name, self.leader.name)

    def test_the_agency_comes_first(self):
        """As "nulls first" would have it, which pivots cannot do."""
        of_trade, of_energy = (
            self._new_sheet(department) for department in (self.trade, self.energy)
        )
        sheets = of_trade | of_energy | self._new_sheet(None)
        units = [self.env["hr.department"], self.energy, self.trade]
        for records in (sheets, sheets.objective_ids):
            found = records.search([("id", "in", records.ids)])
            self.assertEqual([record.department_id for record in found], units)
        # The system may make one the agency's of another year.
        of_trade.sudo().write({"department_id": False, "year": 2027})
        self.assertTrue(of_trade.for_agency and of_trade.objective_ids.for_agency)

    def test_only_the_leader_approves(self):
        sheet = self._new_sheet(self.trade)
        sheet.submit()
        for user in (self.trade_head, self.secretary, self.staff):
            with self.subTest(user.login), self.assertRaises(AccessError):
                sheet.with_user(user).issue()

    def test_only_the_own_head_submits(self):
        sheet = self._new_sheet(self.trade)
        for user in (self.energy_head, self.staff, self.leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                sheet.with_user(user).submit()

    def test_returned_with_a_reason(self):
        sheet = self._new_sheet(self.trade)
        sheet.submit()
        sheet.with_user(self.leader).return_to_draft("Nâng chỉ tiêu")
        self.assertEqual((sheet.state, sheet.return_reason), ("draft", "Nâng chỉ tiêu"))

    def test_the_five_conditions_are_named(self):
        sheet = self._new_sheet(
            self.trade,
            {},
            {"name": "Đào tạo", "deadline": False, "is_realistic": False},
        )
        with self.assertRaisesRegex(UserError, "Đào tạo: Has a Time, Realistic"):
            sheet.submit()
        self.assertEqual(sheet.state, "draft")

    def test_what_the_system_sees_is_answered(self):
        objective = self._new_sheet(self.trade).objective_ids
        self.assertTrue(objective.is_measurable)
        self.assertTrue(objective.is_timed)
        self.assertTrue(objective.is_placed)
        objective.write({"place": False, "deadline": False})
        self.assertFalse(objective.is_placed or objective.is_timed)
        bare = self.env["iso.objective"].create(
            {"sheet_id": objective.sheet_id.id, "name": "Khác", "measured_by": "value"}
        )
        self.assertFalse(bare.is_measurable or bare.is_specific or bare.is_realistic)

    def test_an_empty_sheet_is_not_submitted(self):
        sheet = self._new_sheet(self.trade)
        sheet.objective_ids.unlink()
        with self.assertRaises(UserError):
            sheet.submit()

    def test_approved_sheets_are_sealed(self):
        sheet = self._approve(self._new_sheet(self.trade))
        objective = sheet.objective_ids
        for change in (
            lambda: objective.write({"target": 1}),
            lambda: objective.unlink(),
            lambda: sheet.write({"year": 2030}),
            lambda: objective.step_ids.write({"name": "Khác"}),
            lambda: objective.copy({"name": "Thêm"}),
        ):
            with self.assertRaises(UserError):
                change()

    def test_posted(self):
        sheet = self._new_sheet(self.trade)
        head = sheet.with_user(self.trade_head)
        with self.assertRaises(UserError):
            head.post("2026-03-12", "Bảng tin của phòng")
        self._approve(sheet)
        with self.assertRaises(UserError):
            head.post("2026-03-12", " ")
        wizard = self.env["iso.posting.wizard"].with_user(self.trade_head)
        wizard.create(
            {
                "sheet_id": sheet.id,
                "posted_on": "2026-03-12",
                "posted_place": "Bảng tin của phòng",
            }
        ).action_post()
        self.assertEqual(sheet.posted_place, "Bảng tin của phòng")

    def test_one_sheet_for_each_unit_and_year(self):
        self._new_sheet(False)
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self._new_sheet(False)

    # ------------------------------------------------------------ revision
    def test_a_revision_with_a_reason_takes_over(self):
        sheet = self._approve(self._new_sheet(self.trade))
        first = sheet.objective_ids.measure_ids[0]
        first.sudo().write({"numerator": 9, "denominator": 10})
        first.with_user(self.trade_head).record()
        head = sheet.with_user(self.trade_head)
        with self.assertRaises(UserError):
            head.revise(" ")
        action = head.revise("UBND tỉnh giao chỉ tiêu mới")
        draft = sheet.browse(action["res_id"])
        self.assertEqual(head.revise("Lần nữa")["res_id"], draft.id)
        draft.objective_ids.target = 85
        self._approve(draft)
        self.assertEqual((sheet.state, draft.state), ("replaced", "issued"))
        self.assertEqual(draft.revision_reason, "UBND tỉnh giao chỉ tiêu mới")
        self.assertEqual(first.objective_id, draft.objective_ids)
        self.assertEqual(len(draft.objective_ids.measure_ids), 4)
        self.assertEqual(draft.objective_ids.result, "reached")

    def test_a_revision_of_the_agencys_keeps_the_departments(self):
        agency = self._approve(self._new_sheet(False, {"rule": "mean"}))
        trade = self._approve(
            self._new_sheet(self.trade, {"parent_id": agency.objective_ids.id})
        )
        draft = agency.browse(agency.revise("Điều chỉnh")["res_id"])
        self._approve(draft)
        self.assertEqual(trade.objective_ids.parent_id, draft.objective_ids)

    # ------------------------------------------------------------ cascade
    def test_no_cycle(self):
        sheet = self._new_sheet(self.trade, {}, {"name": "Hai"})
        one, two = sheet.objective_ids
        one.parent_id = two
        with self.assertRaises(ValidationError):
            two.parent_id = one

    def test_a_parent_is_of_the_same_agency_and_year(self):
        last = self._new_sheet(False, year=2025).objective_ids
        mine = self._new_sheet(self.trade).objective_ids
        with self.assertRaises(ValidationError):
            mine.parent_id = last

    def test_a_parent_is_ones_own_to_read(self):
        theirs = self._new_sheet(self.energy).objective_ids
        mine = self._new_sheet(self.trade).objective_ids.with_user(self.trade_head)
        with self.assertRaises(AccessError):
            mine.parent_id = theirs.id
        # The secretary sees both; the head then goes on with what stands there.
        mine.with_user(self.secretary).parent_id = theirs
        mine.target = 97
        self.assertEqual(mine.sudo().parent_id, theirs.sudo())
