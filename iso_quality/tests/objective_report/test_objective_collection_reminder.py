"""Who is reminded of what has not been sent."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-02-10")
class TestObjectiveCollectionReminder(AgencyCase):
    def _remind(self, user=None, year=None):
        self.env.flush_all()
        model = self.env["iso.objective.collection"].with_user(user or self.secretary)
        return model.remind(year)

    def _todos(self, user):
        return self.env["mail.activity"].search(
            [("user_id", "=", user.id), ("iso_collection_key", "!=", False)]
        )

    def test_heads_of_missing_and_drafted_sheets_are_reminded(self):
        draft = self._new_sheet(self.trade)
        self._approve(self._new_sheet(self.office))
        told = self._remind()
        self.assertEqual(
            told["reached"],
            [f"Phòng Năng lượng ({self.energy_head.name})",
             f"Phòng Thương mại ({self.trade_head.name})"],
        )  # fmt: skip
        self.assertIn("Phòng Thương mại", told["message"])
        todo = self._todos(self.trade_head)
        self.assertEqual((todo.res_model, todo.res_id), (draft._name, draft.id))
        missing = self._todos(self.energy_head)
        self.assertFalse(missing.res_model)
        self.assertIn("/odoo/iso-objective-sheets", missing.note)
        self.assertFalse(self._todos(self.secretary))
        # Each may read theirs.
        self.assertTrue(todo.with_user(self.trade_head).read(["summary", "note"]))
        self.assertTrue(missing.with_user(self.energy_head).read(["summary"]))

    def test_submitted_sheets_are_left_alone(self):
        self._new_sheet(self.trade).with_user(self.trade_head).submit()
        self._remind()
        self.assertFalse(self._todos(self.trade_head))

    def test_a_revision_in_work_is_not_owed(self):
        sheet = self._approve(self._new_sheet(self.trade))
        sheet.with_user(self.trade_head).revise("Chỉ tiêu mới")
        self._remind()
        self.assertFalse(self._todos(self.trade_head))

    def test_once_a_day_and_one_at_a_time(self):
        self._remind()
        first = self._todos(self.trade_head)
        told = self._remind()
        self.assertFalse(told["reached"])
        self.assertIn(f"Phòng Thương mại ({self.trade_head.name})", told["already"])
        self.assertEqual(self._todos(self.trade_head), first)
        with freeze_time("2026-02-12"):
            told = self._remind()
            self.assertTrue(told["reached"])
            again = self._todos(self.trade_head)
            self.assertEqual(len(again), 1)
            self.assertNotEqual(again, first)
            self.assertEqual(str(again.date_deadline), "2026-02-12")

    def test_a_new_head_is_reminded_instead(self):
        self._remind()
        employee = self.env["hr.employee"].search([("user_id", "=", self.staff.id)])
        self.trade.manager_id = employee
        self._remind()
        self.assertTrue(self._todos(self.staff))
        self.assertFalse(self._todos(self.trade_head))

    def test_heads_without_an_account_are_named(self):
        self._new_department("Phòng Khuyết", None)
        # Somebody whose account was closed hears nothing either.
        self.energy_head.sudo().active = False
        told = self._remind()
        self.assertEqual(told["without_account"], ["Phòng Khuyết", "Phòng Năng lượng"])
        self.assertIn("Phòng Khuyết", told["message"])
        self.assertEqual(told["type"], "warning")

    def test_units_out_of_scope_owe_nothing(self):
        self.energy.iso_in_scope = False
        self._remind()
        self.assertFalse(self._todos(self.energy_head))

    def test_reports_of_periods_that_are_over(self):
        self._approve(self._new_sheet(self.trade))
        with freeze_time("2026-06-30"):
            self._remind()
            self.assertFalse(self._todos(self.trade_head))
        with freeze_time("2026-07-01"):
            self._remind()
            todo = self._todos(self.trade_head)
            self.assertTrue(todo.iso_collection_key.endswith("2026:half"))
            report = (
                self.env["iso.objective.report"]
                .with_user(self.trade_head)
                .create(
                    {
                        "department_id": self.trade.id,
                        "year": 2026,
                        "period": "half",
                    }
                )
            )
            report.line_ids.write({"cause": "Chưa đo", "solution": "Đo bù"})
            report.issue()
            self.assertFalse(self._todos(self.trade_head), "finished by sending")
            self._remind()
            self.assertFalse(self._todos(self.trade_head))
        with freeze_time("2027-01-02"):
            # Sheets of a year that is over are not asked for; its reports are.
            self._remind(year=2026)
            keys = self._todos(self.trade_head).mapped("iso_collection_key")
            self.assertEqual([key.split(":")[-1] for key in keys], ["year"])
            self.assertFalse(
                self._todos(self.energy_head).filtered(
                    lambda one: str(one.date_deadline) == "2027-01-02"
                )
            )

    def test_sending_finishes_the_to_do(self):
        self._remind()
        todo = self._todos(self.trade_head)
        sheet = self._new_sheet(self.trade)
        self.assertTrue(self._todos(self.trade_head), "a draft is not sent")
        sheet.with_user(self.trade_head).submit()
        self.assertFalse(self._todos(self.trade_head))
        self.assertTrue(todo.exists())
        self.assertFalse(todo.active)
        self.assertTrue(self._todos(self.energy_head))

    def test_the_to_do_speaks_the_language_of_the_head(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        self.env["ir.module.module"].search(
            [("name", "=", "iso_quality")]
        )._update_translations(["vi_VN"])
        self.trade_head.lang = "vi_VN"
        self.energy_head.lang = "en_US"
        self._remind()
        self.assertEqual(
            self._todos(self.trade_head).summary,
            "Nộp bảng mục tiêu chất lượng năm 2026",
        )
        self.assertIn("objectives", self._todos(self.energy_head).summary)

    def test_only_secretaries_remind(self):
        for user in (self.staff, self.trade_head, self.leader):
            with self.assertRaises(AccessError):
                self._remind(user)
        told = self._remind(self.other_secretary)
        self.assertEqual(len(told["reached"]), 1, "only their own agency")
        self.assertFalse(self._todos(self.trade_head))

    def test_nobody_to_remind(self):
        for unit in self.departments:
            self._approve(self._new_sheet(unit))
        told = self._remind()
        self.assertEqual((told["reached"], told["type"]), ([], "info"))
        self.assertTrue(told["message"])

    def test_nonsense_for_a_year_is_refused(self):
        for value in ("x", 26, -1, [2026]):
            with self.assertRaises(UserError):
                self._remind(year=value)
