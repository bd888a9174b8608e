"""What stands in the way of a task: said with one line by those who work on it, one to-do
of the secretary until it is answered, kept with the task."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from ..common import AgencyCase

TURN = "iso_quality.mail_activity_type_turn"
WORDS = "Chưa có   mẫu\nbáo cáo"


@tagged("post_install", "-at_install", "iso_quality")
class TestTaskDifficulties(AgencyCase):
    @classmethod
    @freeze_time("2026-01-05 03:00:00")
    def setUpClass(cls):
        super().setUpClass()
        cls.energy_party = cls._party_of(cls.energy)
        cls.trade_party = cls._party_of(cls.trade)
        plan = cls._issue(
            cls._new_plan(
                {
                    "deadline": "Tháng 1",
                    "lead": [cls.trade_party],
                    "support": [cls.energy_party],
                },
                {"deadline": "Tháng 9", "lead": [cls.all_departments]},
            )
        )
        cls.plan = cls.env["iso.plan"].browse(plan.id)
        cls.task = cls.plan.line_ids[0].task_ids

    def setUp(self):
        super().setUp()
        frozen = freeze_time("2026-02-10 03:00:00")
        frozen.start()
        self.addCleanup(frozen.stop)
        self.env.invalidate_all()

    def _todos(self, task=None):
        kind = self.env.ref(TURN)
        return (
            (task or self.task)
            .sudo()
            .activity_ids.filtered(lambda one: one.activity_type_id == kind)
        )

    def _night(self):
        """The daily job without its commits."""
        for step in self.env["iso.daily.job"]._steps():
            while step(self.agency, step.__self__)[0]:
                self.env.invalidate_all()

    def _say(self, user, words=WORDS, task=None):
        (task or self.task).with_user(user).raise_difficulty(words)
        return (task or self.task).sudo().difficulty_ids[:1]

    # ------------------------------------------------------------ said
    def test_one_line_to_the_secretary(self):
        self.assertTrue(self.task.is_late, "at any time, also when it is late")
        one = self._say(self.trade_head)
        self.assertRecordValues(
            one,
            [
                {
                    "name": "Chưa có mẫu báo cáo",
                    "raised_by_id": self.trade_head.id,
                    "raised_by_name": self.trade_head.name,
                    "department_id": self.trade.id,
                    "company_id": self.agency.id,
                    "is_open": True,
                }
            ],
        )
        todo = self._todos()
        self.assertEqual(todo.user_id, self.secretary)
        self.assertEqual(
            todo.summary, "Khó khăn, vướng mắc: Tháng 1 – Chưa có mẫu báo cáo"
        )
        self.assertTrue(self.task.has_difficulty)
        found = self.task.search([("has_difficulty", "=", True)])
        self.assertEqual(found, self.task)

    def test_one_to_do_however_much_is_said(self):
        self._say(self.trade_head)
        other = self._say(self.energy_head, "Thiếu số liệu")
        self.assertEqual(other.department_id, self.energy, "theirs who cooperate")
        [todo] = self._todos()
        self.assertIn("Chưa có mẫu báo cáo (và 1 ý kiến khác)", todo.summary)
        first = self.task.difficulty_ids - other
        first.with_user(self.secretary).settle("Đã gửi mẫu")
        [todo] = self._todos()
        self.assertTrue(todo.summary.endswith("Thiếu số liệu"))
        other.with_user(self.secretary).settle("Lấy ở Chi cục Thống kê")
        self.assertFalse(self._todos())

    def test_by_whom(self):
        """By those who work on it and who cooperate; by nobody else."""
        for user in (self.staff, self.leader, self.admin, self.other_secretary):
            with self.assertRaises(AccessError):
                self._say(user)
        self.task.sudo().user_ids = [Command.link(self.staff.id)]
        for user in (self.staff, self.trade_head, self.energy_head, self.secretary):
            self.assertEqual(self._say(user).raised_by_id, user)

    def test_words_are_needed(self):
        for words in ("", "  \n", None, {"a": 1}):
            with self.assertRaisesRegex(UserError, "reason"):
                self._say(self.trade_head, words)

    def test_while_it_is_open(self):
        task = self.task.with_user(self.trade_head)
        task.result = "Xong"
        task.finish()
        with self.assertRaisesRegex(UserError, "is over: difficulties"):
            self._say(self.trade_head)

    def test_only_by_the_button(self):
        one = self._say(self.trade_head)
        vals = {"task_id": self.task.id, "name": "Khác"}
        with mute_logger("odoo.sql_db"):
            for user in (self.trade_head, self.secretary, self._all_in_one()):
                mine = one.with_user(user)
                for act in (
                    lambda mine=mine: mine.create(vals),
                    lambda mine=mine: mine.write({"name": "Khác"}),
                    lambda mine=mine: mine.write({"answer": "Khác"}),
                    mine.unlink,
                ):
                    with self.assertRaises(AccessError):
                        act()
        with self.assertRaises(AccessError):
            self.task.with_user(self.trade_head).write(
                {"difficulty_ids": [Command.create({"name": "Khác"})]}
            )

    # ------------------------------------------------------------ who sees it
    def test_who_sees_the_task_sees_it(self):
        one = self._say(self.trade_head)
        people = (
            *(self.staff, self.trade_head, self.energy_head),
            *(self.secretary, self.leader),
        )
        outsider = self._new_user("outsider", "staff")
        for user in (*people, outsider, self.admin, self.other_secretary):
            seen = one.with_user(user).has_access("read")
            self.assertEqual(seen, self.task.with_user(user).has_access("read"))
            self.assertEqual(seen, user in people, user.login)

    # ------------------------------------------------------------ answered
    def test_the_secretary_answers(self):
        one = self._say(self.trade_head)
        self.assertTrue(one.with_user(self.secretary).may_settle)
        action = one.with_user(self.secretary).action_settle()
        wizard = self.env["iso.reason.wizard"].with_user(self.secretary)
        wizard = wizard.with_context(**action["context"]).create({"reason": "Đã gửi"})
        wizard.action_confirm()
        self.assertRecordValues(
            one,
            [
                {
                    "answer": "Đã gửi",
                    "answered_by_id": self.secretary.id,
                    "answered_by_name": self.secretary.name,
                    "is_open": False,
                }
            ],
        )
        self.assertFalse(self._todos())
        self.assertFalse(self.task.has_difficulty)
        told = self.task.message_ids[0]
        self.assertIn("Đã gửi", told.body)
        self.assertIn(self.trade_head.partner_id, told.notified_partner_ids)
        with self.assertRaisesRegex(UserError, "answered already"):
            one.with_user(self.secretary).settle("Lần nữa")

    def test_nobody_else_answers(self):
        one = self._say(self.trade_head)
        for user in (self.trade_head, self.energy_head, self.staff, self.leader):
            self.assertFalse(one.with_user(user).may_settle)
            with self.assertRaisesRegex(AccessError, "ISO secretary"):
                one.with_user(user).settle("Thôi")
        with self.assertRaises(AccessError):
            one.with_user(self.other_secretary).settle("Thôi")
        self.assertFalse(one.answer)

    def test_without_a_secretary_the_leader_answers(self):
        one = self._say(self.trade_head)
        self.secretary.sudo().iso_role_ids.filtered(
            lambda role: role.role == "secretary"
        ).date_to = "2026-02-01"
        self.task.sudo()._follow_turns_batch(self.agency, self.task.browse())
        self.assertEqual(self._todos().user_id, self.leader)
        one.with_user(self.leader).settle("Tôi sẽ họp")
        self.assertFalse(self._todos())

    # ------------------------------------------------------------ with its task
    def test_it_goes_and_comes_back_with_its_task(self):
        one = self._say(self.trade_head)
        task = self.task.with_user(self.trade_head)
        task.result = "Xong"
        task.finish()
        self.assertFalse(one.is_open)
        self.assertFalse(self._todos())
        self.assertEqual(one.name, "Chưa có mẫu báo cáo", "it stays as proof")
        with self.assertRaisesRegex(UserError, "task is over"):
            one.with_user(self.secretary).settle("Muộn")
        task.reopen("Thiếu một phần")
        self.assertTrue(one.is_open)
        self.assertEqual(self._todos().user_id, self.secretary)
        task._withdraw("Thôi")
        self.assertFalse(one.is_open)
        self.assertFalse(self._todos())

    def test_the_to_do_outlives_other_reminders(self):
        self._say(self.trade_head)
        self.task._move_dates("2026-02-01", "2026-03-31")
        self.assertEqual(len(self._todos()), 1)
        self.task.with_user(self.secretary).user_id = self.staff
        self.assertEqual(self._todos().user_id, self.secretary)
        self._night()
        self.assertEqual(self._todos().user_id, self.secretary)

    def test_a_new_secretary_has_it(self):
        self._say(self.trade_head)
        second = self._new_user("second", "secretary")
        self.env["hr.employee"].search(
            [("user_id", "=", self.secretary.id)]
        ).active = False
        self._night()
        self.assertEqual(self._todos().user_id, second)

    def test_it_goes_to_the_department_that_goes_on(self):
        task = self.plan.line_ids[1].task_ids.filtered(
            lambda one: one.department_id == self.energy
        )
        same = self.plan.line_ids[1].task_ids.filtered(
            lambda one: one.department_id == self.trade
        )
        joined = self._say(self.energy_head, task=task)
        cooperating = self._say(self.energy_head)
        answered = self._say(self.energy_head, "Đã trả lời")
        answered.with_user(self.secretary).settle("Xong")
        self.energy.write(
            {"iso_successor_id": self.trade.id, "iso_close_on": "2026-02-10"}
        )
        self.energy._iso_close()
        self.assertEqual(task.state, "withdrawn")
        self.assertEqual(joined.task_id, same)
        self.assertEqual(self._todos(same).user_id, self.secretary)
        self.assertEqual((joined | cooperating).department_id, self.trade)
        self.assertEqual(answered.department_id, self.energy, "the past")

    # ------------------------------------------------------------ cost
    def test_the_daily_job_asks_once_however_many(self):
        tasks = self.plan.line_ids[1].task_ids | self.task

        def cost(some):
            for task in some:
                self._say(self.secretary, task=task)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.task.browse()._follow_turns_batch(self.agency, self.task.browse())
            return self.cr.sql_log_count - before

        self.assertEqual(cost(tasks[:1]), cost(tasks[1:]))
