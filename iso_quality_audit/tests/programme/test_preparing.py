"""A small agency's way: programme, team, plan and sessions in one go."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, freeze_time, tagged

from .programme_case import ProgrammeCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-08-10 03:00:00")
class TestPreparing(ProgrammeCase):
    def _wizard(self):
        wizards = self.env["iso.audit.prepare.wizard"].with_user(self.secretary)
        return Form(wizards.with_company(self.agency))

    def test_all_of_it_from_nothing(self):
        form = self._wizard()
        self.assertEqual(form.year, 2026)
        self.assertEqual(form.first_day, date(2026, 10, 5))
        form.lead_id = self.lead
        for place in range(len(form.line_ids)):
            with form.line_ids.edit(place) as line:
                line.clause_ids.add(self.clause)
        wizard = form.save()
        action = wizard.action_prepare()
        audit = self.env["iso.audit"].with_user(self.secretary).browse(action["res_id"])
        self.assertEqual((audit.name, audit.year), ("Đợt 1 năm 2026", 2026))
        self.assertEqual(audit.lead_id, self.lead)
        programme = self.env["iso.audit.programme"].search(
            [("company_id", "=", self.agency.id)]
        )
        self.assertEqual(programme.state, "draft")
        self.assertEqual(
            programme.cell_ids.department_id, self.agency._iso_departments()
        )
        sessions = audit.session_ids.filtered("is_audit")
        self.assertEqual(sessions.department_id, self.agency._iso_departments())
        kinds = audit.session_ids.sorted("start").mapped("kind")
        self.assertEqual((kinds[0], kinds[-1]), ("opening", "closing"))
        self.assertEqual(set(audit.paper_ids.mapped("kind")), {"decision", "plan"})
        self.assertTrue(all(session.answer_ids for session in sessions))
        for session in sessions:
            self.assertFalse(session.objection_text)
        # What it made can be signed as it is.
        programme.with_user(self.secretary).unlooked_reason = "Năm sau"
        programme.with_user(self.secretary).submit()
        programme.with_user(self.leader).issue("9", "2026-08-10")
        self.assertEqual(audit.programme_id, programme)
        plan = audit.paper_ids.filtered(lambda one: one.kind == "plan")
        plan.submit()
        plan.with_user(self.leader).issue("10", "2026-08-10")
        self.assertEqual(audit.state, "planned")

    def test_where_nobody_may_audit_the_session_waits_for_somebody(self):
        form = self._wizard()
        form.lead_id = self.lead
        form.member_ids.clear()
        wizard = form.save()
        lines = wizard.line_ids.filtered(
            lambda line: line.department_id not in (self.hall, self.trade)
        )
        lines.unlink()
        wizard.line_ids.clause_ids = self.clause
        audit = self.env["iso.audit"].browse(wizard.action_prepare()["res_id"])
        sessions = {one.department_id: one for one in audit.session_ids}
        self.assertFalse(sessions[self.hall].auditor_ids)
        self.assertEqual(sessions[self.trade].auditor_ids, self.lead)

    def test_from_an_issued_programme(self):
        programme = self._new_programme()
        self._foresee(programme, self.trade, 9)
        self._foresee(programme, self.energy, 9)
        self._foresee(programme, self.office, 11)
        self._issue_programme(programme)
        form = self._wizard()
        self.assertEqual(form.first_day, date(2026, 9, 7))
        form.lead_id = self.lead
        wizard = form.save()
        self.assertEqual(wizard.line_ids.department_id, self.trade | self.energy)
        audit = self.env["iso.audit"].browse(wizard.action_prepare()["res_id"])
        self.assertEqual(audit.programme_id, programme)
        self.assertEqual(audit.session_ids.clause_ids, self.clause)

    def test_what_is_refused(self):
        form = self._wizard()
        form.lead_id = self.lead
        wizard = form.save()
        wizard.first_day = "2027-01-04"
        with self.assertRaisesRegex(UserError, "one of 2026"):
            wizard.action_prepare()
        wizard.first_day = "2026-10-05"
        wizard.line_ids[0].copy()
        with self.assertRaisesRegex(UserError, "each department"):
            wizard.action_prepare()
        wizard.line_ids.unlink()
        with self.assertRaisesRegex(UserError, "each department"):
            wizard.action_prepare()
        for user in (self.lead, self.staff, self.leader):
            with self.assertRaises(AccessError):
                self.env["iso.audit.prepare.wizard"].with_user(user).create({})
