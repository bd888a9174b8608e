"""Reports on objectives: their numbers, who sends them, the tasks they finish."""

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..common import AgencyCase

WORDS = {"cause": "Thiếu người", "solution": "Bổ sung người"}


class ReportCase(AgencyCase):
    """Reports of the trade department and the agency on 2026."""

    @classmethod
    def _record(cls, objective, *numbers, **vals):
        """Record the first periods: (numerator, denominator) each, or a value."""
        for measure, one in zip(objective.measure_ids, numbers, strict=False):
            numerator, denominator = one if isinstance(one, tuple) else (0, 0)
            value = 0 if isinstance(one, tuple) else one
            measure.sudo().write(
                {
                    "numerator": numerator,
                    "denominator": denominator,
                    "value": value,
                    "no_cases": not denominator,
                    **vals,
                }
            )
            measure.with_user(cls.secretary).record()

    @classmethod
    def _report(cls, department=None, period="half", user=None, **vals):
        reports = cls.env["iso.objective.report"].with_user(user or cls.secretary)
        return reports.create(
            {
                "department_id": department and department.id,
                "year": 2026,
                "period": period,
                **vals,
            }
        )


@tagged("post_install", "-at_install", "iso_quality")
class TestObjectiveReports(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sheet = cls._approve(
            cls._new_sheet(
                cls.trade,
                {"name": "Hồ sơ đúng hạn", "sequence": 1},
                {
                    "name": "Lớp tập huấn",
                    "measured_by": "value",
                    "target": 3,
                    "unit": "lớp",
                    "period": "year",
                    "sequence": 2,
                },
                {"name": "Đơn thư", "period": "half", "sequence": 3},
            )
        )
        cls.files, cls.courses, cls.letters = cls.sheet.objective_ids

    def _lines(self, report):
        return {line.objective_id: line for line in report.line_ids}

    # ------------------------------------------------------------ filled
    def test_filled_with_what_is_recorded_by_the_end_of_the_period(self):
        self._record(self.files, (49, 50), (49, 50), (10, 50), (10, 50), **WORDS)
        self._record(self.letters, (0, 0))
        half = self._lines(self._report(self.trade))
        year = self._lines(self._report(self.trade, "year"))
        self.assertEqual(list(half), [self.files, self.courses, self.letters])
        line = half[self.files]
        self.assertEqual(
            (line.result, line.value, line.cases_text, line.target_text),
            ("reached", 98, "98/100", "≥ 98%"),
        )
        self.assertEqual(
            (year[self.files].result, year[self.files].cases_text),
            ("not_reached", "118/200"),
        )
        self.assertEqual(half[self.letters].result, "no_cases")
        self.assertEqual(half[self.letters].value_text, "no cases")
        # Measured once a year: nothing is missing in June.
        self.assertTrue(half[self.courses].not_due)
        self.assertFalse(year[self.courses].not_due)

    def test_causes_told_with_measures_of_the_period_are_taken_over(self):
        self._record(self.files, (1, 50), (1, 50), cause="Quý I", solution="A")
        self.files.measure_ids[2].sudo().write(
            {"no_cases": True, "cause": "Quý III", "solution": "B"}
        )
        self.files.measure_ids[2].record()
        half = self._lines(self._report(self.trade))[self.files]
        year = self._lines(self._report(self.trade, "year"))[self.files]
        self.assertEqual((half.cause, half.solution), ("Quý I", "A"))
        self.assertEqual((year.cause, year.solution), ("Quý I\nQuý III", "A\nB"))

    def test_parents_by_their_children_up_to_that_day(self):
        top = self._approve(
            self._new_sheet(False, {"name": "Toàn Sở", "rule": "worst", "target": 98})
        ).objective_ids
        self.files.sudo()._unsealed().parent_id = top
        self._record(self.files, (50, 50), (50, 50), (1, 50), (1, 50), **WORDS)
        self.assertEqual(self._report().line_ids.result, "reached")
        self.assertEqual(self._report(period="year").line_ids.result, "not_reached")

    def test_counts_and_the_share_of_no_cases(self):
        self._record(self.letters, (0, 0))
        report = self._report(self.trade)
        self.assertEqual(
            (
                report.line_count,
                report.reached_count,
                report.missed_count,
                report.no_cases_count,
                report.unmeasured_count,
            ),
            (3, 0, 0, 1, 2),
        )
        self.assertEqual(report.share_text, "no results yet")
        self._record(self.files, (50, 50))
        report.action_refresh()
        self.assertEqual(report.share_text, "1/1 (100%)")

    def test_refresh_keeps_what_people_wrote(self):
        self._record(self.files, (1, 50), **WORDS)
        report = self._report(self.trade, user=self.trade_head)
        line = self._lines(report)[self.files]
        line.write({"cause": "Do mưa bão", "proposal": "Giữ chỉ tiêu"})
        report.assessment = "Tốt"
        self._record(self.letters, (3, 3))
        self.assertTrue(report.is_outdated)
        report.action_refresh()
        self.assertFalse(report.is_outdated)
        self.assertEqual(self._lines(report)[self.files], line)
        self.assertEqual(line.cause, "Do mưa bão")
        self.assertEqual(line.solution, WORDS["solution"])
        self.assertEqual(line.proposal, "Giữ chỉ tiêu")
        self.assertEqual(report.assessment, "Tốt")
        self.assertEqual(self._lines(report)[self.letters].result, "reached")

    def test_a_revision_keeps_the_words_of_the_objective_it_replaces(self):
        report = self._report(self.trade)
        self._lines(report)[self.files].proposal = "Nâng lên 99%"
        draft = self.env["iso.objective.sheet"].browse(
            self.sheet.with_user(self.trade_head).revise("Nâng chỉ tiêu")["res_id"]
        )
        draft.objective_ids[0].target = 99
        draft.objective_ids[2].unlink()
        self._approve(draft)
        report.action_refresh()
        self.assertEqual(report.line_ids.objective_id, draft.objective_ids)
        self.assertEqual(report.line_ids[0].proposal, "Nâng lên 99%")
        self.assertEqual(report.line_ids[0].target, 99)

    def test_numbers_are_not_typed(self):
        report = self._report(self.trade, user=self.trade_head)
        line = report.line_ids[0]
        with self.assertRaises(UserError):
            line.result = "reached"
        with self.assertRaises(AccessError):
            line.unlink()
        with self.assertRaises(AccessError):
            line.copy({"objective_id": self.courses.id})

    # ------------------------------------------------------------ a department's way
    def test_the_head_sends_it(self):
        self._record(self.files, (50, 50), (50, 50))
        report = self._report(self.trade, user=self.trade_head)
        self.assertEqual(report.signer_id, self.trade_head)
        self.assertEqual(report.signer_title, "Trưởng phòng")
        self.assertIn("Lưu: Phòng Thương mại", report.recipients)
        with freeze_time("2026-07-03"):
            report.issue()
        self.assertEqual(
            (report.state, str(report.issue_date)), ("issued", "2026-07-03")
        )
        self.assertFalse(report.number)
        self.assertFalse(report.symbol)
        head = report._letterhead()
        self.assertEqual(
            (head["superior"], head["agency"]), ("Sở Thử nghiệm", "Phòng Thương mại")
        )
        for change in (
            lambda: report.write({"assessment": "x"}),
            lambda: report.line_ids[0].write({"cause": "x"}),
            report.action_refresh,
            report.unlink,
            report.issue,
        ):
            with self.assertRaises(UserError):
                change()

    def test_a_template_of_the_agency_does_not_sign_for_the_head(self):
        self.env["iso.document.template"].create(
            {
                "company_id": self.agency.id,
                "signer_id": self.leader.id,
                "signer_title": "Giám đốc",
                "recipients": "UBND tỉnh",
            }
        )
        report = self._report(self.trade)
        self.assertEqual(report.signer_id, self.trade_head)
        self.assertEqual(report.signer_title, "Trưởng phòng")
        self.assertNotIn("UBND", report.recipients)
        self.assertEqual(self._report(user=self.secretary).signer_title, "Giám đốc")

    def test_refused_while_cause_and_solution_are_missing(self):
        self._record(self.files, (1, 50))
        report = self._report(self.trade, user=self.trade_head)
        line = self._lines(report)[self.files]
        self.assertTrue(line.needs_words)
        for vals in ({}, {"cause": "Thiếu người"}, {"cause": " ", "solution": "x"}):
            line.write(vals)
            with self.assertRaisesRegex(UserError, "Hồ sơ đúng hạn"):
                report.issue()
        line.write(WORDS)
        report.issue()
        self.assertEqual(report.state, "issued")

    def test_what_is_not_measured_is_a_warning_only(self):
        self._record(self.files, (50, 50))
        report = self._report(self.trade, user=self.trade_head)
        self.assertIn("Hồ sơ đúng hạn (1 periods open)", report.warning)
        self.assertIn("Đơn thư", report.warning)
        self.assertNotIn("Lớp tập huấn", report.warning)
        report.issue()
        self.assertFalse(report.warning)

    def test_old_numbers_are_not_sent(self):
        report = self._report(self.trade, user=self.trade_head)
        self._record(self.files, (50, 50))
        with self.assertRaisesRegex(UserError, "Refresh"):
            report.issue()
        report.action_refresh()
        report.issue()

    def test_nothing_to_report(self):
        report = self._report(self.energy, user=self.energy_head)
        self.assertFalse(report.line_ids)
        with self.assertRaisesRegex(UserError, "no approved objectives"):
            report.issue()

    def test_who_sends(self):
        report = self._report(self.trade)
        for user in (self.staff, self.energy_head, self.leader, self.other_secretary):
            with self.subTest(user.login), self.assertRaises(AccessError):
                report.with_user(user).issue()
        with self.assertRaises(UserError):
            report.submit()
        with self.assertRaises(UserError):
            report.with_user(self.leader)._unsealed().issue("01", "2026-07-01")

    @mute_logger("odoo.sql_db")
    def test_one_for_each_period_until_it_is_cancelled(self):
        report = self._report(self.trade, user=self.trade_head)
        self._report(self.trade, "year")
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self._report(self.trade)
        report.issue()
        with self.assertRaises(AccessError):
            report.cancel("Sai số liệu")
        report.with_user(self.leader).cancel("Sai số liệu")
        self.env.flush_all()
        again = self._report(self.trade)
        self.assertEqual(again.state, "draft")
        self.assertEqual(report.cancel_reason, "Sai số liệu")

    # ------------------------------------------------------------ the agency's way
    def _agency_report(self, **vals):
        self._approve(self._new_sheet(False, {"name": "Toàn Sở"}))
        self._approve(self._new_sheet(self.energy, {}))
        self._record(self.files, (50, 50))
        self._record(self.letters, (1, 50), **WORDS)
        with freeze_time("2026-07-03"):
            self._report(self.trade, user=self.trade_head).issue()
        self._report(self.energy)
        return self._report(**vals)

    def test_the_agency_shows_its_departments(self):
        report = self._agency_report()
        self.assertEqual(report.line_ids.mapped("name"), ["Toàn Sở"])
        rows = {
            unit.department_id: (
                unit.total,
                unit.reached,
                unit.missed,
                unit.unmeasured,
                str(unit.sent_on or ""),
            )
            for unit in report.unit_ids
        }
        self.assertEqual(
            rows,
            {
                self.office: (0, 0, 0, 0, ""),
                self.trade: (3, 1, 1, 1, "2026-07-03"),
                self.energy: (1, 0, 0, 1, ""),
            },
        )

    def test_a_department_that_sends_later_is_seen_by_a_refresh(self):
        report = self._agency_report()
        self.assertFalse(report.is_outdated)
        self.env["iso.objective.report"].search(
            [("department_id", "=", self.energy.id)]
        ).with_user(self.energy_head).issue()
        report.invalidate_recordset()
        self.assertTrue(report.is_outdated)

    def test_submitted_and_issued_with_a_number(self):
        report = self._agency_report()
        with self.assertRaises(UserError):
            report.issue()
        with self.assertRaises(UserError):
            report.with_user(self.leader)._unsealed().issue("01", "2026-07-10")
        report.submit()
        report.with_user(self.leader)._unsealed().issue("01", "2026-07-10")
        self.assertEqual((report.state, report.reference), ("issued", "01/BC-STN"))
        row = report._number_holder("01", report.issue_date)
        self.assertEqual(
            row.subject, "Kết quả thực hiện mục tiêu chất lượng 6 tháng đầu năm 2026"
        )
        with self.assertRaises(UserError):
            report.assessment = "x"

    def test_who_hands_in_the_agencys(self):
        report = self._agency_report()
        for user in (self.trade_head, self.staff, self.leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                report.with_user(user).submit()

    # ------------------------------------------------------------ beginnings
    def test_a_new_one_begins_with_what_is_due(self):
        reports = self.env["iso.objective.report"].with_user(self.trade_head)
        for day, place in (
            ("2027-02-10", (2026, "year")),
            ("2026-07-01", (2026, "half")),
            ("2026-12-20", (2026, "year")),
        ):
            with freeze_time(day):
                values = reports.default_get(["year", "period", "department_id"])
            self.assertEqual((values["year"], values["period"]), place)
            self.assertEqual(values["department_id"], self.trade.id)
        values = reports.with_user(self.secretary).default_get(["department_id"])
        self.assertFalse(values.get("department_id"))

    def test_last_years_report_in_hand(self):
        draft = self._new_sheet(self.trade, year=2027).with_user(self.trade_head)
        self.assertFalse(draft.has_last_report)
        with self.assertRaises(UserError):
            draft.action_open_last_report()
        report = self._report(self.trade, "year", user=self.trade_head)
        report.issue()
        draft.invalidate_recordset()
        self.assertTrue(draft.has_last_report)
        self.assertEqual(draft.action_open_last_report()["res_id"], report.id)

    # ------------------------------------------------------------ queries
    def test_the_same_queries_for_10_and_100_objectives(self):
        counts = []
        # The first one fills caches that live longer.
        for count, year in ((1, 2019), (10, 2020), (100, 2021)):
            sheet = self._new_sheet(
                self.energy, *[{"name": f"Số {n}"} for n in range(count)], year=year
            )
            self._approve(sheet)
            measures = sheet.objective_ids.measure_ids.sudo()
            measures.write({"numerator": 1, "denominator": 50, **WORDS})
            measures.record()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            report = self._report(self.energy, "year", year=year)
            self.env.flush_all()
            filled = self.env.cr.sql_log_count
            self.env.invalidate_all()
            report.action_refresh()
            report.read(["warning", "share_text", "is_outdated"])
            self.env.flush_all()
            counts.append((filled - before, self.env.cr.sql_log_count - filled))
            self.assertEqual(report.missed_count, count)
        self.assertEqual(counts[1], counts[2])


@tagged("post_install", "-at_install", "iso_quality")
class TestReportTasks(ReportCase):
    """The plan's tasks ask for the half-year's or for the year's report."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._approve(cls._new_sheet(cls.trade, {}))
        kinds = ("objective_report_half", "objective_report")
        cls.plan = cls._issue(
            cls._new_plan(
                *[
                    {
                        # What the line says of the time does not matter.
                        "deadline": "Quý IV",
                        "lead": [cls.all_departments],
                        "activity_type_id": cls.env.ref(
                            f"iso_quality.activity_type_{kind}"
                        ).id,
                    }
                    for kind in kinds
                ]
            )
        )
        cls.half, cls.year = (
            line.task_ids.filtered(lambda task: task.department_id == cls.trade)
            for line in cls.plan.line_ids
        )

    def test_each_report_finishes_its_own_task(self):
        self._report(self.trade, "half", user=self.trade_head).issue()
        self.assertEqual((self.half.state, self.year.state), ("done", "todo"))
        self.assertEqual(self.half.done_by_id, self.trade_head)
        others = self.plan.task_ids - self.half
        self.assertEqual(set(others.mapped("state")), {"todo"})
        self._report(self.trade, "year", user=self.trade_head).issue()
        self.assertEqual(self.year.state, "done")

    def test_a_draft_is_begun_from_the_task(self):
        for task, period in ((self.half, "half"), (self.year, "year")):
            mine = task.with_user(self.trade_head)
            action = mine.action_open_output()
            report = self.env["iso.objective.report"].browse(action["res_id"])
            self.assertEqual(
                (report.period, report.department_id, report.year),
                (period, self.trade, 2026),
            )
            self.assertTrue(report.line_ids)
            self.assertEqual(mine.action_open_output()["res_id"], report.id)

    def test_a_cancelled_one_is_not_meant(self):
        report = self._report(self.trade, "half", user=self.trade_head)
        report.with_user(self.secretary).cancel("Nhầm đơn vị")
        action = self.half.with_user(self.trade_head).action_open_output()
        self.assertNotEqual(action["res_id"], report.id)

    def test_signing_says_what_is_signed(self):
        report = self._report(self.trade)
        report = report.with_user(self.trade_head)
        action = report.action_open_issue()
        self.assertEqual(action["res_model"], "iso.confirm.wizard")
        self.assertEqual(report.state, "draft")
        wizard = self.env["iso.confirm.wizard"].with_user(self.trade_head)
        wizard = wizard.with_context(**action["context"]).create({})
        self.assertIn("cannot be changed any more", wizard.question)
        self.assertIn(f"{len(report.line_ids)} objectives", wizard.question)
