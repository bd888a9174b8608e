"""A line that asks for several works: its types go with it, and its tasks are done when
what all of them bring forth is there."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestLineTypes(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.objective = cls.env.ref("iso_quality.activity_type_objective")
        cls.context = cls.env.ref("iso_quality.activity_type_context")
        cls.training = cls.env.ref("iso_quality.activity_type_training")

    def _plan(self, *also, **vals):
        return self._new_plan(
            {
                "deadline": "Quý I",
                "lead": [self.secretary_party],
                "activity_type_id": self.objective.id,
                "also_type_ids": [Command.set([one.id for one in also])],
                **vals,
            }
        )

    def _review_context(self):
        context = self.env["iso.context"].with_user(self.secretary)
        context = context.create({"company_id": self.agency.id, "year": 2026})
        context.issue_ids.write({"relevance": "no", "description": "Không"})
        context.issue_ids.write({"is_reviewed": True})
        context.finish_review()

    # ------------------------------------------------------------ what is asked
    def test_done_when_the_outputs_of_all_types_are_there(self):
        task = self._issue(self._plan(self.context, self.training)).task_ids
        self.assertEqual(task.line_activity_type_id, self.objective)
        self.assertEqual(task.also_type_ids, self.context | self.training)
        self._approve(self._new_sheet(False))
        self.assertEqual(task.state, "todo")
        mine = task.with_user(self.secretary)
        mine.result = "Xong"
        with self.assertRaises(UserError):
            mine.finish()
        self.assertEqual(mine.action_open_output()["res_model"], "iso.context")
        self.env["iso.context"].search([("company_id", "=", self.agency.id)]).unlink()
        self._review_context()
        self.assertEqual(task.state, "done")

    def test_the_second_type_alone_may_have_outputs(self):
        plan = self._plan(self.context, activity_type_id=self.training.id)
        task = self._issue(plan).task_ids
        self._review_context()
        self.assertEqual(task.state, "done")

    # ------------------------------------------------------------ they go with the line
    def test_to_a_template_and_to_next_years_plan(self):
        plan = self._plan(self.context)
        self._issue(plan)
        action = plan.with_user(self.secretary).action_save_as_template()
        template = self.env["iso.plan.template"].browse(action["res_id"])
        self.assertEqual(template.line_ids.also_type_ids, self.context)
        wizard = self.env["iso.plan.new.wizard"].with_user(self.secretary)
        for source in (
            {"source": "template", "template_id": template.id, "year": 2027},
            {"source": "plan", "plan_id": plan.id, "year": 2028},
        ):
            with self.subTest(source["source"]):
                one = wizard.create({"company_id": self.agency.id, **source})
                copy = self.env["iso.plan"].browse(one.action_create()["res_id"])
                self.assertEqual(copy.line_ids.also_type_ids, self.context)

    def test_a_revision_keeps_them_and_open_tasks_follow(self):
        plan = self._issue(self._plan(self.context))
        task = plan.task_ids
        action = plan.with_user(self.secretary).action_revise()
        revision = self.env["iso.plan"].browse(action["res_id"])
        line = revision.line_ids.with_user(self.secretary)
        self.assertEqual(line.also_type_ids, self.context)
        line.also_type_ids = [Command.set(self.training.ids)]
        self._issue(revision, date="2026-02-05")
        self.assertEqual(task.plan_id, revision)
        self.assertEqual(task.also_type_ids, self.training)
        self.assertEqual(task.state, "todo")

    def test_sealed_with_the_plan(self):
        plan = self._issue(self._plan(self.context))
        with self.assertRaises(UserError):
            plan.line_ids.with_user(self.secretary).also_type_ids = [Command.clear()]
        with self.assertRaises(AccessError):
            plan.task_ids.with_user(self.secretary).also_type_ids = [Command.clear()]
        with self.assertRaises(UserError):
            self.context.unlink()

    # ------------------------------------------------------------ the product's templates
    def test_rows_of_the_templates_that_ask_for_several_works(self):
        lines = self.env["iso.plan.line"].search(
            [("template_id.company_id", "=", False), ("also_type_ids", "!=", False)]
        )
        found = {
            (
                line.template_id.get_external_id()[line.template_id.id],
                line.row_number,
            ): (line._activity_types().mapped("code"))
            for line in lines
        }
        module = "iso_quality.template_department"
        self.assertEqual(
            {row: sorted(codes) for row, codes in found.items()},
            {
                (f"{module}_months", "5"): ["audit", "corrective_action"],
                (f"{module}_reform", "6"): [
                    "audit",
                    "corrective_action",
                    "management_review",
                ],
                (f"{module}_steps", "5"): ["audit", "audit_plan"],
            },
        )
        self.assertEqual(set(lines.activity_type_id.mapped("code")), {"audit"})


@tagged("post_install", "-at_install", "iso_quality")
class TestActsForAgency(AgencyCase):
    """What was done for the agency is not asked of those who come after."""

    def _plan(self):
        auditors = self.env.ref("iso_quality.party_auditors")
        return self._issue(
            self._new_plan({"deadline": "Quý II-III", "lead": [auditors]})
        )

    def _finish(self, task, user):
        task = task.with_user(user)
        task.result = "Đã đánh giá"
        task.finish()

    def test_another_unit_in_charge_is_not_asked_for_what_is_done(self):
        plan = self._plan()
        self._finish(plan.task_ids, self.secretary)
        self.agency.iso_standing_department_id = self.energy
        plan._sync_tasks()
        self.assertEqual(len(plan.task_ids), 1)

    def test_what_is_open_goes_on_with_those_who_are_in_charge_now(self):
        plan = self._plan()
        before = plan.task_ids
        self.agency.iso_standing_department_id = self.energy
        plan._sync_tasks()
        self.assertEqual(before.state, "withdrawn")
        self.assertEqual((plan.task_ids - before).department_id, self.energy)
