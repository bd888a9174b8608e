"""Sessions of an issued plan in the calendars: title, place and time, and the session is
the truth."""

from unittest.mock import patch

from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from ... import hooks
from ..audit.audit_case import HOUR, MORNING, AuditCase

BEFORE = "2026-09-20 03:00:00"


@tagged("post_install", "-at_install", "iso_quality")
class TestAuditEvents(AuditCase):
    def setUp(self):
        super().setUp()
        self.startClassPatcher(freeze_time(BEFORE))
        self.audit = self._new_audit()
        self.session = self._new_session(
            self.audit, self.trade, self.auditor, place="Tầng 2"
        )
        self._ask(self.session, "Sổ có thiếu ngày không?")
        rows = [
            ("opening", MORNING - HOUR),
            ("break", MORNING + 4 * HOUR),
            ("closing", MORNING + 8 * HOUR),
        ]
        for kind, start in rows:
            self.audit.session_ids.create(
                {
                    "audit_id": self.audit.id,
                    "kind": kind,
                    "name": kind,
                    "start": start,
                    "end": start + HOUR / 2,
                }
            )

    def _events(self):
        return self.audit.sudo().session_ids.event_ids

    def _mend(self):
        nothing = self.env["iso.audit.session"].browse()
        while nothing._mend_events_batch(self.agency, nothing)[0]:
            self.env.invalidate_all()

    def test_from_the_issue_of_the_plan(self):
        self.assertFalse(self._events())
        mails = self.env["mail.mail"].search_count([])
        self._issue_plan(self.audit)
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)
        event = self.session.sudo().event_ids
        self.assertEqual(event.name, "Đánh giá nội bộ – Phòng Thương mại")
        self.assertEqual((event.start, event.stop), (MORNING, MORNING + HOUR))
        self.assertEqual(event.location, "Tầng 2")
        self.assertFalse(event.description)
        self.assertEqual(event.user_id, self.lead)
        people = (self.auditor | self.trade_head).partner_id
        self.assertEqual(event.partner_ids, people)
        by_kind = self.audit.sudo().session_ids.grouped("kind")
        self.assertFalse(by_kind["break"].event_ids)
        team = (self.lead | self.auditor).partner_id
        for kind in ("opening", "closing"):
            self.assertEqual(by_kind[kind].event_ids.partner_ids, team)

    def test_who_sees_it(self):
        self._issue_plan(self.audit)
        event = self.session.sudo().event_ids
        calendar = self.env["calendar.event"]
        mine = [("id", "=", event.id)]
        self.assertTrue(calendar.with_user(self.trade_head).search(mine))
        self.assertTrue(calendar.with_user(self.staff).search(mine))
        self.assertFalse(calendar.with_user(self.other_secretary).search(mine))

    def test_adjust_moves_it(self):
        self._issue_plan(self.audit)
        event = self.session.sudo().event_ids
        self.session.with_user(self.lead).adjust(
            {"start": MORNING + HOUR, "end": MORNING + 2 * HOUR, "place": "Tầng 3"},
            "Trùng lịch họp",
        )
        self.assertEqual(self.session.sudo().event_ids, event)
        self.assertEqual((event.start, event.location), (MORNING + HOUR, "Tầng 3"))
        self.session.with_user(self.secretary).adjust(
            {"auditor_ids": [Command.set(self.lead.ids)]}, "Người kia bận"
        )
        self.assertEqual(event.partner_ids, (self.lead | self.trade_head).partner_id)

    def test_meetings_are_adjusted_as_well(self):
        self._issue_plan(self.audit)
        closing = self.audit.session_ids.filtered(lambda one: one.kind == "closing")
        closing.with_user(self.lead).adjust({"place": "Hội trường"}, "Sửa phòng")
        self.assertEqual(closing.sudo().event_ids.location, "Hội trường")

    def test_the_session_is_the_truth(self):
        self._issue_plan(self.audit)
        event = self.session.sudo().event_ids
        mine = event.with_user(self.auditor)
        mine.write({"name": "Họp khác", "start": MORNING + 3 * HOUR})
        mine.partner_ids = [Command.unlink(self.trade_head.partner_id.id)]
        self.assertEqual(self.session.start, MORNING)
        self._mend()
        self.assertEqual(event.name, "Đánh giá nội bộ – Phòng Thương mại")
        self.assertEqual((event.start, event.stop), (MORNING, MORNING + HOUR))
        self.assertIn(self.trade_head.partner_id, event.partner_ids)
        event.action_archive()
        self._mend()
        self.assertTrue(event.active)
        event.with_user(self.auditor).unlink()
        self.env.invalidate_all()
        self.assertEqual(self.session.start, MORNING)
        self._mend()
        self.assertEqual(self.session.sudo().event_ids.start, MORNING)

    def test_a_series_is_no_session(self):
        self._issue_plan(self.audit)
        event = self.session.sudo().event_ids
        event.write(
            {
                "recurrency": True,
                "rrule_type": "weekly",
                "mon": True,
                "end_type": "count",
                "count": 3,
            }
        )
        self.env.invalidate_all()
        self._mend()
        mended = self.session.sudo().event_ids.filtered(lambda one: not one.recurrency)
        self.assertFalse(mended.recurrency)
        self.assertEqual((mended.start, mended.stop), (MORNING, MORNING + HOUR))

    def test_what_is_called_off_goes(self):
        self._issue_plan(self.audit)
        events = self._events()
        self.assertEqual(len(events), 3)
        self.audit.with_user(self.secretary).cancel("Lùi sang quý sau")
        self.assertFalse(events.exists())

    def test_nothing_is_left_in_calendars_without_the_addon(self):
        self._issue_plan(self.audit)
        events = self._events()
        with patch.object(hooks, "empty_tables"):
            hooks.uninstall_hook(self.env)
        self.assertFalse(events.exists())

    def test_held_sessions_stay_in_the_calendar(self):
        self._issue_plan(self.audit)
        session = self.session.with_user(self.auditor)
        session.start_session()
        self._answer(session.answer_ids, "conform")
        session.hand_in()
        event = session.sudo().event_ids
        self.assertTrue(event)
        self.assertFalse(event.description)
        # An event is nobody's record: it goes, and the sealed session stays.
        event.with_user(self.auditor).unlink()
        self.assertEqual(session.state, "handed_in")

    def test_nothing_to_mend_costs_a_few_queries(self):
        self._issue_plan(self.audit)
        nothing = self.env["iso.audit.session"].browse()
        self.assertEqual(nothing._mend_events_batch(self.agency, nothing)[0], 0)
