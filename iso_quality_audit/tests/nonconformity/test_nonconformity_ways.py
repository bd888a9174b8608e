"""Each kind goes its way: nothing is closed without what its steps ask for."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from .nonconformity_case import NonconformityCase


@tagged("post_install", "-at_install", "iso_quality")
class TestNonconformityWays(NonconformityCase):
    def test_a_minor_one_goes_the_full_way(self):
        one = self._new_report(grade="minor")
        states = [one.state]
        one.with_user(self.secretary).accept()
        head = one.with_user(self.trade_head)
        states.append(head.state)
        self._contain(head)
        states.append(head.state)
        head.cause_ids.create({"nonconformity_id": one.id, "name": "Không ai nhắc"})
        head.action_analyse()
        states.append(head.state)
        self._new_action(head)
        head.action_hand_in()
        states.append(head.state)
        head.with_user(self.secretary).review()
        states.append(head.state)
        self._do(head)
        states.append(head.state)
        self._check_done(head)
        states.append(head.state)
        self._check_effect(head)
        head.with_user(self.secretary).action_close()
        states.append(head.state)
        self.assertEqual(
            states,
            [
                *("reported", "containing", "analysing", "proposing", "reviewing"),
                *("doing", "checking", "watching", "closed"),
            ],
        )
        history = head.step_ids.mapped("state")
        self.assertEqual(history, states)
        self.assertEqual(head.closed_by_id, self.secretary)

    def test_a_major_one_is_approved_by_a_leader(self):
        one = self._with_action(grade="major")
        one.action_hand_in()
        one.with_user(self.secretary).review("Được")
        self.assertEqual(one.state, "approving")
        with self.assertRaises(AccessError):
            one.with_user(self.secretary).approve()
        one.with_user(self.leader).approve("Làm ngay")
        self.assertEqual(one.state, "doing")
        self.assertEqual(one.approved_by_id, self.leader)
        self.assertEqual((one.review_words, one.approval_words), ("Được", "Làm ngay"))

    def test_what_costs_money_is_a_leaders(self):
        one = self._with_action(action={"cost": 2_000_000})
        one.action_hand_in()
        one.with_user(self.secretary).review()
        self.assertEqual(one.state, "approving")

    def test_each_step_says_what_is_missing(self):
        one = self._accepted()
        asked = one.action_contain()
        self.assertEqual((asked["res_id"], asked["target"]), (one.id, "new"))
        with self.assertRaisesRegex(UserError, "Write what was done at once"):
            one.with_context(asked_first=True).action_contain()
        self._contain(one)
        with self.assertRaisesRegex(UserError, "at least one cause"):
            one.action_analyse()
        cause = one.cause_ids.create(
            {"nonconformity_id": one.id, "name": "Không ai nhắc"}
        )
        one.action_analyse()
        with self.assertRaisesRegex(UserError, "at least one action"):
            one.action_hand_in()
        action = self._new_action(one, causes=cause.browse(), criterion=False)
        with self.assertRaises(UserError) as caught:
            one.action_hand_in()
        self.assertIn("No action is against the cause", str(caught.exception))
        self.assertIn("how we will know", str(caught.exception))
        self.assertIn("No action is against", one.missing_text)
        action.write({"cause_ids": [(6, 0, cause.ids)], "criterion": "Không còn trễ"})
        one.action_hand_in()

    def test_it_is_contained_before_the_cause_and_on_a_real_day(self):
        one = self._accepted()
        today = vietnam_today()
        one.write({"correction": "Đã trả", "correction_date": "2100-01-01"})
        with self.assertRaisesRegex(UserError, "day to come"):
            one.action_contain()
        one.correction_date = today
        one.action_contain()
        self.assertEqual(one.state, "analysing")

    def test_a_remark_is_corrected_and_confirmed_by_the_head(self):
        one = self._accepted(kind="remark")
        self._contain(one)
        self.assertEqual((one.state, one.closed_by_id), ("closed", self.trade_head))

    def test_an_improvement_is_an_action_with_its_result(self):
        one = self._accepted(kind="improvement")
        self.assertEqual(one.state, "proposing")
        self._new_action(one, kind="improvement", criterion=False)
        one.action_hand_in()
        self.assertEqual(one.state, "doing")
        with self.assertRaisesRegex(UserError, "is not done yet"):
            one.with_user(self.secretary).action_close()
        self._do(one)
        one.with_user(self.secretary).action_close()
        self.assertEqual(one.state, "closed")

    def test_an_output_is_closed_at_once(self):
        one = self._accepted(kind="output")
        self._contain(one)
        told = one.with_context(asked_first=True)
        with self.assertRaisesRegex(UserError, "what was done with the output"):
            told.action_contain()
        one.disposition = "concession"
        with self.assertRaisesRegex(UserError, "who granted the concession"):
            told.action_contain()
        one.concession_by = "Giám đốc"
        one.action_contain()
        self.assertEqual(one.state, "closed")

    def test_the_third_output_alike_asks_for_its_cause(self):
        first, second, third = (self._accepted(kind="output") for _n in range(3))
        other = self._accepted(kind="output", department_id=self.energy.id)
        self.assertEqual(first.repeat_count, 2)
        self.assertFalse(other.with_user(self.secretary).asks_full_way)
        self.assertTrue(third.asks_full_way)
        third.with_user(self.secretary).action_full_way()
        self.assertEqual((third.kind, third.state), ("nonconform", "containing"))
        # The others are two now.
        (first | second).invalidate_recordset()
        self.assertFalse((first | second).filtered("asks_full_way"))

    # ------------------------------------------------------------ data, not code
    def test_an_agency_goes_its_own_way(self):
        ways = self.env["iso.nonconformity.way"].with_user(self.secretary)
        ways.create(
            {
                "kind": "remark",
                "company_id": self.agency.id,
                "asks_correction": False,
                "asks_actions": True,
            }
        )
        one = self._accepted(kind="remark")
        self.assertEqual(one.state, "proposing")
        with self.assertRaises(ValidationError):
            ways.create({"kind": "improvement", "asks_effect": True})
        with self.assertRaises(AccessError):
            self.env.ref("iso_quality_audit.nonconformity_way_minor").with_user(
                self.secretary
            ).asks_cause = False

    # ------------------------------------------------------------ left out
    def test_a_step_is_left_out_with_a_reason_by_secretary_or_leader(self):
        one = self._contained()
        with self.assertRaises(AccessError):
            one.waive("Rõ rồi")
        secretary = one.with_user(self.secretary)
        with self.assertRaisesRegex(UserError, "reason"):
            secretary.waive("  ")
        secretary.waive("Nguyên nhân đã rõ")
        self.assertEqual(one.state, "proposing")
        waiver = one.waiver_ids
        self.assertEqual(
            (waiver.state, waiver.reason, waiver.waived_by_name),
            ("analysing", "Nguyên nhân đã rõ", self.secretary.name),
        )
        self.assertIn("at least one cause", waiver.missing)

    def test_a_decision_cannot_be_left_out(self):
        one = self._with_action()
        one.action_hand_in()
        with self.assertRaisesRegex(UserError, "waits for a decision"):
            one.with_user(self.leader).waive("Gấp")

    # ------------------------------------------------------------ dragged
    def test_a_card_is_dragged_to_the_next_step_only(self):
        one = self._accepted()
        with self.assertRaisesRegex(UserError, "Write what was done at once"):
            one.write({"state": "analysing"})
        with self.assertRaisesRegex(UserError, "to no other step"):
            one.write({"state": "closed"})
        self._contain(one)
        with self.assertRaisesRegex(UserError, "to no other step"):
            one.write({"state": "containing"})
        one.cause_ids.create({"nonconformity_id": one.id, "name": "Không ai nhắc"})
        one.write({"state": "proposing"})
        self.assertEqual(one.state, "proposing")
        with self.assertRaises(UserError):
            self._new_report().write({"state": "closed"})
        with self.assertRaises(UserError):
            self._new_report(state="closed")

    def test_a_drag_is_a_hand_as_well(self):
        one = self._with_action()
        one.action_hand_in()
        with self.assertRaises(AccessError):
            one.write({"state": "doing"})
        one.with_user(self.secretary).write({"state": "doing"})
        self.assertEqual(one.state, "doing")
        self.assertTrue(one.action_ids.task_id)

    # ------------------------------------------------------------ back, sealed
    def test_what_is_handed_in_is_fixed_until_it_is_sent_back(self):
        one = self._with_action()
        one.action_hand_in()
        for record, vals in (
            (one, {"seen": "Khác"}),
            (one.cause_ids, {"name": "Khác"}),
            (one.action_ids, {"name": "Khác"}),
        ):
            with self.assertRaisesRegex(UserError, "handed in"):
                record.write(vals)
            with self.assertRaisesRegex(UserError, "handed in"):
                record.with_user(self.secretary).write(vals)
        with self.assertRaises(AccessError):
            one.send_back("Chưa đủ")
        one.with_user(self.secretary).send_back("Chưa đủ")
        self.assertEqual(one.state, "proposing")
        one.action_ids.name = "Nhắc hạn hai lần"
        self.assertIn("Chưa đủ", one.step_ids.mapped("reason"))

    def test_a_closed_one_is_sealed_until_it_is_reopened(self):
        one = self._closed_one()
        with self.assertRaisesRegex(UserError, "is over"):
            one.with_user(self.secretary).seen = "Khác"
        with self.assertRaises(AccessError):
            one.reopen("Còn nữa")
        one.with_user(self.secretary).reopen("Còn nữa")
        self.assertEqual((one.state, one.round, one.reopened), ("proposing", 2, 1))
        self.assertEqual(one.step_ids.filtered(lambda s: s.state == "closed").round, 1)
        # Nothing that was done before is done anew: another action is asked for.
        with self.assertRaisesRegex(UserError, "new action for this round"):
            one.action_hand_in()

    # ------------------------------------------------------------ ended otherwise
    def test_it_is_cancelled_with_a_reason_and_its_work_called_off(self):
        one = self._under_way()
        task = one.action_ids.task_id
        with self.assertRaises(AccessError):
            one.cancel("Nhầm")
        one.with_user(self.secretary).cancel("Nhầm")
        self.assertEqual((one.state, task.sudo().state), ("cancelled", "withdrawn"))
        self.assertEqual(one.ended_reason, "Nhầm")

    def test_what_was_cancelled_and_goes_on_gets_its_work_anew(self):
        one = self._under_way()
        action, task = one.action_ids, one.action_ids.task_id
        secretary = one.with_user(self.secretary)
        secretary.cancel("Nhầm")
        secretary.reopen("Không nhầm")
        self.assertEqual((one.state, action.state), ("containing", "draft"))
        one.action_contain()
        one.action_analyse()
        self._approve_actions(one)
        self.assertEqual(action.state, "doing")
        self.assertEqual(task.sudo().state, "withdrawn")
        self.assertNotEqual(action.task_id, task)

    def test_one_is_merged_into_another(self):
        one, other = self._accepted(), self._accepted()
        secretary = one.with_user(self.secretary)
        with self.assertRaises(UserError):
            secretary.merge_into(one.id, "Trùng")
        secretary.merge_into(other.id, "Trùng")
        self.assertEqual((one.state, one.merged_into_id), ("merged", other))
        with self.assertRaises(UserError):
            other.with_user(self.secretary).merge_into(one.id, "Trùng")

    def test_after_an_inspection(self):
        one = self._watched(source="inspection", inspection_date="2026-03-15")
        self.assertEqual(str(one.inspection_due), "2026-05-15")
        self._check_effect(one)
        secretary = one.with_user(self.secretary)
        secretary.action_close()
        secretary.not_accepted("Chưa thấy sổ mới")
        self.assertEqual((one.state, one.round), ("proposing", 2))
        self.assertIn("Chưa thấy sổ mới", one.step_ids[-1].reason)
