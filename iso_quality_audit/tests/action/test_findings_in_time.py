"""An objective counts which audit findings were settled by the last deadline of their
actions."""

from odoo.fields import Date
from odoo.tests import freeze_time, tagged

from ..nonconformity.nonconformity_case import NonconformityCase


@tagged("post_install", "-at_install", "iso_quality")
class TestFindingsInTime(NonconformityCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-01-10 03:00:00"):
            sheets = cls.env["iso.objective.sheet"]
            for unit in (cls.trade, cls.env["hr.department"]):
                sheet = cls._new_sheet(unit, {"source": "findings_in_time"})
                sheet.submit()
                sheet.with_user(cls.leader).issue()
                sheets |= sheet
        cls.own, cls.agencys = (
            sheet.objective_ids.measure_ids[0].sudo() for sheet in sheets
        )

    def _from_audit(self, begun, due, done=None, **vals):
        """From an audit, with an action until ``due`` that was done on ``done``."""
        with freeze_time(f"{begun} 02:00:00"):
            one = self._under_way(source="audit", action={"date_deadline": due}, **vals)
        if done:
            with freeze_time(f"{done} 02:00:00"):
                self._do(one)
        return one

    def _cases(self, measure, today="2026-04-02"):
        return measure._cases_findings_in_time(Date.to_date(today))[measure]

    def test_settled_by_the_last_deadline(self):
        self._from_audit("2026-01-12", "2026-02-10", "2026-02-10")
        self._from_audit("2026-01-12", "2026-02-10", "2026-02-11")
        self._from_audit("2026-01-12", "2026-03-31")
        self.assertEqual(self._cases(self.own), (1, 3))

    def test_only_those_of_the_period(self):
        self._from_audit("2026-01-12", "2026-04-01", "2026-03-01")
        early = self._from_audit("2025-12-01", "2025-12-31", "2025-12-30")
        self._from_audit("2026-03-01", "2026-03-31", "2026-03-30")
        self.assertTrue(early)
        self.assertEqual(self._cases(self.own), (1, 1))
        self.assertEqual(self._cases(self.own, "2026-03-31"), (0, 0), "not over yet")

    def test_of_other_sources_and_called_off(self):
        with freeze_time("2026-01-12 02:00:00"):
            self._under_way(source="task", action={"date_deadline": "2026-02-10"})
        one = self._from_audit("2026-01-12", "2026-02-10")
        one.with_user(self.secretary).cancel("Nhầm")
        self.assertEqual(self._cases(self.own), (0, 0))

    def test_the_agency_counts_all_departments(self):
        self._from_audit("2026-01-12", "2026-02-10", "2026-02-10")
        with freeze_time("2026-01-12 02:00:00"):
            one = self._accepted(source="audit", department_id=self.energy.id)
            one = one.with_user(self.energy_head)
            self._contain(one)
            one.cause_ids.create({"nonconformity_id": one.id, "name": "Thiếu người"})
            one.action_analyse()
            self._new_action(one, date_deadline="2026-02-10")
            self._approve_actions(one)
        self.assertEqual(self._cases(self.own), (1, 1))
        self.assertEqual(self._cases(self.agencys), (1, 2))

    def test_recorded_and_the_records_behind_the_number(self):
        one = self._from_audit("2026-01-12", "2026-02-10", "2026-02-09")
        self._from_audit("2026-01-12", "2026-04-15")
        with freeze_time("2026-04-02 03:00:00"):
            measure = self.own.with_user(self.trade_head)
            measure.record()
            self.assertEqual((measure.numerator, measure.denominator), (1, 1))
            action = measure.action_open_counted()
        self.assertEqual(action["res_model"], "iso.nonconformity")
        found = self.env["iso.nonconformity"].search(action["domain"])
        self.assertEqual(found, one.sudo())

    def test_the_same_queries_for_few_and_many(self):
        counts = []
        for more in (1, 0, 6):
            for _number in range(more):
                self._from_audit("2026-01-12", "2026-02-10", "2026-02-09")
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._cases(self.own)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts[1:])
