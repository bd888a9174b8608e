"""Two checks by others than the owners, and the closing rule."""

from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..nonconformity.nonconformity_case import NonconformityCase


@tagged("post_install", "-at_install", "iso_quality")
class TestActionChecks(NonconformityCase):
    def _shot(self, **vals):
        """An action that is done, of a nonconformity of ``trade``."""
        one = self._under_way(**vals)
        self._do(one)
        return one, one.action_ids

    # ------------------------------------------------------------ its task
    def test_an_approved_action_is_a_task_of_its_owner(self):
        one = self._under_way()
        action = one.action_ids
        task = action.task_id
        self.assertEqual(
            (task.name, task.user_id, task.department_id, task.date_due),
            (action.name, self.staff, self.trade, action.date_deadline),
        )
        self.assertEqual(task.with_user(self.staff).origin_name, one.display_name)
        self._do(one)
        self.assertEqual((action.state, one.state), ("done", "checking"))

    def test_papers_name_the_department_that_does_it(self):
        """Not the one that answers for the nonconformity, where another one does it."""
        one = self._with_action(
            action={"user_id": False, "doing_department_id": self.energy.id}
        )
        told = one.sudo()._told()[one.sudo()]
        self.assertIn(self.energy.name, told["actions"])
        self.assertNotIn(self.trade.name, told["actions"])

    def test_what_is_checked_is_not_worked_on_again(self):
        one, action = self._shot()
        task = action.task_id.with_user(self.trade_head)
        task.reopen("Ghi nhầm")
        self.assertEqual((action.state, one.state), ("doing", "checking"))
        self._do(one)
        self._check_done(one)
        with self.assertRaisesRegex(UserError, "has been checked"):
            task.reopen("Ghi nhầm")

    # ------------------------------------------------------------ who
    def test_nobody_checks_the_own_work(self):
        _one, action = self._shot()
        with self.assertRaises(AccessError):
            action.with_user(self.staff).check_done(True, "Xong")
        # The head of the same department may check that it is done...
        self.assertIn(self.trade_head, action._checkers("done"))
        self.assertFalse(action.with_user(self.staff).may_check)
        self.assertTrue(action.with_user(self.trade_head).may_check)
        # ... but whoever handed the task over has to do with it still.
        self._unsealed(action.task_id).user_id = self.trade_head
        self.assertNotIn(self.staff, action._checkers("done"))
        self.assertNotIn(self.trade_head, action._checkers("done"))

    def test_a_doer_is_refused_wherever_a_check_is_written(self):
        """Also by code of ours: the refusal is where the check is written down."""
        _one, action = self._shot()
        for doer in (self.staff, self.trade_head):
            if doer == self.trade_head:
                task = self._unsealed(action.task_id)
                task.user_ids = [Command.link(doer.id)]
                task.user_ids = [Command.unlink(doer.id)]
            checks = action.with_user(doer).sudo().check_ids._unsealed()
            vals = {"action_id": action.id, "kind": "done", "words": "Xong"}
            with self.assertRaisesRegex(UserError, "checked by somebody else"):
                checks.create({**vals, "checked_by_id": doer.id})

    def _unsealed(self, task):
        """A finished task, as our own code may change it."""
        tasks = self.env["iso.sealed.mixin"]._unsealed().env["iso.task"]
        return tasks.sudo().browse(task.id)

    def test_a_major_one_is_checked_by_another_department(self):
        _one, action = self._shot(grade="major")
        action.with_user(self.trade_head).check_done(True, "Đã xem")
        with self.assertRaises(AccessError):
            action.with_user(self.trade_head).check_effect(True, "Đã xem")
        action.with_user(self.energy_head).check_effect(True, "Đã xem")
        self.assertEqual(action.state, "effective")

    def test_where_nobody_is_left_somebody_from_outside_looks_along(self):
        _one, action = self._shot()
        everybody = self.trade_head | self.energy_head | self.secretary | self.leader
        self._unsealed(action.task_id).user_ids = everybody
        self.assertFalse(action._checkers("done"))
        secretary = action.with_user(self.secretary)
        with self.assertRaisesRegex(UserError, "from outside"):
            secretary.check_done(True, "Đã xem")
        with self.assertRaises(AccessError):
            action.with_user(self.energy_head).check_done(
                True, "Đã xem", "Ông Bình, xã Bên cạnh", "Không còn ai"
            )
        check = secretary.check_done(
            True, "Đã xem", "Ông Bình, xã Bên cạnh", "Không còn ai"
        )
        self.assertEqual(check.outsider, "Ông Bình, xã Bên cạnh")

    # ------------------------------------------------------------ when
    def test_whether_it_works_is_checked_after_its_time(self):
        with freeze_time("2026-03-06 02:00:00"):
            one, action = self._shot(action={"effect_days": 30})
            self._check_done(one)
            self.assertEqual(str(action.effect_due), "2026-04-17")
            with self.assertRaisesRegex(UserError, "17/04/2026"):
                action.with_user(self.energy_head).check_effect(True, "Đã xem")
        with freeze_time("2026-04-17 02:00:00"):
            action.with_user(self.energy_head).check_effect(True, "Đã xem")
        self.assertEqual(action.state, "effective")

    def test_the_agency_says_after_how_long(self):
        self.agency.iso_effect_days = 12
        one = self._analysed()
        action = one.action_ids.create({"nonconformity_id": one.id, "name": "Nhắc"})
        self.assertEqual(action.effect_days, 12)

    def test_a_check_needs_words_and_takes_own_files_only(self):
        _one, action = self._shot()
        checker = action.with_user(self.energy_head)
        with self.assertRaisesRegex(UserError, "reason"):
            checker.check_done(True, " ")
        files = self.env["ir.attachment"]
        stranger = files.with_user(self.staff).create({"name": "a.txt", "raw": b"a"})
        with self.assertRaises(AccessError):
            checker.check_done(True, "Đã xem", files=stranger.ids)
        own = files.with_user(self.energy_head).create({"name": "b.txt", "raw": b"b"})
        check = checker.check_done(True, "Đã xem", files=own.ids)
        self.assertEqual(check.evidence_ids, own)
        self.assertEqual((own.res_model, own.res_id), (check._name, check.id))
        with self.assertRaises(UserError):
            own.with_user(self.energy_head).unlink()

    # ------------------------------------------------------------ what did not work
    def test_what_did_not_work_is_followed_by_another_action(self):
        one = self._watched()
        first = one.action_ids
        self._check_effect(one, passed=False)
        self.assertEqual((one.state, one.round), ("proposing", 2))
        self.assertEqual(first.state, "failed")
        self.assertEqual(first.task_id.sudo().state, "done")
        with self.assertRaisesRegex(UserError, "new action for this round"):
            one.action_hand_in()
        second = self._new_action(one, name="Nhắc hạn tự động")
        self.assertEqual(second.round, 2)
        one.action_hand_in()
        one.with_user(self.secretary).review()
        # The second round is a leader's.
        self.assertEqual(one.state, "approving")
        one.with_user(self.leader).approve()
        self.assertNotEqual(second.task_id, first.task_id)
        self._do(one)
        self._check_done(one)
        self._check_effect(one)
        one.with_user(self.secretary).action_close()
        self.assertEqual(one.state, "closed")
        self.assertEqual(first.check_ids.mapped("passed"), [True, False])

    def test_what_is_not_done_fails_as_well(self):
        one, action = self._shot()
        self._check_done(one, passed=False)
        self.assertEqual(
            (one.state, one.round, action.state), ("proposing", 2, "failed")
        )

    def test_one_that_works_does_not_stand_in_for_another_cause(self):
        one = self._analysed(("Không ai nhắc", "Sổ không có cột hạn"))
        first, second = one.cause_ids
        self._new_action(one, first)
        with self.assertRaisesRegex(UserError, "Sổ không có cột hạn"):
            one.action_hand_in()
        other = self._new_action(one, second, name="Thêm cột")
        self._approve_actions(one)
        self._do(one)
        self._check_done(one)
        (one.action_ids - other).with_user(self.energy_head).check_effect(True, "Tốt")
        with self.assertRaises(UserError) as caught:
            one.with_user(self.secretary).action_close()
        self.assertIn("Sổ không có cột hạn", str(caught.exception))

    def test_after_two_failures_only_a_leader_leaves_a_step_out(self):
        one = self._watched()
        self._check_effect(one, passed=False)
        self._new_action(one)
        self._approve_actions(one)
        self._do(one)
        self._check_done(one, passed=False)
        self.assertEqual(one.round, 3)
        with self.assertRaises(AccessError):
            one.with_user(self.secretary).waive("Không làm được")
        one.with_user(self.leader).waive("Chấp nhận, chờ phần mềm mới")
        self.assertEqual(one.state, "reviewing")

    # ------------------------------------------------------------ measured by itself
    def test_the_check_measures_itself(self):
        one = self._under_way(
            action={"measured_by": "repeats", "target": 0, "effect_days": 0}
        )
        self._do(one)
        self._check_done(one)
        tomorrow = vietnam_today() + timedelta(1)
        with freeze_time(f"{tomorrow} 02:00:00"):
            again = self._accepted()
            action = one.action_ids.with_user(self.energy_head)
            with self.assertRaisesRegex(UserError, "1 instead of ≤ 0"):
                action.check_effect(True, "Tốt")
            check = action.check_effect(False, "Lặp lại")
        self.assertEqual((check.value, check.counted_ids), (1, again.ids))
        self.assertTrue(check.is_measured)
        opened = check.action_open_counted()
        self.assertEqual((opened["res_model"], opened["res_id"]), (one._name, again.id))

    def test_nothing_to_count_is_no_effect(self):
        kind = self.env.ref("iso_quality.activity_type_audit")
        one = self._watched(
            action={
                "measured_by": "tasks_on_time",
                "activity_kind_id": kind.id,
                "target": 90,
            }
        )
        with self.assertRaisesRegex(UserError, "nothing to count"):
            one.action_ids.with_user(self.energy_head).check_effect(True, "Tốt")

    # ------------------------------------------------------------ put off, let go
    def test_a_deadline_is_put_off_with_a_reason_and_counted(self):
        one = self._under_way()
        action = one.action_ids
        later = action.date_deadline + timedelta(5)
        with self.assertRaises(AccessError):
            action.with_user(self.trade_head).extend(later, "Thiếu người")
        secretary = action.with_user(self.secretary)
        with self.assertRaises(UserError):
            secretary.extend(action.date_deadline, "Thiếu người")
        secretary.extend(later, "Thiếu người")
        self.assertEqual(
            (action.date_deadline, action.task_id.sudo().date_due), (later,) * 2
        )
        self.assertEqual(action.extension_count, 1)
        self.assertEqual(action.extension_ids.extended_by_name, self.secretary.name)

    def test_an_action_is_let_go_by_who_approved_it(self):
        one = self._under_way(grade="major")
        action = one.action_ids
        with self.assertRaises(AccessError):
            action.with_user(self.secretary).drop("Hết kinh phí")
        action.with_user(self.leader).drop("Hết kinh phí")
        self.assertEqual(
            (action.state, action.task_id.sudo().state, one.state),
            ("dropped", "withdrawn", "proposing"),
        )
        with self.assertRaisesRegex(
            UserError, "No action is against|at least one action"
        ):
            one.action_hand_in()

    # ------------------------------------------------------------ documents follow
    def test_closing_waits_for_the_procedure_that_changes(self):
        procedure = self.env["iso.procedure"].create(
            {
                "code": "QT-01",
                "name": "Trả kết quả",
                "company_id": self.agency.id,
                "issue_date": "2020-01-01",
            }
        )
        one = self._watched(action={"procedure_id": procedure.id})
        self._check_effect(one)
        with self.assertRaisesRegex(UserError, "no new issue of it"):
            one.with_user(self.secretary).action_close()
        procedure.issue_date = vietnam_today()
        one.with_user(self.secretary).action_close()
        self.assertEqual(one.state, "closed")

    # ------------------------------------------------------------ causes
    def test_causes_are_a_tree_of_one_nonconformity(self):
        one, other = self._contained(), self._contained()
        causes = one.cause_ids
        top = causes.create({"nonconformity_id": one.id, "name": "Trả chậm"})
        deeper = causes.create(
            {"nonconformity_id": one.id, "name": "Không nhắc", "parent_id": top.id}
        )
        self.assertEqual(one.cause_ids.filtered("is_root"), deeper)
        self.assertEqual(one.cause_ids.filtered("is_uncured"), deeper)
        with self.assertRaises(UserError):
            causes.create(
                {"nonconformity_id": other.id, "name": "Khác", "parent_id": top.id}
            )
        with self.assertRaises(UserError):
            top.parent_id = deeper
        one.action_analyse()
        other.cause_ids.create({"nonconformity_id": other.id, "name": "Khác"})
        other.action_analyse()
        with self.assertRaises(UserError):
            self._new_action(other, top)
        with self.assertRaises(AccessError):
            causes.with_user(self.energy_head).create(
                {"nonconformity_id": one.id, "name": "Khác"}
            )

    def test_actions_of_a_cause_that_goes_stay(self):
        one = self._with_action(("Không ai nhắc", "Sổ thiếu cột"))
        action = one.action_ids
        one.write({"cause_ids": [Command.delete(one.cause_ids[1].id)]})
        self.assertEqual(action.cause_ids, one.cause_ids)
