"""E-mail that comes in: in nobody's name, beginning nothing, changing nothing sealed."""

from email.message import EmailMessage
from itertools import count

from markupsafe import Markup

from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-01-05 03:00:00")
class TestIncomingMail(AgencyCase):
    _ids = count()

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.leader.email = "lanhdao@so.example"
        cls.plan = cls._new_plan({"deadline": "Quý I", "lead": [cls.standing]})
        cls._issue(cls.plan)
        cls.note = cls.plan.message_post(
            body=Markup("Xin ý kiến"),
            message_type="comment",
            subtype_xmlid="mail.mt_comment",
        )

    def _receive(self, sender, model=None, reply_to=None):
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, "iso@so.example", "Trả lời"
        mail["Message-Id"] = f"<{next(self._ids)}@test>"
        if reply_to:
            mail["In-Reply-To"] = reply_to.message_id
        mail.set_content("Tôi đồng ý tất cả.")
        mail.add_attachment(
            b"%PDF-1.4", maintype="application", subtype="pdf", filename="ký.pdf"
        )
        return self.env["mail.thread"].message_process(model, mail.as_bytes())

    @mute_logger("odoo.addons.mail.models.mail_thread")
    def test_a_sender_is_nobody_until_checked(self):
        followers = self.plan.message_partner_ids
        for sender in ('"Giám đốc" <lanhdao@so.example>', "la@khac.example"):
            before = self.plan.message_ids
            self._receive(sender, reply_to=self.note)
            new = self.plan.message_ids - before
            self.assertEqual(len(new), 1)
            self.assertFalse(new.author_id)
            self.assertIn("chưa ai kiểm tra", new.body)
            self.assertIn("Tôi đồng ý", new.body)
            self.assertTrue(new.is_internal or new.subtype_id.internal)
        self.assertEqual(self.plan.message_partner_ids, followers)
        self.assertEqual(self.plan.state, "issued")

    @mute_logger("odoo.addons.mail.models.mail_thread")
    def test_no_mail_begins_a_record(self):
        for model in ("iso.plan", "iso.task", "iso.risk"):
            before = self.env[model].search_count([])
            self.assertFalse(self._receive("la@khac.example", model=model))
            self.assertEqual(self.env[model].search_count([]), before)

    @mute_logger("odoo.addons.mail.models.mail_thread")
    def test_other_records_are_odoos(self):
        partner = self.env["res.partner"].create({"name": "Khách"})
        note = partner.message_post(body=Markup("x"), message_type="comment")
        self._receive('"Giám đốc" <lanhdao@so.example>', reply_to=note)
        self.assertEqual(partner.message_ids[0].author_id, self.leader.partner_id)
