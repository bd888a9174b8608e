"""What was said about a record of ours stays: by RPC nobody rewrites or deletes it, not
its author and not who was notified; comments are edited in the chatter, which says so."""

import json

from odoo.exceptions import AccessError
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

    def test_starred_and_read_by_whoever_may(self):
        mine = self._noted().with_user(self.leader)
        mine.toggle_message_starred()
        mine.set_message_done()
        self.assertTrue(mine.starred)
