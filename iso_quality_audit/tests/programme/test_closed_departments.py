"""A department is closed: its audits are held where its work goes on."""

from odoo.tests import freeze_time, tagged

from .programme_case import ProgrammeCase


@tagged("post_install", "-at_install", "iso_quality")
class TestClosedDepartments(ProgrammeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.clause.search(
            [("standard_id", "=", cls.clause.standard_id.id), ("number", "=", "9.2")]
        )

    def _close(self, unit=None, successor=None):
        wizard = self.env["iso.reorganisation.wizard"].with_user(self.admin)
        wizard.create(
            {
                "company_id": self.agency.id,
                "department_ids": (unit or self.energy).ids,
                "successor_id": (successor or self.trade).id,
            }
        ).apply()

    # ------------------------------------------------------------ sessions
    def test_a_session_of_a_round_in_preparation(self):
        session = self._new_session(self._new_audit(), self.energy, self.auditor)
        self._close()
        self.assertEqual(session.department_id, self.trade)

    def test_a_session_of_an_issued_plan_says_so(self):
        audit = self._new_audit()
        session = self._new_session(audit, self.energy, self.auditor)
        self._ask(session, "Có sổ theo dõi không?")
        self._issue_plan(audit)
        self._close()
        self.assertEqual(session.department_id, self.trade)
        change = session.change_ids
        self.assertEqual(
            (change.before, change.after), ("Phòng Năng lượng", "Phòng Thương mại")
        )
        self.assertIn("Phòng Năng lượng thôi hoạt động", change.reason)
        told = session.message_ids.filtered(lambda one: change.reason in one.body)
        self.assertIn(self.auditor.partner_id, told.partner_ids)
        self.assertIn(self.trade_head.partner_id, told.partner_ids)

    def test_a_session_that_has_begun_stays_with_what_it_looked_at(self):
        session = self._running(department=self.energy)
        self._close()
        self.assertEqual(session.department_id, self.energy)

    def test_who_works_in_the_successor_does_not_stop_it(self):
        session = self._new_session(self._new_audit(), self.energy, self.auditor)
        self._close(successor=self.lab)
        self.assertEqual(session.department_id, self.lab)
        self.assertIn("cannot audit", session.objection_text)
        told = session.message_ids.filtered(
            lambda one: self.lead.partner_id in one.partner_ids
        )
        self.assertTrue(told)

    # ------------------------------------------------------------ programmes
    def test_a_draft_foresees_the_successor_once_a_month(self):
        programme = self._new_programme()
        self._foresee(programme, self.trade)
        self._foresee(programme, self.energy, clauses=self.other)
        later = self._foresee(programme, self.energy, month=11)
        self._close()
        self.assertEqual(programme.cell_ids.department_id, self.trade)
        self.assertEqual(sorted(programme.cell_ids.mapped("month")), [10, 11])
        both = programme.cell_ids - later
        self.assertEqual(both.clause_ids, self.clause | self.other)

    @freeze_time("2026-06-01 03:00:00")
    def test_an_issued_one_stays_and_its_round_is_held_where_the_work_goes_on(self):
        programme = self._new_programme()
        self._foresee(programme, self.trade)
        cell = self._foresee(programme, self.energy, clauses=self.other)
        self._issue_programme(programme)
        self._close()
        self.assertEqual(cell.department_id, self.energy)
        wizards = self.env["iso.audit.prepare.wizard"].with_user(self.secretary)
        lines = wizards.create({"first_day": "2026-10-05"}).line_ids
        self.assertEqual(lines.department_id, self.trade)
        self.assertEqual(len(lines), 1)
        self.assertEqual(lines.clause_ids, self.clause | self.other)
        audit = self._new_audit()
        self._new_session(audit, self.trade, self.auditor)
        self.assertEqual(audit.programme_id, programme)
        self.assertFalse(audit.unforeseen_text)
        following = self._new_programme(2027)
        following.action_take_last_year()
        self.assertEqual(following.cell_ids.department_id, self.trade)
        self.assertEqual(following.cell_ids.clause_ids, self.clause | self.other)
