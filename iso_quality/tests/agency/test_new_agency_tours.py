"""Tours: a new agency, from nothing to its first issued plan, with no superuser: each
step by the person whose it is, and a second agency beside it."""

import re

from odoo.fields import Command
from odoo.tests import HttpCase, tagged

from ..tour_case import TourCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestNewAgencyTours(HttpCase):
    browser_size = "1366x900"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("vi_VN")
        cls.system = cls.env.ref("base.user_admin")
        cls.system.lang = "vi_VN"

    def _first_login(self, login, by):
        """Somebody chooses a password by the link that is shown once.

        :param by: the res.users who hands out the link
        """
        person = self.env["iso.person"].with_user(by).search([("login", "=", login)])
        [one] = person._new_links()
        path = re.sub(r"^https?://[^/]+", "", one["link"])
        page = self.url_open(path).text
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
        fields = {"csrf_token": token, "login": login, "name": person.name}
        self.url_open(path, {**fields, "password": login, "confirm_password": login})
        self.logout()
        return self.env["res.users"].search([("login", "=", login)])

    def test_from_nothing_to_the_first_plan(self):
        self.start_tour(
            "/odoo/iso-agencies", "iso_installation_makes_an_agency", login="admin"
        )
        agency = self.env["res.company"].search([("name", "=", "Chi cục Kiểm định")])
        admin = self._first_login("quantri.moi", self.system)
        self.assertEqual(admin.iso_admin_company_ids, agency)
        self.assertEqual(admin.company_ids, agency)
        url = "/odoo/iso-first-steps"
        self.start_tour(url, "iso_first_steps_of_an_agency", login=admin.login)
        self.assertEqual(len(agency._iso_departments()), 6)
        self.assertFalse(
            agency._iso_departments().filtered(lambda unit: not unit.iso_head_user_id)
        )
        self.assertEqual(len(self.env["res.users"]._iso_members("staff", agency)), 21)
        self.start_tour(url, "iso_first_steps_to_the_plan", login=admin.login)
        secretary = self._first_login("nguoi.6", admin)
        url = "/odoo/iso-plans"
        self.start_tour(url, "iso_first_plan", login=secretary.login)
        leader = self._first_login("nguoi.18", admin)
        self.start_tour(url, "iso_leader_issues", login=leader.login)
        plan = self.env["iso.plan"].search([("company_id", "=", agency.id)])
        self.assertEqual((plan.state, plan.reference), ("issued", "07/KH-CCKD"))
        self.assertEqual(plan.task_ids.company_id, agency)
        self.assertTrue(plan.task_ids.filtered("user_id"))
        acted = plan.create_uid | agency.iso_head_user_id.create_uid
        self.assertNotIn(self.env.ref("base.user_root"), acted)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestTwoAgenciesTours(TourCase):
    """A Sở and a commune on one installation."""

    browser_size = "1366x900"

    def test_a_secretary_of_one_looks_at_the_other(self):
        user = self.other_secretary
        user.lang = "vi_VN"
        user.company_ids = [Command.link(self.agency.id)]
        for agency, secretary, leader, title in (
            (self.agency, self.secretary, self.leader, "Kế hoạch của Sở"),
            (self.other_agency, user, self.other_leader, "Kế hoạch của xã"),
        ):
            plan = self.env["iso.plan"].with_user(secretary)
            plan = plan.create({"title": title, "year": 2026, "company_id": agency.id})
            self._add_line(plan, "Quý I", [self.standing])
            plan.submit()
            plan.with_user(leader)._unsealed().issue("3", "2026-01-05")
        both = {"cids": f"{self.other_agency.id}-{self.agency.id}"}
        url = "/odoo/iso-plans"
        self.start_tour(url, "iso_looks_on", login=user.login, cookies=both)
        system = self.env.ref("base.user_admin")
        self.env["iso.role"].with_user(system)._give(user, "staff", self.agency)
        self.start_tour(url, "iso_staff_beside", login=user.login, cookies=both)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestTwoAgenciesToursPhone(TestTwoAgenciesTours):
    browser_size = "390x800"
    touch_enabled = True
