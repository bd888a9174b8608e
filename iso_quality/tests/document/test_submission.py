"""What is submitted is what is signed: locked, counted, signed by who is there."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-03-02 03:00:00")
class TestSubmission(AgencyCase):
    def _submitted(self):
        plan = self._new_plan({"deadline": "Quý I", "lead": [self.standing]})
        plan.submit()
        return plan

    def _wizard(self, plan, **context):
        return Form(
            self.env["iso.issue.wizard"]
            .with_user(self.leader)
            .with_context(
                default_res_model="iso.plan", default_res_ids=plan.ids, **context
            )
        )

    # ------------------------------------------------------------ locked
    def test_what_is_submitted_is_locked_for_everybody(self):
        plan = self._submitted()
        self.assertEqual((plan.is_locked, plan.is_sealed), (True, False))
        self.assertIn("takes it back", plan.lock_text)
        line = plan.line_ids
        for user in (self.secretary, self.leader, self._all_in_one()):
            for record, vals in (
                (plan, {"title": "Khác"}),
                (plan, {"signer_id": False}),
                (line, {"name": "Khác"}),
                (line, {"activity_type_id": False}),
                (line.party_ids, {"note": "Khác"}),
            ):
                with (
                    self.subTest(user.login, record=record._name, **vals),
                    self.assertRaises(UserError),
                ):
                    record.with_user(user).write(vals)
            with self.assertRaises(UserError):
                line.with_user(user).unlink()

    def test_its_author_takes_it_back(self):
        plan = self._submitted()
        self.assertTrue(plan.with_user(self.secretary).may_take_back)
        self.assertFalse(plan.with_user(self.leader).may_take_back)
        for user in (self.leader, self.trade_head, self.other_secretary):
            with self.assertRaises(AccessError):
                plan.with_user(user).take_back()
        plan.with_user(self.secretary).action_take_back()
        self.assertEqual((plan.state, plan.is_locked), ("draft", False))
        self.assertRegex(plan.message_ids[0].body, "Taken back|Đã rút về")
        plan.title = "Khác"
        plan.submit()
        self.assertEqual(plan.submission_count, 2)
        self._issue_now(plan)
        with self.assertRaises(UserError):
            plan.with_user(self.secretary).take_back()

    def _issue_now(self, plan, **vals):
        plan.with_user(self.leader).issue("01", "2026-03-02", **vals)

    def test_a_signer_returns_it(self):
        plan = self._submitted()
        plan.with_user(self.leader).return_to_draft("Thiếu phụ lục")
        plan.with_user(self.secretary).title = "Khác"

    def test_a_lock_that_does_not_ask_is_found(self):
        plan = self._submitted()
        with patch.object(type(plan), "_shut_message", lambda self: ""):
            plan.with_user(self.secretary).title = "Khác"
        self.assertEqual(plan.title, "Khác")

    # ------------------------------------------------------------ what was read
    def test_another_text_than_the_one_read_is_not_signed(self):
        plan = self._submitted()
        form = self._wizard(plan, default_submission=plan.submission_count)
        plan.with_user(self.secretary).take_back()
        plan.title = "Kế hoạch khác"
        plan.submit()
        with self.assertRaisesRegex(UserError, "submitted again"):
            form.save().action_issue()
        with self.assertRaisesRegex(UserError, "submitted again"):
            self._issue_now(plan, submission=1)
        self._wizard(plan).save().action_issue()
        self.assertEqual(plan.state, "issued")

    def test_a_sheet_without_a_number_carries_it_as_well(self):
        sheet = self._new_sheet(self.trade)
        sheet.submit()
        read = sheet.with_user(self.leader).with_context(
            submission=sheet.submission_count
        )
        sheet.take_back()
        sheet.submit()
        with self.assertRaisesRegex(UserError, "submitted again"):
            read.action_open_issue()

    # ------------------------------------------------------------ who signs
    def _deputy(self):
        deputy = self._new_user("deputy", "leader")
        employee = self.env["hr.employee"].search([("user_id", "=", deputy.id)])
        employee.job_title = "Phó Giám đốc"
        return deputy

    def test_a_deputy_signs_for_the_head(self):
        plan = self._submitted()
        plan._unsealed().signer_title = "Giám đốc"
        deputy = self._deputy()
        form = self._wizard(plan)
        self.assertEqual(form.signer_id, self.leader)
        self.assertFalse(form.signer_capacity)
        form.signer_id = deputy
        self.assertEqual(form.signer_capacity, "kt")
        self.assertEqual(form.signer_on_behalf, "Giám đốc")
        self.assertEqual(form.signer_title, "Phó Giám đốc")
        form.save().action_issue()
        self.assertRecordValues(
            plan,
            [
                {
                    "signer_id": deputy.id,
                    "signer_name": deputy.name,
                    "signer_capacity": "kt",
                    "signer_on_behalf": "Giám đốc",
                    "signer_title": "Phó Giám đốc",
                }
            ],
        )

    def test_a_deputy_of_a_collective_signs_for_both(self):
        plan = self._new_plan({"deadline": "Quý I", "lead": [self.standing]})
        plan.write(
            {
                "signer_capacity": "tm",
                "signer_on_behalf": "Ủy ban nhân dân",
                "signer_title": "Chủ tịch",
            }
        )
        plan.submit()
        form = self._wizard(plan)
        form.signer_id = self._deputy()
        form.save().action_issue()
        self.assertEqual(
            (plan.signer_collective, plan.signer_capacity, plan.signer_on_behalf),
            ("Ủy ban nhân dân", "kt", "Chủ tịch"),
        )

    def test_a_deputy_named_on_the_draft_signs_for_the_head_as_well(self):
        plan = self._new_plan({"deadline": "Quý I", "lead": [self.standing]})
        plan.write({"signer_id": self._deputy().id, "signer_title": False})
        plan.submit()
        self._issue_now(plan)
        self.assertEqual(plan.signer_capacity, "kt")

    def test_a_signer_who_left_is_said(self):
        plan = self._submitted()
        deputy = self._deputy()
        plan._unsealed().signer_id = deputy
        deputy.sudo().active = False
        with self.assertRaisesRegex(UserError, "has left"):
            self._issue_now(plan)
        form = self._wizard(plan)
        self.assertIn(deputy.name, form.signer_left)
        self.assertFalse(form.signer_id)
        form.signer_id = self.leader
        form.save().action_issue()
        self.assertEqual(plan.signer_name, self.leader.name)

    def test_nobody_else_is_made_the_signer(self):
        plan = self._submitted()
        for user in (self.staff, self.other_leader):
            with self.subTest(user.login), self.assertRaises(UserError):
                self._issue_now(plan, signing={"signer_id": user.id})
        for rubbish in ({"signer_id": "x"}, {"signer_capacity": "zz"}):
            vals = {"signer_id": self.leader.id, **rubbish}
            with self.subTest(**rubbish), self.assertRaises(UserError):
                self._issue_now(plan, signing=vals)
        self.leader.company_ids = [Command.link(self.other_agency.id)]
        self._issue_now(plan, signing="x")
        self.assertEqual(plan.signer_id, self.leader)

    # ------------------------------------------------------------ what is missing is asked
    def _asked_to_submit(self, plan, **vals):
        action = plan.with_user(self.secretary).action_submit()
        self.assertEqual(action["res_model"], "iso.submit.wizard")
        wizards = self.env["iso.submit.wizard"].with_user(self.secretary)
        return wizards.with_context(**action["context"]).create(vals)

    def test_place_and_signer_are_asked_for(self):
        plan = self._new_plan({"deadline": "Tháng 3"}, year=2029)
        self.agency.iso_place = False
        plan.write({"place": False, "signer_id": False})
        wizard = self._asked_to_submit(
            plan, place="Điện Biên", signer_id=self.leader.id
        )
        self.assertTrue(wizard.asks_place and wizard.asks_signer)
        self.assertFalse(wizard.others)
        self.assertIn(self.leader, wizard.signer_ids)
        wizard.action_submit()
        self.assertEqual(plan.state, "submitted")
        self.assertEqual((plan.place, plan.signer_id), ("Điện Biên", self.leader))

    def test_what_is_entered_elsewhere_is_named(self):
        plan = self._new_plan({"deadline": "Tháng 3"}, year=2029)
        plan.write({"signer_id": self.leader.id, "place": "Điện Biên", "symbol": "KH"})
        self.agency.iso_symbol = False
        wizard = self._asked_to_submit(plan)
        self.assertFalse(wizard.asks_place or wizard.asks_signer)
        self.assertIn("symbol of the agency", wizard.others)
        with self.assertRaisesRegex(UserError, "symbol of the agency"):
            wizard.action_submit()
        opened = wizard.with_user(self.secretary).action_open_agency()
        self.assertEqual(opened["res_id"], self.agency.id)

    def test_who_may_not_submit_gets_no_further_by_the_dialog(self):
        plan = self._new_plan({"deadline": "Tháng 3"}, year=2029)
        wizards = self.env["iso.submit.wizard"]
        vals = {"res_model": "iso.plan", "res_ids": plan.ids, "place": "Nơi khác"}
        for user in (self.trade_head, self.other_secretary):
            with self.assertRaises(AccessError):
                wizards.with_user(user).create(vals).action_submit()
        with self.assertRaises(UserError):
            vals = {**vals, "res_model": "res.users", "res_ids": self.leader.ids}
            wizards.with_user(self.secretary).create(vals).action_submit()
