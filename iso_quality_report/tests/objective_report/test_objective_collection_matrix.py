"""The matrix of who has sent and who has not, and what its cells lead to."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from odoo.addons.iso_quality.tests.common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-07-15")
class TestObjectiveCollectionMatrix(AgencyCase):
    def _data(self, user=None, **options):
        self.env.flush_all()
        model = self.env["iso.objective.collection"].with_user(user or self.secretary)
        return model.get_data(options)

    def _row(self, unit, user=None, **options):
        rows = self._data(user, **options)["rows"]
        return next(row for row in rows if row["id"] == (unit and unit.id))

    def _states(self, user=None):
        return {row["name"]: row["sheet"]["state"] for row in self._data(user)["rows"]}

    def _record(self, measures):
        for measure in measures.with_user(self.secretary):
            measure.write({"numerator": 99, "denominator": 100})
            measure.record()

    def _report(self, unit, user, period="half"):
        model = self.env["iso.objective.report"].with_user(user)
        return model.create({"department_id": unit.id, "year": 2026, "period": period})

    # ------------------------------------------------------------ sheets
    def test_each_state_of_a_sheet(self):
        self.assertEqual(set(self._states().values()), {"none"})
        sheet = self._new_sheet(self.trade)
        self.assertEqual(self._states()["Phòng Thương mại"], "draft")
        sheet.submit()
        self.assertEqual(self._states()["Phòng Thương mại"], "submitted")
        sheet.with_user(self.leader).issue()
        self.assertEqual(self._states()["Phòng Thương mại"], "issued")
        sheet.with_user(self.trade_head).post("2026-07-15", "Bảng tin")
        self.assertEqual(self._states()["Phòng Thương mại"], "posted")
        self.assertEqual(self._states()["Phòng Năng lượng"], "none")
        totals = self._data()["totals"]
        self.assertEqual((totals["sheet"], totals["units"]), (1, 4))

    def test_a_revision_stands_beside_what_is_in_force(self):
        sheet = self._approve(self._new_sheet(self.trade))
        sheet.with_user(self.trade_head).revise("Chỉ tiêu mới")
        cell = self._row(self.trade)["sheet"]
        self.assertEqual((cell["state"], cell["revising"]), ("issued", "draft"))
        self.assertEqual((cell["id"], cell["revision"]), (sheet.id, 0))
        self._approve(sheet.replaced_by_ids)
        cell = self._row(self.trade)["sheet"]
        self.assertEqual((cell["revision"], cell["revising"]), (1, False))

    def test_cancelled_sheets_are_none(self):
        self._new_sheet(self.trade).with_user(self.leader).cancel("Nhầm")
        self.assertEqual(self._states()["Phòng Thương mại"], "none")

    # ------------------------------------------------------------ measures
    def test_measures_stand_in_the_quarter_they_end_in(self):
        sheet = self._approve(
            self._new_sheet(
                self.trade,
                {"period": "month"},
                {"period": "quarter"},
                {"period": "half"},
                {"period": "year"},
            )
        )
        month, quarter, half, _year = sheet.objective_ids
        self._record(month.measure_ids[:2] | quarter.measure_ids[0])
        self._record(half.measure_ids[0])
        quarters = self._row(self.trade)["quarters"]
        self.assertEqual([one["due"] for one in quarters], [4, 5, 4, 6])
        self.assertEqual([one["done"] for one in quarters], [3, 1, 0, 0])
        # The ten days of grace after 30 June are over, those after July are not.
        self.assertEqual([one["missing"] for one in quarters], [1, 4, 0, 0])
        self.assertEqual(self._data()["totals"]["quarters"], quarters)
        self.assertEqual(self._row(self.energy)["quarters"][0]["due"], 0)

    def test_missing_is_what_the_measure_says(self):
        sheet = self._approve(self._new_sheet(self.trade, {"period": "month"}))
        for day in ("2026-07-09", "2026-07-10", "2026-07-11", "2026-07-12"):
            with self.subTest(day), freeze_time(day):
                sheet.invalidate_recordset()
                self.env.invalidate_all()
                missing = sheet.objective_ids.measure_ids.filtered("is_missing")
                quarters = self._row(self.trade)["quarters"]
                self.assertEqual(sum(one["missing"] for one in quarters), len(missing))

    def test_measures_of_drafts_and_replaced_sheets_do_not_count(self):
        sheet = self._approve(self._new_sheet(self.trade))
        sheet.with_user(self.trade_head).revise("Đổi kỳ đo")
        sheet.replaced_by_ids.objective_ids.period = "year"
        self._approve(sheet.replaced_by_ids)
        quarters = self._row(self.trade)["quarters"]
        self.assertEqual([one["due"] for one in quarters], [0, 0, 0, 1])

    # ------------------------------------------------------------ reports
    def test_reports(self):
        self._approve(self._new_sheet(self.trade))
        cell = self._row(self.trade)["half"]
        self.assertEqual((cell["state"], cell["missing"]), ("none", True))
        self.assertFalse(self._row(self.trade)["year"]["missing"], "not over yet")
        # Without objectives in force there is nothing to report on.
        self.assertFalse(self._row(self.energy)["half"]["missing"])
        self.assertFalse(self._row(self.energy)["half"]["may_begin"])
        report = self._report(self.trade, self.trade_head)
        cell = self._row(self.trade)["half"]
        self.assertEqual((cell["state"], cell["missing"]), ("draft", True))
        report.line_ids.write({"cause": "Chưa đo", "solution": "Đo bù"})
        report.issue()
        cell = self._row(self.trade)["half"]
        self.assertEqual((cell["state"], cell["missing"]), ("issued", False))
        totals = self._data()["totals"]
        self.assertEqual((totals["half"], totals["year"]), (1, 0))
        self.assertEqual(totals["over"], ["half"])

    # ------------------------------------------------------------ who sees what
    def test_each_sees_their_own(self):
        for unit in (self.trade, self.energy):
            self._approve(self._new_sheet(unit))
        everything = ["Sở Thử nghiệm", "Phòng Năng lượng", "Phòng Thương mại"]
        everything += ["Văn phòng"]
        for user in (self.secretary, self.leader):
            names = [row["name"] for row in self._data(user)["rows"]]
            self.assertEqual(names, everything)
        for user in (self.trade_head, self.staff):
            self.assertEqual(self._states(user), {"Phòng Thương mại": "issued"})
        self.assertEqual(
            [row["name"] for row in self._data(self.other_secretary)["rows"]],
            ["UBND xã Bên cạnh", "Văn phòng xã"],
        )

    def test_the_agency_is_a_row_for_all_when_its_sheet_is_approved(self):
        sheet = self._new_sheet(None)
        self.assertEqual(self._states(self.staff), {"Phòng Thương mại": "none"})
        self._approve(sheet)
        row = self._row(False, self.staff)
        self.assertEqual(row["sheet"]["state"], "issued")
        # A draft of the agency's report is hidden from them: no "not sent" then.
        self.assertEqual(row["half"]["state"], "hidden")
        self.assertFalse(row["half"]["missing"])
        totals = self._data(self.staff)["totals"]
        self.assertEqual(totals["of"], {"sheet": 2, "half": 1, "year": 1})

    def test_years(self):
        self._new_sheet(self.trade, year=2024)
        data = self._data(year=2024)
        self.assertEqual(data["years"], [2027, 2026, 2024])
        self.assertEqual((data["year"], data["totals"]["sheet"]), (2024, 0))
        self.assertEqual(self._data()["year"], 2026)
        for value in ("x", 99):
            with self.assertRaises(UserError):
                self._data(year=value)

    def test_heads_and_their_accounts(self):
        self._new_department("Phòng Khuyết", None)
        rows = {row["name"]: row for row in self._data()["rows"]}
        self.assertTrue(rows["Phòng Khuyết"]["without_account"])
        self.assertEqual(rows["Phòng Thương mại"]["head"], self.trade_head.name)
        self.assertFalse(rows["Phòng Thương mại"]["without_account"])
        self.assertFalse(rows["Sở Thử nghiệm"]["without_account"])

    # ------------------------------------------------------------ cells
    def _open(self, unit, column, user=None):
        model = self.env["iso.objective.collection"].with_user(user or self.secretary)
        return model.action_open_cell({}, unit and unit.id, column)

    def _begin(self, unit, column, user=None):
        model = self.env["iso.objective.collection"].with_user(user or self.secretary)
        return model.action_begin({}, unit and unit.id, column)

    def test_a_cell_opens_what_is_behind_it(self):
        with self.assertRaises(UserError):
            self._open(self.trade, "sheet")
        sheet = self._approve(self._new_sheet(self.trade, {"period": "month"}))
        self.assertEqual(self._open(self.trade, "sheet")["res_id"], sheet.id)
        action = self._open(self.trade, "q2")
        found = self.env["iso.objective.measure"].search(action["domain"])
        self.assertEqual(found, sheet.objective_ids.measure_ids[3:6])
        report = self._report(self.trade, self.trade_head)
        self.assertEqual(self._open(self.trade, "half")["res_id"], report.id)
        sheet.with_user(self.trade_head).revise("Chỉ tiêu mới")
        action = self._open(self.trade, "sheet")
        found = self.env["iso.objective.sheet"].search(action["domain"])
        self.assertEqual(found, sheet | sheet.replaced_by_ids)
        # What the user may not read is not there.
        with self.assertRaises(UserError):
            self._open(self.trade, "sheet", self.energy_head)
        for column in ("q5", "name", "q", ""):
            with self.assertRaises(UserError):
                self._open(self.trade, column)

    def test_a_draft_is_begun_from_an_empty_cell(self):
        self._approve(self._new_sheet(self.trade, year=2025))
        self.assertTrue(self._row(self.trade, self.trade_head)["sheet"]["may_begin"])
        self.assertFalse(self._row(self.trade, self.staff)["sheet"]["may_begin"])
        self.assertFalse(self._row(self.trade, self.leader)["sheet"]["may_begin"])
        action = self._begin(self.trade, "sheet", self.trade_head)
        sheet = self.env["iso.objective.sheet"].browse(action["res_id"])
        self.assertEqual((sheet.department_id, sheet.year), (self.trade, 2026))
        self.assertTrue(sheet.objective_ids.previous_id, "with last year's objectives")
        # The second one to press finds what the first has begun.
        again = self._begin(self.trade, "sheet", self.secretary)
        self.assertEqual(again["res_id"], sheet.id)
        self._approve(sheet)
        action = self._begin(self.trade, "half", self.trade_head)
        report = self.env["iso.objective.report"].browse(action["res_id"])
        self.assertEqual((report.department_id, report.period), (self.trade, "half"))
        self.assertTrue(report.line_ids)
        agency = self._begin(False, "sheet")
        agency = self.env["iso.objective.sheet"].browse(agency["res_id"])
        self.assertFalse(agency.department_id)

    def test_only_those_who_may_write_begin(self):
        for unit, user, refusal in (
            (self.trade, self.staff, AccessError),
            (self.trade, self.leader, AccessError),
            (self.trade, self.energy_head, AccessError),
            (False, self.trade_head, AccessError),
            # A department of another agency than the one they work in.
            (self.trade, self.other_secretary, UserError),
        ):
            with self.subTest(user.login), self.assertRaises(refusal):
                self._begin(unit, "sheet", user)
        self.assertFalse(self.env["iso.objective.sheet"].search_count(
            [("company_id", "=", self.agency.id)]
        ))  # fmt: skip
        with self.assertRaises(UserError):
            self._begin(self.trade, "q1")

    # ------------------------------------------------------------ cost
    def _queries(self, user):
        for _time in range(2):
            self._data(user)  # fills caches that live longer
            self.env.flush_all()
            self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self._data(user)
        return self.env.cr.sql_log_count - before

    def test_queries_do_not_grow(self):
        """The same at 3 and 30 departments, at 10 and 100 objectives."""
        self._approve(
            self._new_sheet(
                self.trade, *({"name": f"Mục tiêu {place}"} for place in range(10))
            )
        )
        self._report(self.trade, self.secretary)
        users = (self.secretary, self.trade_head)
        few = [self._queries(user) for user in users]
        for number in range(27):
            head = self._new_user(f"head_{number}", "head") if number < 5 else None
            unit = self._new_department(f"Phòng {number}", head)
            self._approve(
                self._new_sheet(
                    unit, *({"name": f"Mục tiêu {place}"} for place in range(4))
                )
            )
            self._report(unit, self.secretary)
        rows = self._data()["rows"]
        self.assertEqual(len(rows), 31)
        self.assertGreaterEqual(sum(row["quarters"][0]["due"] for row in rows), 100)
        self.assertEqual([self._queries(user) for user in users], few)
