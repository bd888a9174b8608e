"""What is done on the home, and by whom it is not."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, new_test_user, tagged

from .home_case import DAY, HomeCase


@tagged("post_install", "-at_install", "iso_quality")
class TestHomeVerbs(HomeCase):
    def _task(self):
        return self.plan.task_ids.filtered(
            lambda one: one.department_id == self.trade and one.date_due.month == 10
        )

    @freeze_time(DAY)
    def test_finishing_asks_for_result_and_photo_on_one_sheet(self):
        task = self._task()
        action = self._home(self.trade_head).act_on("finish", "iso.task", task.id)
        self.assertEqual(action["target"], "new")
        view = self.env["ir.ui.view"].browse(action["views"][0][0])
        for name in ("result", "evidence_ids", "action_finish"):
            self.assertIn(f'name="{name}"', view.arch_db)
        assign = self._home(self.trade_head).act_on("assign", "iso.task", task.id)
        self.assertNotEqual(assign["views"], action["views"])

    @freeze_time(DAY)
    def test_a_leader_signs_and_returns_from_the_home(self):
        sheet = self._new_sheet(self.trade, {}, year=2026)
        sheet.with_user(self.trade_head).submit()
        [row] = self._shown(self.leader)["sign"]["rows"]
        verbs = [verb["name"] for verb in row["verbs"]]
        self.assertEqual(verbs, ["see", "sign", "send_back"])
        home = self._home(self.leader)
        sign = home.act_on("sign", row["model"], row["id"])
        self.assertEqual(sign["res_model"], "iso.confirm.wizard")
        self.assertEqual(sign["context"]["default_purpose"], "approve")
        back = home.act_on("send_back", row["model"], row["id"])
        self.assertEqual(back["res_model"], "iso.reason.wizard")
        see = home.act_on("see", row["model"], row["id"])
        self.assertEqual((see["res_model"], see["res_id"]), (sheet._name, sheet.id))
        self.assertEqual(home.open_row(row["model"], row["id"]), see)
        for user in (self.secretary, self.trade_head, self.staff):
            with self.subTest(user.login), self.assertRaises(UserError):
                self._home(user).act_on("sign", row["model"], row["id"])

    @freeze_time(DAY)
    def test_what_is_signed_is_what_was_read(self):
        sheet = self._new_sheet(self.trade, {}, year=2026)
        sheet.with_user(self.trade_head).submit()
        mine = sheet.with_user(self.leader)
        # From the form and from the home: the same dialog, about the text that was read.
        early = mine.with_context(submission=1).action_open_issue()
        wizards = self.env["iso.confirm.wizard"]
        opened = wizards.with_user(self.leader).with_context(**early["context"])
        early = opened.create({})
        self.assertIn(mine.display_name, early.question)
        sheet.with_user(self.leader).return_to_draft("Thiếu chỉ tiêu")
        sheet.with_user(self.trade_head).submit()
        with self.assertRaises(UserError):
            early.action_confirm()
        self.assertEqual(sheet.state, "submitted")
        vals = {"res_model": sheet._name, "res_ids": sheet.ids, "purpose": "approve"}
        with self.assertRaises(AccessError):
            wizards.with_user(self.secretary).create(
                {**vals, "submission": 2}
            ).action_confirm()
        wizards.with_user(self.leader).create(
            {**vals, "submission": 2}
        ).action_confirm()
        self.assertEqual(sheet.state, "issued")
        for model, one in (("res.users", self.staff.id), ("iso.task", 1), ("", 0)):
            with self.subTest(model=model), self.assertRaises(UserError):
                wizards.with_user(self.leader).create(
                    {**vals, "res_model": model, "res_ids": [one]}
                ).action_confirm()

    @freeze_time(DAY)
    def test_a_revision_is_signed_with_its_changes_beside(self):
        action = self.plan.with_user(self.secretary).action_revise()
        revision = self.env["iso.plan"].with_user(self.secretary)
        revision = revision.browse(action["res_id"])
        revision.line_ids[0].name = "Việc có tên khác hẳn"
        revision.submit()
        row = self._shown(self.leader)["sign"]["rows"][-1]
        action = self._home(self.leader).act_on("sign", row["model"], row["id"])
        self.assertEqual(action["res_model"], "iso.issue.wizard")
        wizards = self.env["iso.issue.wizard"].with_user(self.leader)
        wizard = wizards.with_context(**action["context"]).create({"number": "77"})
        self.assertIn("Việc có tên khác hẳn", wizard.changes)

    @freeze_time(DAY)
    def test_forged_calls_are_refused_in_words(self):
        task = self._task()
        home = self._home(self.energy_head)
        for verb, model, one in (
            ("finish", "iso.plan", self.plan.id),
            ("unlink", "iso.task", task.id),
            ("_row", "iso.task", task.id),
            ("finish", "iso.task", 2**31 - 1),
            ("finish", "iso.task", "x"),
            (None, None, None),
            ("finish", ["iso.task"], task.id),
        ):
            with (
                self.subTest(verb=verb, model=model, one=one),
                self.assertRaises(UserError),
            ):
                home.act_on(verb, model, one)
        with self.assertRaises(AccessError):
            home.act_on("finish", "iso.task", task.id)
        with self.assertRaises(AccessError):
            home.open_row("iso.task", task.id)
        for model in ("res.partner", "iso.plan", None, []):
            with self.subTest(model=model), self.assertRaises(UserError):
                home.open_row(model, 1)
        for verb in ("", "write", None, []):
            with self.subTest(verb=verb), self.assertRaises(UserError):
                home.act(verb)

    @freeze_time(DAY)
    def test_reminding_of_what_was_not_sent_is_the_secretarys(self):
        told = self._home(self.secretary).act("remind")
        self.assertIn("display_notification", told["tag"])
        with self.assertRaises(AccessError):
            self._home(self.staff).act("remind")

    @freeze_time(DAY)
    def test_an_account_without_a_role_is_let_in(self):
        account = new_test_user(self.env, "newcomer", company_id=self.agency.id)
        rows = self._shown(self.admin)["people"]["rows"]
        row = next(one for one in rows if one["id"] == account.id)
        self.assertEqual((row["title"], row["about"]), (account.name, "newcomer"))
        home = self._home(self.admin)
        action = home.act_on("let_in", row["model"], row["id"])
        person = self.env["iso.person"].browse(action["res_id"])
        self.assertEqual((action["res_model"], person.user_id), (person._name, account))
        self.assertEqual(account._iso_agencies("staff"), self.agency)
        rows = self._shown(self.admin)["people"]["rows"]
        self.assertNotIn(account.id, [one["id"] for one in rows])

    @freeze_time(DAY)
    def test_nobody_lets_in_whom_he_may_not(self):
        elsewhere = self.env["res.company"].create({"name": "Chi cục khác"})
        account = new_test_user(self.env, "newcomer", company_id=self.agency.id)
        foreign = new_test_user(
            self.env, "foreign", company_id=elsewhere.id, company_ids=elsewhere.ids
        )
        runs = "base.group_user,base.group_system"
        system = new_test_user(self.env, "runs_it", runs, company_id=self.agency.id)
        portal = "base.group_portal"
        guest = new_test_user(self.env, "guest", portal, company_id=self.agency.id)
        for user, one in (
            (self.admin, foreign),
            (self.admin, guest),
            (self.admin, system),
            (self.admin, self.admin),
            (self.secretary, account),
            (self.staff, account),
        ):
            with (
                self.subTest(user=user.login, account=one.login),
                self.assertRaises(UserError),
            ):
                self._home(user).act_on("let_in", "res.users", one.id)
