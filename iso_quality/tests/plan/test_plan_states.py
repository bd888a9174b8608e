"""A plan from draft to closed: who moves it, what is sealed, what a revision keeps."""

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestPlanStates(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._new_plan(
            {"deadline": "Quý I", "lead": [cls.standing], "name": "Lập kế hoạch"},
            {"deadline": "Hàng tháng", "lead": [cls.all_departments]},
            legal_basis_ids=[Command.create(cls._basis())],
        )

    @staticmethod
    def _basis():
        return {
            "kind": "decision",
            "number": "12/QĐ-UBND",
            "issuer": "UBND tỉnh",
            "date": "2025-02-03",
            "subject": "về việc thử nghiệm",
        }

    def test_draft_to_closed(self):
        plan = self.plan
        self.assertEqual(plan.symbol, "KH-STN")
        self.assertEqual(plan.reference, "/KH-STN")
        plan.submit()
        self.assertEqual(plan.state, "submitted")
        plan.with_user(self.leader)._unsealed().issue("5", "2026-01-05")
        self.assertEqual(plan.state, "issued")
        self.assertEqual(plan.reference, "05/KH-STN", "numbers below 10 get a zero")
        self.assertEqual(str(plan.issue_date), "2026-01-05")
        task = plan.task_ids.with_user(self.trade_head).filtered(
            lambda t: t.department_id == self.trade
        )[:1]
        task.start()
        self.assertEqual(plan.state, "running", "work has begun")
        plan.close()
        self.assertEqual(plan.state, "closed")
        with self.assertRaises(UserError):
            task.result = "quá muộn"

    def test_only_the_leader_issues_and_returns(self):
        with self.assertRaises(AccessError):
            self.plan.with_user(self.leader).submit()
        self.plan.submit()
        with self.assertRaises(AccessError):
            self.plan._unsealed().issue("01", "2026-01-05")
        with self.assertRaises(AccessError):
            self.plan.return_to_draft("không được")
        with self.assertRaises(AccessError):
            self.plan.with_user(self.other_leader)._unsealed().issue("01", "2026-01-05")

    def test_return_keeps_the_reason(self):
        self.plan.submit()
        plan = self.plan.with_user(self.leader)
        with self.assertRaises(UserError):
            plan.return_to_draft("  ")
        plan.return_to_draft("Thiếu kinh phí")
        self.assertEqual(plan.state, "draft")
        self.assertEqual(plan.return_reason, "Thiếu kinh phí")
        self.assertIn("Thiếu kinh phí", plan.message_ids[0].body)

    def test_reason_form_decides_on_our_documents_only(self):
        for model in ("res.partner", "iso.party"):
            wizard = (
                self.env["iso.reason.wizard"]
                .with_user(self.leader)
                .create(
                    {
                        "res_model": model,
                        "res_ids": [1],
                        "purpose": "cancel",
                        "reason": "x",
                    }
                )
            )
            with self.assertRaises(UserError):
                wizard.action_confirm()

    def test_number_and_date_are_needed(self):
        self.plan.submit()
        for number, date in (("", "2026-01-05"), ("01", False)):
            with self.assertRaises(UserError):
                self.plan.with_user(self.leader)._unsealed().issue(number, date)
        self.assertEqual(self.plan.state, "submitted")

    def test_incomplete_plan_is_not_submitted(self):
        empty = self._new_plan(year=2030)
        with self.assertRaises(UserError):
            empty.submit()
        line = self.plan.line_ids[0]
        line.branch_ids.unlink()
        with self.assertRaises(UserError):
            self.plan.submit()

    def test_state_is_not_written(self):
        with self.assertRaises(UserError):
            self.plan.write({"state": "issued"})
        with self.assertRaises(UserError):
            self.plan.sudo().write({"state": "issued"})
        with self.assertRaises(UserError):
            self.plan.create({"title": "x", "year": 2031, "state": "issued"})

    def test_issued_text_is_sealed_for_everybody(self):
        self._issue(self.plan)
        line = self.plan.line_ids[0]
        changes = [
            (self.plan, {"title": "khác"}),
            (self.plan, {"issue_date": "2026-02-02"}),
            (self.plan, {"line_ids": [Command.update(line.id, {"name": "khác"})]}),
            (self.plan, {"line_ids": [Command.delete(line.id)]}),
            (self.plan, {"line_ids": [Command.create({"name": "thêm"})]}),
            (self.plan, {"year": 2027}),
            (line, {"name": "khác"}),
            (line, {"deadline_text": "Quý IV"}),
            (line, {"lead_party_ids": [Command.clear()]}),
            (line.branch_ids, {"text": "Quý IV"}),
            (line.party_ids, {"note": "khác"}),
            (line.section_id, {"title": "khác"}),
            (line.section_id.column_ids[0], {"label": "khác"}),
        ]
        for user in (self.secretary, self.leader, self.env.ref("base.user_root")):
            for record, vals in changes:
                with (
                    self.subTest(user=user.login, model=record._name, vals=vals),
                    self.assertRaises(UserError),
                ):
                    record.with_user(user).write(vals)
            for record in (self.plan, line, line.branch_ids, line.section_id):
                with (
                    self.subTest(user=user.login, unlink=record._name),
                    self.assertRaises(UserError),
                ):
                    record.with_user(user).unlink()
        with self.assertRaises(UserError):
            self.plan.sudo().with_context(iso_unsealed=True).title = "khác"

    def test_issued_text_is_sealed_for_imports_and_new_parts(self):
        self._issue(self.plan)
        line = self.plan.line_ids[0]
        result = (
            self.env["iso.plan.line"]
            .with_user(self.secretary)
            .load([".id", "name"], [[str(line.id), "khác"]])
        )
        self.assertTrue(result["messages"])
        self.assertEqual(line.name, "Lập kế hoạch")
        with self.assertRaises(UserError):
            self._add_line(self.plan, "Quý II", [self.standing])
        draft = self._new_plan({"deadline": "Quý I"}, year=2027)
        with self.assertRaises(UserError):
            draft.line_ids.write(
                {"plan_id": self.plan.id, "section_id": line.section_id.id}
            )

    def test_names_are_kept_as_issued(self):
        self._issue(self.plan)
        entry = self.plan.line_ids[0].party_ids
        printed = entry.display_name
        self.standing.sudo().name = "Tên mới"
        self.plan.legal_basis_ids.sudo().subject = "đã đổi"
        self.assertEqual(entry.display_name, printed)
        self.assertEqual(
            self.plan.legal_basis_text,
            "Quyết định số 12/QĐ-UBND ngày 03/02/2025 của UBND tỉnh về việc thử nghiệm",
        )

    def test_cancel_withdraws_open_tasks_only(self):
        self._issue(self.plan)
        done = self.plan.task_ids.filtered(lambda t: t.department_id == self.trade)[:1]
        done.with_user(self.trade_head).result = "Đã làm"
        done.with_user(self.trade_head).finish()
        with self.assertRaises(AccessError):
            self.plan.cancel("thử")
        self.plan.with_user(self.leader).cancel("Chuyển cơ quan")
        self.assertEqual(self.plan.state, "cancelled")
        self.assertEqual(done.state, "done")
        self.assertEqual(
            set((self.plan.task_ids - done).mapped("state")), {"withdrawn"}
        )

    def test_second_press_is_refused_clearly(self):
        self.plan.submit()
        self.plan.with_user(self.leader)._unsealed().issue("01", "2026-01-05")
        tasks = self.plan.task_count
        with self.assertRaises(UserError):
            self.plan.with_user(self.leader)._unsealed().issue("02", "2026-01-05")
        self.plan.invalidate_recordset()
        self.assertEqual(self.plan.number, "01")
        self.assertEqual(self.plan.task_count, tasks)

    @mute_logger("odoo.sql_db")
    def test_one_plan_a_year(self):
        with self.assertRaises(IntegrityError) as caught:
            self._new_plan(year=2026)
        self.assertIn("iso_plan_one_per_year", str(caught.exception))

    def test_revision_keeps_what_is_done(self):
        self._issue(self.plan)
        monthly = self.plan.line_ids[1]
        tasks = monthly.task_ids.filtered(lambda t: t.department_id == self.trade)
        january, february = tasks.sorted("date_due")[:2]
        january.with_user(self.trade_head).result = "Đã rà soát tháng 1"
        january.with_user(self.trade_head).finish()
        draft = self.plan.browse(self.plan.action_revise()["res_id"])
        self.assertEqual(draft.revision, 1)
        self.assertEqual(
            self.plan.action_revise()["res_id"], draft.id, "one draft at a time"
        )
        draft.line_ids[0].deadline_text = "Quý II"
        self._issue(draft, "02", "2026-02-02")
        self.assertEqual(self.plan.state, "replaced")
        self.assertEqual(january.plan_id, draft)
        self.assertEqual(january.state, "done")
        self.assertEqual(january.result, "Đã rà soát tháng 1")
        self.assertEqual(february.plan_id, draft, "the same task, not a new one")
        self.assertEqual(
            self._dates(draft.line_ids[0].task_ids), [("2026-04-01", "2026-06-30")]
        )
        self.assertEqual(draft.task_count, 1 + 12 * 3)

    def test_revision_withdraws_what_it_drops(self):
        self._issue(self.plan)
        dropped = self.plan.line_ids[0].task_ids
        draft = self.plan.browse(self.plan.action_revise()["res_id"])
        draft.line_ids[0].unlink()
        self._add_line(draft, "Tháng 9", [self.standing], name="Việc mới")
        self._issue(draft, "02", "2026-02-02")
        self.assertEqual(dropped.state, "withdrawn")
        self.assertEqual(
            self._dates(
                draft.line_ids.filtered(lambda x: x.name == "Việc mới").task_ids
            ),
            [("2026-09-01", "2026-09-30")],
        )
