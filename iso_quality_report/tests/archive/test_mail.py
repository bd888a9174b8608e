"""The e-mail of an issued plan: to whom, and with the archived file."""

from odoo.tests import Form, tagged

from ..common import PrintCase


@tagged("post_install", "-at_install", "iso_quality")
class TestMail(PrintCase):
    """The issued plan goes out by e-mail with its archived file."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.supervisor = cls._new_agency("Sở Giám sát", "SGS")
        cls.supervisor.partner_id.email = "vanthu@giamsat.example"
        cls.agency.iso_supervisor_id = cls.supervisor
        cls.plan = cls._issue(cls._plan_with_lines(cls))

    def test_recipients(self):
        partners = self.plan._mail_recipients()
        self.assertIn(self.supervisor.partner_id, partners)
        self.assertIn(self.secretary.partner_id, partners)

    def test_sent_with_the_official_file(self):
        action = self.plan.with_user(self.secretary).action_send_email()
        composer = self.env["mail.compose.message"].with_user(self.secretary)
        form = Form(composer.with_context(**action["context"]))
        self.assertIn("01/KH-STN", form.subject)
        composer = form.save()
        self.assertIn(self.supervisor.partner_id, composer.partner_ids)
        composer.action_send_mail()
        message = self.plan.message_ids.sorted("id")[-1]
        self.assertIn(self.supervisor.partner_id, message.partner_ids)
        self.assertEqual(message.author_id, self.secretary.partner_id)
        [file] = message.attachment_ids
        self.assertEqual(file.name, "Kế hoạch 01-KH-STN.pdf")
        self.assertEqual(file.raw, self.plan.official_file_id.raw)
        self.assertIn("Sở Thử nghiệm", message.body)

    def test_word_can_be_attached_by_a_template(self):
        template = self.env.ref("iso_quality_report.mail_template_plan").copy()
        template.report_template_ids = self.env.ref(
            "iso_quality_report.report_plan_docx"
        )
        values = template._generate_template(self.plan.ids, ["report_template_ids"])
        [(name, content)] = values[self.plan.id]["attachments"]
        self.assertEqual(name, "Kế hoạch 01-KH-STN.docx")
        self.assertTrue(content)
