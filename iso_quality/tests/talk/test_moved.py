"""Chatters and meetings with somebody who has moved to another agency still open, with
his name and without his address; and who follows is told as before."""

import json
from unittest.mock import patch

from lxml import etree

from odoo.fields import Command
from odoo.tests import HttpCase, freeze_time, tagged

from .test_finding import FindingCase


@tagged("post_install", "-at_install", "iso_quality")
class TestMoved(FindingCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("vi_VN")
        with freeze_time("2026-01-05 03:00:00"):
            plan = cls._new_plan({"deadline": "Quý I", "lead": [cls.standing]})
            cls.plan = cls._issue(plan)
        cls.mover = cls.colleague
        cls.plan.with_user(cls.secretary).message_subscribe(
            (cls.mover | cls.staff | cls.trade_head).partner_id.ids
        )
        cls.said = cls._say("Đã xem", cls.mover, cls.plan)
        cls.meeting = cls.meetings[cls.mover]
        cls.meeting.partner_ids += cls.staff.partner_id
        cls.plan.activity_schedule("mail.mail_activity_data_todo", user_id=cls.mover.id)

    @classmethod
    def _say(cls, text, user, record):
        return record.with_user(user).message_post(
            body=text, message_type="comment", subtype_xmlid="mail.mt_comment"
        )

    def setUp(self):
        super().setUp()
        self._move(self.mover)

    def _ask_server(self, url, user, **params):
        """What the web client gets (str)."""
        self.authenticate(user.login, user.login)
        answer = self.url_open(
            url,
            data=json.dumps({"jsonrpc": "2.0", "params": params}),
            headers={"Content-Type": "application/json"},
        ).json()
        self.assertNotIn("error", answer)
        return json.dumps(answer["result"], ensure_ascii=False)

    def _assert_met(self, said):
        self.assertIn(self.mover.name, said)
        for word in (self.mover.login, self.mover.email, self.mover.phone):
            self.assertNotIn(word, said)

    # ------------------------------------------------------------ chatters
    def _threads(self):
        for record in (self.plan, self.meeting):
            for user in (self.staff, self.secretary, self.leader, self.admin):
                yield record, user

    def test_who_has_moved_is_taken_off(self):
        self.assertNotIn(self.mover.partner_id, self.plan.message_partner_ids)
        self.assertFalse(
            self.plan.activity_ids.filtered(lambda one: one.user_id == self.mover)
        )

    def test_the_chatter_opens(self):
        # As in databases where people had moved before.
        self.env["mail.followers"]._iso_follow({self.plan: self.mover})
        # sudo: nobody could give it now
        self.plan.sudo().activity_schedule(
            "mail.mail_activity_data_todo", user_id=self.mover.id
        )
        for record, user in self._threads():
            thread = {"thread_model": record._name, "thread_id": record.id}
            said = self._ask_server("/mail/thread/messages", user, **thread)
            self._assert_met(said)
            asked = ["activities", "attachments", "followers", "suggestedRecipients"]
            said = self._ask_server(
                "/mail/data",
                user,
                fetch_params=[["mail.thread", {**thread, "request_list": asked}]],
            )
            self.assertIn(self.staff.name, said)
            self.assertNotIn(self.mover.email, said)
            if record == self.plan:
                self._assert_met(said)

    def test_a_message_is_written_and_those_who_follow_are_told(self):
        for user in (self.staff, self.admin):
            said = self._ask_server(
                "/mail/message/post",
                user,
                thread_model="iso.plan",
                thread_id=self.plan.id,
                post_data={
                    "body": "Đề nghị xem",
                    "message_type": "comment",
                    "subtype_xmlid": "mail.mt_comment",
                    "partner_ids": [self.leader.partner_id.id],
                },
            )
            message = self.plan.message_ids[0]
            self.assertIn("Đề nghị xem", said)
            self.assertEqual(message.author_id, user.partner_id)
            # Who has moved may not read the plan any more.
            told = message.notification_ids.res_partner_id
            followers = (self.staff | self.trade_head | self.secretary) - user
            self.assertLessEqual((followers | self.leader).partner_id, told)
            self.assertNotIn(self.mover.partner_id, told)

    def test_a_meeting_tells_those_who_follow_it(self):
        message = self._say("Dời sang chiều", self.staff, self.meeting)
        told = message.sudo().notification_ids.res_partner_id
        self.assertIn(self.mover.partner_id, told)

    def test_following_goes_on(self):
        plan = self.plan.with_user(self.secretary)
        plan.message_unsubscribe(self.mover.partner_id.ids)
        self.assertNotIn(self.mover.partner_id, self.plan.message_partner_ids)
        plan.with_user(self.leader).message_subscribe(self.leader.partner_id.ids)
        self.assertIn(self.leader.partner_id, self.plan.message_partner_ids)

    # ------------------------------------------------------------ meetings, forms
    def test_the_meeting_opens(self):
        shown = {"fields": {"display_name": {}, "email": {}}}
        spec = {"partner_ids": shown, "user_id": shown, "attendee_ids": shown}
        for user in self.people.values():
            event = self.meeting.with_user(user)
            event.env.invalidate_all()
            [row] = event.web_read(spec)
            people = {one["id"]: one for one in row["partner_ids"]}
            mover = people[self.mover.partner_id.id]
            self.assertEqual(mover["display_name"], self.mover.name)
            self.assertFalse(mover["email"])
            self.assertEqual(
                people[self.staff.partner_id.id]["email"], self.staff.email
            )
            self.assertEqual(row["user_id"]["display_name"], self.mover.name)
            details = event.partner_ids.get_attendee_detail(event.ids)
            self.assertIn(self.mover.name, [one["name"] for one in details])

    def test_the_meeting_is_changed(self):
        event = self.meeting.with_user(self.staff)
        event.web_save({"name": "Họp chiều"}, {"partner_ids": {}})
        self.assertIn(self.mover.partner_id, self.meeting.partner_ids)
        # Called by somebody of the agency, its people are taken out of it.
        self.meeting.user_id = self.staff
        event.write({"partner_ids": [Command.unlink(self.mover.partner_id.id)]})
        self.env.invalidate_all()
        self.assertNotIn(self.mover.partner_id, self.meeting.partner_ids)
        self.assertNotIn(self.mover.partner_id, self.meeting.attendee_ids.partner_id)

    def test_work_of_who_has_moved_opens(self):
        task = self.plan.task_ids[:1]
        # sudo: as the successor finds it
        task.sudo()._iso_with_key().user_ids = self.mover | self.secretary
        self.env.flush_all()
        self.env.invalidate_all()
        shown = {"fields": {"display_name": {}, "login": {}}}
        [row] = task.with_user(self.secretary).web_read({"user_ids": shown})
        told = {one["display_name"]: one["login"] for one in row["user_ids"]}
        self.assertEqual(
            told,
            {self.mover.name: False, self.secretary.name: self.secretary.login},
        )

    def test_forms_of_who_has_moved_open(self):
        for record in (self.mover, self.mover.partner_id):
            for user in (self.staff, self.admin):
                env = self.env(user=user)
                env.invalidate_all()
                view = env[record._name].get_view(view_type="form")
                names = {
                    one.get("name")
                    for one in etree.fromstring(view["arch"]).iter("field")
                    if not any(up.tag == "field" for up in one.iterancestors())
                }
                [row] = record.with_env(env).web_read({name: {} for name in names})
                self.assertEqual(row["name"], self.mover.name)
                self.assertFalse(row["email"] or row["phone"])

    def test_the_picture_of_who_has_moved_is_shown(self):
        self.authenticate(self.staff.login, self.staff.login)
        url = f"/web/image/res.partner/{self.mover.partner_id.id}/avatar_128"
        answer = self.url_open(url)
        self.assertEqual(answer.status_code, 200)
        own = self.url_open(f"/web/image/res.users/{self.mover.id}/avatar_128")
        self.assertEqual(own.content, answer.content)
        self.assertIn("image", answer.headers["Content-Type"])

    def test_lists_that_are_read_like_a_search_would_break_this(self):
        partners = type(self.env["res.partner"])
        with (
            patch.object(partners, "_iso_is_standing", lambda _self: False),
            # He is missing among the people of the meeting.
            self.assertRaises(KeyError),
        ):
            self.test_the_meeting_opens()
