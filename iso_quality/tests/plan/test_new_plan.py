"""Making a plan: of a template, of last year's plan, blank; a template of a plan."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-01-05 03:00:00")
class TestNewPlan(AgencyCase):
    def _wizard(self, user=None, **vals):
        wizard = self.env["iso.plan.new.wizard"].with_user(user or self.secretary)
        return wizard.with_company(self.agency).create(
            {"company_id": self.agency.id, **vals}
        )

    def test_every_template_makes_a_plan_with_the_right_tasks(self):
        templates = self.env["iso.plan.template"].search([("company_id", "=", False)])
        self.assertGreaterEqual(len(templates), 5)
        for year, template in enumerate(templates, 2040):
            with self.subTest(template=template.name):
                wizard = self._wizard(
                    source="template", template_id=template.id, year=year
                )
                plan = self.env["iso.plan"].browse(wizard.action_create()["res_id"])
                self.assertEqual(len(plan.line_ids), len(template.line_ids))
                for line in plan.line_ids:
                    origin = line.origin_id
                    self.assertEqual(line.parent_id.origin_id, origin.parent_id)
                    self.assertEqual(line.party_ids.party_id, origin.party_ids.party_id)
                    self.assertEqual(
                        line.branch_ids.after_branch_id.origin_id,
                        origin.branch_ids.after_branch_id,
                    )
                    self.assertEqual(
                        line.section_id.column_ids.mapped("label"),
                        origin.section_id.column_ids.mapped("label"),
                    )
                self.assertEqual(
                    plan.section_ids.mapped("parent_id.title"),
                    template.section_ids.mapped("parent_id.title"),
                )
                self.assertIn(str(year), plan.title)
                self._issue(plan)
                for task in plan.task_ids:
                    self.assertEqual(task.date_due.year, year, task.name)
                idle = plan.line_ids.filtered(lambda line: not line.task_ids)
                for line in idle:
                    self.assertTrue(line.needs_event or line._is_heading(), line.name)

    def test_last_years_plan_becomes_this_years(self):
        old_basis, new_basis = self.env["iso.legal.document"].create(
            [
                {
                    "number": number,
                    "issuer": "UBND tỉnh",
                    "date": date,
                    "subject": "ban hành Kế hoạch",
                    "company_id": self.agency.id,
                }
                for number, date in (
                    ("1/QĐ-UBND", "2024-12-31"),
                    ("2/QĐ-UBND", "2025-12-31"),
                )
            ]
        )
        old_basis.replaced_by_id = new_basis
        last = self._new_plan(
            {
                "deadline": "Trước ngày 05/11/2025",
                "lead": [self.all_departments],
                "name": "Báo cáo năm 2025 và mục tiêu năm 2026",
                "outputs": "Báo cáo",
            },
            {"deadline": "Quý I", "lead": [self.standing]},
            year=2025,
            legal_basis_ids=[Command.set(old_basis.ids)],
        )
        self._issue(last, date="2025-01-06")
        action = last.action_next_year()
        form = Form(
            self.env["iso.plan.new.wizard"]
            .with_user(self.secretary)
            .with_context(**action["context"])
        )
        self.assertEqual(form.year, 2026)
        self.assertIn("Trước ngày 05/11/2026", form.preview)
        self.assertIn("2/QĐ-UBND", form.preview)
        plan = self.env["iso.plan"].browse(form.save().action_create()["res_id"])
        self.assertEqual(plan.title, "Kế hoạch năm 2026")
        self.assertEqual(plan.previous_id, last)
        self.assertEqual(plan.legal_basis_ids, new_basis)
        self.assertEqual(
            plan.line_ids.mapped("deadline_text"), ["Trước ngày 05/11/2026", "Quý I"]
        )
        self.assertEqual(plan.line_ids[0].name, "Báo cáo năm 2026 và mục tiêu năm 2027")
        self.assertEqual(str(plan.line_ids[0].date_due), "2026-11-04")
        self.assertFalse(plan.task_ids)
        self.assertEqual(last.state, "issued", "the old plan stays as it is")

    def test_plan_becomes_a_template(self):
        plan = self._new_plan(
            {"deadline": "Quý I", "lead": [self.standing], "outputs": "Quyết định"}
        )
        action = plan.action_save_as_template()
        template = self.env["iso.plan.template"].browse(action["res_id"])
        self.assertEqual(template.company_id, self.agency)
        self.assertEqual(template.line_ids.deadline_text, "Quý I")
        self.assertEqual(template.line_ids.outputs, "Quyết định")
        self.assertEqual(template.line_ids.lead_party_ids, self.standing)
        wizard = self._wizard(source="template", template_id=template.id, year=2027)
        made = self.env["iso.plan"].browse(wizard.action_create()["res_id"])
        self.assertEqual(made.title, "Kế hoạch năm 2027")
        self.assertEqual(str(made.line_ids.date_due), "2027-03-31")

    def test_second_plan_of_a_year_is_refused_clearly(self):
        self._new_plan({"deadline": "Quý I"})
        template = self.env["iso.plan.template"].search([], limit=1)
        with self.assertRaises(UserError) as caught:
            self._wizard(
                source="template", template_id=template.id, year=2026
            ).action_create()
        self.assertIn("Kế hoạch năm 2026", str(caught.exception))

    def test_nonsense_is_refused(self):
        template = self.env["iso.plan.template"].search([], limit=1)
        for vals in (
            {"template_id": template.id, "year": 26},
            {"source": "template", "year": 2026},
            {"source": "plan", "year": 2026},
        ):
            with self.subTest(vals=vals), self.assertRaises(UserError):
                self._wizard(**vals).action_create()
        with self.assertRaises(AccessError):
            self._wizard(
                self.trade_head, source="template", template_id=template.id, year=2026
            )

    def test_the_last_plan_is_proposed_to_go_on_from(self):
        self.assertFalse(self._wizard().plan_id)
        self.assertEqual(self._wizard().source, "template")
        plans = [self._new_plan({"deadline": "Quý I"}, year=y) for y in (2025, 2024)]
        self.assertEqual(self._wizard().plan_id, plans[0])
        self.assertEqual(self._wizard().source, "plan")
        self.assertFalse(self._wizard(plan_id=False).plan_id)
        self.assertEqual(self._wizard(plan_id=plans[1].id).plan_id, plans[1])

    def test_blank(self):
        wizard = self._wizard(source="blank", year=2026)
        plan = self.env["iso.plan"].browse(wizard.action_create()["res_id"])
        self.assertIn("2026", plan.title)
        self.assertFalse(plan.line_ids)

    def test_form_shows_what_a_deadline_comes_to(self):
        plan = self._new_plan()
        with Form(plan) as form, form.line_ids.new() as line:
            line.name = "Đánh giá nội bộ"
            line.deadline_text = "Quý II-III"
            self.assertEqual(line.deadline_summary, "01/04/2026 – 30/09/2026")
        self.assertEqual(str(plan.line_ids.date_due), "2026-09-30")
        branches = self.env["iso.plan.branch"].with_user(self.secretary)
        self.assertEqual(
            branches.preview_deadline("Quý II-III", 2026),
            {"ok": True, "text": "01/04/2026 – 30/09/2026", "doubtful": False},
        )
        self.assertFalse(branches.preview_deadline("Quý V", 2026)["ok"])
        strict = branches.preview_deadline("Trước ngày 05/11", 2026)["text"]
        self.assertIn("04/11/2026", strict)
        self.agency.iso_before_inclusive = True
        agreed = branches.preview_deadline("Trước ngày 05/11", 2026)["text"]
        self.assertIn("05/11/2026", agreed, "as the agency counts it")
        self.assertFalse(branches.preview_deadline("lúc rảnh", 2026)["ok"])

    def test_a_reading_far_from_the_plan_s_year_is_doubted_aloud(self):
        plan = self._new_plan(year=2027)
        with Form(plan) as form, form.line_ids.new() as line:
            line.name = "Họp xem xét"
            line.deadline_text = "Đầu năm sau"
            self.assertIn("Hãy xem lại: hạn 31/03/2028", line.deadline_summary)
        self.assertIn("Hãy xem lại", plan.line_ids.branch_ids.summary)
        branches = self.env["iso.plan.branch"].with_user(self.secretary)
        found = branches.preview_deadline("Đầu năm sau", 2027)
        self.assertEqual((found["ok"], found["doubtful"]), (True, True))

    def test_new_section_comes_last_and_parts_under_theirs(self):
        plan = self._new_plan({"deadline": "Quý I"})
        sections = self.env["iso.plan.section"].with_user(self.secretary)
        purpose = sections.create({"plan_id": plan.id, "title": "MỤC ĐÍCH"})
        duties = sections.create({"plan_id": plan.id, "title": "TỔ CHỨC"})
        part = sections.create(
            {"plan_id": plan.id, "title": "Các phòng", "parent_id": purpose.id}
        )
        plan.invalidate_recordset(["section_ids"])
        order = plan.section_ids.filtered(lambda s: s.kind == "text")
        self.assertEqual(order.ids, [purpose.id, part.id, duties.id])
        self.assertTrue(part.outline.endswith("Các phòng"))
        self.assertNotEqual(part.outline, "Các phòng", "set in by its level")
        with self.assertRaises(UserError):
            purpose.parent_id = part
