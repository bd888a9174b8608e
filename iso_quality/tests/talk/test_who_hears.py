"""Messages, notifications, followers and to-dos over every model of ours reach people who
may read the record, a limited number at once; and everybody speaks for himself."""

from contextlib import suppress
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import Form, new_test_user, tagged

from ...models.talk.mail_activity import MOST_A_DAY, MOST_AT_ONCE
from ...models.talk.mail_thread import MOST_RECIPIENTS
from .. import test_access

WORDS = "Đề nghị xem"


@tagged("post_install", "-at_install", "iso_quality")
class TestWhoHears(test_access.AccessRecords):
    # Addons below walk over theirs.
    modules = ("iso_quality",)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal = new_test_user(cls.env, "iso_portal", groups="base.group_portal")
        cls.citizen = cls.env["res.partner"].create(
            {"name": "Người dân", "email": "dan@an-phuoc.example"}
        )
        # No role in the quality system, though of the agency.
        cls.nobody = new_test_user(
            cls.env,
            "iso_nobody",
            groups="base.group_user",
            company_id=cls.agency.id,
            company_ids=[Command.set(cls.agency.ids)],
        )
        cls.outsiders = (
            cls.other_secretary.partner_id
            | cls.portal.partner_id
            | cls.nobody.partner_id
            | cls.citizen
        )
        cls.plan = cls.records["iso.plan", "own"].with_user(cls.secretary)
        cls.task = cls.records["iso.task", "own"].with_user(cls.secretary)
        cls.env.flush_all()

    def _threads(self):
        """A record of the own agency for every model of ours that people talk about."""
        thread = type(self.env["mail.thread"])
        found = {}
        for (name, place), record in self.records.items():
            if (
                isinstance(record, thread)
                and place in ("own", "dept", "draft", "running")
                and record._original_module in self.modules
            ):
                found.setdefault(name, record.with_user(self.secretary).sudo(False))
        return found

    def _told(self, record):
        """Who has been notified over a record (res.partner)."""
        messages = self.env["mail.message"].sudo()
        messages = messages.search(
            [("model", "=", record._name), ("res_id", "=", record.id)]
        )
        self.env.flush_all()
        return messages.notification_ids.res_partner_id

    # ------------------------------------------------------------ the walk
    def test_every_model_that_is_talked_about_has_an_example(self):
        thread = type(self.env["mail.thread"])
        ours = {
            model._name
            for model in self.env.values()
            if model._name.startswith("iso.")
            and isinstance(model, thread)
            and not (model._abstract or model._transient)
            and model._original_module in self.modules
        }
        self.assertEqual(set(self._threads()), ours)

    def _ways(self, record, partners, user):
        """All ways in which a message or a to-do may reach somebody."""
        system = record.sudo()
        todo = {
            "res_model_id": self.env["ir.model"]._get_id(record._name),
            "res_id": record.id,
            "summary": "x",
        }
        yield lambda: record.message_post(body=WORDS, partner_ids=partners.ids)
        yield lambda: record.message_notify(body=WORDS, partner_ids=partners.ids)
        yield (
            lambda: (
                self.env["mail.thread"]
                .with_user(self.secretary)
                .message_notify(
                    body=WORDS,
                    partner_ids=partners.ids,
                    model=record._name,
                    res_id=record.id,
                )
            )
        )
        yield lambda: record.message_subscribe(partners.ids)
        # What the system is made to do: followers of old, a button of ours.
        yield lambda: system.message_subscribe(partners.ids)
        yield lambda: self._make_follow(record, partners)
        yield lambda: record.message_post(body=WORDS, subtype_xmlid="mail.mt_comment")
        yield lambda: system.message_post(body=WORDS, partner_ids=partners.ids)
        yield (
            lambda: (
                self.env["mail.activity"]
                .with_user(self.secretary)
                .create({**todo, "user_id": user.id})
            )
        )

    def _make_follow(self, record, partners):
        """As an older version, or another addon, may have done."""
        self.env["mail.followers"].sudo().create(
            [
                {"res_model": record._name, "res_id": record.id, "partner_id": one.id}
                for one in partners - record.sudo().message_partner_ids
            ]
        )

    def _reached(self):
        """(model, who) that hears of a record he may not read."""
        found = set()
        for name, record in self._threads().items():
            for user in (self.other_secretary, self.portal, self.nobody):
                partner = user.partner_id
                for way in self._ways(record, partner, user):
                    with suppress(UserError), self.env.cr.savepoint():
                        way()
                if partner in self._told(record):
                    found.add((name, user.login))
                if self.env["mail.activity"].search_count(
                    [
                        ("res_model", "=", name),
                        ("res_id", "=", record.id),
                        ("user_id", "=", user.id),
                    ]
                ):
                    found.add((name, f"to-do of {user.login}"))
        return found

    def test_nobody_hears_of_what_he_may_not_read(self):
        self.assertGreater(len(self._threads()), 10)
        self.assertEqual(self._reached(), set())

    def test_a_model_that_lets_others_hear_is_found(self):
        toy = type(self.env["iso.committee"])
        with (
            patch.object(
                toy, "_iso_out_of_reach", lambda self, partners, *_: partners.browse()
            ),
            patch.object(toy, "_iso_may_read", lambda self, user: True),
        ):
            found = self._reached()
        self.assertEqual({name for name, _who in found}, {"iso.committee"})
        self.assertIn(("iso.committee", self.other_secretary.login), found)
        self.assertIn(("iso.committee", f"to-do of {self.nobody.login}"), found)

    def test_those_who_may_read_hear(self):
        for name, record in self._threads().items():
            with self.subTest(name):
                record.message_post(
                    body=WORDS, partner_ids=(self.leader | self.admin).partner_id.ids
                )
                self.assertIn(self.leader.partner_id, self._told(record))

    # ------------------------------------------------------------ outside, left out
    def test_a_note_says_how_many_were_left_out(self):
        self.task.message_post(
            body=WORDS,
            partner_ids=(self.outsiders | self.trade_head.partner_id).ids,
            outgoing_email_to="ai@do.example",
        )
        self.assertEqual(
            self._told(self.task) & (self.outsiders | self.trade_head.partner_id),
            self.trade_head.partner_id,
        )
        note = self.task.sudo().message_ids[0]
        self.assertIn("5", note.preview)
        self.assertFalse(note.notification_ids)

    def test_issued_documents_go_outside_and_drafts_do_not(self):
        for user, reached in (
            (self.secretary, True),
            (self.leader, True),
            (self.trade_head, False),
            (self.staff, False),
        ):
            with self.subTest(user.login):
                plan = self.plan.with_user(user)
                message = plan.message_post(body=WORDS, partner_ids=self.citizen.ids)
                told = message.sudo().notification_ids.res_partner_id
                self.assertEqual(self.citizen in told, reached)
        with self.assertRaises(UserError):
            self.plan.message_subscribe(self.citizen.ids)
        self._make_follow(self.plan, self.citizen)
        message = self.plan.message_post(body=WORDS, subtype_xmlid="mail.mt_comment")
        self.assertNotIn(self.citizen, message.sudo().notification_ids.res_partner_id)
        draft = self.records["iso.plan", "draft"].with_user(self.secretary)
        draft.message_post(body=WORDS, partner_ids=self.citizen.ids)
        self.assertNotIn(self.citizen, self._told(draft))

    def test_no_mass_mailing_and_no_template_past_the_record(self):
        composer = self.env["mail.compose.message"].with_user(self.secretary)
        for mode in ("mass_mail",):
            form = composer.with_context(
                default_model="iso.task",
                default_res_ids=self.task.ids,
                default_composition_mode=mode,
            ).create({"subject": "x", "body": "x"})
            with self.assertRaisesRegex(UserError, "mass mailing"):
                form.action_send_mail()
        template = self.env["mail.template"].create(
            {
                "name": "x",
                "model_id": self.env["ir.model"]._get_id("iso.task"),
                "body_html": "x",
            }
        )
        with self.assertRaisesRegex(UserError, "by e-mail"):
            template.with_user(self.secretary).send_mail(
                self.task.id, email_values={"email_to": "ai@do.example"}
            )

    def test_nothing_is_put_into_an_inbox(self):
        message = self.task.message_post(body=WORDS)
        notifications = self.env["mail.notification"].with_user(self.secretary)
        for partner in self.outsiders:
            with self.assertRaises(UserError):
                notifications.create(
                    {
                        "mail_message_id": message.id,
                        "res_partner_id": partner.id,
                        "notification_type": "inbox",
                    }
                )

    # ------------------------------------------------------------ everybody for himself
    def test_nobody_speaks_for_another(self):
        forged = {
            "author_id": self.leader.partner_id.id,
            "email_from": self.leader.email_formatted,
            "date": "2020-01-01 00:00:00",
        }
        task = self.task.with_user(self.staff)
        messages = task.message_post(body=WORDS, **forged)
        messages |= (
            self.env["mail.message"]
            .with_user(self.staff)
            .create({"model": "iso.task", "res_id": task.id, "body": "x", **forged})
        )
        for message in messages.sudo():
            self.assertEqual(message.author_id, self.staff.partner_id)
            self.assertEqual(message.email_from, self.staff.email_formatted)
            self.assertNotEqual(message.date.year, 2020)

    # ------------------------------------------------------------ bounds
    def test_a_message_has_so_many_recipients_at_most(self):
        crowd = self.env["res.partner"].create(
            [{"name": f"Người {n}"} for n in range(MOST_RECIPIENTS + 1)]
        )
        scheduled = self.env["mail.scheduled.message"].with_user(self.secretary)
        later = {
            "model": "iso.plan",
            "res_id": self.plan.id,
            "body": "x",
            "author_id": self.secretary.partner_id.id,
            "scheduled_date": "2099-01-01 00:00:00",
            "partner_ids": [Command.set(crowd.ids)],
        }
        for way in (
            lambda: self.plan.message_post(body=WORDS, partner_ids=crowd.ids),
            lambda: self.plan.message_notify(body=WORDS, partner_ids=crowd.ids),
            lambda: self.plan.message_subscribe(crowd.ids),
            lambda: scheduled.create(later),
        ):
            with self.assertRaisesRegex(UserError, str(MOST_RECIPIENTS)):
                way()

    def _give(self, count, user=None, **vals):
        activities = self.env["mail.activity"].with_user(self.trade_head)
        return activities.create(
            [
                {
                    "res_model_id": self.env["ir.model"]._get_id("iso.task"),
                    "res_id": self.task.id,
                    "user_id": (user or self.staff).id,
                    "summary": "x",
                    **vals,
                }
            ]
            * count
        )

    def test_so_many_to_dos_at_once_and_on_a_day(self):
        with (
            self.assertRaisesRegex(UserError, str(MOST_AT_ONCE)),
            self.env.cr.savepoint(),
        ):
            self._give(MOST_AT_ONCE + 1)
        for _time in range(MOST_A_DAY // MOST_AT_ONCE):
            self._give(MOST_AT_ONCE, automated=True)
        with self.assertRaisesRegex(UserError, str(MOST_A_DAY)):
            self._give(1)
        # The own list is one's own.
        self._give(MOST_AT_ONCE + 1, self.trade_head)

    def test_a_to_do_is_not_handed_on_to_others(self):
        [todo] = self._give(1)
        for user in (self.other_secretary, self.portal, self.nobody):
            with self.assertRaises(UserError):
                todo.user_id = user
        todo.user_id = self.trade_head

    def test_the_plan_is_announced_in_parts(self):
        with patch(
            "odoo.addons.iso_quality.models.plan.iso_plan_issuing.MOST_RECIPIENTS", 2
        ):
            plan = self._issue(self._parts(2028))
        scheduled = self.env["mail.scheduled.message"].search(
            [("model", "=", "iso.plan"), ("res_id", "=", plan.id)]
        )
        self.assertGreater(len(scheduled), 1)
        people = plan.task_ids.user_ids.partner_id
        self.assertLessEqual(people, scheduled.partner_ids)
        scheduled._post_message()
        self.assertLessEqual(people - self.leader.partner_id, self._told(plan))

    def test_the_composer_of_odoo_still_writes(self):
        composer = self.env["mail.compose.message"].with_user(self.secretary)
        form = Form(
            composer.with_context(
                default_model="iso.task",
                default_res_ids=self.task.ids,
                default_composition_mode="comment",
            )
        )
        form.body = "x"
        form.partner_ids.add(self.trade_head.partner_id)
        form.save().action_send_mail()
        self.assertIn(self.trade_head.partner_id, self._told(self.task))
