"""Pickers of people show the own department first; finding costs the same however many
there are."""

from markupsafe import Markup

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.mail.tools.discuss import Store

from ..common import AgencyCase

MODELS = ("res.users", "res.partner")


@tagged("post_install", "-at_install", "iso_quality")
class TestPickers(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # By name, those of the own department come last.
        cls.far = cls._new_people("An", cls.energy, 6)
        cls.near = cls._new_people("Yên", cls.trade, 4)
        cls.env.flush_all()

    @classmethod
    def _new_people(cls, name, unit, count, company=None):
        company = company or unit.company_id
        users = cls.env["res.users"].create(
            [
                {
                    "name": f"{name} Bình {number}",
                    "login": f"{name}{number}.{company.id}",
                    "email": f"{name}{number}@an-phuoc.example",
                    "company_id": company.id,
                    "company_ids": [Command.set(company.ids)],
                    "group_ids": [
                        Command.link(cls.env.ref("iso_quality.group_staff").id)
                    ],
                }
                for number in range(count)
            ]
        )
        cls.env["hr.employee"].create(
            [
                {
                    "name": user.name,
                    "user_id": user.id,
                    "company_id": company.id,
                    "department_id": unit.id,
                }
                for user in users
            ]
        )
        return users

    def _pick(self, model, *args, user=None, **kwargs):
        """The people that a picker shows (res.users, in its order)."""
        records = self.env[model].with_user(user or self.staff)
        found = records.name_search(*args, **kwargs)
        records = self.env[model].browse([one for one, _name in found])
        self.assertEqual(len(set(records.ids)), len(found))
        return records if model == "res.users" else records.user_ids

    # ------------------------------------------------------------ who comes first
    def test_the_own_department_comes_first(self):
        unit = self.near | self.staff | self.trade_head
        for model in MODELS:
            found = self._pick(model)
            self.assertEqual(found[: len(unit)], unit & found[: len(unit)])
            self.assertEqual(found & unit, unit)
            self.assertEqual(found & self.far, self.far)

    def test_with_a_typed_name(self):
        for model in MODELS:
            found = self._pick(model, "Bình")
            self.assertEqual(set(found[:4]), set(self.near), model)
            self.assertEqual(set(found[4:]), set(self.far), model)
            self.assertEqual(set(self._pick(model, "An Bình")), set(self.far), model)

    def test_within_the_limit(self):
        for model in MODELS:
            for limit in (1, 3, 4, 5, 9, 10, 50):
                found = self._pick(model, "Bình", limit=limit)
                self.assertEqual(len(found), min(limit, 10))
                near = min(limit, 4)
                self.assertLessEqual(set(found[:near]), set(self.near))
                self.assertLessEqual(set(found[near:]), set(self.far))
            for limit in (0, None, False):
                self.assertEqual(len(self._pick(model, "Bình", limit=limit)), 10)

    def test_a_domain_and_an_operator_are_kept(self):
        mixed = self.near[0] | self.far[:2]
        found = self._pick("res.users", "Bình", [("id", "in", mixed.ids)])
        self.assertEqual(found.ids, [self.near[0].id, *self.far[:2].ids])
        found = self._pick("res.users", self.far[0].name, operator="=")
        self.assertEqual(found, self.far[0])
        found = self._pick("res.users", "Bình", operator="not ilike")
        self.assertFalse(found & (self.near | self.far))

    def test_a_login_finds_its_person(self):
        for one in (self.near[0], self.far[0]):
            self.assertEqual(self._pick("res.users", one.login), one)

    def test_the_department_of_the_record_comes_first(self):
        pickers = self.env["res.users"].with_user(self.staff)
        pickers = pickers.with_context(near_department_id=self.energy.id)
        found = [one for one, _name in pickers.name_search("Bình", limit=6)]
        self.assertEqual(set(found), set(self.far.ids))
        # A record without one, and what a client made up: the user's own department.
        for there in (False, "1", True):
            pickers = pickers.with_context(near_department_id=there)
            found = [one for one, _name in pickers.name_search("Bình", limit=4)]
            self.assertEqual(set(found), set(self.near.ids), there)

    def test_who_looks_comes_first_of_all(self):
        self.assertEqual(self._pick("res.users")[0], self.staff)
        self.assertEqual(self._pick("res.users", limit=2)[0], self.staff)

    def test_without_a_department_all_come_in_order(self):
        self.assertFalse(self.leader.iso_department_ids)
        found = self._pick("res.users", "Bình", user=self.leader)
        self.assertEqual(found, self.far | self.near)

    def test_pickers_of_the_web(self):
        users = self.env["res.users"].with_user(self.staff)
        found = users.web_name_search("Bình", {"display_name": {}}, limit=5)
        self.assertEqual({one["id"] for one in found[:4]}, set(self.near.ids))

    # ------------------------------------------------------------ what it costs
    def _costs(self, ways):
        """How many queries each of some ways takes, once rights are known."""
        counts = []
        for way in ways:
            way()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            way()
            counts.append(self.env.cr.sql_log_count - before)
        return counts

    def test_finding_costs_the_same_for_few_and_many(self):
        env = self.env(user=self.staff)
        event = self.env["calendar.event"].create(
            {"name": "Họp", "start": "2026-01-05", "stop": "2026-01-05"}
        )
        names = {"fields": {"display_name": {}, "email": {}}}
        ways = [
            lambda: env["res.users"].name_search("Bình"),
            lambda: env["res.users"].name_search(""),
            lambda: env["res.partner"].name_search("Bình"),
            lambda: env["res.partner"].get_mention_suggestions("Bình", limit=100),
            lambda: env["res.users"].web_search_read([], {"name": {}, "email": {}}),
            lambda: env["res.partner"].web_search_read([], {"name": {}, "email": {}}),
            lambda: event.with_env(env).web_read({"partner_ids": names}),
            lambda: event.partner_ids.with_env(env).read(["email", "name"]),
            lambda: event.partner_ids.with_env(env).export_data(["email", "name"]),
            lambda: Store().add(event.partner_ids.with_env(env)).get_result(),
        ]
        # sudo: everybody may export, for this test
        self.staff.group_ids += self.env.ref("base.group_allow_export")

        def grow(count):
            people = self._new_people(f"A{count}", self.other_office, count)
            people |= self._new_people(f"B{count}", self.trade, count)
            people |= self._new_people(f"C{count}", self.energy, count)
            event.partner_ids = people.partner_id
            self.env.flush_all()

        grow(3)
        few = self._costs(ways)
        grow(20)
        self.assertEqual(self._costs(ways), few)

    def test_a_conversation_costs_the_same_for_few_and_many(self):
        event = self.env["calendar.event"].create(
            {"name": "Họp", "start": "2026-01-05", "stop": "2026-01-05"}
        )
        own = event.with_user(self.staff)

        def talk(count):
            people = self._new_people(f"A{count}", self.other_office, count)
            people |= self._new_people(f"B{count}", self.trade, count)
            for one in people:
                event.with_user(one).message_post(
                    body=Markup("x"), message_type="comment"
                )
            return self._costs([lambda: Store().add(own.message_ids).get_result()])[0]

        few = talk(3)
        # Odoo itself asks for the contacts of so many authors once more.
        self.assertLessEqual(talk(15), few + 1)

    def test_leaving_out_costs_no_query(self):
        models = [self.env(user=self.staff)[name] for name in MODELS]
        free = [self.env(user=self.env.ref("base.user_admin"))[name] for name in MODELS]
        for kept, other in zip(models, free, strict=True):
            self.assertEqual(
                self._costs([lambda kept=kept: kept.search_count([])]),
                self._costs([lambda other=other: other.search_count([])]),
            )
