"""What finishes the plan's tasks on risks and context, and what the people hear who wait
for it."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .risk_case import RiskCase


@tagged("post_install", "-at_install", "iso_quality")
class TestRiskOutputs(RiskCase):
    """The plan's tasks are done when the register, round or context is."""

    def _task(self, kind, parties):
        plan = self._new_plan(
            {
                "deadline": "Quý II",
                "lead": parties,
                "activity_type_id": self.env.ref(
                    f"iso_quality.activity_type_{kind}"
                ).id,
            }
        )
        self._issue(plan)
        return plan.task_ids

    def test_a_closed_register_finishes_the_task_of_its_department(self):
        tasks = self._task("risk", [self.all_departments])
        mine = tasks.filtered(lambda task: task.department_id == self.trade)
        with self.assertRaises(UserError):
            mine.with_user(self.trade_head).finish()
        one = self._new_round()
        register = self._register(one)
        action = mine.with_user(self.trade_head).action_open_output()
        self.assertEqual(
            (action["res_model"], action["res_id"]), (register._name, register.id)
        )
        register.with_user(self.trade_head).confirm()
        self.assertEqual(mine.state, "todo")
        register.with_user(self.secretary).close()
        self.assertEqual(mine.state, "done")
        self.assertEqual(set((tasks - mine).mapped("state")), {"todo"})

    def test_a_task_without_department_waits_for_the_round(self):
        task = self._task("risk", [self.secretary_party])
        self.assertFalse(task.department_id)
        action = task.with_user(self.secretary).action_open_output()
        one = self.env["iso.risk.round"].browse(action["res_id"])
        self.assertEqual((one.year, one.company_id), (2026, self.agency))
        one.with_user(self.secretary).open()
        self._close_all(one)
        self.assertEqual(task.state, "done")

    def test_the_head_is_told_why_there_is_no_register(self):
        self.energy.iso_in_scope = True
        tasks = self._task("risk", [self.all_departments])
        mine = tasks.filtered(lambda task: task.department_id == self.trade)
        mine = mine.with_user(self.trade_head)
        for _state in ("no review", "a draft that heads do not see"):
            with self.assertRaisesRegex(UserError, "2026 is not open yet"):
                mine.action_open_output()
            one = self.env["iso.risk.round"].search(
                [("company_id", "=", self.agency.id)]
            ) or self._new_round(is_open=False)
        self.trade.iso_in_scope = False
        one.open()
        for user in (self.trade_head, self.secretary):
            with self.assertRaisesRegex(UserError, "Thương mại has no register in it"):
                mine.with_user(user).action_open_output()
        self._close_all(one)
        with self.assertRaisesRegex(UserError, "closed without a register of Phòng"):
            mine.action_open_output()

    def _begun_by_the_secretary(self, kind):
        task = self._task(kind, [self.secretary_party])
        task.sudo().user_id = self.trade_head
        with self.assertRaisesRegex(UserError, "the ISO secretary"):
            task.with_user(self.trade_head).action_open_output()

    def test_who_opens_the_review_is_told(self):
        self._begun_by_the_secretary("risk")

    def test_who_begins_the_context_is_told(self):
        self._begun_by_the_secretary("context")

    def test_the_context_of_the_year(self):
        task = self._task("context", [self.secretary_party])
        action = task.with_user(self.secretary).action_open_output()
        self.assertEqual(action["res_model"], "iso.context")
        context = self.env["iso.context"].browse(action["res_id"])
        context = context.with_user(self.secretary)
        context.issue_ids.write({"relevance": "no", "description": "Không"})
        context.issue_ids.write({"is_reviewed": True})
        context.finish_review()
        self.assertEqual(task.state, "done")
