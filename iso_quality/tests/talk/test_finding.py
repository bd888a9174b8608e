"""People of other agencies are not found, whatever looks for them; who stands in a
chatter or a meeting is met there, without his address."""

import json
from unittest.mock import patch

from markupsafe import Markup

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged

from odoo.addons.mail.tools.discuss import Store

from ..common import AgencyCase
from .finding import CHANGING, FINDING, TELLING


class FindingCase(AgencyCase):
    """A stranger of another agency and a colleague, each with a meeting."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stranger = cls._new_person("stranger", cls.other_agency)
        cls.colleague = cls._new_person("colleague", cls.agency)
        people = cls.stranger | cls.colleague
        cls.meetings = {one: cls._new_meeting(one) for one in people}
        general = cls.env.ref("mail.channel_all_employees")
        general.add_members(people.partner_id.ids)
        cls.people = {
            "staff": cls.staff,
            "head": cls.trade_head,
            "secretary": cls.secretary,
            "leader": cls.leader,
            "admin": cls.admin,
        }
        for user in cls.people.values():
            user.group_ids += cls.env.ref("base.group_allow_export")
        cls.env.flush_all()

    @classmethod
    def _new_person(cls, name, agency):
        user = cls._new_user(f"zxq_{name}", "staff", agency)
        employee = cls.env["hr.employee"].search([("user_id", "=", user.id)])
        user.write(
            {
                "name": f"Zxq {name}",
                "email": f"zxq.{name}@an-phuoc.example",
                "phone": f"0912 345 {len(name)}",
                "login": f"login.{name}",
            }
        )
        employee.name = user.name
        return user

    @classmethod
    def _new_meeting(cls, user):
        event = cls.env["calendar.event"].create(
            {
                "name": "Họp",
                "start": "2026-01-05 01:00:00",
                "stop": "2026-01-05 02:00:00",
                "user_id": user.id,
                "partner_ids": [Command.set(user.partner_id.ids)],
            }
        )
        event.message_subscribe(user.partner_id.ids)
        event.with_user(user).message_post(
            body=Markup("x"), message_type="comment", subtype_xmlid="mail.mt_comment"
        )
        return event

    def _ask(self, way, user, one):
        """What a user gets by a way (see ``finding``) that looks for a person."""
        self.env.invalidate_all()
        env = self.env(user=user)
        return way(env, one.with_env(env), self.meetings[one].with_env(env))

    def _finds(self, way, user, one):
        got = self._ask(way, user, one)
        if isinstance(got, bool | int):
            return bool(got)
        said = json.dumps(got, default=str, ensure_ascii=False)
        return any(word in said for word in (one.name, one.email, one.login, one.phone))

    def _tells(self, way, user, one):
        try:
            got = self._ask(way, user, one)
        except AccessError:
            return False
        said = json.dumps(got, default=str, ensure_ascii=False)
        return any(word in said for word in (one.email, one.login, one.phone))

    def _move(self, user, agency=None):
        """A person goes to work in another agency."""
        agency = agency or self.other_agency
        # sudo: as HR does
        user.sudo().write(
            {"company_ids": [Command.set(agency.ids)], "company_id": agency.id}
        )
        user.sudo().employee_ids.active = False
        self.env.flush_all()
        self.env.invalidate_all()


@tagged("post_install", "-at_install", "iso_quality")
class TestFinding(FindingCase):
    # ------------------------------------------------------------ the walks
    def test_people_of_other_agencies_are_not_found(self):
        for role, user in self.people.items():
            found = [
                name
                for name, way in FINDING.items()
                if self._finds(way, user, self.stranger)
            ]
            self.assertEqual(found, [], role)

    def test_colleagues_are_found(self):
        for role, user in self.people.items():
            missed = [
                name
                for name, way in FINDING.items()
                if not self._finds(way, user, self.colleague)
            ]
            self.assertEqual(missed, [], role)

    def test_addresses_are_not_told(self):
        for role, user in self.people.items():
            told = [
                name
                for name, way in TELLING.items()
                if self._tells(way, user, self.stranger)
            ]
            self.assertEqual(told, [], role)

    def test_addresses_are_not_told_to_those_who_may_change_contacts(self):
        self.admin.group_ids += self.env.ref("base.group_partner_manager")
        # Who gives out accounts may correct names.
        self.admin.group_ids += self.env.ref("base.group_erp_manager")
        for name, way in CHANGING.items():
            self.assertFalse(self._tells(way, self.admin, self.stranger), name)
            self.assertTrue(self._tells(way, self.admin, self.colleague), name)

    def test_addresses_of_colleagues_are_told(self):
        for role, user in self.people.items():
            missed = [
                name
                for name, way in TELLING.items()
                if not self._tells(way, user, self.colleague)
            ]
            self.assertEqual(missed, [], role)

    def test_without_the_mechanism_all_are_found(self):
        users = type(self.env["res.users"])
        with patch.object(users, "_iso_keeps_to_agencies", lambda _self: False):
            kept = {
                name
                for name, way in FINDING.items()
                if not self._finds(way, self.staff, self.stranger)
            }
            told = [
                name
                for name, way in TELLING.items()
                if not self._tells(way, self.staff, self.stranger)
            ]
        # What Odoo's own rules keep.
        self.assertEqual(kept, {"employees", "employee picker", "resources"})
        self.assertEqual(told, ["copy of a user"])

    def test_a_register_of_people_is_exported_without_them(self):
        group = self.env.ref("iso_quality.group_staff").with_user(self.admin)
        rows = group.export_data(["id", "name", "user_ids/login", "user_ids"])["datas"]
        self.assertEqual(rows, [["iso_quality.group_staff", group.name, "", ""]])

    # ------------------------------------------------------------ whom all find
    def test_oneself_and_odoobot_and_contacts_are_found(self):
        bot = self.env.ref("base.partner_root")
        contact = self.env["res.partner"].create({"name": "Người dân"})
        for user in self.people.values():
            partners = self.env["res.partner"].with_user(user)
            partners = partners.with_context(active_test=False)
            wanted = user.partner_id | bot | contact
            self.assertEqual(partners.search([("id", "in", wanted.ids)]), wanted)

    def test_members_of_a_channel_are_added_and_leave(self):
        general = self.env.ref("mail.channel_all_employees").with_user(self.staff)
        partner = self.stranger.partner_id
        members = general.env["discuss.channel.member"]
        own = members.search([("partner_id", "=", self.staff.partner_id.id)])
        self.assertNotIn(partner, members.search([]).partner_id)
        # Naming one finds no others.
        for known in ("|", ("id", "in", own.ids)), ("|", ("id", "=", own[:1].id)):
            found = members.search([*known, ("channel_id", "=", general.id)])
            self.assertNotIn(partner, found.partner_id)
            self.assertIn(self.colleague.partner_id, found.partner_id)
        # Who is a member is not made one again.
        general.add_members(partner.ids)
        general.with_user(self.stranger).action_unfollow()
        self.env.invalidate_all()
        self.assertNotIn(partner, general.sudo().channel_partner_ids)
        # Whoever gets an account is a member.
        user = self._new_user("new", "staff")
        self.assertIn(user.partner_id, general.sudo().channel_partner_ids)

    def test_a_chat_with_somebody_of_another_agency_opens(self):
        both = self.staff | self.stranger
        # Begun when they worked together.
        chats = self.env["discuss.channel"].with_user(self.stranger)
        chat = chats.sudo()._get_or_create_chat(self.staff.partner_id.ids)
        chat.with_user(self.stranger).message_post(
            body=Markup("x"), message_type="comment"
        )
        self.env.invalidate_all()
        chat = chat.with_user(self.staff)
        self.assertEqual(chat.channel_member_ids.partner_id, both.partner_id)
        said = json.dumps(Store().add(chat).get_result(), default=str)
        self.assertIn(self.stranger.name, said)
        self.assertNotIn(self.stranger.email, said)

    def test_no_chat_is_begun_with_somebody_of_another_agency(self):
        for user in self.people.values():
            chats = self.env["discuss.channel"].with_user(user)
            with self.assertRaisesRegex(UserError, self.stranger.name):
                chats._get_or_create_chat(self.stranger.partner_id.ids)
            chat = chats._get_or_create_chat(self.colleague.partner_id.ids)
            self.assertIn(self.colleague.partner_id, chat.channel_partner_ids)

    def test_archived_people_are_found_by_their_agency(self):
        (self.stranger | self.colleague).active = False
        for user in self.people.values():
            users = self.env["res.users"].with_user(user)
            found = users.with_context(active_test=False).search(
                [("name", "like", "Zxq")]
            )
            self.assertEqual(found, self.colleague)

    def test_who_may_look_into_both_agencies_finds_people_of_both(self):
        both = self.agency | self.other_agency
        self.staff.company_ids = both
        # Whichever he looks into now.
        for company in both:
            self.staff.company_id = company
            for name, way in FINDING.items():
                if name not in ("employees", "employee picker", "resources"):
                    for one in (self.stranger, self.colleague):
                        self.assertTrue(self._finds(way, self.staff, one), name)
            for name, way in TELLING.items():
                for one in (self.stranger, self.colleague):
                    self.assertTrue(self._tells(way, self.staff, one), name)
        self.stranger.company_ids = both
        self.assertTrue(self._finds(FINDING["user picker"], self.leader, self.stranger))

    def test_administrators_of_the_installation_find_all(self):
        self.admin.group_ids += self.env.ref("base.group_system")
        for name in ("user picker", "contact picker", "mention", "groups"):
            self.assertTrue(self._finds(FINDING[name], self.admin, self.stranger), name)

    def test_a_portal_user_has_the_rules_of_odoo(self):
        portal = new_test_user(self.env, "iso_portal", groups="base.group_portal")
        env = self.env(user=portal)
        self.assertFalse(env["res.users"]._iso_keeps_apart())
        self.assertFalse(env["res.partner"].search([("name", "like", "Zxq")]))

    def test_the_system_finds_and_reads_all(self):
        env = self.env(user=self.staff)
        stranger = self.stranger.with_env(env)
        # What the user has read before is not what the system then knows.
        self.assertFalse(stranger.read(["email"])[0]["email"])
        self.assertFalse(stranger.search([("id", "=", stranger.id)]))
        event = self.meetings[self.stranger].with_env(env)
        self.assertEqual(event.partner_ids, self.stranger.partner_id)
        group = env.ref("iso_quality.group_staff")
        self.assertNotIn(self.stranger.id, group.read(["user_ids"])[0]["user_ids"])
        self.assertIn(self.stranger, group.sudo().user_ids)
        self.assertEqual(stranger.sudo().read(["email"])[0]["email"], stranger.email)
        self.assertEqual(
            stranger.sudo().search([("login", "=", stranger.login)]), stranger
        )
