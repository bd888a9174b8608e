"""The home: which blocks which role has, what they count, whose they are."""

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import freeze_time, new_test_user, tagged

from .home_case import DAY, HomeCase

SECRETARY = ["late", "month", "waiting", "missing", "mine"]
LEADER = ["sign", "year", "alarms", "coming", "mine"]
HEAD = ["late", "month", "numbers", "missing", "returned"]


@tagged("post_install", "-at_install", "iso_quality")
class TestHome(HomeCase):
    def _keys(self, user):
        found = self._home(user).get_home()
        return [one["key"] for one in found["blocks"]]

    @freeze_time(DAY)
    def test_each_role_has_its_blocks_in_the_order_of_the_guide(self):
        for user, keys in (
            (self._new_user("only_secretary", "secretary"), SECRETARY),
            (self.leader, LEADER),
            (self.trade_head, HEAD),
            (self.staff, ["mine", "support"]),
            (self.admin, ["people", "mine", "support"]),
        ):
            with self.subTest(user.login):
                self.assertEqual(self._keys(user), keys)

    @freeze_time(DAY)
    def test_several_roles_have_one_home_of_five_blocks(self):
        """In a commune secretary, head and auditor are one person."""
        self.trade.manager_id = self.secretary.employee_ids[:1]
        self.env["iso.role"]._give(self.secretary, "auditor", self.agency)
        keys = self._keys(self.secretary)
        self.assertEqual(keys, ["late", "month", "waiting", "numbers", "missing"])
        # Doubles are one, as the wider role sees it.
        late = self._shown(self.secretary)["late"]["numbers"][0]
        self.assertEqual(late["count"], 3)
        self.assertEqual(len(late["groups"]), 3)

    @freeze_time(DAY)
    def test_secretary_sees_the_agency_and_a_head_the_own_department(self):
        self.assertEqual(self._counts(self.secretary, "late")["tasks"], 3)
        self.assertEqual(self._counts(self.secretary, "month")["tasks"], 3)
        self.assertEqual(self._counts(self.trade_head, "late")["tasks"], 1)
        self.assertEqual(self._counts(self.trade_head, "month")["tasks"], 1)
        rows = self._shown(self.trade_head)["late"]["rows"]
        self.assertEqual([row["late"] for row in rows], [True])
        self.assertIn(self.trade.name, rows[0]["about"])

    @freeze_time(DAY)
    def test_staff_see_what_they_work_on_and_what_others_ask_them_for(self):
        task = self.plan.task_ids.filtered(
            lambda one: one.department_id == self.trade and one.date_due.month == 11
        )
        task.with_user(self.trade_head).user_ids = [Command.link(self.staff.id)]
        self.assertEqual(self._counts(self.staff, "mine")["month"], 1)
        [row] = self._shown(self.staff)["mine"]["rows"]
        self.assertEqual((row["model"], row["id"]), ("iso.task", task.id))
        task.line_id.sudo()._unsealed().support_user_ids = self.energy_head
        self.assertEqual(self._counts(self.energy_head, "support")["tasks"], 2)

    @freeze_time(DAY)
    def test_the_plan_of_next_year_is_asked_for_from_november_on(self):
        notes = self._shown(self.secretary)["mine"]["notes"]
        self.assertEqual([note["verb"]["name"] for note in notes], ["plan"])
        self.assertIn("2027", notes[0]["text"])
        self._new_plan({"deadline": "Quý I"}, year=2027)
        self.assertFalse(self._shown(self.secretary)["mine"]["notes"])
        self.assertFalse(self._shown(self.trade_head)["mine"]["notes"])

    def test_the_plan_of_next_year_is_nobodys_worry_in_october(self):
        with freeze_time("2026-10-31 03:00:00"):
            self.assertFalse(self._shown(self.secretary)["mine"]["notes"])

    @freeze_time(DAY)
    def test_what_is_submitted_and_returned_is_counted_for_every_document(self):
        sheet = self._new_sheet(self.trade, {}, year=2026)
        sheet.with_user(self.trade_head).submit()
        waiting = self._counts(self.secretary, "waiting")
        self.assertEqual(waiting, {"submitted-iso.objective.sheet": 1})
        self.assertEqual(self._counts(self.leader, "sign"), {"sign": 1})
        sheet.with_user(self.leader).return_to_draft("Thiếu chỉ tiêu")
        waiting = self._counts(self.secretary, "waiting")
        self.assertEqual(waiting, {"returned-iso.objective.sheet": 1})
        self.assertEqual(self._counts(self.leader, "sign"), {"sign": 0})
        # To who has written it: the secretary.
        self.assertEqual(self._counts(self.secretary, "returned"), {"returned": 1})

    @freeze_time(DAY)
    def test_what_was_not_sent_is_counted_by_kind(self):
        self.assertEqual(self._counts(self.secretary, "missing")["sheet"], 3)
        self.assertEqual(self._counts(self.trade_head, "missing")["sheet"], 1)
        self._approve(self._new_sheet(self.trade, {}, year=2026))
        self.assertEqual(self._counts(self.secretary, "missing")["sheet"], 2)
        self.assertEqual(self._counts(self.secretary, "missing")["half"], 1)
        verbs = self._shown(self.secretary)["missing"]["verbs"]
        self.assertEqual([verb["name"] for verb in verbs], ["remind"])
        action = self._home(self.secretary).action_open("missing", "sheet")
        self.assertEqual(action["params"], {"owing": "sheet"})
        # Nobody is reminded of what the reminder does not know of.
        for unit in (self.office, self.energy):
            self._approve(self._new_sheet(unit, {}, year=2026))
        reports = self.env["iso.objective.report"].with_user(self.secretary)
        for unit in self.departments:
            report = reports.create(
                {"department_id": unit.id, "year": 2026, "period": "half"}
            )
            report.sudo()._unsealed().state = "submitted"
        found = self._shown(self.secretary)["missing"]
        self.assertFalse(found["verbs"])
        self.assertTrue(any(one["key"] == "measures" for one in found["numbers"]))

    @freeze_time(DAY)
    def test_the_administrator_sees_whom_mail_did_not_reach(self):
        self.assertNotIn("mails", self._counts(self.admin, "people"))
        elsewhere = self._new_user("elsewhere", "staff", self.other_agency)
        mails = self.env["mail.mail"].sudo()
        self.staff.email = "Staff <staff@so.example>"
        failed = {"state": "exception"}
        mails.create(
            [
                {**failed, "recipient_ids": [(6, 0, self.trade_head.partner_id.ids)]},
                {**failed, "email_to": "staff@so.example"},
                {**failed, "recipient_ids": [(6, 0, elsewhere.partner_id.ids)]},
                {"state": "sent", "email_to": self.energy_head.email},
            ]
        )
        self.assertEqual(self._counts(self.admin, "people")["mails"], 2)
        action = self._home(self.admin).action_open("people", "mails")
        found = self.env["res.users"].with_user(self.admin).search(action["domain"])
        self.assertEqual(found, self.staff | self.trade_head)

    @freeze_time(DAY)
    def test_the_administrator_sees_who_has_no_role_and_which_unit_no_head(self):
        before = self._counts(self.admin, "people")
        new_test_user(self.env, "nobody_yet", company_id=self.agency.id)
        # Who runs the installation needs none.
        runs = "base.group_user,base.group_system"
        new_test_user(self.env, "runs_it", runs, company_id=self.agency.id)
        self.energy.manager_id = False
        after = self._counts(self.admin, "people")
        self.assertEqual(after["accounts"], before["accounts"] + 1)
        self.assertEqual(after["units"], before["units"] + 1)
        self.env["iso.role"].search(
            [("company_id", "=", self.agency.id), ("role", "=", "secretary")]
        )._end()
        self.assertEqual(self._counts(self.admin, "people")["agencies"], 1)

    @freeze_time(DAY)
    def test_the_first_steps_stand_there_until_a_plan_is_in_force(self):
        self.assertNotIn("setup", self._shown(self.admin))
        there = self._new_user("there", "admin", self.other_agency)
        notes = self._shown(there)["setup"]["notes"]
        self.assertEqual([note["verb"]["name"] for note in notes], ["guide"])

    def test_who_has_no_role_in_the_agency_has_no_home_there(self):
        self.staff.company_ids = [Command.link(self.other_agency.id)]
        home = self._home(self.staff).with_context(
            allowed_company_ids=self.other_agency.ids
        )
        self.assertEqual(home.get_home()["blocks"], [])
        self.assertFalse(home.get_home()["path"])
        with self.assertRaises(UserError):
            home.action_open("mine", "late")

    @freeze_time(DAY)
    def test_what_is_not_on_the_home_is_not_opened(self):
        home = self._home(self.staff)
        for block, number in (
            ("late", "tasks"),
            ("mine", "nothing"),
            ("_count", "x"),
            (None, None),
            ([], {}),
        ):
            with (
                self.subTest(block=block, number=number),
                self.assertRaises(UserError),
            ):
                home.action_open(block, number)

    def test_the_home_comes_with_the_role_and_goes_with_it(self):
        home = self.env.ref("iso_quality_report.iso_home_action")
        self.assertEqual(self.staff.action_id.id, home.id)
        self.assertEqual(self.secretary.action_id.id, home.id)
        self.env["iso.role"].search([("user_id", "=", self.staff.id)])._end()
        self.assertFalse(self.staff.action_id)

    def test_an_own_first_screen_stays(self):
        own = self.env.ref("mail.action_discuss")
        self.staff.action_id = own.id
        self.env["res.users"]._iso_come_home()
        self.assertEqual(self.staff.action_id.id, own.id)
        self.staff.action_id = self.env.ref("iso_quality.iso_task_action_mine").id
        self.env["res.users"]._iso_come_home()
        home = self.env.ref("iso_quality_report.iso_home_action")
        self.assertEqual(self.staff.action_id.id, home.id)
