"""Planning and issuing a round cost about the same with five sessions and with fifty."""

from datetime import timedelta

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..audit.audit_case import MORNING, AuditCase

STEP = timedelta(minutes=30)


@tagged("post_install", "-at_install", "iso_quality")
class TestAuditQueries(AuditCase):
    def _costs(self, number, begin):
        """Queries of planning so many sessions, of issuing their plan, of adjusting one
        and of the daily look at the calendar."""
        audit = self._new_audit(name=f"Đợt {number}")
        rows = [
            {
                "audit_id": audit.id,
                "department_id": (self.trade, self.energy)[place % 2].id,
                "auditor_ids": [Command.set(self.auditor.ids)],
                "clause_ids": [Command.set(self.clause.ids)],
                "start": begin + place * STEP,
                "end": begin + (place + 1) * STEP,
            }
            for place in range(number)
        ]
        found = []

        def count(act):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            act()
            self.env.flush_all()
            found.append(self.env.cr.sql_log_count - before)

        count(lambda: audit.session_ids.create(rows))
        plan = self._new_paper(audit, "plan")
        plan.submit()
        today = vietnam_today()
        count(lambda: plan.with_user(self.leader).issue(str(number), today))
        session = audit.session_ids[0].with_user(self.lead)
        count(lambda: session.adjust({"place": "Tầng 9"}, "Sửa phòng"))
        nothing = self.env["iso.audit.session"].browse()
        count(lambda: nothing._mend_events_batch(self.agency, nothing))
        return found

    def test_five_and_fifty_sessions(self):
        self._costs(2, MORNING - timedelta(days=9))
        few = self._costs(5, MORNING)
        many = self._costs(50, MORNING + timedelta(days=7))
        names = ("planned", "issued", "adjusted", "looked at")
        for name, five, fifty in zip(names, few, many, strict=True):
            with self.subTest(name):
                self.assertLessEqual(fifty, five + 3)
