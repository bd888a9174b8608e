from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Command
from odoo.tests import Form, freeze_time, tagged

from .risk_case import RiskCase


@tagged("post_install", "-at_install", "iso_quality")
class TestRiskScale(RiskCase):
    def test_bands_of_the_data(self):
        register = self._register(self._new_round())
        for pair, band in (
            ((1, 3), "Thấp"),
            ((2, 2), "Trung bình"),
            ((3, 3), "Cao"),
            ((4, 4), "Rất cao"),
        ):
            risk = self._new_risk(register, pair)
            self.assertEqual(risk.current_score, pair[0] * pair[1])
            self.assertEqual(risk.current_band_id.name, band)

    def test_every_scale_of_the_data_can_be_used(self):
        for scale in self.env["iso.risk.scale"].search([("company_id", "=", False)]):
            self.assertFalse(scale.problem, scale.name)

    def test_a_scale_with_a_gap_opens_no_round(self):
        scale = self.env.ref("iso_quality.risk_scale_five").copy(
            {"company_id": self.agency.id}
        )
        one = self._new_round(is_open=False)
        one.scale_id = scale
        scale.band_ids[0].score_to = 2
        self.assertIn("3", scale.problem)
        with self.assertRaises(ValidationError):
            one.open()
        scale.band_ids[0].score_to = 3
        one.open()
        self.assertEqual(one.state, "open")

    def test_changing_the_scale_changes_no_past(self):
        scale = self.env.ref("iso_quality.risk_scale_five")
        one = self._new_round()
        risk = self._new_risk(self._register(one), (3, 3))
        scale.band_ids[1].score_to = 9
        scale.band_ids[2].score_from = 10
        risk.cause = "Nguyên nhân"
        self.assertEqual(risk.current_band_id.name, "Cao")
        with self.assertRaises(UserError):
            one.used_scale_id.sudo().band_ids[0].colour = "#ffffff"
        with self.assertRaises(UserError):
            one.used_scale_id.sudo().name = "Khác"

    def test_levels_of_another_scale_are_refused(self):
        register = self._register(self._new_round())
        level = self.env.ref("iso_quality.risk_scale_three_likelihood_1")
        with self.assertRaises(ValidationError):
            self._new_risk(register, None, current_likelihood_id=level.id)

    def test_a_colour_is_a_colour(self):
        with self.assertRaises(ValidationError):
            self.env.ref("iso_quality.risk_scale_five_band_1").colour = "red; x"


@tagged("post_install", "-at_install", "iso_quality")
class TestRiskRound(RiskCase):
    def test_it_opens_for_all_departments_in_scope(self):
        self.energy.iso_in_scope = False
        one = self._new_round()
        self.assertEqual(one.register_ids.department_id, self.office | self.trade)
        self.energy.iso_in_scope = True
        one.open()
        self.assertEqual(one.register_ids.department_id, self.departments)
        self.assertEqual((one.register_count, one.confirmed_count), (3, 0))

    def test_only_the_secretary_opens(self):
        one = self._new_round(is_open=False)
        for user in (self.trade_head, self.leader, self.staff):
            with self.assertRaises(AccessError):
                one.with_user(user).open()

    def test_state_is_not_written_from_outside(self):
        one = self._new_round(is_open=False)
        with self.assertRaises(UserError):
            one.state = "closed"
        register = self._register(self._new_round(2027))
        with self.assertRaises(UserError):
            register.with_user(self.trade_head).state = "closed"

    def test_residual_becomes_current(self):
        last = self._new_round(2025)
        register = self._register(last)
        risk = self._new_risk(register, (4, 3), (2, 3), cause="Dồn việc")
        kept = self._new_risk(register, (2, 2), name="Không đổi")
        gone = self._new_risk(register, (1, 1), name="Đã hết")
        chance = self._new_risk(register, None, kind="opportunity", name="Số hóa")
        measure = self._measure(risk)
        self._close_all_but_drop(last, gone)
        self._finish_work(measure, self.staff)
        measure.with_user(self.trade_head).action_check_effective()
        risks = self._register(self._new_round(2026)).risk_ids
        self.assertEqual(risks.origin_id, risk | kept | chance)
        moved = risks.filtered(lambda one: one.origin_id == risk)
        self.assertEqual(
            (moved.last_score, moved.current_score, moved.residual_score), (12, 6, 6)
        )
        self.assertEqual((moved.movement, moved.review), ("down", "pending"))
        self.assertEqual((moved.cause, moved.controls), ("Dồn việc", "Cảnh báo sớm"))
        same = risks.filtered(lambda one: one.origin_id == kept)
        self.assertEqual((same.current_score, same.movement), (4, "same"))
        opportunity = risks.filtered(lambda one: one.origin_id == chance)
        self.assertFalse(opportunity.movement)
        same.with_user(self.trade_head).current_likelihood_id = self._level(
            same.register_id, "likelihood", 5
        )
        self.assertEqual(same.movement, "up")

    def _close_all_but_drop(self, one, gone):
        gone.action_drop()
        self._close_all(one)

    def test_a_smaller_scale_leaves_what_it_has_not_to_be_assessed(self):
        last = self._new_round(2025)
        self._new_risk(self._register(last), (2, 5))
        self._close_all(last)
        risk = self._register(self._new_round(2026, "three")).risk_ids
        self.assertEqual(risk.current_likelihood_id.value, 2)
        self.assertFalse(risk.current_impact_id)
        self.assertFalse(risk.current_score)
        self.assertFalse(risk.movement)

    def test_a_round_closes_when_all_registers_are(self):
        one = self._new_round()
        with self.assertRaisesRegex(UserError, "Phòng Năng lượng"):
            one.close()
        self._close_all(one)
        self.assertEqual((one.state, one.closed_count), ("closed", 3))
        with self.assertRaises(UserError):
            one.open()
        with self.assertRaises(UserError):
            one.unlink()


@tagged("post_install", "-at_install", "iso_quality")
class TestRiskRegister(RiskCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        last = cls._new_round(2025)
        register = cls._register(last)
        for name in ("Chậm hạn", "Sai mẫu"):
            cls._new_risk(register, (4, 3), (3, 3), name=name)
        cls._close_all(last)
        cls.round = cls._new_round(2026)
        cls.register = cls._register(cls.round).with_user(cls.trade_head)
        cls.one, cls.two = cls.register.risk_ids

    def test_each_line_is_confirmed_or_changed(self):
        self.assertEqual(self.register.pending_count, 2)
        with self.assertRaisesRegex(UserError, "Chậm hạn"):
            self.register.confirm()
        self.one.action_confirm()
        self.two.effect = "Phải làm lại"
        self.assertEqual((self.one.review, self.two.review), ("confirmed", "changed"))
        self.assertEqual(self.register.pending_count, 0)
        self.register.confirm()
        self.assertEqual(self.register.confirmed_by_id, self.trade_head)

    def test_confirmed_lines_are_sealed(self):
        (self.one | self.two).action_confirm()
        self.register.confirm()
        for change in (
            lambda: self.one.with_user(self.secretary).write({"cause": "x"}),
            lambda: self.one.with_user(self.secretary).unlink(),
            lambda: self._new_risk(self.register, user=self.secretary),
            lambda: self.one.with_user(self.secretary).action_drop(),
        ):
            with self.assertRaises(UserError):
                change()
        self.register.with_user(self.secretary).return_to_head()
        self.one.cause = "Nguyên nhân khác"
        self.assertEqual(self.one.review, "changed")

    def test_a_review_mark_is_set_by_buttons_only(self):
        for vals in ({"review": "confirmed"}, {"approved_by_id": self.leader.id}):
            with self.assertRaises(UserError):
                self.one.write(vals)

    def test_what_is_missing_is_told(self):
        self.one.treatment = False
        with self.assertRaisesRegex(UserError, "how it is treated"):
            self.one.action_confirm()
        self.one.treatment = "accept"
        with self.assertRaisesRegex(UserError, "by whom and until when"):
            self.one.action_confirm()
        self.one.write(
            {"accepted_by_id": self.trade_head.id, "accepted_until": "2026-12-31"}
        )
        self.one.action_confirm()
        self.one.current_impact_id = False
        with self.assertRaisesRegex(UserError, "no likelihood or no impact"):
            self.one.action_confirm()

    def test_another_head_confirms_nothing(self):
        register = self.register.with_user(self.energy_head)
        with self.assertRaises(AccessError):
            register.confirm()
        with self.assertRaises(AccessError):
            self.one.with_user(self.energy_head).action_confirm()

    def test_very_high_risks_are_approved_by_a_leader_only(self):
        high = self._new_risk(self.register, (4, 4), name="Rò rỉ hóa chất")
        (self.one | self.two).action_confirm()
        self.assertEqual((high.approval, self.one.approval), ("needed", "none"))
        self.register.confirm()
        self.assertEqual(self.register.approval_count, 1)
        with self.assertRaisesRegex(UserError, "Rò rỉ hóa chất"):
            self.register.with_user(self.secretary).close()
        for user in (self.trade_head, self.secretary):
            with self.assertRaises(AccessError):
                high.with_user(user).action_approve()
        with self.assertRaises(UserError):
            self.one.with_user(self.leader).action_approve()
        high.with_user(self.leader).action_approve()
        self.assertEqual(high.approved_by_id, self.leader)
        self.register.with_user(self.secretary).close()
        self.assertEqual(self.register.state, "closed")

    def test_an_approval_is_gone_with_what_was_approved(self):
        high = self._new_risk(self.register, (4, 4))
        high.with_user(self.leader).action_approve()
        high.process = "Khác"
        self.assertEqual(high.approval, "approved")
        high.current_impact_id = self._level(self.register, "impact", 5)
        self.assertEqual(high.approval, "needed")
        self.assertFalse(high.approved_by_id)

    def test_opportunities_are_not_scored(self):
        chance = self._new_risk(self.register, (5, 5), kind="opportunity")
        self.assertEqual((chance.current_score, chance.approval), (0, "none"))
        self.assertFalse(chance.current_band_id)
        chance.action_confirm()
        with self.assertRaises(ValidationError):
            chance.treatment = "avoid"

    def test_the_form_of_the_head(self):
        with Form(self.one) as form:
            form.current_likelihood_id = self._level(self.register, "likelihood", 1)
        self.assertEqual((self.one.current_score, self.one.review), (3, "changed"))


@tagged("post_install", "-at_install", "iso_quality")
class TestRiskMeasure(RiskCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.register = cls._register(cls._new_round())
        cls.risk = cls._new_risk(cls.register)
        cls.measure = cls._measure(cls.risk, date_deadline="2026-01-31")
        cls.register.with_user(cls.trade_head).confirm()

    def test_the_owner_finishes_the_task_with_evidence(self):
        task = self.measure.task_id.with_user(self.staff)
        self.assertEqual((task.user_id, task.state), (self.staff, "todo"))
        self.assertEqual(str(task.date_due), "2026-01-31")
        self.assertEqual(task.origin_name, self.risk.display_name)
        with self.assertRaises(UserError):
            task.finish()
        self._finish_work(self.measure, self.staff, "Ảnh chụp màn hình")
        measure = self.measure.with_user(self.trade_head)
        self.assertEqual((measure.state, measure.done_by_id), ("done", self.staff))
        self.assertEqual(measure.evidence, "Ảnh chụp màn hình")

    def test_only_the_head_plans_and_only_before_confirming(self):
        with self.assertRaises(UserError):
            self.measure.with_user(self.trade_head).state = "effective"
        with self.assertRaises(UserError):
            self.measure.with_user(self.trade_head).name = "Việc khác"
        self.register.with_user(self.secretary).return_to_head()
        with self.assertRaises(AccessError):
            self.measure.with_user(self.staff).name = "Việc khác"
        self.measure.with_user(self.trade_head).name = "Việc khác"

    def test_who_did_it_does_not_check_it(self):
        self._finish_work(self.measure, self.trade_head)
        for doer in (self.trade_head, self.staff):
            with self.assertRaises(UserError):
                self.measure.with_user(doer).action_check_effective()
        self.measure.with_user(self.secretary).action_check_failed()
        self.assertEqual(self.measure.state, "failed")
        self.assertEqual(self.measure.task_id.state, "doing")
        self._finish_work(self.measure, self.staff)
        self.assertEqual(self.measure.state, "done")
        self.measure.with_user(self.trade_head).action_check_effective()
        self.assertEqual(self.measure.checked_by_id, self.trade_head)

    def test_others_do_not_check(self):
        self._finish_work(self.measure, self.staff)
        for user in (self.staff, self.energy_head):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.measure.with_user(user).action_check_effective()

    def test_late_is_searched(self):
        late = self.env["iso.risk.measure"].search([("is_late", "=", True)])
        self.assertIn(self.measure, late)
        self._finish_work(self.measure, self.staff)
        late = self.env["iso.risk.measure"].search([("is_late", "=", True)])
        self.assertNotIn(self.measure, late)

    def test_what_is_not_finished_goes_on_in_the_next_register(self):
        finished, failed = (
            self._measure_of_another_risk(name) for name in ("Xong", "Chưa đạt")
        )
        for measure in (finished, failed):
            self._finish_work(measure, self.staff)
        finished.with_user(self.secretary).action_check_effective()
        failed.with_user(self.secretary).action_check_failed()
        self._close_rest(self.register.round_id)
        register = self._register(self._new_round(2027))
        going_on = register.risk_ids.measure_ids
        self.assertEqual(going_on.previous_id, self.measure | failed)
        self.assertEqual(set(going_on.mapped("state")), {"todo", "failed"})
        self.assertEqual(self.measure.state, "carried")
        task = self.measure.task_id
        self.assertEqual(
            task, going_on.filtered(lambda one: one.previous_id == self.measure).task_id
        )
        self._finish_work(going_on[0], self.staff)
        self.assertEqual(going_on[0].state, "done")
        self.assertEqual(going_on[0].previous_id.state, "carried")

    def test_what_was_done_leaves_my_tasks_with_its_year(self):
        self._finish_work(self.measure, self.staff)
        task = self.measure.task_id
        shown = [("id", "=", task.id), ("is_in_force", "=", True)]
        for day, expected in (("2026-12-31", True), ("2027-01-01", False)):
            with freeze_time(f"{day} 03:00:00"):
                task.invalidate_recordset()
                self.assertEqual(task.is_in_force, expected)
                self.assertEqual(bool(task.search_count(shown)), expected)

    def test_a_dropped_risk_gives_no_work(self):
        self.register.with_user(self.secretary).return_to_head()
        self.risk.with_user(self.trade_head).action_drop()
        self.register.with_user(self.trade_head).confirm()
        self.assertEqual(self.measure.task_id.state, "withdrawn")

    def test_a_changed_measure_changes_its_task(self):
        self.register.with_user(self.secretary).return_to_head()
        self.measure.with_user(self.trade_head).write(
            {"date_deadline": "2026-05-31", "user_id": self.trade_head.id}
        )
        self.register.with_user(self.trade_head).confirm()
        task = self.measure.task_id
        self.assertEqual(str(task.date_due), "2026-05-31")
        self.assertEqual(task.user_id, self.trade_head)

    def test_deleting_a_risk_takes_its_open_work_along(self):
        self.register.with_user(self.secretary).return_to_head()
        task = self.measure.task_id
        self.risk.with_user(self.trade_head).unlink()
        self.assertFalse(task.exists())

    def test_what_is_done_is_not_deleted(self):
        self._finish_work(self.measure, self.staff)
        self.register.with_user(self.secretary).return_to_head()
        with self.assertRaises(UserError):
            self.risk.with_user(self.trade_head).unlink()

    def _measure_of_another_risk(self, name):
        self.register.with_user(self.secretary).return_to_head()
        measure = self._measure(self._new_risk(self.register, name=name), name=name)
        self.register.with_user(self.trade_head).confirm()
        return measure

    def _close_rest(self, one):
        for register in one.register_ids:
            if register.state == "draft":
                head = register.sudo().department_id.iso_head_user_id
                register.with_user(head).confirm()
            register.with_user(self.secretary).close()
        one.with_user(self.secretary).close()


@tagged("post_install", "-at_install", "iso_quality")
class TestRiskOutputs(RiskCase):
    """The plan's tasks are done when the register, round or context is."""

    def _task(self, kind, parties):
        plan = self._new_plan(
            {
                "deadline": "Quý II",
                "lead": parties,
                "activity_type_id": self.env.ref(
                    f"iso_quality.activity_type_{kind}"
                ).id,
            }
        )
        self._issue(plan)
        return plan.task_ids

    def test_a_closed_register_finishes_the_task_of_its_department(self):
        tasks = self._task("risk", [self.all_departments])
        mine = tasks.filtered(lambda task: task.department_id == self.trade)
        with self.assertRaises(UserError):
            mine.with_user(self.trade_head).finish()
        one = self._new_round()
        register = self._register(one)
        action = mine.with_user(self.trade_head).action_open_output()
        self.assertEqual(
            (action["res_model"], action["res_id"]), (register._name, register.id)
        )
        register.with_user(self.trade_head).confirm()
        self.assertEqual(mine.state, "todo")
        register.with_user(self.secretary).close()
        self.assertEqual(mine.state, "done")
        self.assertEqual(set((tasks - mine).mapped("state")), {"todo"})

    def test_a_task_without_department_waits_for_the_round(self):
        task = self._task("risk", [self.secretary_party])
        self.assertFalse(task.department_id)
        action = task.with_user(self.secretary).action_open_output()
        one = self.env["iso.risk.round"].browse(action["res_id"])
        self.assertEqual((one.year, one.company_id), (2026, self.agency))
        one.with_user(self.secretary).open()
        self._close_all(one)
        self.assertEqual(task.state, "done")

    def test_the_head_is_told_why_there_is_no_register(self):
        self.energy.iso_in_scope = True
        tasks = self._task("risk", [self.all_departments])
        mine = tasks.filtered(lambda task: task.department_id == self.trade)
        mine = mine.with_user(self.trade_head)
        for _state in ("no review", "a draft that heads do not see"):
            with self.assertRaisesRegex(UserError, "2026 is not open yet"):
                mine.action_open_output()
            one = self.env["iso.risk.round"].search(
                [("company_id", "=", self.agency.id)]
            ) or self._new_round(is_open=False)
        self.trade.iso_in_scope = False
        one.open()
        for user in (self.trade_head, self.secretary):
            with self.assertRaisesRegex(UserError, "Thương mại has no register in it"):
                mine.with_user(user).action_open_output()
        self._close_all(one)
        with self.assertRaisesRegex(UserError, "closed without a register of Phòng"):
            mine.action_open_output()

    def _begun_by_the_secretary(self, kind):
        task = self._task(kind, [self.secretary_party])
        task.sudo().user_id = self.trade_head
        with self.assertRaisesRegex(UserError, "the ISO secretary"):
            task.with_user(self.trade_head).action_open_output()

    def test_who_opens_the_review_is_told(self):
        self._begun_by_the_secretary("risk")

    def test_who_begins_the_context_is_told(self):
        self._begun_by_the_secretary("context")

    def test_the_context_of_the_year(self):
        task = self._task("context", [self.secretary_party])
        action = task.with_user(self.secretary).action_open_output()
        self.assertEqual(action["res_model"], "iso.context")
        context = self.env["iso.context"].browse(action["res_id"])
        context = context.with_user(self.secretary)
        context.issue_ids.write({"relevance": "no", "description": "Không"})
        context.issue_ids.write({"is_reviewed": True})
        context.finish_review()
        self.assertEqual(task.state, "done")


@tagged("post_install", "-at_install", "iso_quality")
class TestContext(RiskCase):
    def _year_context(self, year):
        return (
            self.env["iso.context"]
            .with_user(self.secretary)
            .create({"year": year, "company_id": self.agency.id})
        )

    def _answer(self, context):
        context.issue_ids.filtered("is_climate").write(
            {"relevance": "yes", "description": "Bão, ngập"}
        )

    def test_climate_change_has_to_be_answered(self):
        context = self._year_context(2026)
        climate = context.issue_ids
        self.assertTrue(climate.is_climate)
        climate.is_reviewed = True
        with self.assertRaisesRegex(UserError, "climate change"):
            context.finish_review()
        climate.unlink()
        with self.assertRaisesRegex(UserError, "climate change"):
            context.finish_review()

    def test_everything_is_reviewed_again_next_year(self):
        context = self._year_context(2025)
        self._answer(context)
        context.write(
            {
                "issue_ids": [
                    Command.create({"name": "Thiếu người", "description": "3 biên chế"})
                ],
                "party_ids": [
                    Command.create({"name": "Doanh nghiệp", "needs": "Nhanh"})
                ],
            }
        )
        with self.assertRaisesRegex(UserError, "Thiếu người"):
            context.issue_ids.filtered("is_climate").action_review()
            context.finish_review()
        context.issue_ids.action_review()
        context.party_ids.action_review()
        context.finish_review()
        following = self._year_context(2026)
        self.assertEqual(following.pending_count, 3)
        self.assertEqual(following.issue_ids.origin_id, context.issue_ids)
        issue = following.issue_ids.filtered(lambda one: not one.is_climate)
        self.assertEqual((issue.description, issue.name), ("3 biên chế", "Thiếu người"))
        self.assertEqual(following.party_ids.needs, "Nhanh")
        climate = following.issue_ids.filtered("is_climate")
        self.assertEqual(len(climate), 1)
        self.assertFalse(climate.relevance or climate.description)

    def test_a_reviewed_context_is_sealed(self):
        context = self._year_context(2026)
        self._answer(context)
        context.issue_ids.action_review()
        context.finish_review()
        with self.assertRaises(UserError):
            context.issue_ids.effect = "x"
        with self.assertRaises(UserError):
            context.year = 2027
        context.reopen()
        context.issue_ids.effect = "x"

    def test_the_same_issue_of_this_year_is_linked(self):
        old = self._year_context(2025)
        self._answer(old)
        last = self._new_round(2025)
        risk = self._new_risk(self._register(last))
        risk.issue_ids = old.issue_ids
        self.assertEqual(old.issue_ids.risk_ids, risk)
        new = self._year_context(2026)
        self._close_all(last)
        carried = self._register(self._new_round(2026)).risk_ids
        self.assertEqual(carried.issue_ids, new.issue_ids)
