"""One table says who has which role in which agency; everything else follows it."""

from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import new_test_user, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestRoles(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.table = cls.env["iso.role"]
        cls.system = cls.env.ref("base.user_admin")
        cls.other_admin = cls._new_user("other_admin", "admin", cls.other_agency)

    def _groups(self, user):
        """The roles whose groups a user has, without implied ones (set)."""
        return {
            role
            for group, role in user._iso_role_groups().items()
            if group in user.group_ids
        }

    def _as(self, user):
        return self.table.with_user(user)

    # ------------------------------------------------------------ what follows
    def test_groups_agencies_and_rules_follow_the_table(self):
        user = self.staff
        self.assertEqual(self._groups(user), {"staff"})
        row = self._as(self.system)._give(user, "secretary", self.other_agency)
        self.assertEqual(self._groups(user), {"secretary"})
        self.assertEqual(user.company_ids, self.agency | self.other_agency)
        self.assertEqual(user.iso_secretary_company_ids, self.other_agency)
        self.assertEqual(user.iso_staff_company_ids, self.agency | self.other_agency)
        plan = self._new_plan({"deadline": "Quý I", "lead": [self.standing]})
        self.assertFalse(plan.with_user(user).has_access("read"))
        self._as(self.system).browse(row.id)._end()
        self.assertEqual(self._groups(user), {"staff"})
        self.assertFalse(user.iso_secretary_company_ids)
        self.assertEqual(row.ended_by_id, self.system)
        self.assertEqual(row.ended_by_name, self.system.name)
        self.assertEqual(user.iso_staff_company_ids, self.agency)

    def test_the_agency_of_the_user_says_nothing(self):
        """Users change it themselves."""
        user = self.other_secretary
        user.company_ids = [Command.link(self.agency.id)]
        user.with_user(user).company_id = self.agency
        self.assertEqual(user.company_id, self.agency)
        self.assertNotIn(self.agency, user._iso_agencies("staff", "secretary"))
        with self.assertRaises(AccessError):
            self.env["res.users"].with_user(user)._iso_require("secretary", self.agency)

    def test_heads_follow_hr(self):
        employee = self.env["hr.employee"].search([("user_id", "=", self.staff.id)])
        self.energy.manager_id = employee
        self.assertEqual(self._groups(self.staff), {"head"})
        self.assertEqual(self._groups(self.energy_head), {"staff"})
        self.assertTrue(self.staff._iso_heads(self.energy))
        self.assertFalse(self.energy_head._iso_heads(self.energy))
        # Another account stands for the same person.
        employee.search([("user_id", "=", self.energy_head.id)]).user_id = False
        employee.user_id = self.energy_head
        self.assertEqual(self._groups(self.staff), {"staff"})
        self.assertEqual(self._groups(self.energy_head), {"head"})
        self.energy.active = False
        self.assertEqual(self._groups(self.energy_head), {"staff"})

    def test_a_head_without_any_role_is_none(self):
        self.trade_head.iso_role_ids._end()
        self.assertFalse(self.trade_head._iso_heads(self.trade))
        self.assertEqual(self._groups(self.trade_head), set())

    # ------------------------------------------------------------ from – to
    def test_a_role_begins_and_ends_by_itself(self):
        with freeze_time("2026-03-01 02:00"):
            self._as(self.system)._give(
                self.staff, "secretary", self.agency, "2026-03-10", "2026-03-20"
            )
            self.assertEqual(self._groups(self.staff), {"staff"})
        plan = self._new_plan({"deadline": "Quý I", "lead": [self.standing]})
        mine = plan.with_user(self.staff)
        for moment, counts in (
            # 23:59 and 00:01 in Hanoi.
            ("2026-03-09 16:59", False),
            ("2026-03-09 17:01", True),
            ("2026-03-20 16:59", True),
            ("2026-03-20 17:01", False),
        ):
            with self.subTest(moment), freeze_time(moment):
                # As another request would: nothing is kept but by the day.
                self.env.invalidate_all()
                self.assertEqual(
                    self.agency in self.staff._iso_agencies("secretary"), counts
                )
                self.assertEqual(
                    self.staff
                    in self.env["res.users"]._iso_members("secretary", self.agency),
                    counts,
                )
                with patch.object(
                    self.env["ir.cron"].__class__,
                    "_commit_progress",
                    lambda *args, **kwargs: 1.0,
                ):
                    self.env["iso.daily.job"]._run()
                self.assertEqual("secretary" in self._groups(self.staff), counts)
                self.assertEqual(mine.has_access("read"), counts)

    def test_once_at_a_time(self):
        give = self._as(self.system)._give
        first = give(self.staff, "leader", self.agency)
        self.assertFalse(give(self.staff, "leader", self.agency), "has it already")
        with self.assertRaises(ValidationError):
            self.table.create(
                {
                    "user_id": self.staff.id,
                    "company_id": self.agency.id,
                    "role": "leader",
                    "date_from": first.date_from,
                    "date_to": "2099-12-31",
                }
            )
        first._end()
        self.assertTrue(give(self.staff, "leader", self.agency))

    def test_it_ends_after_it_begins(self):
        with self.assertRaisesRegex(Exception, "iso_role_dates_in_order"):
            self._as(self.system)._give(
                self.staff, "leader", self.agency, "2026-05-02", "2026-05-01"
            )

    # ------------------------------------------------------------ who may
    def test_an_administrator_gives_what_is_below_in_the_own_agency(self):
        give = self._as(self.admin)._give
        for role in ("secretary", "leader"):
            row = give(self.staff, role, self.agency)
            self.assertEqual(row.given_by_id, self.admin)
            row.with_user(self.admin)._end()
        for role, company, user in (
            ("admin", self.agency, self.staff),
            ("secretary", self.other_agency, self.staff),
            ("secretary", self.agency, self.admin),
            ("secretary", self.agency, self.other_admin),
            ("staff", self.agency, self.system),
        ):
            with self.subTest(role, user=user.name), self.assertRaises(AccessError):
                give(user, role, company)

    def test_nobody_else_gives_or_ends(self):
        for user in (
            self.staff,
            self.trade_head,
            self.secretary,
            self.leader,
            self.other_admin,
        ):
            with self.subTest(user.name):
                with self.assertRaises(AccessError):
                    self._as(user)._give(self.staff, "secretary", self.agency)
                with self.assertRaises(AccessError):
                    self.leader.iso_role_ids.with_user(user)._end()
                for way in (
                    lambda t: t.create({"user_id": self.staff.id, "role": "leader"}),
                    lambda t: self.staff.iso_role_ids.with_env(t.env).write(
                        {"role": "leader"}
                    ),
                ):
                    with self.assertRaises(AccessError):
                        way(self._as(user))

    def test_it_is_never_deleted(self):
        row = self.staff.iso_role_ids
        with self.assertRaises(UserError):
            row.unlink()
        for user in (self.admin, self.system):
            with self.assertRaises(AccessError):
                row.with_user(user).unlink()

    # ------------------------------------------------------------ Odoo's own forms
    def test_groups_given_by_hand_are_roles(self):
        user = new_test_user(
            self.env,
            "by_hand",
            "iso_quality.group_secretary",
            company_id=self.agency.id,
            company_ids=[Command.set((self.agency | self.other_agency).ids)],
        )
        self.assertEqual(user._iso_agencies("secretary"), self.agency)
        leader = self.env.ref("iso_quality.group_leader")
        leader.user_ids = [Command.link(user.id)]
        self.assertEqual(user._iso_agencies("leader"), self.agency)
        secretary = self.env.ref("iso_quality.group_secretary")
        user.group_ids = [Command.unlink(secretary.id)]
        self.assertFalse(user._iso_agencies("secretary"))
        self.assertEqual(user._iso_agencies("leader"), self.agency)
        staff = self.env.ref("iso_quality.group_staff")
        user.group_ids = [Command.link(staff.id), Command.unlink(leader.id)]
        self.assertEqual(user._iso_agencies("staff"), self.agency)
        self.assertFalse(user._iso_agencies("leader"))
        staff.user_ids = [Command.unlink(user.id)]
        self.assertFalse(user._iso_agencies("staff"))

    def test_who_is_let_in_no_more_has_no_role(self):
        self._as(self.system)._give(self.staff, "secretary", self.other_agency)
        self.staff.company_ids = [Command.unlink(self.other_agency.id)]
        self.assertFalse(self.staff._iso_agencies("secretary"))
        self.assertEqual(self.staff._iso_agencies("staff"), self.agency)

    def test_an_account_put_away_has_no_role(self):
        self.leader.action_archive()
        self.assertNotIn(
            self.leader, self.env["res.users"]._iso_members("leader", self.agency)
        )
        self.leader.action_unarchive()
        self.assertFalse(self.leader._iso_agencies("staff", "leader"))

    # ------------------------------------------------------------ administrators
    def test_what_the_agencys_administrator_may_not(self):
        for group in (
            "base.group_erp_manager",
            "base.group_system",
            "hr.group_hr_user",
            "iso_quality.group_secretary",
            "iso_quality.group_leader",
            "iso_quality.group_head",
        ):
            self.assertFalse(self.admin.has_group(group), group)
        person = self.staff.with_user(self.admin)
        for vals in (
            {"password": "hacked-1"},
            {"login": "x"},
            {"email": "x@example.org"},
            {"name": "X"},
            {"group_ids": [Command.link(self.env.ref("base.group_system").id)]},
            {"company_ids": [Command.link(self.other_agency.id)]},
            {"active": False},
        ):
            with self.subTest(vals), self.assertRaises(AccessError):
                person.write(vals)
        with self.assertRaises(AccessError):
            self.env["res.users"].with_user(self.admin).create(
                {"name": "X", "login": "x"}
            )
        for model in ("ir.actions.server", "ir.rule", "res.groups", "ir.model.access"):
            self.assertFalse(self.env[model].with_user(self.admin).has_access("write"))

    # ------------------------------------------------------------ the first screen
    def test_a_first_screen_comes_with_the_role_and_goes_with_it(self):
        # Of whichever addons are installed.
        homes, _ours = self.env["res.users"]._iso_homes()

        user = new_test_user(
            self.env, "newcomer", "base.group_user", company_id=self.agency.id
        )
        self.assertFalse(user.action_id)
        give = self._as(self.system)._give
        give(user, "staff", self.agency)
        self.assertEqual(user.action_id.id, homes["staff"])
        row = give(user, "secretary", self.agency)
        self.assertEqual(user.action_id.id, homes["secretary"])
        row._end()
        self.assertEqual(user.action_id.id, homes["staff"])
        user.iso_role_ids.filtered(lambda one: not one.ended_on)._end()
        self.assertFalse(user.action_id)
        own = self.env.ref("base.action_partner_form")
        # Views of actions are counted by themselves: one of ours may have its number.
        self.env["ir.model.data"].create(
            {
                "module": "iso_quality",
                "name": "a_view_of_an_action",
                "model": "ir.actions.act_window.view",
                "res_id": own.id,
            }
        )
        user.action_id = own.id
        give(user, "leader", self.agency)
        self.assertEqual(user.action_id.id, own.id)
        self.assertEqual(self.admin.action_id.id, homes["admin"])
