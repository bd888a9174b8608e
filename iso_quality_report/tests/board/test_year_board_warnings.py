"""What the year lacks that is no task: a closed internal audit."""

from odoo.tests import freeze_time, tagged

from odoo.addons.iso_quality.tests.common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestYearBoardWarnings(AgencyCase):
    def _board(self, user, plan):
        return (
            self.env["iso.year.board"].with_user(user).get_board({"plan_id": plan.id})
        )

    def test_a_year_without_an_audit(self):
        plan = self._issue(
            self._new_plan({"deadline": "Quý I", "lead": [self.all_departments]})
        )
        with freeze_time("2026-08-31 03:00:00"):
            self.assertEqual(self._board(self.secretary, plan)["warnings"], [])
        self.env.invalidate_all()
        with freeze_time("2026-09-01 03:00:00"):
            for user in (self.secretary, self.leader, self.staff):
                [warning] = self._board(user, plan)["warnings"]
                self.assertIn("2026", warning["text"])
                board = self.env["iso.year.board"].with_user(user)
                action = board.action_open_warning("audit", {"plan_id": plan.id})
                self.assertEqual(action["res_model"], "iso.audit")
                self.assertEqual(action["domain"], [("year", "=", 2026)])
            self.assertFalse(board.action_open_warning("x", {"plan_id": plan.id}))
