"""The first steps of an agency: what is missing, who is led where, who may look."""

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-01-05 03:00:00")
class TestSetupGuide(AgencyCase):
    def _guide(self, agency=None):
        guide = self.env["iso.setup.guide"].with_user(self.admin)
        return guide.with_company(agency or self.agency).create({})

    def test_it_knows_what_is_missing(self):
        self.energy.manager_id = False
        guide = self._guide()
        self.assertIn(
            self.agency.fields_get(["iso_superior_name"])["iso_superior_name"][
                "string"
            ],
            guide.identity_missing,
        )
        self.assertIn("Phòng Năng lượng", guide.departments_missing)
        self.assertFalse(guide.people_missing)
        self.assertFalse(guide.committee_missing)
        self.assertIn("2026", guide.plan_missing)
        self.assertEqual((guide.steps_done, guide.steps_total), (2, 6))

    def test_it_is_complete_when_all_is_there(self):
        self.agency.write(
            {
                "iso_superior_name": "UBND tỉnh",
                "iso_agency_kind": "department",
                "iso_standard_id": self.env.ref("iso_quality.standard_9001_2015").id,
            }
        )
        self._new_plan({"deadline": "Quý I"})
        self.env["iso.document.template"].create({"company_id": self.agency.id})
        guide = self._guide()
        self.assertEqual(guide.steps_done, 6, guide.read())

    def test_empty_agency(self):
        agency = self._new_agency("Chi cục mới", "CCM")
        guide = self.env["iso.setup.guide"].with_company(agency).create({})
        self.assertEqual(guide.steps_done, 0)

    def test_heads_without_a_role_get_one_with_one_click(self):
        self.staff.iso_role_ids._end()
        self.trade.manager_id = self.env["hr.employee"].search(
            [("user_id", "=", self.staff.id)]
        )
        guide = self._guide()
        self.assertIn(self.staff.name, guide.people_missing)
        guide.action_give_head_role()
        self.assertTrue(self.staff.has_group("iso_quality.group_head"))
        self.assertFalse(self._guide().people_missing)

    def test_a_department_of_no_agency_is_said(self):
        self.assertFalse(self._guide().departments_missing)
        lost = self.env["hr.department"].create(
            {"name": "Tổ Một cửa", "company_id": False}
        )
        self.assertFalse(self._guide().departments_missing)
        self.env["hr.employee"].search(
            [("user_id", "=", self.staff.id)]
        ).department_id = lost
        self.assertIn("Tổ Một cửa", self._guide().departments_missing)

    def test_buttons_open_what_they_say(self):
        guide = self._guide()
        for step, model in (
            ("identity", "res.company"),
            ("departments", "hr.department"),
            ("people", "iso.person"),
            ("committee", "iso.committee"),
            ("template", "iso.document.template"),
            ("plan", "iso.plan.new.wizard"),
        ):
            action = getattr(guide, f"action_{step}")()
            self.assertEqual(action["res_model"], model)

    def test_it_is_for_administrators(self):
        with self.assertRaises(AccessError):
            self.env["iso.setup.guide"].with_user(self.secretary).create({})

    def test_it_is_for_those_of_the_own_agency(self):
        self.admin.company_ids = [Command.link(self.other_agency.id)]
        with self.assertRaises(AccessError):
            self._guide(self.other_agency).read(["steps_done"])

    def test_it_can_be_followed(self):
        """In its order: nothing is asked for that comes later."""
        agency = self._new_agency("Chi cục mới", "CCM")
        agency.iso_place = "An Phước"
        agency.iso_agency_kind = "commune"
        agency.iso_standard_id = self.env.ref("iso_quality.standard_9001_2015")
        admin = self._new_user("new_admin", "admin", agency)
        guide = self.env["iso.setup.guide"].with_user(admin)
        self.assertFalse(guide.create({}).identity_missing)
        secretary = self._new_user("new_secretary", "staff", agency)
        leader = self._new_user("new_leader", "staff", agency)
        self._new_department("Văn phòng", secretary, company=agency)
        table = self.env["iso.role"].with_user(admin)
        table._give(secretary, "secretary", agency)
        table._give(leader, "leader", agency)
        self.assertEqual(agency.iso_head_user_id, leader)
        self.assertEqual(agency.iso_standing_department_id.name, "Văn phòng")
        found = guide.create({})
        self.assertFalse(found.departments_missing or found.people_missing)
        action = found.action_committee()
        committee = self.env["iso.committee"].with_user(admin)
        committee = committee.with_context(**action["context"]).create({})
        self.assertEqual(committee.member_ids.user_id, leader | secretary)
        action = found.action_template()
        template = self.env["iso.document.template"].with_user(admin)
        template = template.with_context(**action["context"]).create({})
        self.assertEqual(template.signer_id, leader)
        found = guide.create({})
        self.assertFalse(found.committee_missing or found.template_missing)
        self.assertIn(secretary.name, found.plan_missing)
        self.assertFalse(found.may_plan)
        self.assertEqual((found.steps_done, found.steps_total), (5, 6))
