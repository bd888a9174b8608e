"""Whose turn it is: a to-do of that person, gone when it is done; followers."""

from odoo.tests import freeze_time, tagged

from ..common import AgencyCase

SIGN = "iso_quality.mail_activity_type_sign"
TURN = "iso_quality.mail_activity_type_turn"

ASKED = "Đến đâu rồi?"


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-01-05 03:00:00")
class TestTurns(AgencyCase):
    def _asked(self, record):
        found = self.env["mail.activity"].search(
            [("res_model", "=", record._name), ("res_id", "=", record.id)]
        )
        return [
            (
                one.activity_type_id.get_external_id()[one.activity_type_id.id],
                one.user_id,
            )
            for one in found
        ]

    def _plan(self):
        return self._new_plan({"deadline": "Tháng 3", "lead": [self.all_departments]})

    def test_submitted_signed(self):
        plan = self._plan()
        self.assertFalse(self._asked(plan))
        plan.with_user(self.secretary).submit()
        self.assertEqual(self._asked(plan), [(SIGN, self.leader)])
        waiting = self.env.ref("iso_quality.mail_activity_sign_action")
        domain = [
            ("user_id", "=", self.leader.id),
            ("activity_type_id.iso_signs", "=", True),
        ]
        self.assertIn("iso_signs", waiting.domain)
        todo = self.env["mail.activity"].with_user(self.leader).search(domain)
        self.assertEqual(todo.res_id, plan.id)
        plan.with_user(self.leader)._unsealed().issue("01", "2026-01-05")
        self.assertFalse(self._asked(plan))

    def test_returned_to_its_author(self):
        plan = self._plan()
        plan.with_user(self.secretary).submit()
        plan.with_user(self.leader).return_to_draft("Thiếu thời hạn")
        self.assertEqual(self._asked(plan), [(TURN, self.secretary)])
        plan.with_user(self.secretary).submit()
        self.assertEqual(self._asked(plan), [(SIGN, self.leader)])
        plan.with_user(self.secretary).take_back()
        self.assertFalse(self._asked(plan))

    def test_a_signer_who_has_left(self):
        deputy = self._new_user("deputy", "leader")
        plan = self._plan()
        plan.with_user(self.secretary).submit()
        self.leader.active = False
        self.assertEqual(self._asked(plan), [(SIGN, deputy)])

    def test_the_register_is_its_heads(self):
        review = self.env["iso.risk.round"].with_user(self.secretary)
        review = review.create({"year": 2026})
        review.open()
        register = review.register_ids.filtered(
            lambda one: one.department_id == self.trade
        )
        self.assertEqual(self._asked(register), [(TURN, self.trade_head)])
        register.with_user(self.trade_head).confirm()
        self.assertEqual(self._asked(register), [(TURN, self.secretary)])
        register.with_user(self.secretary).close()
        self.assertFalse(self._asked(register))

    def test_who_answers_hears_what_is_said(self):
        plan = self._issue(self._plan())
        task = plan.task_ids.filtered(lambda one: one.department_id == self.trade)
        self.assertIn(self.trade_head.partner_id, task.message_partner_ids)
        message = task.with_user(self.secretary).message_post(
            body=ASKED, subtype_xmlid="mail.mt_comment"
        )
        self.assertIn(self.trade_head.partner_id, message.notified_partner_ids)
        self.assertFalse(
            plan.task_ids.filtered(lambda one: not one.message_partner_ids)
        )

    def test_who_has_chased_hears_the_answer(self):
        plan = self._issue(self._plan())
        task = plan.task_ids.filtered(lambda one: one.department_id == self.trade)
        with freeze_time("2026-04-10 03:00:00"):
            task.with_user(self.secretary).action_urge()
        self.assertIn(self.secretary.partner_id, task.message_partner_ids)

    def test_what_is_kept_is_vietnamese_whoever_acts(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        self.env["ir.module.module"].search(
            [("name", "=", "iso_quality")]
        )._update_translations(["vi_VN"])
        plan = self._plan()
        plan.with_user(self.secretary).submit()
        english = plan.with_user(self.leader).with_context(lang="en_US")
        english.return_to_draft("Thiếu thời hạn")
        said = plan.sudo().message_ids.filtered(
            lambda one: "Thiếu thời hạn" in one.body
        )
        self.assertIn("Trả lại", said[:1].body)
