"""Numbers that are others than in a report that was sent are said, once."""

from odoo.tests import freeze_time, tagged

from .test_objective_reports import ReportCase


@tagged("post_install", "-at_install", "iso_quality")
class TestReportDifferences(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sheet = cls._approve(
            cls._new_sheet(
                cls.trade,
                {"name": "Hồ sơ đúng hạn", "sequence": 1},
                {"name": "Đơn thư", "period": "half", "sequence": 2},
            )
        )
        cls.files, cls.letters = cls.sheet.objective_ids

    def _tell(self, day="2026-08-03"):
        [step] = [
            step
            for step in self.env["iso.daily.job"]._steps()
            if step.__name__ == "_tell_differences_batch"
        ]
        with freeze_time(f"{day} 03:00:00"):
            return step(self.agency, step.__self__)[0]

    def _sent(self, period="half"):
        report = self._report(self.trade, period, user=self.trade_head)
        report.line_ids.write({"cause": "Thiếu người", "solution": "Thêm người"})
        report.with_user(self.trade_head).issue()
        self.assertEqual(report.state, "issued")
        return report

    def _kind(self, report):
        kind = self.env.ref("iso_quality.mail_activity_type_differences")
        return report.sudo().activity_ids.filtered(
            lambda one: one.activity_type_id == kind
        )

    def test_nothing_is_said_while_all_is_as_it_was_sent(self):
        self._record(self.files, (50, 50), (50, 50))
        report = self._sent()
        self.assertEqual(self._tell(), 0)
        self.assertFalse(self._kind(report))

    def test_recorded_after_it_was_sent_is_told_once(self):
        self._record(self.files, (50, 50), (50, 50))
        report = self._sent()
        self._record(self.letters, (3, 3))
        self.assertEqual(
            [self._tell(), self._tell(), self._tell("2026-09-01")], [1, 0, 0]
        )
        to_dos = self._kind(report)
        self.assertEqual(to_dos.user_id, self.secretary | self.trade_head)
        self.assertEqual(len(to_dos), 2)
        self.assertIn("Đơn thư: nay 3/3, đạt", to_dos[0].summary)
        self.assertNotIn("Hồ sơ đúng hạn", to_dos[0].summary)
        self.assertFalse(self._kind(report.browse()))

    def test_another_difference_is_told_again_and_no_to_do_twice(self):
        report = self._sent()
        self._record(self.letters, (3, 3))
        self._tell()
        self._record(self.files, (50, 50), (50, 50))
        self.assertEqual(self._tell("2026-08-04"), 1)
        to_dos = self._kind(report)
        self.assertEqual(len(to_dos), 2)
        self.assertIn("Hồ sơ đúng hạn", to_dos[0].summary)

    def test_a_revision_ends_it(self):
        report = self._sent()
        self._record(self.letters, (3, 3))
        self._tell()
        draft = report.browse(
            report.with_user(self.trade_head).revise("Thiếu số liệu")["res_id"]
        )
        draft.line_ids.write({"cause": "Thiếu người", "solution": "Thêm người"})
        draft.with_user(self.trade_head).issue()
        self.assertEqual(report.state, "replaced")
        self._tell("2026-08-04")
        self.assertFalse(self._kind(report) | self._kind(draft))

    def test_what_the_system_would_count_otherwise_now(self):
        with freeze_time("2026-01-05 03:00:00"):
            plan = self._new_plan(
                {"deadline": "Tháng 2", "lead": [self.all_departments]},
            )
            self._issue(plan)
        sheet = self._new_sheet(self.energy, {"source": "tasks_on_time", "target": 90})
        with freeze_time("2026-01-05 03:00:00"):
            objective = self._approve(sheet).objective_ids
        task = plan.task_ids.filtered(lambda one: one.department_id == self.energy)
        with freeze_time("2026-02-10 03:00:00"):
            task.with_user(self.energy_head).result = "xong"
            task.with_user(self.energy_head).finish()
        with freeze_time("2026-04-02 03:00:00"):
            first = objective.measure_ids.sudo().sorted("date_to")[0]
            first._count_and_record(first.date_to.replace(month=4, day=2))
        self.assertEqual((first.state, first.numerator), ("done", 1))
        report = self._report(self.energy, user=self.energy_head)
        report.with_user(self.energy_head).issue()
        self.assertEqual(self._tell(), 0)
        with freeze_time("2026-08-03 03:00:00"):
            task.with_user(self.energy_head).reopen("Chưa đủ hồ sơ")
        self.assertEqual([self._tell(), self._tell("2026-08-05")], [1, 0])
        to_dos = self._kind(report)
        self.assertEqual(to_dos.user_id, self.secretary | self.energy_head)
        self.assertIn("0/1, đã ghi 1/1", to_dos[0].summary)

    def test_it_costs_the_same_for_many_departments(self):
        counts = []
        for number in (2, 20):
            units = self.env["hr.department"].create(
                [
                    {
                        "name": f"Phòng {number}.{place}",
                        "company_id": self.agency.id,
                        "manager_id": self.trade.manager_id.id,
                    }
                    for place in range(number)
                ]
            )
            for unit in units:
                objective = self._approve(self._new_sheet(unit)).objective_ids
                report = self._report(unit, user=self.trade_head)
                report.with_user(self.trade_head).issue()
                self._record(objective, (50, 50))
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertGreaterEqual(self._tell(), number)
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0] + 6, counts)
