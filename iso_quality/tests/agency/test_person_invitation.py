"""Inviting people: by mail or by a link that works once and is kept nowhere."""

import re
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .person_case import PersonCase

PASSWORD = "Mat-khau-rieng-1"


def path_of(link):
    """The part of a link after the server's name."""
    return re.sub(r"^https?://[^/]+", "", link)


class InvitationCase(PersonCase):
    def _mail_server(self):
        return self.env["ir.mail_server"].create(
            {"name": "Máy chủ thư", "smtp_host": "thu.an-phuoc.example"}
        )

    def _link(self, person):
        action = person.invite()
        self.assertEqual(action["tag"], "iso_quality.invitation_links")
        (one,) = action["params"]["links"]
        return one["link"]

    def _logs_in(self, user):
        self.env["res.users.log"].with_user(user).sudo().create({})
        self.env.invalidate_all()


@tagged("post_install", "-at_install", "iso_quality")
class TestPersonInvitation(InvitationCase):
    def test_without_a_mail_server_a_link_is_shown(self):
        person = self._enter(email="an@an-phuoc.example")
        action = person.invite()
        (one,) = action["params"]["links"]
        self.assertEqual((one["name"], one["login"]), (person.name, person.login))
        self.assertIn("/web/signup?", one["link"])
        self.assertEqual(self._history(person)[-1], "link_shown")
        self.assertNotIn("token", str(person.sudo().event_ids.mapped("words")))

    def test_a_new_link_makes_the_old_one_void(self):
        person = self._enter()
        partners = self.env["res.partner"].sudo()
        tokens = [
            re.search(r"token=([^&]+)", self._link(person))[1] for _time in range(2)
        ]
        first, second = [token.replace("%3D", "=") for token in tokens]
        self.assertFalse(partners._signup_retrieve_info(first))
        self.assertTrue(partners._signup_retrieve_info(second))

    def test_with_a_mail_server_the_person_gets_it(self):
        self._mail_server()
        person = self._enter(email="an@an-phuoc.example")
        sent, action = self._sent(person)
        self.assertEqual(action["tag"], "display_notification")
        (mail,) = sent
        self.assertIn("an@an-phuoc.example", mail["email_to"])
        self.assertIn("/web/signup", mail["body_html"])
        self.assertIn(person.login, mail["body_html"])
        self.assertEqual(self._history(person)[-1], "invited")
        self.assertTrue(mail["auto_delete"], "the link is not kept")

    def test_who_has_no_address_gets_a_link_all_the_same(self):
        self._mail_server()
        people = self.people.create(
            [{"name": "Có thư", "email": "co@an-phuoc.example"}, {"name": "Không thư"}]
        )
        sent, action = self._sent(people)
        self.assertEqual(len(sent), 1)
        self.assertEqual(action["params"]["mailed"], 1)
        self.assertEqual(len(action["params"]["links"]), 1)

    def test_after_the_first_login_the_link_goes_by_mail_only(self):
        person = self._enter(email="an@an-phuoc.example")
        self._logs_in(person.sudo().user_id)
        self.assertTrue(person.has_logged_in)
        with self.assertRaises(UserError):
            person.invite()
        link = self._link(person.with_user(self.system))
        self.assertIn("/web/reset_password?", link)
        self._mail_server()
        sent, _action = self._sent(person)
        self.assertEqual(len(sent), 1)

    def test_nobody_else_invites(self):
        person = self._enter()
        for user in (self.secretary, self.leader, self.staff, self.other_admin):
            with self.assertRaises(AccessError):
                person.with_user(user).invite()

    def _sent(self, people):
        """What goes to the mail server when people are invited, and the action."""
        sent = []

        def send(mails):
            sent.extend(mails.read(["email_to", "body_html", "auto_delete"]))

        mails = type(self.env["mail.mail"])
        with patch.object(mails, "send_after_commit", send):
            action = people.invite()
        return sent, action


@tagged("post_install", "-at_install", "iso_quality")
class TestPersonLinkOpened(InvitationCase, HttpCase):
    def _open(self, link):
        self.authenticate(None, None)
        return self.url_open(path_of(link))

    def _choose(self, link, page):
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]
        return self.url_open(
            path_of(link),
            data={
                "csrf_token": token,
                "password": PASSWORD,
                "confirm_password": PASSWORD,
            },
        )

    @mute_logger("odoo.http", "odoo.addons.auth_signup.controllers.main")
    def test_the_link_works_once(self):
        person = self._enter(email="an@an-phuoc.example")
        link = self._link(person)
        page = self._open(link)
        self.assertEqual(page.status_code, 200)
        self.assertIn(person.login, page.text)
        self._choose(link, page)
        self.env.invalidate_all()
        self.assertTrue(person.has_logged_in)
        self.authenticate(person.login, PASSWORD)
        again = self._open(link)
        self.assertNotIn('name="password"', again.text)
        user = person.sudo().user_id
        self.assertTrue(user.has_group("iso_quality.group_staff"))
