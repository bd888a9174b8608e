"""Whoever has the next step is asked to take it; reports are answered in time."""

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from .nonconformity_case import NonconformityCase


@tagged("post_install", "-at_install", "iso_quality")
class TestNonconformityTurns(NonconformityCase):
    # ------------------------------------------------------------ reported, answered
    @freeze_time("2026-03-06 02:00:00")
    def test_a_report_is_answered_within_days(self):
        one = self._new_report(grade="minor")
        self.assertEqual(one.reported_by_id, self.staff)
        # Five working days after a Friday.
        self.assertEqual(one.answer_due, date(2026, 3, 13))
        self.assertEqual(self._asked_now(one), self.secretary)
        with freeze_time("2026-03-13 02:00:00"):
            self.assertFalse(one.is_late)
        one.invalidate_recordset()
        with freeze_time("2026-03-14 02:00:00"):
            self.assertTrue(one.with_user(self.secretary).is_late)
            self.assertIn(one, one.search([("is_late", "=", True)]))

    def test_the_reporter_is_told_whether_it_is_accepted(self):
        one, other = self._new_report(grade="minor"), self._new_report()
        one.with_user(self.secretary).accept()
        other.with_user(self.secretary).decline("Đúng quy trình")
        self.assertEqual(one.number, 1)
        self.assertFalse(other.number)
        self.assertIn(one.name, one.answer)
        self.assertEqual(other.answer, "Đúng quy trình")
        for record in (one, other):
            self.assertIn(record.answer, self._heard(record).body)
            self.assertEqual(record.answered_by_id, self.secretary)

    def test_who_reported_several_hears_it_once(self):
        some = self._new_report(grade="minor") | self._new_report(grade="major")
        some.with_user(self.secretary).accept()
        told = self._heard(some)
        self.assertEqual(len(told), 1)
        for one in some:
            self.assertIn(one.answer, told.body)
            self.assertIn(f'data-oe-id="{one.id}"', told.body, "it leads to each")

    def test_until_then_few_see_it(self):
        one = self._new_report(user=self.energy_head, grade="minor")
        self.assertTrue(one.with_user(self.trade_head).has_access("read"))
        self.assertTrue(one.with_user(self.secretary).has_access("read"))
        for user in (self.staff, self.leader, self.other_secretary):
            self.assertFalse(one.with_user(user).has_access("read"), user.name)
        one.with_user(self.secretary).accept()
        for user in (self.staff, self.leader):
            self.assertTrue(one.with_user(user).has_access("read"), user.name)
        self.assertFalse(one.with_user(self.other_secretary).has_access("read"))

    def test_who_reports_writes_until_it_is_accepted(self):
        one = self._new_report(grade="minor")
        one.seen = "Hồ sơ 12 và 13 trả chậm"
        with self.assertRaises(AccessError):
            one.with_user(self.trade_head).seen = "Không có"
        one.with_user(self.secretary).accept()
        with self.assertRaises(AccessError):
            one.seen = "Khác"

    def test_numbers_have_no_gaps_and_begin_anew_each_year(self):
        with freeze_time("2026-03-06 02:00:00"):
            first, second = self._accepted(), self._accepted()
        with freeze_time("2027-01-06 02:00:00"):
            third = self._accepted()
        names = [one.name for one in (first, second, third)]
        self.assertEqual(names, ["01/2026", "02/2026", "01/2027"])

    def test_several_are_accepted_at_once_in_order(self):
        some = self._new_report(grade="minor") | self._new_report(grade="minor")
        some.with_user(self.secretary).accept()
        self.assertEqual(some.mapped("number"), [1, 2])

    def test_it_cannot_be_accepted_without_grade_or_department(self):
        one = self._new_report()
        with self.assertRaisesRegex(UserError, "how grave"):
            one.with_user(self.secretary).accept()
        one = self._new_report(grade="minor", department_id=False)
        with self.assertRaisesRegex(UserError, "department"):
            one.with_user(self.secretary).accept()
        with self.assertRaises(AccessError):
            one.with_user(self.trade_head).accept()

    # ------------------------------------------------------------ whose turn
    def test_each_turn_is_a_todo_of_that_person(self):
        one = self._accepted(grade="major")
        asked = [self._asked_now(one)]
        said = [one.sudo().activity_ids.summary]
        self._contain(one)
        one.sudo().invalidate_recordset(["activity_ids"])
        said.append(one.sudo().activity_ids.summary)
        # The same person, another thing to do.
        for words, start in zip(
            said, ("Khắc phục ngay", "Tìm nguyên nhân"), strict=True
        ):
            self.assertTrue(words.startswith(start), words)
        one.cause_ids.create({"nonconformity_id": one.id, "name": "Không ai nhắc"})
        one.action_analyse()
        self._new_action(one)
        asked.append(self._asked_now(one))
        one.action_hand_in()
        asked.append(self._asked_now(one))
        one.with_user(self.secretary).review()
        asked.append(self._asked_now(one))
        one.with_user(self.leader).approve()
        asked.append(self._asked_now(one))
        self._do(one)
        asked.append(self._asked_now(one))
        self._check_done(one)
        asked.append(self._asked_now(one))
        self._check_effect(one)
        asked.append(self._asked_now(one))
        one.with_user(self.secretary).action_close()
        asked.append(self._asked_now(one))
        nobody = self.env["res.users"]
        # While it is being done, the task has to-dos of its own. Who checks is somebody
        # who has nothing to do with it.
        checker = asked[5]
        self.assertEqual(
            asked,
            [
                *(self.trade_head, self.trade_head, self.secretary, self.leader),
                *(nobody, checker, asked[6], self.secretary, nobody),
            ],
        )
        self.assertTrue(checker)
        self.assertNotIn(checker, self.staff | self.trade_head)

    def test_only_whose_turn_it_is_moves_it(self):
        one = self._accepted()
        one.write({"correction": "Đã trả", "correction_date": "2026-01-05"})
        others = self.staff | self.leader | self.energy_head | self.admin
        for user in others | self.other_secretary:
            with self.assertRaises(AccessError):
                one.with_user(user).action_contain()
        one.with_user(self.secretary).action_contain()

    def test_who_was_slower_is_told(self):
        one = self._contained()
        with self.assertRaisesRegex(UserError, "somebody was faster"):
            one.action_contain()

    def test_who_proposes_does_not_review(self):
        one = self._accepted(department_id=self.office.id).with_user(self.secretary)
        self._contain(one)
        one.cause_ids.create({"nonconformity_id": one.id, "name": "Không ai nhắc"})
        one.action_analyse()
        self._new_action(one)
        one.action_hand_in()
        # The secretary heads the office: the rest of the committee reviews.
        self.assertEqual(self._asked_now(one), self.leader)
        with self.assertRaises(AccessError):
            one.review()
        one.with_user(self.leader).review()
        self.assertEqual(one.state, "doing")

    def test_what_a_leader_approves_waits_among_what_he_signs(self):
        one = self._with_action(grade="major")
        one.action_hand_in()
        one.with_user(self.secretary).review("Được")
        waiting = self.env["mail.activity"].search(
            [
                ("user_id", "=", self.leader.id),
                ("activity_type_id.iso_signs", "=", True),
                ("res_model", "=", one._name),
            ]
        )
        self.assertEqual(waiting.res_id, one.id)
        self.assertEqual(waiting.date_deadline, vietnam_today())
        self.assertIn("Phê duyệt biện pháp", waiting.summary)
        one.with_user(self.leader).approve()
        self.assertFalse(waiting.exists())

    # ------------------------------------------------------------ people come and go
    def _job(self):
        self.assertIn(self.agency, self.env["iso.daily.job"]._companies())
        for step in self.env["iso.daily.job"]._steps():
            if step.__name__ in ("_ask_batch", "_follow_turns_batch"):
                self.assertFalse(step(self.agency, step.__self__)[1])

    def test_the_todo_goes_to_who_heads_the_department_now(self):
        one = self._accepted()
        self.assertEqual(self._asked_now(one), self.trade_head)
        employee = self.env["hr.employee"].search(
            [("user_id", "=", self.energy_head.id)]
        )
        self.trade.manager_id = employee
        self._job()
        self.assertEqual(self._asked_now(one), self.energy_head)
        self.energy_head.sudo().active = False
        self._job()
        self.assertEqual(self._asked_now(one), self.secretary)
        self.trade.active = False
        self._job()
        self.assertEqual(self._asked_now(one), self.secretary)
        one = one.with_user(self.secretary)
        self._contain(one)
        self.assertEqual(one.state, "analysing")
