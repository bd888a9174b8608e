"""Document templates: which one a document takes; margins, signature, letterhead."""

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestDocumentTemplates(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.templates = cls.env["iso.document.template"]
        cls.kind = cls.env.ref("iso_quality.document_type_plan")
        cls.agency.iso_superior_name = "UBND tỉnh"
        cls.deputy = cls._new_user("deputy", "leader")

    def _template(self, **vals):
        return self.templates.with_user(self.secretary).create(
            {
                "company_id": self.agency.id,
                "type_id": self.kind.id,
                "place": "An Lộc",
                "recipients": "- Các phòng;\n- Lưu: VT.",
                "signer_id": self.deputy.id,
                "signer_capacity": "kt",
                "signer_on_behalf": "GIÁM ĐỐC",
                "signer_title": "PHÓ GIÁM ĐỐC",
                **vals,
            }
        )

    def _plan(self, year=2026, **vals):
        return self._new_plan(
            {"deadline": "Quý I", "lead": [self.standing]}, year=year, **vals
        )

    def _signature(self, plan):
        return plan.signer_capacity, plan.signer_on_behalf, plan.signer_title

    # ------------------------------------------------------------ which one
    def test_the_template_of_a_kind_before_that_of_every_kind(self):
        find = self.templates._for
        self.assertFalse(find(self.agency, self.kind))
        general = self._template(type_id=False)
        self.assertEqual(find(self.agency, self.kind), general)
        special = self._template()
        report = self.env.ref("iso_quality.document_type_report")
        self.assertEqual(find(self.agency, self.kind), special)
        self.assertEqual(find(self.agency, report), general)
        self.assertFalse(find(self.other_agency, self.kind))
        special.active = False
        self.assertEqual(find(self.agency, self.kind), general)
        self.assertEqual(general.display_name, "Every kind of document")
        self.assertEqual(special.display_name, "Kế hoạch")

    @mute_logger("odoo.sql_db")
    def test_one_template_for_each_kind(self):
        for kind in (self.kind.id, False):
            self._template(type_id=kind)
            with self.assertRaises(IntegrityError) as caught:
                self._template(type_id=kind)
            self.assertIn("once_per_kind", str(caught.exception))

    def test_an_agency_is_needed_and_it_is_ones_own(self):
        with self.assertRaises(AccessError):
            self._template(company_id=self.other_agency.id, signer_id=False)
        with self.assertRaises(UserError):
            self._template(signer_id=self.other_leader.id)

    @mute_logger("odoo.sql_db")
    def test_margins_are_those_of_the_decree(self):
        template = self._template()
        for name, least, most in (
            ("margin_top", 20, 25),
            ("margin_bottom", 20, 25),
            ("margin_left", 30, 35),
            ("margin_right", 15, 20),
        ):
            template[name] = least
            template[name] = most
            self.env.flush_all()
            for wrong in (least - 1, most + 1):
                with self.assertRaises(IntegrityError, msg=name):
                    template[name] = wrong
                    self.env.flush_all()
                self.env.invalidate_all()
        self.assertTrue(template.draft_watermark)
        self.assertIn(template.font_size, ("13", "14"))
        self.assertTrue(1.0 <= float(template.line_spacing) <= 1.5)

    # ------------------------------------------------------------ new documents
    def test_new_documents_take_over_what_is_not_given(self):
        self._template()
        plan = self._plan()
        self.assertEqual(plan.place, "An Lộc")
        self.assertEqual(plan.recipients, "- Các phòng;\n- Lưu: VT.")
        self.assertEqual(plan.signer_id, self.deputy)
        self.assertEqual(self._signature(plan), ("kt", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"))

    def test_without_a_template_nothing_changes(self):
        plan = self._plan()
        self.assertEqual((plan.place, plan.signer_id), ("An Phước", self.leader))
        self.assertEqual(plan.recipients, False)
        self.assertEqual(self._signature(plan), (False, False, False))

    def test_what_is_given_wins(self):
        self._template()
        plan = self._plan(
            recipients="- Riêng.",
            place="Nơi khác",
            signer_id=self.leader.id,
            signer_title="GIÁM ĐỐC",
        )
        self.assertEqual(plan.recipients, "- Riêng.")
        self.assertEqual(plan.place, "Nơi khác")
        self.assertEqual(plan.signer_id, self.leader)
        self.assertEqual(self._signature(plan), (False, False, "GIÁM ĐỐC"))

    def test_a_signature_is_never_mixed(self):
        self._template()
        plan = self._plan(signer_title="GIÁM ĐỐC")
        self.assertEqual(self._signature(plan), (False, False, "GIÁM ĐỐC"))
        plan = self._plan(2027, signer_id=self.leader.id)
        self.assertEqual(self._signature(plan), (False, False, False))
        plan = self._plan(2028, signer_title="PHÓ GIÁM ĐỐC")
        self.assertEqual(self._signature(plan), ("kt", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"))

    def test_the_new_plan_wizard_completes_the_plan_template(self):
        self._template()
        source = self.env.ref("iso_quality.template_department_months")
        source.recipients = False
        wizard = self.env["iso.plan.new.wizard"].with_user(self.secretary)
        vals = {"year": 2026, "company_id": self.agency.id}
        made = wizard.create(
            {**vals, "source": "template", "template_id": source.id}
        ).action_create()
        plan = self.env["iso.plan"].browse(made["res_id"])
        self.assertEqual(plan.recipients, "- Các phòng;\n- Lưu: VT.")
        # What all agencies share signs as nobody here does.
        self.assertEqual(self._signature(plan), ("kt", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"))
        plan.write({"recipients": "- Năm nay.", "signer_id": self.leader.id})
        self.templates.search([]).recipients = "- Mẫu mới."
        made = wizard.create(
            {**vals, "year": 2027, "source": "plan", "plan_id": plan.id}
        ).action_create()
        copy = self.env["iso.plan"].browse(made["res_id"])
        self.assertEqual(copy.recipients, "- Năm nay.", "a copy wins")
        self.assertEqual(copy.signer_id, self.leader)
        made = wizard.create({**vals, "year": 2028, "source": "blank"}).action_create()
        self.assertEqual(
            self.env["iso.plan"].browse(made["res_id"]).recipients, "- Mẫu mới."
        )

    # ------------------------------------------------------------ letterhead
    def test_letterhead_of_the_agency_then_of_the_template(self):
        plan = self._plan()
        self.assertEqual(
            plan._letterhead(),
            {"superior": "UBND tỉnh", "agency": "Sở Thử nghiệm", "place": "An Phước"},
        )
        template = self._template(agency_name="SỞ\nTHỬ NGHIỆM")
        self.assertEqual(template.superior_name, "UBND tỉnh")
        self.assertEqual(plan._letterhead()["agency"], "SỞ\nTHỬ NGHIỆM")
        template.superior_name = False
        self.assertEqual(plan._letterhead()["superior"], "", "a commune has none")
        plan.place = False
        self.assertEqual(plan._letterhead()["place"], "An Lộc")
        self._issue(plan)
        self.assertEqual(
            plan.with_user(self.staff)._letterhead(),
            {"superior": "", "agency": "SỞ\nTHỬ NGHIỆM", "place": "An Lộc"},
        )

    def test_an_issued_document_keeps_its_letterhead(self):
        template = self._template()
        plan = self._issue(self._plan())
        before = plan._letterhead()
        self.assertEqual(before["superior"], "UBND tỉnh")
        name = self.deputy.name
        self.agency.write(
            {"name": "Sở Mới", "iso_superior_name": "Bộ", "iso_place": "Xa"}
        )
        self.deputy.name = "Tên khác"
        self.assertEqual(template.agency_name, "Sở Mới", "it follows the agency")
        template.write({"superior_name": "Khác", "agency_name": "Khác", "place": "X"})
        self.assertEqual(plan._letterhead(), before)
        self.assertEqual(plan._signer_name(), name)
        template.unlink()
        self.assertEqual(plan._letterhead(), before)
        for user in (self.secretary, self.leader, self.env.ref("base.user_root")):
            for field in ("letterhead_agency", "letterhead_superior", "signer_name"):
                with self.assertRaises(UserError):
                    plan.with_user(user).write({field: "khác"})
        draft = plan.browse(plan.action_revise()["res_id"])
        self.assertEqual(draft._letterhead()["agency"], "Sở Mới")
        self.assertEqual(draft._signer_name(), "Tên khác")

    def test_the_form_shows_what_will_be_printed(self):
        with Form(self.templates.with_user(self.secretary)) as form:
            self.assertEqual(form.superior_name, "UBND tỉnh")
            self.assertEqual(form.agency_name, "Sở Thử nghiệm")
            self.assertEqual(form.place, "An Phước")

    def test_one_search_for_many_documents(self):
        self._template()

        def queries(years):
            vals = [{"title": f"KH {year}", "year": year} for year in years]
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            plans = self.env["iso.plan"].with_user(self.secretary)
            plans.with_context(tracking_disable=True).create(vals)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        queries([2040])
        self.assertEqual(queries([2041, 2042]), queries(range(2043, 2053)))
