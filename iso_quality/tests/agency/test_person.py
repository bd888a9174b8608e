"""People of an agency in one form: what it makes and changes, who may, what it tells."""

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ...tools.vietnam_time import vietnam_today
from .person_case import PersonCase

PEOPLE = "Nguyễn Văn An"


@tagged("post_install", "-at_install", "iso_quality")
class TestPerson(PersonCase):
    # ------------------------------------------------------------ what it makes
    def test_everybody_with_a_role_is_there(self):
        people = self.people.search([])
        self.assertEqual(people.company_id, self.agency)
        self.assertEqual(
            set(people.user_id.ids),
            {
                *(self.secretary | self.leader | self.trade_head).ids,
                *(self.energy_head | self.staff | self.admin).ids,
            },
        )
        staff = self._person(self.staff)
        self.assertEqual(staff.department_id, self.trade)
        self.assertTrue(staff.is_working)
        self.assertFalse(staff.has_logged_in)
        head = self._person(self.trade_head)
        self.assertTrue(head.is_head)

    def test_one_save_makes_everything(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        person = self._enter(
            email="an@an-phuoc.example",
            department_id=self.energy.id,
            job_title="Chuyên viên",
            is_secretary=True,
            is_head=True,
        )
        user = person.sudo().user_id
        self.assertEqual(user.login, "an@an-phuoc.example")
        self.assertEqual((user.lang, user.tz), ("vi_VN", "Asia/Ho_Chi_Minh"))
        self.assertEqual(user.company_ids, self.agency)
        self.assertEqual(user.company_id, self.agency)
        employee = self.env["hr.employee"].search([("user_id", "=", user.id)])
        self.assertEqual(employee.name, PEOPLE)
        self.assertEqual(employee.department_id, self.energy)
        self.assertEqual(employee.job_title, "Chuyên viên")
        self.assertEqual(employee.work_email, "an@an-phuoc.example")
        self.assertEqual(employee.company_id, self.agency)
        self.assertEqual(self.energy.iso_head_user_id, user)
        self.assertTrue(user.has_group("iso_quality.group_secretary"))
        self.assertTrue(user.has_group("iso_quality.group_head"))
        self.assertFalse(user.has_group("iso_quality.group_admin"))
        self.assertEqual(set(user.iso_role_ids.mapped("role")), {"staff", "secretary"})
        self.assertEqual(user.iso_role_ids.given_by_id, self.admin)
        history = self._history(person)
        self.assertEqual(history.count("role_given"), 2)
        self.assertIn("created", history)
        self.assertIn("head_given", history)
        event = person.event_ids[0]
        self.assertEqual(event.done_by_name, self.admin.name)
        self.assertEqual(event.person_name, PEOPLE)

    def test_the_form(self):
        with Form(self.people) as form:
            form.name = "Trần Thị Bình"
            form.department_id = self.trade
            form.is_leader = True
        person = form.record
        self.assertEqual(person.login, "tran.thi.binh")
        self.assertEqual(person.company_id, self.agency)
        with Form(person) as form:
            form.department_id = self.energy
            form.job_title = "Phó phòng"
            form.is_leader = False
            form.is_secretary = True
            form.email = "binh@an-phuoc.example"
        self.assertEqual(person.department_id, self.energy)
        self.assertEqual(person.job_title, "Phó phòng")
        user = person.sudo().user_id
        self.assertEqual(user.iso_department_ids, self.energy)
        self.assertTrue(user.has_group("iso_quality.group_secretary"))
        self.assertFalse(user.has_group("iso_quality.group_leader"))
        self.assertEqual(user.email, "binh@an-phuoc.example")
        history = self._history(person)
        for kind in ("department", "job", "role_ended", "email"):
            self.assertIn(kind, history)

    def test_two_people_in_one_call(self):
        one, two = self.people.create(
            [{"name": "Người Một", "is_leader": True}, {"name": "Người Hai"}]
        )
        self.assertEqual((one.name, two.name), ("Người Một", "Người Hai"))
        self.assertTrue(one.is_leader)
        self.assertFalse(two.is_leader)

    def test_a_head_who_moves_heads_no_longer(self):
        person = self._person(self.trade_head)
        person.department_id = self.energy
        self.assertFalse(self.trade.manager_id)
        self.assertEqual(self.energy.iso_head_user_id, self.energy_head)
        person.is_head = True
        self.assertEqual(self.energy.iso_head_user_id, self.trade_head)
        self.assertIn("head_ended", self._history(self._person(self.energy_head)))
        person.is_head = False
        self.assertFalse(self.energy.iso_head_user_id)
        self.assertFalse(self.trade_head.has_group("iso_quality.group_head"))

    def test_all_or_nothing(self):
        before = {
            model: self.env[model].with_context(active_test=False).search_count([])
            for model in ("res.users", "hr.employee", "iso.person", "iso.role")
        }
        with self.assertRaises(AccessError):
            self.people.create(
                [{"name": "Người Một"}, {"name": "Người Hai", "is_admin": True}]
            )
        for model, count in before.items():
            table = self.env[model].with_context(active_test=False)
            self.assertEqual(table.search_count([]), count, model)

    def test_bad_input_is_said_in_words(self):
        for vals in (
            {"name": "  "},
            {"email": "không phải thư"},
            {"login": "hai từ"},
            {"login": self.staff.login.upper()},
            {"department_id": self.other_office.id},
        ):
            with self.assertRaises(UserError):
                self._enter(**vals)

    def test_a_pattern_finds_no_login_of_others(self):
        pattern = f"{self.other_secretary.login[:-3]}%"
        self.assertEqual(self._enter(login=pattern).login, pattern)

    def test_a_login_that_exists_does_not_tell_whose(self):
        with self.assertRaises(UserError) as caught:
            self._enter(login=self.other_secretary.login)
        self.assertNotIn(self.other_secretary.name, str(caught.exception))
        self.assertNotIn(self.other_agency.name, str(caught.exception))
        self.assertFalse(self._person(self.other_secretary, by=self.system))

    def test_searched_and_grouped(self):
        people = self.people
        self._enter(department_id=self.trade.id, email="an@an-phuoc.example")
        self.assertEqual(len(people.search([("name", "ilike", "văn an")])), 1)
        self.assertEqual(len(people.search([("login", "=", "an@an-phuoc.example")])), 1)
        self.assertEqual(people.name_search("Văn An")[0][1], PEOPLE)
        groups = people.formatted_read_group([], ["department_id"], ["__count"])
        counts = {group["department_id"]: group["__count"] for group in groups}
        (trade,) = [n for key, n in counts.items() if key and key[0] == self.trade.id]
        self.assertEqual(trade, 3)
        self.assertFalse(people.search([("is_working", "=", False)]))
        self.assertFalse(people.search([("has_logged_in", "=", True)]))
        names = people.search([]).mapped("name")
        self.assertEqual(len(names), 7)

    # ------------------------------------------------------------ who may
    def test_administrators_and_oneself_are_not_touched(self):
        second = self._new_user("second_admin", "admin")
        boss = self._new_user("boss", "staff")
        boss.group_ids = [Command.link(self.env.ref("base.group_system").id)]
        for user in (second, boss, self.admin):
            person = self._person(user)
            for vals in (
                {"name": "Tên khác"},
                {"login": "khac"},
                {"email": "khac@an-phuoc.example"},
                {"is_secretary": True},
                {"is_leader": True},
                {"department_id": self.energy.id, "is_head": True},
            ):
                with self.assertRaises(AccessError):
                    person.write(vals)
                person.invalidate_recordset()
            for button in ("leave", "invite"):
                with self.assertRaises(AccessError):
                    getattr(person, button)()
        with self.assertRaises(AccessError):
            self._person(second).is_admin = False

    def test_the_installation_appoints_administrators(self):
        person = self._person(self.staff, by=self.system)
        self.assertTrue(person.may_appoint)
        person.is_admin = True
        self.assertTrue(self.staff.has_group("iso_quality.group_admin"))
        self.assertEqual(self.staff.iso_admin_company_ids, self.agency)
        with self.assertRaises(AccessError):
            self._person(self.staff).is_secretary = True
        person.is_admin = False
        self.assertFalse(self.staff.has_group("iso_quality.group_admin"))
        with self.assertRaises(AccessError):
            self._person(self.staff).is_admin = True

    def test_the_installation_sees_all_agencies_from_each(self):
        people = self.env["iso.person"].with_user(self.system)
        people = people.with_context(allowed_company_ids=self.agency.ids)
        fields = people.get_view(
            self.env.ref("iso_quality.iso_person_view_form").id, "form"
        )["models"]["iso.person"]
        spec = {name: {} for name in fields}
        spec["department_id"] = {"fields": {"display_name": {}}}
        there = self._person(self.other_secretary, self.system, self.other_agency)
        person = people.browse(there.id)
        self.env.invalidate_all()
        (found,) = person.web_read(spec)
        self.assertEqual(found["department_id"]["display_name"], "Văn phòng xã")
        self.assertTrue(found["is_head"])
        self.assertIn(person, people.search([("name", "=", person.name)]))
        person.job_title = "Chánh Văn phòng"
        person.is_head = False
        self.assertFalse(self.other_office.manager_id)
        person.is_head = True
        self.assertEqual(self.other_office.iso_head_user_id, self.other_secretary)
        new = people.create({"name": "Người xã", "company_id": self.other_agency.id})
        self.assertEqual(new.sudo().user_id.company_id, self.other_agency)
        wizard = self.env["hr.departure.wizard"]
        action = person.leave()
        wizard = wizard.with_user(self.system).with_context(
            allowed_company_ids=self.agency.ids, **action["context"]
        )
        wizard = wizard.create({})
        self.env.invalidate_all()
        wizard.action_register_departure()
        self.assertFalse(person.is_working)
        person.come_back()
        self.assertTrue(person.is_working)

    def test_who_works_elsewhere_too_is_named_by_the_installation(self):
        self.env["iso.role"]._give(self.staff, "staff", self.other_agency)
        person = self._person(self.staff)
        self.assertFalse(person.may_name)
        self.assertTrue(person.may_give)
        for vals in (
            {"name": "Tên khác"},
            {"login": "khac"},
            {"email": "khac@an-phuoc.example"},
        ):
            with self.assertRaises(AccessError):
                person.write(vals)
            person.invalidate_recordset()
        with self.assertRaises(AccessError):
            person.invite()
        person.is_secretary = True
        self.assertEqual(self.staff.iso_secretary_company_ids, self.agency)
        self._person(self.staff, by=self.system).name = "Tên đúng"
        self.assertEqual(self.staff.name, "Tên đúng")

    def test_another_agency_is_closed(self):
        person = self._person(self.other_secretary, self.system, self.other_agency)
        foreign = person.with_user(self.admin)
        self.assertFalse(self._person(self.other_secretary, agency=self.other_agency))
        with self.assertRaises(AccessError):
            foreign.read(["name"])
        with self.assertRaises(AccessError):
            foreign.write({"is_leader": True})
        with self.assertRaises(AccessError):
            foreign.leave()
        with self.assertRaises(AccessError):
            self._enter(company_id=self.other_agency.id)
        with self.assertRaises(UserError):
            self._person(self.staff).company_id = self.other_agency

    def test_others_do_not_set_up_people(self):
        for user in (self.secretary, self.leader, self.trade_head, self.staff):
            people = self.env["iso.person"].with_user(user)
            with self.assertRaises(AccessError):
                people.search([])
            with self.assertRaises(AccessError):
                people.create({"name": "Ai đó"})

    @mute_logger("odoo.addons.base.models.ir_model")
    def test_no_way_beside_the_form(self):
        """What a forged call of the agency's administrator comes to."""
        staff = self.env["hr.employee"].search([("user_id", "=", self.staff.id)])
        system = self.env.ref("base.group_system").id
        calls = [
            (self.staff, {"password": "x"}),
            (self.staff, {"login": "x"}),
            (self.staff, {"group_ids": [Command.link(system)]}),
            (self.staff, {"company_ids": [Command.link(self.other_agency.id)]}),
            (self.admin, {"group_ids": [Command.link(system)]}),
            (self.staff.partner_id, {"name": "x"}),
            (staff, {"department_id": self.energy.id}),
            (self.agency, {"currency_id": self.env.ref("base.EUR").id}),
            (self.agency, {"iso_supervisor_id": self.other_agency.id}),
            (self.agency, {"active": False}),
            (self.agency, {"partner_id": self.other_agency.partner_id.id}),
            (self.other_agency, {"name": "x"}),
            (self.other_agency, {"iso_symbol": "x"}),
            (self.other_office, {"name": "x"}),
            (self.trade, {"company_id": self.other_agency.id}),
            (self.trade, {"parent_id": self.other_office.id}),
            (self.trade, {"note": "x"}),
            (self._person(self.staff), {"user_id": self.secretary.id}),
            (self.staff.iso_role_ids, {"role": "admin"}),
        ]
        for record, vals in calls:
            with (
                self.subTest(record=record, vals=vals),
                self.assertRaises(UserError),
            ):
                record.with_user(self.admin).write(vals)
        creations = {
            "res.users": {"name": "x", "login": "x"},
            "hr.employee": {"name": "x"},
            "res.company": {"name": "x"},
            "iso.role": {"user_id": self.admin.id, "role": "leader"},
            "iso.person.event": {"person_id": self._person(self.staff).id},
            "hr.department": {"name": "x", "company_id": self.other_agency.id},
        }
        for model, vals in creations.items():
            with (
                self.subTest(model=model),
                self.assertRaises(UserError),
            ):
                self.env[model].with_user(self.admin).create(vals)
        with self.assertRaises(AccessError):
            self.agency.with_user(self.admin).unlink()
        with self.assertRaises(AccessError):
            self._person(self.staff).unlink()

    def test_the_history_stays(self):
        person = self._enter()
        event = person.sudo().event_ids[0]
        for env in (self.env, self.env(user=self.system), self.env(user=self.admin)):
            for change in (
                lambda one: one.write({"words": "x"}),
                lambda one: one.unlink(),
            ):
                with self.assertRaises(UserError):
                    change(event.with_env(env))
        with self.assertRaises(UserError):
            person.sudo().unlink()

    # ------------------------------------------------------------ a role for some time
    def test_acting_secretary(self):
        person = self._person(self.staff)
        wizard = self.env["iso.role.wizard"].with_user(self.admin)
        self.assertNotIn("admin", dict(wizard._roles()))
        today = vietnam_today()
        wizard.create(
            {
                "person_id": person.id,
                "role": "secretary",
                "date_from": today,
                "date_to": today,
            }
        ).apply()
        self.assertTrue(person.is_secretary)
        with self.assertRaises(UserError):
            wizard.create({"person_id": person.id, "role": "secretary"}).apply()
        row = person.role_ids.filtered(lambda one: one.role == "secretary")
        row.with_user(self.admin).end()
        self.assertFalse(person.is_secretary)
        self.assertEqual(row.ended_by_id, self.admin)
        with self.assertRaises(AccessError):
            row.with_user(self.secretary).end()
        foreign = self._person(self.other_secretary, self.system, self.other_agency)
        with self.assertRaises(AccessError):
            wizard.create({"person_id": foreign.id, "role": "leader"})

    # ------------------------------------------------------------ how much it asks
    def test_lists_ask_the_same_for_more_people(self):
        fields = self.people.get_view(
            self.env.ref("iso_quality.iso_person_view_list").id, "list"
        )["models"]["iso.person"]

        def queries():
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            people = self.people.search([])
            people.web_read({name: {} for name in fields})
            return self.env.cr.sql_log_count - before, len(people)

        queries()
        few, count = queries()
        self.people.create([{"name": f"Người số {n}"} for n in range(20)])
        self.env.flush_all()
        queries()
        many, more = queries()
        self.assertEqual(more, count + 20)
        self.assertLessEqual(many, few)
