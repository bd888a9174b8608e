"""The light form: anybody reports what was seen, or an idea, from anywhere."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, freeze_time, tagged

from .nonconformity_case import NonconformityCase

WIZARD = "iso.nonconformity.report.wizard"


@tagged("post_install", "-at_install", "iso_quality")
class TestNonconformityReporting(NonconformityCase):
    def _wizard(self, user=None, about=None, **vals):
        wizards = self.env[WIZARD].with_user(user or self.staff)
        if about is not None:
            vals |= {"res_model": about._name, "res_id": about.id}
        return wizards.create({"seen": "Máy in hỏng từ sáng", **vals})

    def _newest(self):
        return self.env["iso.nonconformity"].search([], order="id desc", limit=1)

    def _file(self, user=None):
        files = self.env["ir.attachment"].with_user(user or self.staff)
        return files.create({"name": "anh.txt", "raw": b"anh", "res_model": WIZARD})

    # ------------------------------------------------------------ from the menu
    @freeze_time("2026-03-06 02:00:00")
    def test_two_fields_and_a_file(self):
        with Form(self.env[WIZARD].with_user(self.staff)) as form:
            form.seen = "Máy in hỏng từ sáng"
            form.department_id = self.energy
            form.file_ids.add(self._file())
        told = form.save().action_report()
        one = self._newest()
        self.assertEqual(
            (one.seen, one.kind, one.source, one.state),
            ("Máy in hỏng từ sáng", "nonconform", "other", "reported"),
        )
        self.assertEqual(one.department_id, self.energy)
        self.assertEqual(one.reported_by_id, self.staff)
        self.assertEqual(one.answer_due, date(2026, 3, 13))
        self.assertEqual(one.evidence_ids.name, "anh.txt")
        self.assertEqual(one.evidence_ids.res_model, "iso.nonconformity")
        self.assertEqual(one.evidence_ids.res_id, one.id)
        # Who reads the report reads its file.
        self.assertEqual(one.with_user(self.secretary).evidence_ids.raw, b"anh")
        self.assertIn("13/03/2026", told["params"]["message"])
        self.assertEqual(self._asked_now(one), self.secretary)

    def test_the_reporter_is_answered(self):
        self._wizard().action_report()
        one = self._newest().with_user(self.secretary)
        one.write({"department_id": self.trade.id, "grade": "minor"})
        one.accept()
        mine = one.with_user(self.staff)
        self.assertIn(one.name, mine.answer)
        self.assertIn(one.name, "".join(mine.message_ids.mapped("body")))
        self.assertIn(one.name, self._heard(one).body)

    def test_the_secretary_gives_it_to_a_department(self):
        self._wizard().action_report()
        one = self._newest().with_user(self.secretary)
        one.write({"department_id": self.trade.id, "grade": "minor"})
        one.accept()
        self.assertEqual(self._asked_now(one), self.trade_head)
        head = one.with_user(self.trade_head)
        with self.assertRaises(AccessError):
            head.department_id = self.energy
        for vals in ({"kind": "remark", "grade": False}, {"grade": "major"}):
            for user in (self.trade_head, self.secretary):
                with self.subTest(user.login), self.assertRaises(UserError):
                    one.with_user(user).write(vals)
        one.department_id = self.energy
        self.assertEqual(self._asked_now(one), self.energy_head)

    def test_ideas_by_the_same_form(self):
        self._wizard(kind="improvement", seen="Dùng chung một sổ").action_report()
        one = self._newest().with_user(self.secretary)
        self.assertEqual((one.kind, one.source), ("improvement", "other"))
        one.department_id = self.trade
        one.accept()
        self.assertTrue(one.number)

    def test_a_word_has_to_be_said(self):
        with self.assertRaisesRegex(UserError, "Write what you have seen"):
            self._wizard(seen="  ").action_report()
        self.assertFalse(self._newest().filtered(lambda one: one.seen == "  "))

    def test_every_role_reports(self):
        users = (self.staff, self.trade_head, self.secretary, self.leader, self.admin)
        for user in users:
            with self.subTest(user.login):
                self._wizard(user).action_report()
                self.assertEqual(self._newest().reported_by_id, user)

    def test_a_department_of_another_agency(self):
        with self.assertRaises(UserError):
            self._wizard(department_id=self.other_office.id).action_report()
            self.env.flush_all()

    # ------------------------------------------------------------ from a record
    def _procedure(self):
        return self.env["iso.procedure"].create(
            {
                "code": "QT-09",
                "name": "Cấp phép khí",
                "company_id": self.agency.id,
                "owner_id": self.energy.id,
            }
        )

    def test_from_a_procedure(self):
        procedure = self._procedure()
        with Form(
            self.env[WIZARD]
            .with_user(self.staff)
            .with_context(
                default_res_model="iso.procedure", default_res_id=procedure.id
            )
        ) as form:
            self.assertEqual(form.department_id, self.energy)
            self.assertEqual(form.origin_name, procedure.display_name)
            form.seen = "Bước 3 không ai làm"
        form.save().action_report()
        one = self._newest()
        self.assertEqual(one.procedure_id, procedure)
        self.assertEqual(
            (one.origin_model, one.origin_id), (procedure._name, procedure.id)
        )
        mine = one.with_user(self.staff)
        self.assertEqual(mine.origin_name, procedure.display_name)
        self.assertEqual(mine.action_open_origin()["res_id"], procedure.id)

    def test_what_the_reporter_writes_counts(self):
        procedure = self._procedure()
        self._wizard(about=procedure, department_id=self.trade.id).action_report()
        self.assertEqual(self._newest().department_id, self.trade)

    def test_two_people_report_on_one_record(self):
        procedure = self._procedure()
        for user in (self.staff, self.energy_head):
            self._wizard(user, about=procedure).action_report()
        found = self.env["iso.nonconformity"].search(
            [("origin_model", "=", "iso.procedure"), ("origin_id", "=", procedure.id)]
        )
        self.assertEqual(len(found), 2)

    def test_from_a_late_task_it_is_the_one_of_the_task(self):
        with freeze_time("2026-04-10 03:00:00"):
            task = self.env["iso.task"]._give_out(
                [
                    {
                        "name": "Rà soát",
                        "company_id": self.agency.id,
                        "department_id": self.trade.id,
                        "user_id": self.staff.id,
                        "date_due": "2026-03-31",
                        "origin_model": "iso.plan.line",
                        "origin_id": 1000000,
                    }
                ]
            )
            for source in ("task", "other"):
                self._wizard(about=task.with_user(self.staff)).action_report()
                self.assertEqual(self._newest().source, source)
            self._wizard(
                about=task.with_user(self.staff), kind="improvement"
            ).action_report()
            self.assertEqual(self._newest().source, "other")

    # ------------------------------------------------------------ nothing is believed
    def test_forged_records_are_refused_with_a_sentence(self):
        plan = self._new_plan()
        foreign = (
            self.env["iso.plan"]
            .with_user(self.other_secretary)
            .create({"title": "Kế hoạch MẬT", "year": 2026})
        )
        self.assertFalse(plan.with_user(self.staff).has_access("read"))
        for model, record_id in (
            ("iso.plan", plan.id),
            ("iso.plan", foreign.id),
            ("iso.plan", 10**6),
            ("iso.plan", 0),
            ("res.users", self.staff.id),
            ("ir.config_parameter", 1),
            ("iso.work.mixin", 1),
            (WIZARD, 1),
            ("nothing", 1),
            (False, 1),
        ):
            with (
                self.subTest(model, id=record_id),
                self.assertRaisesRegex(UserError, "not yours to see"),
                self.env.cr.savepoint(),
            ):
                self._wizard(res_model=model, res_id=record_id).action_report()

    def test_access_that_is_lost_before_it_is_sent(self):
        plan = self._new_plan()
        wizard = self._wizard(self.secretary, about=plan)
        wizard.res_id = 10**6
        with self.assertRaisesRegex(UserError, "not yours to see"):
            wizard.action_report()

    def test_files_of_others_are_not_taken(self):
        file = self._file(self.secretary)
        with self.assertRaises(AccessError):
            self._wizard(file_ids=[Command.set(file.ids)]).action_report()
        self.assertEqual(file.res_model, WIZARD)

    def test_the_form_of_others_is_not_sent(self):
        wizard = self._wizard(self.secretary)
        with self.assertRaises(AccessError):
            wizard.with_user(self.staff).action_report()

    # ------------------------------------------------------------ what I reported
    def test_my_reports(self):
        self._wizard().action_report()
        mine = self._newest()
        self._wizard(self.energy_head).action_report()
        action = self.env.ref("iso_quality_audit.iso_nonconformity_action_mine")
        self.assertEqual(action.domain, "[('reported_by_id', '=', uid)]")
        found = mine.with_user(self.staff).search(
            [("reported_by_id", "=", self.staff.id)]
        )
        self.assertEqual(found, mine)
