"""The lesson travels: other departments of the procedure are asked, and answer."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..nonconformity.nonconformity_case import NonconformityCase


@tagged("post_install", "-at_install")
class TestLessons(NonconformityCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.law_head = cls._new_user("law_head", "head")
        cls.law = cls._new_department("Phòng Pháp chế", cls.law_head)
        cls.headless = cls._new_department("Đội Quản lý", None)
        cls.procedure = (
            cls.env["iso.procedure"]
            .with_user(cls.secretary)
            .create(
                {
                    "code": "QT-01",
                    "name": "Trả kết quả",
                    "kind": "internal",
                    "owner_id": cls.trade.id,
                    "user_department_ids": [
                        Command.set((cls.trade | cls.energy | cls.law).ids)
                    ],
                }
            )
        )

    def _asked(self, user=None):
        one = self._accepted(procedure_id=self.procedure.id)
        one.with_user(user or self.trade_head).action_ask_departments()
        return one

    def _todos(self, askings):
        return self.env["mail.activity"].search(
            [("res_model", "=", askings._name), ("res_id", "in", askings.ids)]
        )

    def _of(self, one, department, user):
        return (
            one.sudo()
            .asking_ids.filtered(lambda asking: asking.department_id == department)
            .with_user(user)
        )

    def test_calling_off_says_what_it_hits(self):
        one = self._asked().with_user(self.secretary)
        action = one.action_open_cancel()
        wizard = self.env["iso.reason.wizard"].with_user(self.secretary)
        wizard = wizard.with_context(**action["context"]).create({"reason": "Nhầm"})
        self.assertIn("0 actions that go on; 2 departments are asked", wizard.told)

    def test_one_click_asks_the_heads(self):
        one = self._accepted(procedure_id=self.procedure.id)
        self.assertTrue(one.may_ask)
        one.action_ask_departments()
        self.assertFalse(one.may_ask)
        self.assertEqual(one.asking_ids.department_id, self.energy | self.law)
        self.assertEqual(
            self._todos(one.asking_ids).user_id, self.energy_head | self.law_head
        )
        self.assertEqual(
            one.asking_ids.mapped("asked_by_name"), [self.trade_head.name] * 2
        )
        with self.assertRaisesRegex(UserError, "already"):
            one.ask_departments()
        # A department that works by it from now on is asked later.
        self.procedure.user_department_ids += self.headless
        one.invalidate_recordset(["may_ask"])
        self.assertTrue(one.may_ask)
        [asking] = one.ask_departments()
        self.assertEqual(asking.department_id, self.headless)
        # Nobody heads it: the secretary answers.
        self.assertEqual(self._todos(asking).user_id, self.secretary)

    def test_answers_are_listed_and_todos_gone(self):
        one = self._asked()
        self._of(one, self.energy, self.energy_head).action_none()
        law = self._of(one, self.law, self.law_head)
        law.has_it_too("Hai hồ sơ tháng 5")
        self.assertFalse(self._todos(one.asking_ids))
        self.assertEqual(set(one.asking_ids.mapped("answer")), {"none", "same"})
        self.assertEqual(law.words, "Hai hồ sơ tháng 5")
        self.assertEqual(law.answered_by_name, self.law_head.name)
        self.assertEqual(law.answered_on, vietnam_today())
        self.assertIn("Hai hồ sơ tháng 5", "".join(one.message_ids.mapped("body")))
        with self.assertRaisesRegex(UserError, "answered"):
            law.does_not_apply("Nghĩ lại")

    def test_words_are_needed_where_they_say_something(self):
        law = self._of(self._asked(), self.law, self.law_head)
        for ask in (law.has_it_too, law.does_not_apply):
            with self.assertRaises(UserError):
                ask("  ")

    def test_the_dialog_hands_the_words_over(self):
        law = self._of(self._asked(), self.law, self.law_head)
        action = law.action_open_not_applicable()
        wizard = self.env["iso.reason.wizard"].with_user(self.law_head)
        values = {
            name.removeprefix("default_"): one
            for name, one in action["context"].items()
        }
        wizard.create({**values, "reason": "Không làm thủ tục này"}).action_confirm()
        self.assertEqual(law.answer, "not_applicable")

    def test_who_may_answer(self):
        one = self._asked()
        law = self._of(one, self.law, self.law_head)
        self.assertTrue(law.may_answer)
        for user in (self.energy_head, self.trade_head, self.secretary, self.leader):
            self.assertFalse(law.with_user(user).may_answer, user.login)
            with self.assertRaises(AccessError, msg=user.login):
                law.with_user(user).does_not_have_it()
        with self.assertRaises(AccessError):
            law.write({"answer": "none"})
        with self.assertRaises(AccessError):
            law.with_user(self.secretary).write({"answer": "none"})

    def test_who_may_ask(self):
        one = self._accepted(procedure_id=self.procedure.id)
        for user in (self.staff, self.energy_head):
            self.assertFalse(one.with_user(user).may_ask, user.login)
            with self.assertRaises(AccessError, msg=user.login):
                one.with_user(user).ask_departments()
        self.assertEqual(len(one.with_user(self.leader).ask_departments()), 2)

    def test_what_is_asked_about(self):
        reported = self._new_report(procedure_id=self.procedure.id)
        with self.assertRaisesRegex(UserError, "not accepted"):
            reported.with_user(self.secretary).ask_departments()
        without = self._accepted()
        with self.assertRaisesRegex(UserError, "procedure"):
            without.ask_departments()

    def test_a_closed_one_still_teaches(self):
        one = self._closed_one(procedure_id=self.procedure.id)
        self.assertEqual(len(one.with_user(self.secretary).ask_departments()), 2)
        self._of(one, self.law, self.law_head).does_not_have_it()

    def test_called_off_nobody_is_asked_any_more(self):
        one = self._asked()
        one.with_user(self.secretary).cancel("Không phải lỗi")
        self.assertFalse(self._todos(one.asking_ids))
        law = self._of(one, self.law, self.law_head)
        self.assertFalse(law.may_answer)
        with self.assertRaises(UserError):
            law.does_not_have_it()

    def test_another_head_is_asked_at_once(self):
        one = self._asked()
        heir = self._new_user("heir", "head")
        self.law.manager_id = self.env["hr.employee"].search(
            [("user_id", "=", heir.id)]
        )
        askings = self.env["iso.nonconformity.asking"].sudo()
        law = self._of(one, self.law, heir)
        self.assertEqual(self._todos(law).user_id, heir)
        self.assertTrue(law.may_answer)
        self.assertEqual(askings._ask_batch(self.agency, askings.browse())[0], 0)

    def test_for_all_asks_all(self):
        self.procedure.write(
            {"kind": "system", "user_department_ids": [Command.clear()]}
        )
        one = self._asked()
        others = self.env["hr.department"].search(
            [("company_id", "=", self.agency.id), ("id", "!=", self.trade.id)]
        )
        self.assertEqual(one.asking_ids.department_id, others)
