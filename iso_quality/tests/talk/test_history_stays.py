"""What was said about a record of ours stays: by RPC nobody rewrites or deletes it, not
its author and not who was notified; comments are edited in the chatter, which says so."""

import json
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import HttpCase, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestHistoryStays(AgencyCase, HttpCase):
    def _noted(self):
        """A message of a button on a plan, which the leader was notified of."""
        plan = self.env["iso.plan"].with_user(self.secretary)
        plan = plan.create({"title": "Kế hoạch", "year": 2026})
        said = "Trả lại: thiếu phụ lục"
        return plan.message_post(
            body=said,
            message_type="comment",
            partner_ids=self.leader.partner_id.ids,
            subtype_xmlid="mail.mt_comment",
        )

    def test_nobody_rewrites_or_deletes_it(self):
        message = self._noted()
        for user in (self.secretary, self.leader, self.staff, self.other_secretary):
            mine = message.with_user(user)
            with self.subTest(user=user.login):
                for vals in ({"body": "Khác"}, {"res_id": 1}, {"date": "2020-01-01"}):
                    with self.assertRaises(AccessError):
                        mine.write(vals)
                with self.assertRaises(AccessError):
                    mine.unlink()
        self.assertIn("thiếu phụ lục", message.sudo().body)

    def test_whoever_has_written_a_comment_edits_it_in_the_chatter(self):
        message = self._noted()
        self.authenticate(self.secretary.login, self.secretary.login)
        answer = self.url_open(
            "/mail/message/update_content",
            data=json.dumps(
                {
                    "params": {
                        "message_id": message.id,
                        "update_data": {"body": "Trả lại: đủ", "attachment_ids": []},
                    }
                }
            ),
            headers={"Content-Type": "application/json"},
        ).json()
        self.assertNotIn("error", answer)
        self.assertIn("đủ", message.sudo().body)

    # ------------------------------------------------------------ nobody forges it
    def _forged(self, user, plan):
        """What a user has a message say of itself: by each way there is."""
        forged = {
            "body": "Đã duyệt",
            "author_id": self.leader.partner_id.id,
            "email_from": "leader@an-phuoc.example",
            "date": "2020-01-01 00:00:00",
            "message_type": "notification",
        }
        tracked = [
            (0, 0, {"old_value_char": "Nháp", "new_value_char": "Đã ban hành"}),
        ]
        mine = plan.with_user(user)
        messages = self.env["mail.message"].with_user(user)
        place = {"model": plan._name, "res_id": plan.id}
        return [
            mine.message_post(**forged, tracking_value_ids=tracked),
            messages.create({**forged, **place, "tracking_value_ids": tracked}),
            messages.with_context(
                default_model=plan._name, default_res_id=plan.id
            ).create({**forged, "tracking_value_ids": tracked}),
        ]

    def test_by_rpc_nobody_speaks_for_others_or_on_another_day(self):
        plan = self.env["iso.plan"].browse(self._noted().res_id)
        for user in (self.secretary, self._all_in_one()):
            for message in self._forged(user, plan):
                said = message.sudo()
                with self.subTest(user=user.login, message=message):
                    self.assertEqual(said.author_id, user.partner_id)
                    self.assertIn(user.email, said.email_from)
                    self.assertEqual(said.message_type, "comment")
                    self.assertFalse(said.tracking_value_ids)
                    self.assertNotEqual(said.date.year, 2020)

    def test_a_message_from_elsewhere_is_not_moved_in(self):
        plan = self.env["iso.plan"].browse(self._noted().res_id)
        system = self._all_in_one()
        mine = self.env["mail.message"].with_user(system)
        other = mine.create(
            {
                "body": "Đã duyệt",
                "model": "res.partner",
                "res_id": system.partner_id.id,
                "message_type": "comment",
            }
        )
        with self.assertRaises(AccessError):
            other.write({"model": plan._name, "res_id": plan.id})

    def test_values_of_fields_are_noted_by_the_system_only(self):
        plan = self._new_plan({"deadline": "Quý I", "lead": [self.standing]})
        self.env.cr.precommit.run()
        plan.submit()
        self.env.cr.precommit.run()
        values = plan.sudo().message_ids.tracking_value_ids
        self.assertTrue(values)
        mine = values.with_user(self._all_in_one())
        with self.assertRaises(AccessError):
            mine.write({"new_value_char": "Khác"})
        with self.assertRaises(AccessError):
            mine.unlink()
        with self.assertRaises(AccessError):
            mine.create({"mail_message_id": plan.message_ids[0].id})

    def test_a_history_that_does_not_ask_is_found(self):
        plan = self.env["iso.plan"].browse(self._noted().res_id)
        toy = type(self.env["mail.message"])
        with patch.object(toy, "_iso_is_history", lambda self, vals: False):
            forged = self._forged(self.secretary, plan)
        self.assertIn(self.leader.partner_id, forged[1].sudo().author_id)

    def _edit(self, user, message, **data):
        self.authenticate(user.login, user.login)
        return self._call(
            "/mail/message/update_content",
            message_id=message.id,
            update_data={"attachment_ids": [], **data},
        )

    def _call(self, route, **params):
        return self.url_open(
            route,
            data=json.dumps({"params": params}),
            headers={"Content-Type": "application/json"},
        ).json()

    def test_nobody_else_edits_it_in_the_chatter(self):
        message = self._noted()
        admin = self.env.ref("base.user_admin")
        admin.sudo().write({"company_ids": [Command.link(self.agency.id)]})
        for user in (self.leader, self._all_in_one()):
            self.assertIn("error", self._edit(user, message, body="Khác"))
        self.assertIn("thiếu phụ lục", message.sudo().body)
        mine = self.env["iso.plan"].browse(message.res_id)
        with self.assertRaises(AccessError):
            mine.with_user(admin)._check_can_update_message_content(message.sudo())

    def test_what_the_system_noted_is_edited_by_nobody(self):
        plan = self.env["iso.plan"].browse(self._noted().res_id)
        said = "Đã gửi"
        noted = plan.with_user(self.secretary).sudo().message_post(body=said)
        self.assertIn("error", self._edit(self.secretary, noted, body="Khác"))
        self.assertIn("Đã gửi", noted.body)

    def test_the_chatter_does_not_say_of_what_kind_a_message_is(self):
        plan = self.env["iso.plan"].browse(self._noted().res_id)
        self.authenticate(self.secretary.login, self.secretary.login)
        answer = self._call(
            "/mail/message/post",
            thread_model=plan._name,
            thread_id=plan.id,
            post_data={
                "body": "Đã duyệt",
                "message_type": "notification",
                "author_id": self.leader.partner_id.id,
            },
        )
        said = self.env["mail.message"].browse(answer["result"]["message_id"])
        self.assertEqual(said.message_type, "comment")
        self.assertEqual(said.author_id, self.secretary.partner_id)

    def test_reactions_and_translations_go_on(self):
        message = self._noted()
        self.authenticate(self.leader.login, self.leader.login)
        answer = self._call(
            "/mail/message/reaction",
            message_id=message.id,
            content="👍",
            action="add",
        )
        self.assertNotIn("error", answer)
        self.assertEqual(message.sudo().reaction_ids.partner_id, self.leader.partner_id)
        translations = self.env["mail.message.translation"].sudo()
        translations.create(
            {
                "message_id": message.id,
                "source_lang": "vi",
                "target_lang": "en",
                "body": "Returned",
            }
        )
        self.assertTrue(translations.search([("message_id", "=", message.id)]))

    def test_every_history_of_ours_is_one_of_these(self):
        """The refusals ask for the name of a model: every model of ours with a history
        has it."""
        thread = type(self.env["mail.thread"])
        for model in self.env.values():
            ours = model._original_module.startswith("iso_quality")
            if ours and isinstance(model, thread) and not model._abstract:
                self.assertTrue(model._name.startswith("iso."), model._name)

    def test_starred_and_read_by_whoever_may(self):
        mine = self._noted().with_user(self.leader)
        mine.toggle_message_starred()
        mine.set_message_done()
        self.assertTrue(mine.starred)
