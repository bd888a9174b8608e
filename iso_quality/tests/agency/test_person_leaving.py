"""People leave an agency, come back, and move to another one of the installation."""

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .person_case import PersonCase


@tagged("post_install", "-at_install", "iso_quality")
class TestPersonLeaving(PersonCase):
    def _wizard(self, person, by=None):
        action = person.with_user(by or self.admin).leave()
        wizard = self.env[action["res_model"]].with_user(by or self.admin)
        with Form(
            wizard.with_context(**action["context"]), view=action["views"][0][0]
        ) as form:
            form.departure_description = "Quyết định số 12"
        return form.record

    def _leave(self, person, by=None):
        return self._wizard(person, by).action_register_departure()

    def _employee(self, user, agency=None):
        table = self.env["hr.employee"].with_context(active_test=False)
        agency = agency or self.agency
        return table.search([("user_id", "=", user.id), ("company_id", "=", agency.id)])

    def test_leaving(self):
        person = self._person(self.trade_head)
        self._leave(person)
        self.assertFalse(person.is_working)
        self.assertFalse(self.trade_head.active)
        self.assertFalse(self._employee(self.trade_head).active)
        self.assertTrue(self._employee(self.trade_head).departure_reason_id)
        self.assertFalse(self.trade.manager_id)
        self.assertFalse(self.trade.iso_head_user_id)
        self.assertFalse(
            self.trade_head.iso_role_ids.filtered(lambda row: not row.ended_on)
        )
        self.assertEqual(self.trade_head.iso_role_ids.ended_by_id, self.admin)
        history = self._history(person)
        for kind in ("role_ended", "head_ended", "left"):
            self.assertIn(kind, history)
        self.assertEqual(self.people.search([("is_working", "=", False)]), person)
        self.assertEqual(person.department_id, self.trade)
        with self.assertRaises(UserError):
            person.invite()

    def test_coming_back(self):
        self.env["iso.role"]._give(self.trade_head, "secretary", self.agency)
        person = self._person(self.trade_head)
        self._leave(person)
        person.come_back()
        self.assertTrue(person.is_working)
        self.assertTrue(self.trade_head.active)
        self.assertTrue(self._employee(self.trade_head).active)
        self.assertFalse(person.is_secretary)
        self.assertFalse(person.is_head)
        self.assertEqual(self.trade_head.company_ids, self.agency)
        self.assertTrue(self.trade_head.has_group("iso_quality.group_staff"))
        self.assertEqual(self._history(person)[-1], "came_back")
        with self.assertRaises(UserError):
            person.come_back()

    def test_who_may_let_whom_go(self):
        second = self._new_user("second_admin", "admin")
        for user in (second, self.admin):
            with self.assertRaises(AccessError):
                self._person(user).leave()
        wizards = self.env["hr.departure.wizard"].with_user(self.admin)
        reason = self.env["hr.departure.reason"].search([], limit=1)
        for user in (second, self.admin, self.other_secretary):
            agency = user.company_id
            vals = {
                "employee_ids": [Command.set(self._employee(user, agency).ids)],
                "departure_reason_id": reason.id,
            }
            with self.assertRaises(AccessError):
                wizards.create(vals)
            wizard = wizards.sudo().create(vals).sudo(False)
            with self.assertRaises(AccessError):
                wizard.action_register_departure()
            self.assertTrue(user.active)
        mine = self._employee(self.staff)
        for command in (
            Command.update(mine.id, {"job_title": "x"}),
            Command.create({"name": "x"}),
        ):
            for words, vals in (
                ({}, {"employee_ids": [command]}),
                ({"default_employee_ids": [command]}, {}),
            ):
                with self.assertRaises(AccessError):
                    wizards.with_context(**words).create(
                        {"departure_reason_id": reason.id, **vals}
                    )
        for user in (self.secretary, self.staff):
            with self.assertRaises(AccessError):
                self.env["hr.departure.wizard"].with_user(user).create(
                    {"departure_reason_id": reason.id}
                )

    def test_hr_lets_people_go_as_well(self):
        self._person(self.staff)
        officer = self._new_user("officer", "staff")
        officer.group_ids = [Command.link(self.env.ref("hr.group_hr_manager").id)]
        wizard = self.env["hr.departure.wizard"].with_user(officer)
        employee = self._employee(self.staff)
        wizard = wizard.with_context(
            active_ids=employee.ids, employee_termination=True
        ).create({})
        wizard.action_register_departure()
        self.assertFalse(employee.active)
        self.assertFalse(self.staff.active)
        self.assertFalse(self._person(self.staff).is_working)

    def test_an_account_with_a_role_elsewhere_stays(self):
        self.env["iso.role"]._give(self.staff, "staff", self.other_agency)
        self.assertEqual(self.staff.company_id, self.agency)
        person = self._person(self.staff)
        self._leave(person)
        self.assertTrue(self.staff.active)
        self.assertEqual(self.staff.company_ids, self.other_agency)
        self.assertEqual(self.staff.company_id, self.other_agency)
        with self.assertRaises(AccessError):
            person.come_back()
        person.with_user(self.system).come_back()
        self.assertEqual(self.staff.company_ids, self.agency | self.other_agency)

    def test_moving(self):
        person = self._person(self.trade_head, self.system)
        wizards = self.env["iso.person.agency.wizard"].with_user(self.system)
        email = self.trade_head.email
        wizards.create(
            {"person_id": person.id, "target_id": self.other_agency.id}
        ).apply()
        self.assertFalse(person.is_working)
        there = self._person(self.trade_head, self.system, self.other_agency)
        self.assertTrue(there.is_working)
        self.assertTrue(self.trade_head.active)
        self.assertEqual(self.trade_head.email, email)
        self.assertEqual(self.trade_head.company_ids, self.other_agency)
        self.assertEqual(self.trade_head.company_id, self.other_agency)
        self.assertFalse(self._employee(self.trade_head).active)
        self.assertTrue(self._employee(self.trade_head, self.other_agency).active)
        self.assertFalse(self.trade.iso_head_user_id)
        self.assertEqual(self._history(there)[-1], "moved")
        self.assertEqual(self._history(person)[-1], "moved")
        # And back again.
        wizards.create({"person_id": there.id, "target_id": self.agency.id}).apply()
        self.assertTrue(person.is_working)
        self.assertTrue(self._employee(self.trade_head).active)
        self.assertEqual(self.trade_head.company_id, self.agency)

    def test_working_in_two_agencies(self):
        person = self._person(self.staff, self.system)
        self.env["iso.person.agency.wizard"].with_user(self.system).create(
            {
                "person_id": person.id,
                "target_id": self.other_agency.id,
                "stays": True,
            }
        ).apply()
        self.assertTrue(person.is_working)
        self.assertEqual(self.staff.company_ids, self.agency | self.other_agency)
        self.assertEqual(self.staff.company_id, self.agency)
        self.assertEqual(self.staff.iso_staff_company_ids, self.staff.company_ids)

    def test_moving_is_the_installations(self):
        person = self._person(self.staff)
        wizards = self.env["iso.person.agency.wizard"].with_user(self.admin)
        with self.assertRaises(AccessError):
            wizards.create({"person_id": person.id, "target_id": self.other_agency.id})
