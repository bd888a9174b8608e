"""The report on corrective action: what it counts, that it stays as it was issued, who
writes and reads it, and which tasks of the plan it finishes."""

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from odoo.addons.iso_quality.tests.common import AgencyCase
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ...models.action_report.iso_nonconformity_report_figure import COUNTED
from ...tools import nonconformity_words as words
from ..action.corrective_case import CorrectiveMakers
from ..audit.audit_case import AuditMakers


class ReportCase(CorrectiveMakers, AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_up_corrective()

    def setUp(self):
        super().setUp()
        self.env.flush_all()
        frozen = freeze_time("2026-10-05 03:00:00")
        frozen.start()
        self.addCleanup(frozen.stop)

    def _draft(self, user=None, **vals):
        reports = self.env["iso.nonconformity.report"].with_user(user or self.secretary)
        return reports.create(
            {"date_from": "2026-01-01", "date_to": "2026-12-31", **vals}
        )

    def _issue_draft(self, report, number=None):
        report.with_user(self.secretary).submit()
        number = number or report._next_number(vietnam_today())
        report.with_user(self.leader).issue(number, vietnam_today())
        return report

    def _figure(self, report, axis, name):
        return report.figure_ids.filtered(
            lambda row: row.axis == axis and row.name == name
        )


@tagged("post_install", "-at_install", "iso_quality")
class TestNonconformityReport(ReportCase):
    # ------------------------------------------------------------ what it counts
    def test_the_words_are_those_of_the_models(self):
        for model, field, said in (
            ("iso.nonconformity", "kind", words.KINDS),
            ("iso.nonconformity", "grade", words.GRADES),
            ("iso.nonconformity", "source", words.SOURCES),
            ("iso.nonconformity", "state", words.STATES),
            ("iso.nonconformity", "disposition", words.DISPOSITIONS),
            ("iso.nonconformity", "cause_method", words.METHODS),
            ("iso.cause", "bone", words.BONES),
            ("iso.action", "kind", words.ACTIONS),
            ("iso.action", "state", words.ACTION_STATES),
            ("iso.action.check", "kind", words.CHECKS),
        ):
            keys = [key for key, _label in self.env[model]._fields[field].selection]
            self.assertEqual(sorted(keys), sorted(said), f"{model}.{field}")

    def test_it_fills_itself(self):
        before = self._accepted(day="2026-03-20", seen="Có từ quý I")
        now = self._accepted(grade="major", day="2026-08-03", source="complaint")
        remark = self._accepted(
            kind="remark", day="2026-09-09", department_id=self.energy.id
        )
        self._accepted(day="2026-10-02", seen="Sau kỳ")
        self._new_report(day="2026-09-30")
        declined = self._new_report(day="2026-09-30").with_user(self.secretary)
        declined.decline("Không phải")
        done = self._go_through(self._accepted(day="2026-02-01", seen="Xong trước kỳ"))
        done.sudo()._unsealed().closed_on = "2026-06-30"
        report = self._draft(date_from="2026-07-01", date_to="2026-09-30")
        self.assertEqual(report.line_ids.nonconformity_id, before | now | remark)
        self.assertEqual(report.waiting_count, 1)
        counts = ("line", "new", "carried", "closed", "open", "late", "repeat")
        self.assertEqual(
            [report[f"{name}_count"] for name in counts], [3, 2, 1, 0, 3, 0, 2]
        )
        self.assertEqual(
            [(row.axis, row.name, row.total) for row in report.figure_ids],
            [
                ("all", "Tổng số", 3),
                ("kind", "Không phù hợp (nặng)", 1),
                ("kind", "Không phù hợp (nhẹ)", 1),
                ("kind", "Lưu ý", 1),
                ("source", "Phản ánh, khiếu nại", 1),
                ("source", "Nguồn khác", 2),
                ("department", "Phòng Năng lượng", 1),
                ("department", "Phòng Thương mại", 2),
            ],
        )
        line = report.line_ids.filtered(lambda one: one.nonconformity_id == now)
        self.assertEqual(
            (line.name, line.department_name, line.scope),
            (now.name, "Phòng Thương mại", "QT-07; điều khoản 7.5.3"),
        )
        self.assertEqual(line.repeats, f"{done.name}, {before.name}")

    def test_what_is_late(self):
        self._accepted(day="2026-10-01")
        report = self._draft()
        self.assertEqual(report.late_count, 0)
        with freeze_time("2026-11-30 03:00:00"):
            self.env.invalidate_all()
            report.action_refresh()
            self.assertEqual(report.late_count, 1)

    def test_what_was_done_is_told(self):
        one = self._go_through(self._accepted(grade="major"))
        with freeze_time("2026-12-28 03:00:00"):
            line = self._draft().line_ids
        self.assertEqual(line.nonconformity_id, one)
        self.assertEqual(
            line.causes, "Quy trình không phân công người theo dõi (tài liệu, quy định)"
        )
        self.assertIn(
            "- Khắc phục ngay 05/10/2026: Gửi thư xin lỗi, trả kết quả", line.actions
        )
        self.assertIn(
            "- Sửa quy trình, phân công người theo dõi; iso_staff; hạn 30/10/2026; có "
            "hiệu lực".replace("iso_staff", self.staff.name),
            line.actions,
        )
        self.assertIn(
            f"- Đã làm: đạt ({self.energy_head.name}; 21/10/2026)", line.checks
        )
        self.assertTrue(line.is_closed)
        self.assertEqual(str(line.closed_on), "2026-11-20")

    def test_what_is_over_waits_for_no_check(self):
        one = self._accepted(kind="improvement")
        self._new_action(one, kind="improvement", criterion=False)
        one.action_hand_in()
        self._do(one)
        lines = self._draft().line_ids
        self.assertIn("; đã làm, chờ kiểm tra", lines.actions)
        one.with_user(self.secretary).action_close()
        report = self._draft(date_from="2026-07-01")
        self.assertRegex(report.line_ids.actions, "; đã làm$")

    def test_every_number_opens_what_it_counts(self):
        self._accepted(day="2026-03-20")
        self._accepted(grade="major", source="complaint")
        self._accepted(kind="output", department_id=self.energy.id)
        closed = self._accepted(kind="remark").with_user(self.trade_head)
        self._contain(closed)
        report = self._draft(date_from="2026-07-01", date_to="2026-12-31")
        self.assertEqual(closed.state, "closed")
        seen = 0
        for row in report.figure_ids:
            for name in COUNTED:
                action = row.action_open_counted(name)
                found = self.env["iso.nonconformity"].search(action["domain"])
                self.assertEqual(len(found), row[name], (row.name, name))
                seen += row[name]
        self.assertTrue(seen)
        action = report.action_open_counted("closed")
        # The screen asks by itself, and adds no views.
        self.assertEqual([kind for _id, kind in action["views"]], ["list", "form"])
        self.assertEqual(self.env["iso.nonconformity"].search(action["domain"]), closed)
        with self.assertRaises(UserError):
            report.figure_ids[0].action_open_counted("sequence")
        # Whoever opens it sees what he may read.
        self._issue_draft(report)
        stranger = self._new_user("stranger", "staff")
        action = report.with_user(stranger).action_open_counted("total")
        mine = self.env["iso.nonconformity"].with_user(stranger)
        self.assertFalse(mine.search(action["domain"]))

    def test_what_repeats_within_two_years(self):
        old = self._accepted(day="2024-09-01")
        self._accepted(day="2026-08-01", department_id=self.energy.id)
        far = self._accepted(day="2026-09-02")
        near = self._accepted(day="2026-08-30")
        report = self._draft(date_from="2026-08-01", date_to="2026-09-30")
        repeats = {line.nonconformity_id: line.repeats for line in report.line_ids}
        self.assertEqual(repeats[near], old.name)
        self.assertEqual(repeats[far], near.name)
        self.assertEqual(report.repeat_count, 2)

    # ------------------------------------------------------------ issued
    def test_issued_numbers_stay(self):
        one = self._accepted()
        report = self._issue_draft(self._draft())
        kept = report.line_ids.read(["seen", "department_name", "state", "actions"])
        numbers = report.figure_ids.read(["name", "total", "ongoing"])
        self._contain(one)
        self.trade.name = "Phòng khác"
        self.assertEqual(
            kept,
            report.line_ids.read(["seen", "department_name", "state", "actions"]),
        )
        self.assertEqual(numbers, report.figure_ids.read(["name", "total", "ongoing"]))
        self.assertFalse(report.is_outdated)
        with self.assertRaises(UserError):
            report.action_refresh()
        with self.assertRaises(UserError):
            report.date_to = "2026-11-30"

    def test_what_has_changed_since_is_looked_at_first(self):
        report = self._draft()
        self._accepted()
        self.assertTrue(report.is_outdated)
        with self.assertRaisesRegex(UserError, "press Refresh"):
            report.submit()
        report.action_refresh()
        self.assertFalse(report.is_outdated)
        report.submit()

    def test_another_period_is_counted_anew(self):
        self._accepted(day="2026-03-20")
        report = self._draft(date_from="2026-07-01")
        self.assertEqual(report.carried_count, 1)
        report.date_from = "2026-01-01"
        self.assertEqual((report.carried_count, report.new_count), (0, 1))
        with self.assertRaises(ValidationError):
            report.date_from = "2020-01-01"

    def test_lines_are_not_typed(self):
        self._accepted()
        report = self._draft()
        for record, vals in (
            (report.line_ids, {"seen": "khác"}),
            (report.figure_ids[0], {"total": 7}),
            (report, {"waiting_count": 7}),
        ):
            with self.subTest(record._name), self.assertRaises(AccessError):
                record.write(vals)

    def test_one_report_for_a_period(self):
        report = self._draft()
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self._draft()
        report.cancel("Nhầm")
        self.env.flush_all()
        self._draft()

    # ------------------------------------------------------------ whose
    def test_a_department_reports_by_its_head(self):
        mine = self._accepted()
        self._accepted(department_id=self.energy.id)
        report = self._draft(self.trade_head)
        self.assertEqual(report.department_id, self.trade)
        self.assertEqual(report.line_ids.nonconformity_id, mine)
        self.assertFalse(report.symbol)
        report.issue()
        self.assertEqual(report.state, "issued")
        self.assertFalse(report.number)
        self.assertEqual(report.signer_name, self.trade_head.name)
        report.with_user(self.staff).check_access("read")
        for user in (self.energy_head, self.other_secretary):
            with self.assertRaises(AccessError):
                report.with_user(user).read(["number"])

    def test_the_agency_s_is_the_secretary_s(self):
        with self.assertRaises(AccessError):
            self._draft(self.trade_head, department_id=False)
        with self.assertRaises(AccessError):
            self._draft(self.staff)
        report = self._draft()
        with self.assertRaises(AccessError):
            report.with_user(self.staff).read(["number"])
        self._issue_draft(report)
        report.with_user(self.staff).check_access("read")
        report.figure_ids.with_user(self.staff).check_access("read")

    def test_as_many_queries_for_ten_as_for_a_hundred(self):
        counts = []
        made = 0
        for number in (2, 10, 100):
            for _turn in range(number - made):
                self._analyse(self._accepted())
            made = number
            report = self._draft(date_from=f"2026-01-{number % 28 + 1:02d}")
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            report._lines_now()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])


@tagged("post_install", "-at_install", "iso_quality")
class TestNonconformityReportOutputs(ReportCase):
    """Rows 000.8, 001.5, 002.6 and 004.7 of the plans."""

    def _plan(self, *lines):
        kind = self.env.ref("iso_quality.activity_type_corrective_action")
        return self._issue(
            self._new_plan(*({"activity_type_id": kind.id, **line} for line in lines))
        )

    def _of_the_board_and_the_unit(self):
        """Row 000.8: the board and the unit in charge lead, departments cooperate."""
        return self._plan(
            {
                "deadline": "Quý II-III",
                "lead": [self.committee_party, self.standing],
                "support": [self.all_departments],
                "condition": "nếu có",
            }
        )

    def test_issuing_finishes_the_row_of_the_board_and_the_unit(self):
        plan = self._of_the_board_and_the_unit()
        self.assertEqual(len(plan.task_ids), 2)
        self._accepted(day="2026-05-05")
        self._issue_draft(self._draft(date_from="2026-01-01", date_to="2026-03-31"))
        self.assertEqual(set(plan.task_ids.mapped("state")), {"todo"})
        report = self._draft(date_from="2026-04-01", date_to="2026-09-30")
        report.submit()
        self.assertEqual(set(plan.task_ids.mapped("state")), {"todo"})
        report.with_user(self.leader).issue("21", vietnam_today())
        self.assertEqual(set(plan.task_ids.mapped("state")), {"done"})
        self.assertIn(report.display_name, plan.task_ids[0].result)

    def test_issuing_finishes_the_row_of_the_board(self):
        plan = self._plan(
            {"deadline": "Trước ngày 31/10/2026", "lead": [self.committee_party]}
        )
        self._accepted(day="2026-05-05")
        # A department's own is not the agency's.
        self._draft(self.trade_head).issue()
        self.assertEqual(plan.task_ids.state, "todo")
        self._issue_draft(self._draft(date_to="2026-10-05"))
        self.assertEqual(plan.task_ids.state, "done")

    def test_each_quarter_has_its_report(self):
        plan = self._new_plan(
            {
                "deadline": "Quý II và Quý III/2026",
                "lead": [self.committee_party],
                "activity_type_id": self.env.ref(
                    "iso_quality.activity_type_corrective_action"
                ).id,
            }
        )
        plan.line_ids.branch_ids.each_period = True
        self._issue(plan)
        second, third = plan.task_ids.sorted("date_due")
        self._accepted(day="2026-04-05")
        self._issue_draft(self._draft(date_from="2026-07-01", date_to="2026-09-30"))
        self.assertEqual((second.state, third.state), ("todo", "done"))
        self._issue_draft(self._draft(date_from="2026-04-01", date_to="2026-06-30"))
        self.assertEqual(second.state, "done")

    def test_nothing_to_report(self):
        plan = self._of_the_board_and_the_unit()
        before = self._go_through(self._accepted(day="2026-02-01"))
        before.sudo()._unsealed().closed_on = "2026-03-01"
        task = plan.task_ids.filtered("department_id").with_user(self.secretary)
        self.assertTrue(task.outputs_reached)
        self.assertIn("không phát sinh", task.output_list)
        task.finish()
        self.assertEqual(task.state, "done")
        self.assertIn("từ 01/04/2026 đến 05/10/2026", task.result)

    def test_what_is_reported_or_open_is_to_be_reported_on(self):
        plan = self._of_the_board_and_the_unit()
        task = plan.task_ids.filtered("department_id").with_user(self.secretary)
        one = self._new_report(day="2026-10-05")
        task.invalidate_recordset()
        self.assertFalse(task.outputs_reached)
        with self.assertRaises(UserError):
            task.finish()
        one.with_user(self.secretary).decline("Không phải")
        task.invalidate_recordset()
        self.assertTrue(task.outputs_reached)
        # Open since before the days of the task.
        self._accepted(day="2026-02-02")
        task.invalidate_recordset()
        self.assertFalse(task.outputs_reached)

    def test_nothing_is_said_of_days_to_come(self):
        plan = self._plan({"deadline": "Quý IV", "lead": [self.standing]})
        with freeze_time("2026-09-01 03:00:00"):
            self.assertFalse(plan.task_ids.with_user(self.secretary).outputs_reached)

    def test_the_task_begins_the_draft_of_its_days(self):
        plan = self._of_the_board_and_the_unit()
        self._accepted(day="2026-05-05")
        task = plan.task_ids.filtered("department_id").with_user(self.secretary)
        action = task.action_open_output()
        report = self.env["iso.nonconformity.report"].browse(action["res_id"])
        self.assertEqual(
            (str(report.date_from), str(report.date_to)), ("2026-04-01", "2026-09-30")
        )
        self.assertFalse(report.department_id)
        self.assertEqual(report.line_count, 1)
        self.assertEqual(task.action_open_output()["res_id"], report.id)

    def test_who_may_not_begin_it_is_told_whom_to_ask(self):
        plan = self._plan({"deadline": "Quý II-III", "lead": [self.committee_party]})
        self._accepted(day="2026-05-05")
        task = plan.task_ids.with_user(self.leader)
        with self.assertRaisesRegex(UserError, "the ISO secretary writes it"):
            task.action_open_output()

    # ------------------------------------------------------------ departments
    def _of_the_departments(self):
        """Rows 001.5 and 002.6: departments do their own part."""
        plan = self._plan({"deadline": "Quý IV", "lead": [self.all_departments]})
        return {task.department_id: task for task in plan.task_ids}

    def test_departments_are_done_when_all_of_theirs_is(self):
        tasks = self._of_the_departments()
        one, other = self._accepted(), self._accepted(kind="remark")
        self._contain(other)
        self.assertEqual(other.state, "closed")
        self.assertEqual(tasks[self.trade].state, "todo")
        self._take_up(one)
        self._do(one)
        self.assertEqual(tasks[self.trade].state, "todo")
        one.action_ids.with_user(self.energy_head).check_done(True, "Đã xem")
        # Whether it works is seen later.
        self.assertEqual((one.state, tasks[self.trade].state), ("watching", "done"))
        self.assertIn("2 of 2", tasks[self.trade].result)
        self.assertEqual(tasks[self.energy].state, "todo")

    def test_what_is_called_off_is_not_waited_for(self):
        tasks = self._of_the_departments()
        one, other = self._accepted(), self._accepted(kind="remark")
        self._contain(other)
        one.with_user(self.secretary).cancel("Nhầm hồ sơ")
        self.assertEqual(tasks[self.trade].state, "done")

    def test_departments_with_nothing(self):
        tasks = self._of_the_departments()
        self._accepted()
        mine = tasks[self.trade].with_user(self.trade_head)
        with self.assertRaises(UserError):
            mine.finish()
        theirs = tasks[self.energy].with_user(self.energy_head)
        theirs.finish()
        self.assertEqual(theirs.state, "done")
        self.assertIn("không phát sinh", theirs.result)


@tagged("post_install", "-at_install", "iso_quality")
class TestReportOutputsAfterAnAudit(AuditMakers, ReportCase):
    """Row 001.5: what the audit found is waited for before it is in the register."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_up_auditors()

    def test_findings_that_are_not_handed_on_yet(self):
        kind = self.env.ref("iso_quality.activity_type_corrective_action")
        plan = self._issue(
            self._new_plan(
                {
                    "deadline": "Quý IV",
                    "lead": [self.committee_party, self.all_departments],
                    "activity_type_id": kind.id,
                }
            )
        )
        session = self._running("Có phiếu không?")
        self._answer(
            session.answer_ids,
            "nonconform",
            seen="Không có phiếu",
            place="Bộ phận Một cửa",
            requirement="Phải có phiếu",
            grade="minor",
        )
        session.hand_in()

        def waits():
            self.env.invalidate_all()
            tasks = plan.task_ids.sudo()
            return {task.department_id: not task.outputs_reached for task in tasks}

        found = waits()
        board = self.env["hr.department"]
        self.assertTrue(found[self.trade])
        self.assertTrue(found[board] or found.get(self.office))
        self.assertFalse(found[self.energy])
        session.finding_ids.with_user(self.lead).withdraw("Đã có phiếu")
        self.assertFalse(any(waits().values()))
