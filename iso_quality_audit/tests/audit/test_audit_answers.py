"""Questions are frozen, answers are their auditor's, the department speaks before."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .audit_case import HOUR, MORNING, AuditCase


@tagged("post_install", "-at_install", "iso_quality")
class TestAuditAnswers(AuditCase):
    def test_questions_are_frozen(self):
        session = self._running()
        for user in (self.lead, self.secretary, self.auditor):
            answer = session.answer_ids.with_user(user)
            for change in (
                lambda a=answer: a.write({"name": "Câu khác"}),
                lambda a=answer: a.write({"clause_id": self.clause.id}),
                lambda a=answer: a.unlink(),
                lambda a=answer: a.create({"session_id": session.id, "name": "Thêm"}),
            ):
                with self.assertRaises(UserError):
                    change()

    def test_only_its_auditor_answers(self):
        session = self._running()
        answer = session.answer_ids
        self.assertFalse(answer.conclusion_id)
        for user in (self.lead, self.secretary, self.leader, self.trade_head):
            with self.assertRaises(AccessError, msg=user.login):
                self._answer(answer.with_user(user), "conform")
        for forged in ("answered_by_id", "own_words", "meaning", "own_by_name"):
            with self.assertRaises(AccessError, msg=forged):
                answer.write({forged: False})
        self._answer(answer, "conform")
        self.assertTrue(answer.answered_on)
        answer.conclusion_id = False
        self.assertFalse(answer.answered_by_id)

    def test_not_before_it_begins(self):
        audit = self._new_audit()
        session = self._new_session(audit, self.trade, self.auditor)
        answer = self._ask(session, "Có hồ sơ không?").with_user(self.auditor)
        with self.assertRaisesRegex(UserError, "has not begun"):
            self._answer(answer, "conform")
        with self.assertRaises(UserError):
            session.with_user(self.auditor).start_session()

    def test_what_each_conclusion_wants(self):
        session = self._running()
        answer = session.answer_ids
        self._answer(answer, "none")
        self.assertIn("does not apply", answer.missing_text)
        self._answer(answer, "nonconform", seen="Không có sổ")
        self.assertEqual(answer.missing_text, "What Is Required, Where, Grade")
        self.agency.iso_audit_grades = False
        self._answer(answer, "nonconform", requirement="Phải có sổ", place="Một cửa")
        self.assertFalse(answer.missing_text)
        self.assertEqual(len(session.finding_ids), 1)
        self._answer(answer, "conform")
        self.assertFalse(session.finding_ids.exists())

    def test_handed_in_is_sealed(self):
        session = self._running()
        answer = session.answer_ids
        self._answer(answer, "conform", note="Sổ số 3")
        session.hand_in()
        with self.assertRaises(UserError):
            answer.write({"note": "khác"})
        with self.assertRaises(AccessError):
            session.give_back("Thiếu một câu")
        session.with_user(self.lead).give_back("Thiếu một câu")
        answer.write({"note": "khác"})

    def test_the_department_speaks_beforehand(self):
        audit = self._new_audit()
        session = self._new_session(audit, self.trade, self.auditor)
        answer = self._ask(session, "Có hồ sơ không?")
        with self.assertRaises(AccessError):
            answer.with_user(self.staff).say_beforehand("Có, ở tủ 2")
        self._issue_plan(audit)
        answer.with_user(self.staff).say_beforehand("Có, ở tủ 2")
        self.assertEqual(answer.own_by_id, self.staff)
        for user in (self.energy_head, self.auditor, self.lead):
            with self.assertRaises(AccessError, msg=user.login):
                answer.with_user(user).say_beforehand("Không")
        with self.assertRaises(AccessError):
            answer.with_user(self.staff).write({"note": "x"})

    def test_auditors_read_what_running_sessions_look_at(self):
        plan = self._issue(
            self._new_plan({"deadline": "Quý I", "lead": [self.all_departments]})
        )
        task = plan.task_ids.filtered(lambda one: one.department_id == self.trade)
        other = plan.task_ids.filtered(lambda one: one.department_id == self.energy)
        self.assertFalse(task.with_user(self.auditor).has_access("read"))
        session = self._running()
        self.assertIn(task, session.sudo().task_ids)
        self.assertTrue(task.with_user(self.auditor).has_access("read"))
        self.assertFalse(task.with_user(self.auditor).has_access("write"))
        self.assertFalse(other.with_user(self.auditor).has_access("read"))
        self.assertFalse(task.with_user(self.lead).has_access("read"))
        mine = self.env["iso.task"].with_user(self.auditor)
        self.assertIn(task, mine.search([]))
        self.assertNotIn(other, mine.search([]))
        self._answer(session.answer_ids, "conform")
        session.hand_in()
        self.assertFalse(task.with_user(self.auditor).has_access("read"))
        self.assertNotIn(task, mine.search([]))

    def test_found_before(self):
        session = self._running()
        answer = session.answer_ids
        self._answer(answer, "remark", seen="Sổ theo dõi hồ sơ không ghi ngày trả")
        session.hand_in()
        session.finding_ids.with_user(self.lead).decide("kept")
        again = self._running(
            department=self.energy, start=MORNING + 3 * HOUR, number="12"
        )
        self._answer(
            again.answer_ids, "remark", seen="so theo doi ho so KHONG ghi ngay tra"
        )
        found = again.finding_ids.with_user(self.secretary).proposal_ids
        self.assertEqual(found, session.finding_ids.with_user(self.secretary))

    def test_counts_in_few_queries(self):
        def count(number, place):
            session = self._running(
                *(f"Câu {one}" for one in range(number)),
                start=MORNING + place * HOUR,
                number=str(20 + place),
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            session.web_read(
                {
                    "answer_count": {},
                    "open_count": {},
                    "answer_ids": {
                        "fields": {"name": {}, "conclusion_id": {}, "missing_text": {}}
                    },
                }
            )
            return self.cr.sql_log_count - before

        count(2, 1)
        self.assertEqual(count(20, 2), count(200, 3))
