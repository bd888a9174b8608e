"""What audits bring forth for the plan: its rows are done, its events occur."""

from odoo.tests import freeze_time, tagged

from ..programme.programme_case import ProgrammeMakers
from .audit_case import HOUR, MORNING, AuditCase


@tagged("post_install", "-at_install", "iso_quality")
class TestAuditOutputs(ProgrammeMakers, AuditCase):
    def setUp(self):
        super().setUp()
        self.env.flush_all()
        frozen = freeze_time("2026-10-06 03:00:00")
        frozen.start()
        self.addCleanup(frozen.stop)

    def _audit_plan(self, *lines):
        plan = self._new_plan(*lines)
        return self._issue(plan)

    def _hand_in_and_report(self, session):
        for answer in session.answer_ids:
            self._answer(answer, "conform")
        session.hand_in()
        audit = session.audit_id
        report = self._new_paper(audit, "report", self.lead, conclusion="Duy trì tốt")
        report.issue()
        return audit.with_user(self.lead)

    def test_rows_are_done_by_audits(self):
        kind = self.env.ref("iso_quality.activity_type_audit")
        planning = self.env.ref("iso_quality.activity_type_audit_plan")
        plan = self._audit_plan(
            {
                "deadline": "Quý IV",
                "lead": [self.committee_party],
                "activity_type_id": kind.id,
            },
            {
                "deadline": "Quý IV",
                "lead": [self.all_departments],
                "activity_type_id": kind.id,
            },
            {
                "deadline": "Quý IV",
                "lead": [self.secretary_party],
                "activity_type_id": planning.id,
            },
        )
        whole, units, planned = plan.line_ids
        session = self._running()
        self.assertEqual(planned.task_ids.state, "todo")
        programme = self._new_programme()
        self._foresee(programme, self.trade)
        self._issue_programme(programme)
        self.assertEqual(planned.task_ids.state, "done")
        self.assertEqual(whole.task_ids.state, "todo")
        audit = self._hand_in_and_report(session)
        self.assertEqual(whole.task_ids.state, "done")
        by_unit = {task.department_id: task.state for task in units.task_ids}
        self.assertEqual(by_unit[self.trade], "todo")
        audit.close()
        by_unit = {task.department_id: task for task in units.task_ids}
        self.assertEqual(by_unit[self.trade].state, "done")
        # Who had no session is told so.
        self.assertEqual(by_unit[self.energy].state, "done")
        self.assertIn("Not audited this time", by_unit[self.energy].result)

    def test_a_second_round_of_the_quarter_is_waited_for(self):
        kind = self.env.ref("iso_quality.activity_type_audit")
        plan = self._audit_plan(
            {
                "deadline": "Quý IV",
                "lead": [self.committee_party],
                "activity_type_id": kind.id,
            },
        )
        self._new_audit(name="Đợt hai", date_planned="2026-12-01")
        earlier = self._new_audit(name="Đợt quý III", date_planned="2026-09-01")
        session = self._running()
        self._hand_in_and_report(session)
        self.assertEqual(plan.task_ids.state, "todo")
        self.assertEqual(earlier.state, "draft")

    def test_after_each_audit(self):
        kind = self.env.ref("iso_quality.activity_type_audit")
        plan = self._audit_plan(
            {
                "deadline": "Sau mỗi cuộc ĐGNB",
                "lead": [self.secretary_party],
                "activity_type_id": kind.id,
            },
            {"deadline": "Sau mỗi cuộc ĐGNB", "lead": [self.secretary_party]},
        )
        self.assertFalse(plan.task_ids)
        session = self._running()
        audit = self._hand_in_and_report(session)
        audit.close()
        # What the row asks for is the audit that has just been closed.
        states = [line.task_ids.state for line in plan.line_ids]
        self.assertEqual(states, ["done", "todo"])
        told = " ".join(audit.sudo().message_ids.mapped("body"))
        self.assertIn("the event is recorded", told)

    def test_without_a_plan_the_round_is_closed_all_the_same(self):
        session = self._running(start=MORNING + 3 * HOUR)
        audit = self._hand_in_and_report(session)
        audit.close()
        self.assertEqual(audit.state, "closed")
        told = " ".join(audit.sudo().message_ids.mapped("body"))
        self.assertIn("No plan of 2026 is in force", told)

    def test_the_party_is_the_team(self):
        party = self.env.ref("iso_quality.party_auditors")
        session = self._running()
        plan = self._audit_plan({"deadline": "Quý IV", "lead": [party]})
        self.assertEqual(plan.task_ids.user_id, self.lead)
        self.assertTrue(session)
