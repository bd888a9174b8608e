"""Agencies and departments: who makes them, who changes what of them."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .person_case import PersonCase


@tagged("post_install", "-at_install", "iso_quality")
class TestSetUpAgency(PersonCase):
    # ------------------------------------------------------------ agencies
    def test_an_agency_and_its_first_administrator(self):
        view = self.env.ref("iso_quality.iso_agency_view_form")
        with Form(self.env["res.company"].with_user(self.system), view=view) as form:
            form.name = "UBND xã Mới"
            form.iso_symbol = "UBND"
            form.iso_agency_kind = "commune"
        agency = form.record
        self.assertEqual(agency.country_id.code, "VN")
        self.assertEqual(agency.currency_id.name, "VND")
        self.assertEqual(agency.partner_id.tz, "Asia/Ho_Chi_Minh")
        action = agency.action_add_administrator()
        people = self.env["iso.person"].with_user(self.system)
        with Form(people.with_context(**action["context"])) as form:
            self.assertTrue(form.is_admin)
            form.name = "Quản trị xã"
        person = form.record
        user = person.sudo().user_id
        self.assertEqual(user.company_ids, agency)
        self.assertEqual(user.iso_admin_company_ids, agency)
        self.assertTrue(user.has_group("iso_quality.group_admin"))
        # And the new administrator begins.
        mine = self.env["iso.person"].with_user(user)
        self.assertEqual(mine.search([]), person)
        unit = self.env["hr.department"].with_user(user).with_company(agency)
        unit = unit.create({"name": "Văn phòng"})
        new = mine.create({"name": "Người đầu tiên", "department_id": unit.id})
        self.assertEqual(new.company_id, agency)
        agency.with_user(user).write({"iso_head_user_id": new.sudo().user_id.id})

    def test_the_agencys_administrator_writes_what_is_his(self):
        agency = self.agency.with_user(self.admin)
        view = self.env.ref("iso_quality.iso_agency_view_form")
        with Form(agency, view=view) as form:
            form.name = "Sở Đổi tên"
            form.iso_symbol = "SDT"
            form.iso_head_user_id = self.secretary
            form.iso_standing_department_id = self.trade
        self.assertEqual(self.agency.name, "Sở Đổi tên")
        self.assertEqual(self.agency.partner_id.name, "Sở Đổi tên")
        self.assertEqual(self.agency.iso_head_user_id, self.secretary)
        for vals in (
            {"iso_head_user_id": self.other_secretary.id},
            {"iso_standing_department_id": self.other_office.id},
        ):
            with self.assertRaises(UserError):
                agency.write(vals)
        fields = agency.fields_get(["name", "currency_id", "iso_supervisor_id"])
        self.assertFalse(fields["name"]["readonly"])
        self.assertTrue(fields["currency_id"]["readonly"])
        self.assertTrue(fields["iso_supervisor_id"]["readonly"])
        for user in (self.secretary, self.leader, self.staff, self.other_admin):
            with self.assertRaises(AccessError):
                self.agency.with_user(user).write({"iso_symbol": "X"})

    def test_looking_at_another_agency_is_no_right_on_it(self):
        self.admin.company_ids |= self.other_agency
        other = self.other_agency.with_user(self.admin)
        with self.assertRaises(AccessError):
            other.write({"iso_symbol": "X"})

    # ------------------------------------------------------------ departments
    def test_departments(self):
        units = self.env["hr.department"].with_user(self.admin)
        employee = self.env["hr.employee"].search([("user_id", "=", self.staff.id)])
        view = self.env.ref("iso_quality.iso_department_view_form")
        with Form(units, view=view) as form:
            form.name = "Phòng Mới"
            form.manager_id = employee
            form.parent_id = self.office
        unit = form.record
        self.assertEqual(unit.company_id, self.agency)
        self.assertEqual(unit.iso_head_user_id, self.staff)
        self.assertTrue(self.staff.has_group("iso_quality.group_head"))
        self.assertIn("head_given", self._history(self._person(self.staff)))
        unit.manager_id = False
        self.assertFalse(self.staff.has_group("iso_quality.group_head"))
        unit.action_archive()
        self.assertFalse(unit.active)
        unit.action_unarchive()
        unit.unlink()
        with self.assertRaises(UserError):
            self.agency._iso_departments()
            self._new_sheet(self.trade)
            self.trade.with_user(self.admin).unlink()

    def test_the_callers_words_write_nothing_else(self):
        employee = self.env["hr.employee"].search(
            [("user_id", "=", self.other_secretary.id)]
        )
        unit = (
            self.env["hr.department"]
            .with_user(self.admin)
            .with_context(
                default_member_ids=[(4, employee.id)],
                default_child_ids=[(4, self.other_office.id)],
                default_note="x",
                default_color=7,
            )
            .create({"name": "Phòng Mới"})
        )
        self.assertEqual(employee.department_id, self.other_office)
        self.assertFalse(self.other_office.parent_id)
        self.assertFalse(unit.note)
        self.assertEqual(unit.color, 7)
        with self.assertRaises(AccessError):
            unit.with_context(default_company_id=self.other_agency.id).create(
                {"name": "Phòng Khác"}
            )

    def test_an_archived_department_has_no_head(self):
        self.trade.with_user(self.admin).action_archive()
        self.assertFalse(self.trade_head.has_group("iso_quality.group_head"))

    def test_no_administrator_makes_himself_a_head(self):
        table = self.env["hr.employee"]
        for user in (self.admin, self._new_user("second_admin", "admin")):
            employee = table.search([("user_id", "=", user.id)])
            with self.assertRaises(AccessError):
                self.trade.with_user(self.admin).manager_id = employee
        foreign = table.search([("user_id", "=", self.other_secretary.id)])
        with self.assertRaises(AccessError):
            self.trade.with_user(self.admin).write({"manager_id": foreign.id})

    def test_the_manager_is_found_without_any_hr_right(self):
        found = self.env["hr.employee"].with_user(self.admin).name_search("trade_head")
        self.assertTrue(found)

    def test_others_do_not(self):
        for user in (self.secretary, self.leader, self.trade_head, self.other_admin):
            with self.assertRaises(AccessError):
                self.trade.with_user(user).write({"name": "x"})
            with self.assertRaises(AccessError):
                self.env["hr.department"].with_user(user).create(
                    {"name": "x", "company_id": self.agency.id}
                )

    # ------------------------------------------------------------ menus
    def test_menus(self):
        menus = {
            name: self.env.ref(f"iso_quality.menu_{name}").id
            for name in ("configuration", "agency", "department", "people", "work")
        }
        for user, wanted in (
            (self.admin, {"configuration", "agency", "department", "people", "work"}),
            (self.system, {"configuration", "agency", "department", "people"}),
            (self.staff, {"work"}),
        ):
            seen = self.env["ir.ui.menu"].with_user(user)._visible_menu_ids()
            self.assertEqual(
                {name for name, one in menus.items() if one in seen}, wanted, user.login
            )
