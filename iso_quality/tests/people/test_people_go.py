"""People leave, move and change: their open work, to-dos and subscriptions go to who
answers now, with the result so far; seats say that they are empty."""

from unittest.mock import patch

from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from ..common import AgencyCase

ASKED = "Đến đâu rồi?"


@tagged("post_install", "-at_install", "iso_quality")
class TestPeopleGo(AgencyCase):
    @classmethod
    @freeze_time("2026-01-05 03:00:00")
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._issue(
            cls._new_plan(
                {"deadline": "Tháng 6", "lead": [cls.all_departments]},
                {"deadline": "Tháng 9", "lead": [cls.committee_party]},
            )
        )
        cls.plan = cls.env["iso.plan"].browse(cls.plan.id)
        tasks = cls.plan.line_ids[0].task_ids
        cls.task = tasks.filtered(lambda one: one.department_id == cls.trade)
        cls.other = tasks.filtered(lambda one: one.department_id == cls.energy)
        cls.of_committee = cls.plan.line_ids[1].task_ids
        cls.todo = cls.env.ref("iso_quality.mail_activity_type_task")
        cls.vacant = cls.env.ref("iso_quality.mail_activity_type_vacant")

    def setUp(self):
        super().setUp()
        frozen = freeze_time("2026-05-04 03:00:00")
        frozen.start()
        self.addCleanup(frozen.stop)
        self.task.with_user(self.trade_head).write(
            {"user_id": self.staff.id, "user_ids": [Command.set(self.staff.ids)]}
        )
        self.task.with_user(self.staff).result = "Đã làm một nửa"
        self.task._schedule(self.todo, [(self.task, self.staff, self.task.date_due)])
        self.staff_employee = self._employee(self.staff)

    def _employee(self, user):
        return self.env["hr.employee"].search([("user_id", "=", user.id)])

    def _todos(self, record, user=None):
        found = self.env["mail.activity"].search(
            [("res_model", "=", record._name), ("res_id", "in", record.ids)]
        )
        return found.filtered(lambda one: not user or one.user_id == user)

    def _has_gone_to(self, user):
        self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(self.task.user_id, user)
        self.assertNotIn(self.staff, self.task.user_ids)
        self.assertEqual(self.task.result, "Đã làm một nửa")
        everybody = self.task.with_context(active_test=False)
        self.assertIn(self.staff, everybody.past_worker_ids)
        self.assertFalse(self._todos(self.task, self.staff))
        self.assertEqual(self._todos(self.task).user_id, user or self.secretary)
        self.assertNotIn(self.staff.partner_id, self.task.message_partner_ids)
        if user:
            self.assertIn(user.partner_id, self.task.message_partner_ids)

    def _told(self, user):
        return self.env["mail.message"].search(
            [
                ("subject", "like", "Nhận bàn giao"),
                ("partner_ids", "in", user.partner_id.ids),
            ]
        )

    # ------------------------------------------------------------ who leaves
    def test_an_archived_account(self):
        self.staff.active = False
        self._has_gone_to(self.trade_head)
        self.assertEqual(len(self._told(self.trade_head)), 1)
        self.assertIn(self.task.name, self._told(self.trade_head).body)

    def test_an_archived_employee(self):
        self.staff_employee.active = False
        self._has_gone_to(self.trade_head)

    def test_let_go_by_the_agency_administrator(self):
        person = self.env["iso.person"].search([("user_id", "=", self.staff.id)])
        action = person.with_user(self.admin).leave()
        wizard = (
            self.env["hr.departure.wizard"]
            .with_user(self.admin)
            .with_context(**action["context"])
            .create({})
        )
        wizard.action_register_departure()
        self.assertFalse(self.staff.active)
        self._has_gone_to(self.trade_head)

    def test_a_role_that_ends(self):
        self.env["iso.role"].search([("user_id", "=", self.staff.id)])._end()
        self._has_gone_to(self.trade_head)

    def test_a_role_that_ends_by_its_date(self):
        self.env["iso.role"].search(
            [("user_id", "=", self.staff.id)]
        ).date_to = "2026-05-03"
        with patch.object(
            self.env["ir.cron"].__class__, "_commit_progress", lambda *a, **kw: 1.0
        ):
            self.env["iso.daily.job"]._run()
        self._has_gone_to(self.trade_head)

    def test_what_is_done_keeps_its_people(self):
        with freeze_time("2026-06-15 03:00:00"):
            self.task.with_user(self.staff).finish()
        self.staff.active = False
        self.assertEqual(self.task.user_id, self.staff)
        self.assertEqual(self.task.done_by_id, self.staff)

    def test_a_head_who_leaves_without_successor(self):
        self.task.user_id = self.trade_head
        self._employee(self.trade_head).active = False
        self.trade_head.active = False
        self.assertFalse(self.task.user_id)
        self.assertEqual(self._todos(self.task).user_id, self.secretary)
        # Named later: what nobody answers for becomes the new head's.
        self.trade.manager_id = self.staff_employee
        self.assertEqual(self.task.user_id, self.staff)
        self.assertEqual(self._todos(self.task).user_id, self.staff)

    # ------------------------------------------------------------ who moves
    def test_another_department(self):
        self.staff_employee.department_id = self.energy
        self._has_gone_to(self.trade_head)

    def test_another_head(self):
        self.task.user_id = self.trade_head
        self.trade.manager_id = self.staff_employee
        self.assertEqual(self.task.user_id, self.staff)
        self.assertIn(self.staff.partner_id, self.task.message_partner_ids)
        self.assertEqual(self.other.user_id, self.energy_head)

    def test_a_head_cleared(self):
        self.task.user_id = self.trade_head
        self.trade.manager_id = False
        self.assertFalse(self.task.user_id)
        self.assertEqual(self._todos(self.task).user_id, self.secretary)

    def test_the_account_of_a_head_exchanged(self):
        self.task.user_id = self.trade_head
        new = self._new_user("new_account", "staff")
        self._employee(new).user_id = False
        self._employee(self.trade_head).user_id = new
        self.assertEqual(self.trade.iso_head_user_id, new)
        self.assertEqual(self.task.user_id, new)

    # ------------------------------------------------------------ roles, seats
    def test_another_secretary(self):
        context = self.env["iso.context"].create(
            {"name": "Bối cảnh", "year": 2026, "company_id": self.agency.id}
        )
        issue = self.env["iso.context.issue"].create(
            {
                "context_id": context.id,
                "name": "Thiếu người",
                "company_id": self.agency.id,
            }
        )
        kind = self.env.ref("iso_quality.mail_activity_type_context")
        issue._schedule(kind, [(issue, self.secretary, None)])
        new = self._new_user("new_secretary", "secretary")
        rows = self.env["iso.role"].search(
            [("user_id", "=", self.secretary.id), ("role", "=", "secretary")]
        )
        rows._end()
        self.assertEqual(self._todos(issue).user_id, new)

    def test_what_was_given_to_the_secretary_as_such(self):
        plan = self._new_plan(
            {"deadline": "Tháng 12", "lead": [self.leadership]}, year=2027
        )
        task = self.env["iso.plan"].browse(self._issue(plan).id).task_ids
        self.assertEqual(task.user_id, self.leader)
        row = self.env["iso.role"].search(
            [("user_id", "=", self.leader.id), ("role", "=", "leader")]
        )
        # Stays as one of the staff, and leads no more.
        row._end()
        self.assertTrue(self.leader.active)
        self.assertFalse(task.user_id)
        deputy = self._new_user("deputy", "leader")
        self.assertEqual(task.user_id, deputy)

    def test_seats_say_that_they_are_empty(self):
        self.leader.active = False
        seat = self.committee.member_ids.filtered(
            lambda one: one.user_id == self.leader
        )
        self.assertEqual(str(seat.date_to), "2026-05-04")
        told = self.env["mail.activity"].search(
            [("activity_type_id", "=", self.vacant.id)]
        )
        self.assertEqual(told.user_id, self.secretary)
        self.assertEqual(len(told), 2)
        self.assertIn(self.leader.name, " ".join(told.mapped("summary")))
        self.assertFalse(self.agency.iso_head_user_id)
        # Told once, however often it is looked at.
        self.env["iso.handover"]._settle(self.leader, self.agency)
        self.assertEqual(
            self.env["mail.activity"].search_count(
                [("activity_type_id", "=", self.vacant.id)]
            ),
            2,
        )

    def test_work_of_the_committee_goes_to_who_sits_there(self):
        self.assertEqual(self.of_committee.user_id, self.leader)
        self.leader.active = False
        self.assertEqual(self.of_committee.user_id, self.secretary)

    # ------------------------------------------------------------ who is addressed
    def test_nothing_goes_to_who_has_left(self):
        people = self.env["iso.addressee"]._of(self.agency)
        self.assertEqual(people.answering(self.staff, self.trade), self.staff)
        self.staff_employee.active = False
        people = self.env["iso.addressee"]._of(self.agency)
        self.assertEqual(people.answering(self.staff, self.trade), self.trade_head)
        self.trade.manager_id = False
        self.assertEqual(people.answering(self.staff, self.trade), self.secretary)
        self.assertNotIn(
            self.staff, self.env["res.users"]._iso_members("staff", self.agency)
        )
        # Named on a message: the secretary hears of it instead.
        message = self.task.message_post(
            body=ASKED, partner_ids=self.staff.partner_id.ids
        )
        self.assertEqual(message.partner_ids, self.secretary.partner_id)

    def test_followers_who_have_left_hear_nothing(self):
        self.task.message_subscribe(self.staff.partner_id.ids)
        # An archive that no code of ours has seen.
        self.env.cr.execute(
            "UPDATE res_users SET active = false WHERE id = %s", [self.staff.id]
        )
        self.env.invalidate_all()
        self.env.registry.clear_cache()
        message = self.task.with_user(self.trade_head).message_post(
            body=ASKED, subtype_xmlid="mail.mt_comment"
        )
        self.assertNotIn(self.staff.partner_id, message.notified_partner_ids)

    def test_an_account_that_is_deleted(self):
        guest = self.env["res.users"].create(
            {
                "name": "Khách",
                "login": "iso_guest",
                "company_id": self.agency.id,
                "company_ids": [Command.set(self.agency.ids)],
            }
        )
        self._todos(self.task).user_id = guest
        guest.unlink()
        self.assertEqual(self._todos(self.task).user_id, self.staff)

    def test_queries_do_not_grow_with_the_work(self):
        def count(user, number, year):
            lines = [
                {
                    "deadline": "Tháng 6",
                    "name": f"Việc {user.login} {at}",
                    "lead": [self.standing],
                }
                for at in range(number)
            ]
            plan = self._new_plan(*lines, year=year)
            self._issue(plan, date="2026-05-04")
            plan = self.env["iso.plan"].browse(plan.id)
            plan.task_ids.write({"user_id": user.id, "department_id": self.trade.id})
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["iso.handover"]._hand_over_work(user, self.agency)
            self.env.flush_all()
            spent = self.env.cr.sql_log_count - before
            plan.with_user(self.leader).cancel("Xong")
            return spent

        one, two = self._new_user("one", "staff"), self._new_user("two", "staff")
        for user in (one, two):
            self._employee(user).department_id = self.trade
        count(self.staff, 2, 2027)
        few = count(one, 3, 2028)
        many = count(two, 30, 2029)
        self.assertLessEqual(many, few + 5, "per task")
