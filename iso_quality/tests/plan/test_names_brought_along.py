"""Names that a template or last year's plan brings become this agency's; what cannot is
listed by the wizard, marked in the draft and asked for when it is submitted."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-01-05 03:00:00")
class TestNamesBroughtAlong(AgencyCase):
    def _wizard(self, **vals):
        wizard = self.env["iso.plan.new.wizard"].with_user(self.secretary)
        return wizard.with_company(self.agency).create(
            {"company_id": self.agency.id, **vals}
        )

    def _made(self, **vals):
        wizard = self._wizard(**vals)
        return self.env["iso.plan"].browse(wizard.action_create()["res_id"])

    def _of_template(self, name="department_quarters", **vals):
        template = self.env.ref(f"iso_quality.template_{name}")
        return self._made(template_id=template.id, **vals)

    # ------------------------------------------------------------ of a template
    def test_the_unit_in_charge(self):
        plan = self._of_template()
        texts = "\n".join(
            str(text)
            for records, names in (
                (plan.section_ids, ("title", "body")),
                (plan.line_ids, ("name", "outputs")),
                (plan.line_ids.party_ids, ("label",)),
                (plan, ("recipients", "title")),
            )
            for one in records
            for text in (one[name] for name in names)
        )
        self.assertNotIn("TĐC", texts)
        self.assertIn("Cùng Văn phòng vận hành", texts)
        self.assertTrue(plan.recipients.endswith("Lưu: VT, VP."))
        standing = plan.line_ids.party_ids.filtered(
            lambda one: one.party_id == self.standing and one.label
        )
        self.assertEqual(set(standing.mapped("label")), {"Văn phòng"})

    def test_the_template_stays_as_it_was(self):
        template = self.env.ref("iso_quality.template_department_quarters")
        before = template.line_ids.party_ids.mapped("label"), template.recipients
        self._of_template()
        after = template.line_ids.party_ids.mapped("label"), template.recipients
        self.assertEqual(after, before)

    def test_without_a_unit_in_charge_it_is_said(self):
        self.agency.iso_standing_department_id = False
        plan = self._of_template()
        self.assertIn("no unit in charge", plan.to_check)
        self.assertIn("Lưu: VT, TĐC", plan.to_check)
        self.assertTrue(plan.recipients.endswith("Lưu: VT, TĐC."))

    def test_who_signs_for_somebody_is_the_head(self):
        plan = self._of_template()
        self.assertEqual(plan.signer_id, self.leader)
        self.assertFalse(plan.signer_capacity)
        self.assertEqual(plan.signer_title, "GIÁM ĐỐC")

    def test_the_agencys_own_look_goes_before_a_shared_one(self):
        self.env["iso.document.template"].create(
            {
                "company_id": self.agency.id,
                "agency_name": "SỞ",
                "recipients": "Như trên;\nLưu: VT, TM.",
                "signer_id": self.leader.id,
                "signer_title": "QUYỀN GIÁM ĐỐC",
            }
        )
        self.trade.iso_symbol = "TM"
        plan = self._of_template()
        self.assertEqual(plan.recipients, "Như trên;\nLưu: VT, TM.")
        self.assertEqual(plan.signer_title, "QUYỀN GIÁM ĐỐC")

    def test_units_that_are_not_there_and_another_kind_of_agency(self):
        self.agency.iso_agency_kind = "department"
        plan = self._of_template("commune_appendix")
        self.assertIn("Phòng Kinh tế", plan.to_check)
        self.assertIn("read its texts through", plan.to_check)
        self.assertNotIn("Văn phòng", plan.to_check)

    # ------------------------------------------------------------ of last year
    def _last(self, **vals):
        plan = self._new_plan(
            {"deadline": "Quý I", "lead": [self._party(self.trade)]}, year=2025, **vals
        )
        return self._issue(plan, date="2025-01-06")

    def _party(self, unit):
        return self.env["iso.party"].create(
            {
                "name": unit.name,
                "company_id": self.agency.id,
                "department_ids": [Command.set(unit.ids)],
            }
        )

    def test_a_signer_who_has_left(self):
        other = self._new_user("deputy", "leader")
        last = self._last(
            signer_id=other.id,
            signer_capacity="kt",
            signer_on_behalf="GIÁM ĐỐC",
            signer_title="PHÓ GIÁM ĐỐC",
        )
        plan = self._made(source="plan", plan_id=last.id, year=2026)
        self.assertEqual(plan.signer_id, other)
        self.assertEqual(plan.signer_title, "PHÓ GIÁM ĐỐC")
        other.iso_role_ids._end()
        wizard = self._wizard(source="plan", plan_id=last.id, year=2027)
        self.assertIn("no longer signs here", wizard.preview)
        plan = self.env["iso.plan"].browse(wizard.action_create()["res_id"])
        self.assertEqual(plan.signer_id, self.leader)
        self.assertEqual(
            (plan.signer_capacity, plan.signer_on_behalf, plan.signer_title),
            (False, False, "GIÁM ĐỐC"),
        )

    def test_a_department_that_is_gone(self):
        last = self._last(recipients="Phòng Thương mại;\nLưu: VT, TM.")
        self.trade.with_context(active_test=False).active = False
        plan = self._made(source="plan", plan_id=last.id, year=2026)
        self.assertIn("not there any more", plan.to_check)
        self.assertIn("“Phòng Thương mại…”", plan.to_check)
        self.assertTrue(plan.recipients.endswith("Lưu: VT, VP."))

    def test_legal_bases_of_a_year(self):
        def basis(number, year):
            return self.env["iso.legal.document"].create(
                {
                    "kind": "plan",
                    "number": number,
                    "issuer": "UBND tỉnh",
                    "date": f"{year - 1}-12-31",
                    "subject": f"áp dụng HTQLCL năm {year}",
                    "company_id": self.agency.id,
                }
            )

        old = basis("1/KH-UBND", 2025)
        last = self._last(legal_basis_ids=[Command.set(old.ids)])
        plan = self._made(source="plan", plan_id=last.id, year=2026)
        self.assertEqual(plan.legal_basis_ids, old)
        self.assertIn("1/KH-UBND is of 2025", plan.to_check)
        new = basis("2/KH-UBND", 2027)
        plan = self._made(source="plan", plan_id=last.id, year=2027)
        self.assertEqual(plan.legal_basis_ids, new)
        self.assertFalse(plan.to_check)

    # ------------------------------------------------------------ marked and asked for
    def test_marked_until_somebody_has_looked(self):
        plan = self._of_template("commune_appendix").with_user(self.secretary)
        self.assertEqual(plan.to_check_mark, "1 to look at")
        self.assertIn(plan, plan.search([("to_check", "!=", False)]))
        with self.assertRaisesRegex(UserError, "Looked At"):
            plan.submit()
        with self.assertRaises(AccessError), self.cr.savepoint():
            plan.to_check = False
        with self.assertRaises(AccessError), self.cr.savepoint():
            plan.with_user(self.trade_head).action_looked_at()
        plan.action_looked_at()
        self.assertFalse(plan.to_check_mark)
        plan.submit()

    def test_all_that_is_missing_is_said_at_once(self):
        self.agency.write(
            {
                "iso_place": False,
                "iso_symbol": False,
                "iso_head_user_id": False,
                "iso_standing_department_id": False,
                "iso_agency_kind": "department",
            }
        )
        self.committee.active = False
        plan = self._new_plan(
            {"deadline": "Quý I", "lead": [self.standing]},
            {"deadline": "Quý I", "lead": [self.committee_party]},
            {"deadline": False, "lead": [self.standing], "name": "Họp"},
            {"deadline": False, "lead": [self.standing], "name": "Báo cáo"},
        )
        with self.assertRaises(UserError) as caught:
            plan.submit()
        said = str(caught.exception)
        for words in (
            "symbol of the agency",
            "place before the date",
            "agency above this one",
            "Who signs",
            "unit in charge",
            "ISO committee",
            "Họp",
            "Báo cáo",
        ):
            self.assertIn(words, said)
        self.assertEqual(said.count("•"), 8)
        self.assertEqual(plan.state, "draft")

    # ------------------------------------------------------------ which year
    def test_the_first_free_year(self):
        self.assertEqual(self._wizard().year, 2026)
        draft = self._new_plan(year=2026)
        self._new_plan(year=2027)
        self.assertEqual(self._wizard().year, 2028)
        draft.cancel("Thôi")
        self.assertEqual(self._wizard().year, 2026)

    def test_a_draft_is_opened_or_replaced(self):
        draft = self._new_plan({"deadline": "Quý I"}, year=2026)
        template = self.env.ref("iso_quality.template_department_months")
        form = Form(
            self.env["iso.plan.new.wizard"]
            .with_user(self.secretary)
            .with_company(self.agency)
        )
        form.source = "template"
        form.template_id = template
        self.assertFalse(form.existing_text)
        form.year = 2026
        self.assertIn("There is a draft for 2026", form.existing_text)
        wizard = form.save()
        self.assertEqual(wizard.action_open_existing()["res_id"], draft.id)
        with self.assertRaisesRegex(UserError, "There is a draft"):
            wizard.action_create()
        plan = self.env["iso.plan"].browse(wizard.action_replace()["res_id"])
        self.assertEqual(draft.state, "cancelled")
        self.assertEqual(plan.year, 2026)
        self.assertEqual(len(plan.line_ids), len(template.line_ids))

    def test_what_was_submitted_or_issued_is_not_replaced(self):
        template = self.env.ref("iso_quality.template_department_months")
        plan = self._new_plan({"deadline": "Quý I", "lead": [self.standing]}, year=2026)
        plan.submit()
        wizard = self._wizard(source="template", template_id=template.id, year=2026)
        self.assertFalse(wizard.may_replace)
        with self.assertRaisesRegex(UserError, "submitted"):
            wizard.action_replace()
        plan.with_user(self.leader)._unsealed().issue("9", "2026-01-05")
        # A revision that is being prepared is not the plan of the year.
        plan.with_user(self.secretary).action_revise()
        wizard = self._wizard(source="template", template_id=template.id, year=2026)
        self.assertEqual(wizard.existing_id, plan)
        with self.assertRaisesRegex(UserError, "revision"):
            wizard.action_replace()
        self.assertEqual(plan.state, "issued")
