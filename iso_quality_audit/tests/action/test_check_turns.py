"""Whoever is asked to check begins at the nonconformity, and not before the day."""

from lxml import etree

from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged
from odoo.tools.safe_eval import safe_eval

from ..nonconformity.nonconformity_case import NonconformityCase


@tagged("post_install", "-at_install", "iso_quality")
class TestCheckTurns(NonconformityCase):
    def test_a_check_begins_at_the_nonconformity(self):
        one = self._under_way()
        self._do(one)
        for user, may in ((self.energy_head, True), (self.staff, False)):
            self.assertEqual(one.with_user(user).may_check, may)
        opened = one.with_user(self.energy_head).action_open_check()
        self.assertEqual(opened["res_model"], "iso.action.check.wizard")
        self.assertEqual(
            opened["context"],
            {"default_action_id": one.action_ids.id, "default_kind": "done"},
        )
        with self.assertRaisesRegex(UserError, "your check"):
            one.with_user(self.staff).action_open_check()

    def test_several_checks_are_listed(self):
        one = self._with_action()
        self._new_action(one, name="Phân công người nhắc")
        self._approve_actions(one)
        self._do(one)
        opened = one.with_user(self.energy_head).action_open_check()
        found = self.env[opened["res_model"]].search(opened["domain"])
        self.assertEqual(found, one.action_ids)

    def test_whether_it_works_is_not_asked_before_the_day(self):
        self.agency.iso_turn_days = 5
        with freeze_time("2026-03-06 02:00:00"):
            one = self._under_way(action={"effect_days": 30})
            self._do(one)
            self._check_done(one)
            self.assertEqual(str(one.check_from), "2026-04-17")
            # From that day on it is the checker's turn.
            self.assertEqual(str(one.turn_due), "2026-04-24")
            self.assertEqual(self._asked_now(one), self._asked_now(one)[:1])
            checker = one.with_user(self.energy_head)
            self.assertFalse(checker.may_check)
            self.assertFalse(checker.action_ids.may_check)
            with self.assertRaisesRegex(UserError, "your check"):
                checker.action_open_check()
        with freeze_time("2026-04-17 02:00:00"):
            one.invalidate_recordset()
            one.action_ids.invalidate_recordset()
            self.assertTrue(checker.may_check)
            self.assertFalse(one.check_from)
            self.assertFalse(one.is_late)

    def test_what_waits_for_me(self):
        """The filter behind the clock: to-dos of the user's own that are open."""
        view = self.env.ref("iso_quality_audit.iso_nonconformity_view_search")
        mine = etree.fromstring(view.arch).find(
            ".//filter[@name='filter_activities_my']"
        )

        def waiting(user):
            domain = safe_eval(mine.get("domain"), {"uid": user.id})
            records = self.env["iso.nonconformity"].with_user(user)
            return records.search([("company_id", "=", self.agency.id), *domain])

        one = self._accepted()
        self.assertEqual(waiting(self.trade_head), one)
        # Answered: its to-do is done.
        self.assertFalse(waiting(self.secretary))
        self.assertFalse(waiting(self.energy_head))
