"""A revision shows what changes in the plan that it replaces."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common import PrintCase


@tagged("post_install", "-at_install", "iso_quality")
class TestChanges(PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._issue(cls._plan_with_lines(cls, 3), number="01")
        action = cls.plan.with_user(cls.secretary).action_revise()
        cls.revision = cls.env["iso.plan"].browse(action["res_id"])
        cls.revision = cls.revision.with_user(cls.secretary)

    def test_nothing_but_what_was_changed(self):
        self.assertEqual(self.revision._changes_from_replaced(), [])
        self.assertFalse(self.revision.changes_shown)
        self.revision.line_ids[1].name = "Việc <b>khác</b>"
        [(old, new)] = self.revision._changes_from_replaced()
        self.assertIn("Việc số 2", old)
        self.assertIn("Việc <b>khác</b>", new)
        self.revision.invalidate_recordset(["changes_shown"])
        shown = self.revision.changes_shown
        self.assertIn("Việc &lt;b&gt;khác&lt;/b&gt;", shown)
        self.assertFalse(self.plan.with_user(self.secretary).changes_shown)

    def test_a_row_put_in_moves_no_others(self):
        self._line(self.revision, sequence=0, name="Việc mới")
        changes = self.revision._changes_from_replaced()
        self.assertEqual([old for old, _new in changes], [""])
        self.assertIn("Việc mới", changes[0][1])

    def _line(self, plan, **vals):
        section = plan.line_ids.section_id[:1]
        return plan.line_ids.create(
            {"plan_id": plan.id, "section_id": section.id, **vals}
        )

    def test_told_to_the_leader(self):
        self.revision.line_ids[0].name = "Việc khác"
        preview = " ".join(self.revision._issue_preview())
        self.assertIn("1 lines are others than in", preview)

    def test_a_revision_of_a_report_shows_them_as_well(self):
        self._approve(self._new_sheet(self.trade))
        reports = self.env["iso.objective.report"].with_user(self.secretary)
        report = reports.create(
            {"department_id": False, "year": 2026, "period": "year"}
        )
        self._issue(report, number="02")
        revision = report.browse(report.revise("Nhận xét sai")["res_id"])
        revision.assessment = "Các phòng đều đạt"
        revision.invalidate_recordset(["changes_shown"])
        self.assertIn("Các phòng đều đạt", revision.changes_shown)
        preview = " ".join(revision._issue_preview())
        self.assertIn("lines are others than in", preview)

    def test_who_may_not_read_the_draft_is_told_nothing(self):
        with self.assertRaises(AccessError):
            self.revision.with_user(self.staff)._changes_from_replaced()

    def test_how_much_is_another_is_said_in_one_line(self):
        self.assertFalse(self.revision.changes_text)
        self.revision.line_ids[1].name = "Việc khác"
        self._line(self.revision, sequence=0, name="Việc mới")
        self.revision.invalidate_recordset(["changes_text"])
        count = len(self.revision._changes_from_replaced())
        symbol = self.plan.sudo().symbol
        self.assertEqual(
            self.revision.changes_text, f"{count} lines compared with 01/{symbol}"
        )
