"""Numbers of official documents: the register, taken numbers, what issuing proposes."""

import importlib.util
from pathlib import Path

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.fields import Date
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-03-10 03:00:00")
class TestNumbers(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.register = cls.env["iso.document.number"]
        cls.kind = cls.env.ref("iso_quality.document_type_plan")
        cls.report_kind = cls.env.ref("iso_quality.document_type_report")
        cls.plan = cls._new_plan(
            {"deadline": "Quý I", "lead": [cls.standing]},
            title="Duy trì hệ thống năm 2026",
            recipients="- Như trên;\n- Lưu: VT.",
        )

    def _submitted(self, year=2027):
        plan = self._new_plan({"deadline": "Quý I", "lead": [self.standing]}, year=year)
        plan.submit()
        return plan.with_user(self.leader)

    def _row(self, plan):
        return self.register.search(
            [("res_model", "=", "iso.plan"), ("res_id", "=", plan.id)]
        )

    def _enter(self, number, date="2026-02-02", user=None, **vals):
        return self.register.with_user(user or self.secretary).create(
            {
                "type_id": self.kind.id,
                "number": number,
                "issue_date": date,
                "subject": "Kế hoạch khác",
                **vals,
            }
        )

    def _wizard(self, plan):
        return Form(
            self.env["iso.issue.wizard"]
            .with_user(self.leader)
            .with_context(default_res_model="iso.plan", default_res_ids=plan.ids)
        )

    # ------------------------------------------------------------ in the order of dates
    def test_a_number_out_of_the_order_of_dates_is_said_before_issuing(self):
        self._enter("5", "2027-03-10")
        self._enter("8", "2027-03-20", note="để trống 6, 7")
        with freeze_time("2027-03-01 03:00:00"):
            plan = self._submitted(2027)
        with freeze_time("2027-04-30 03:00:00"):
            wizard = self._wizard(plan)
            self.assertEqual(wizard.number, "09")
            self.assertFalse(wizard.order_hint, "after all others")
            wizard.issue_date = "2027-03-15"
            self.assertIn("08/KH-STN bears the date 20/03/2027", wizard.order_hint)
            wizard.number = "6"
            self.assertFalse(wizard.order_hint, "between its neighbours")
            wizard.issue_date = "2027-04-01"
            self.assertIn("08/KH-STN", wizard.order_hint)
            wizard.issue_date = "2027-03-05"
            self.assertIn("05/KH-STN bears the date 10/03/2027", wizard.order_hint)
            # A warning: the secretary knows why.
            wizard.save().action_issue()
        self.assertEqual(plan.number, "06")

    def test_other_kinds_years_and_agencies_have_their_own_order(self):
        self._enter("20", "2026-03-10")
        kind = self.env["iso.document.type"].search(
            [("id", "!=", self.kind.id)], limit=1
        )
        self._enter("20", "2027-03-10", type_id=kind.id)
        plan = self._submitted(2027)
        with freeze_time("2027-04-30 03:00:00"):
            wizard = self._wizard(plan)
            wizard.number, wizard.issue_date = "21", "2027-03-01"
            self.assertFalse(wizard.order_hint)

    # ------------------------------------------------------------ issuing
    def test_issuing_enters_the_register(self):
        self._issue(self.plan, "7")
        row = self._row(self.plan)
        self.assertRecordValues(
            row,
            [
                {
                    "company_id": self.agency.id,
                    "year": 2026,
                    "type_id": self.kind.id,
                    "number": "07",
                    "position": 7,
                    "symbol": "KH-STN",
                    "reference": "07/KH-STN",
                    "issue_date": Date.to_date("2026-01-05"),
                    "subject": "Duy trì hệ thống năm 2026",
                    "signer_name": self.leader.name,
                    "recipients": "- Như trên;\n- Lưu: VT.",
                    "is_sealed": True,
                }
            ],
        )
        action = row.with_user(self.staff).action_open_document()
        self.assertEqual(
            (action["res_model"], action["res_id"]), ("iso.plan", self.plan.id)
        )

    def test_a_taken_number_is_refused_and_says_by_whom(self):
        self._issue(self.plan, "07")
        other = self._submitted()
        for number in ("07", "7", "007"):
            with self.assertRaises(UserError) as caught:
                other._unsealed().issue(number, "2026-02-02")
            for words in ("07/KH-STN", "Duy trì hệ thống năm 2026", "08"):
                self.assertIn(words, str(caught.exception))
        self.assertEqual((other.state, other.number), ("submitted", False))
        self.assertFalse(self._row(other))
        self.assertFalse(other.task_ids)
        other._unsealed().issue("08", "2026-02-02")
        self.assertEqual(other.reference, "08/KH-STN", "a second try succeeds")

    def test_the_message_is_in_the_language_of_the_user(self):
        self._issue(self.plan, "07")
        other = self._submitted()
        with self.assertRaises(UserError) as caught:
            other.with_context(lang="vi_VN")._unsealed().issue("07", "2026-02-02")
        self.assertIn("Số tiếp theo còn trống là 08", str(caught.exception))

    def test_suffix_year_kind_and_agency_make_another_number(self):
        self._issue(self.plan, "07")
        self._submitted(2027)._unsealed().issue("7a", "2026-02-02")
        self._submitted(2028)._unsealed().issue("07", "2027-01-04")
        self._enter("07", type_id=self.report_kind.id)
        self._enter("07", user=self.other_secretary, company_id=self.other_agency.id)
        self.assertEqual(
            self.register.search_count(
                [
                    ("number", "in", ("07", "07a")),
                    ("company_id", "in", (self.agency | self.other_agency).ids),
                ]
            ),
            5,
        )

    def test_what_is_no_number_is_refused_with_what_to_do(self):
        self.plan.submit()
        for number in ("7/KH-STN", "7 a", "số 7", "0", "7.1"):
            with self.assertRaises(UserError) as caught:
                self.plan.with_user(self.leader)._unsealed().issue(number, "2026-01-05")
            self.assertIn("08a", str(caught.exception))
            with self.assertRaises(UserError):
                self._enter(number)
        self.assertEqual(self.plan.state, "submitted")

    def test_cancelled_and_replaced_documents_keep_their_number(self):
        self._issue(self.plan, "01")
        draft = self.plan.browse(self.plan.action_revise()["res_id"])
        draft.submit()
        with self.assertRaises(UserError):
            draft.with_user(self.leader)._unsealed().issue("01", "2026-02-02")
        draft.with_user(self.leader)._unsealed().issue("02", "2026-02-02")
        self.assertEqual(self.plan.state, "replaced")
        draft.with_user(self.leader).cancel("Thử")
        again = self._submitted()
        for number in ("01", "02"):
            with self.assertRaises(UserError):
                again._unsealed().issue(number, "2026-02-02")
        self.assertEqual(again._next_number(Date.to_date("2026-02-02")), "03")

    # ------------------------------------------------------------ seal
    def test_rows_of_documents_stay_for_everybody(self):
        self._issue(self.plan, "01")
        row = self._row(self.plan)
        superuser = self.env.ref("base.user_root")
        for user in (self.secretary, self.leader, self.admin, superuser):
            mine = row.with_user(user)
            tries = (
                lambda mine=mine: mine.write({"subject": "khác"}),
                lambda mine=mine: mine.write({"number": "02"}),
                lambda mine=mine: mine.write({"res_model": False, "res_id": False}),
                mine.unlink,
                mine.copy,
            )
            for change in tries:
                with self.assertRaises(UserError):
                    change()
        result = self.register.with_user(self.secretary).load(
            [".id", "subject"], [[str(row.id), "khác"]]
        )
        self.assertTrue(result["messages"])
        self.assertEqual(row.subject, "Duy trì hệ thống năm 2026")

    def test_a_row_of_a_document_is_not_made_by_hand(self):
        vals = {"res_model": "iso.plan", "res_id": self.plan.id}
        for user in (self.secretary, self.admin, self.env.ref("base.user_root")):
            with self.assertRaises(UserError):
                self._enter("05", user=user, company_id=self.agency.id, **vals)
            with self.assertRaises(UserError):
                self._enter("05", user=user, company_id=self.agency.id).write(vals)

    def test_the_secretary_keeps_numbers_used_outside(self):
        row = self._enter("5")
        self.assertEqual((row.reference, row.year), ("05/KH-STN", 2026))
        row.write({"number": "6", "note": "Giữ số cho Phòng Thương mại"})
        self.assertEqual(row.number, "06")
        other = self._submitted()
        with self.assertRaises(UserError):
            other._unsealed().issue("06", "2026-02-02")
        with self.assertRaises(UserError) as caught:
            self._enter("06")
        self.assertIn("07", str(caught.exception))
        second = self._enter("08")
        with self.assertRaises(UserError):
            second.number = "6"
        row.unlink()
        other._unsealed().issue("06", "2026-02-02")
        for user in (self.staff, self.leader):
            with self.assertRaises(AccessError):
                self._enter("09", user=user)

    @mute_logger("odoo.sql_db")
    def test_another_agency_is_not_told_what_a_number_was_used_for(self):
        self._issue(self.plan, "07")
        # The database refuses the one, the rule of the agency the other.
        for number, error in (("07", IntegrityError), ("08", AccessError)):
            with self.assertRaises(error) as caught:
                self._enter(
                    number, user=self.other_secretary, company_id=self.agency.id
                )
            self.assertNotIn(self.plan.title, str(caught.exception))

    def test_form_proposes_and_import_checks(self):
        self._enter("05")
        with Form(self.register.with_user(self.secretary)) as form:
            form.type_id = self.kind
            self.assertEqual(form.number, "06")
            form.issue_date = "2027-01-01"
            self.assertEqual(form.number, "01")
            form.subject = "Kế hoạch"
        result = self.register.with_user(self.secretary).load(
            ["type_id", "issue_date", "number", "subject"],
            [
                [self.kind.name, "2026-02-02", "7", "Một"],
                [self.kind.name, "2026-02-02", "5", "Hai"],
            ],
        )
        self.assertIn("05/KH-STN", result["messages"][0]["message"])

    # ------------------------------------------------------------ the form
    def test_wizard_proposes_the_next_number_of_the_year(self):
        self._enter("07", "2026-01-15")
        self._enter("31", "2025-12-30")
        self.plan.submit()
        form = self._wizard(self.plan)
        self.assertEqual(form.number, "08")
        form.issue_date = "2025-12-31"
        self.assertEqual(form.number, "32")
        form.issue_date = "2026-03-10"
        self.assertEqual(form.number, "08")
        self.assertFalse(form.number_taken or form.number_hint)
        form.save().action_issue()
        self.assertEqual(self.plan.reference, "08/KH-STN")

    def test_wizard_leaves_a_typed_number_alone(self):
        self._enter("07", "2026-01-15")
        self.plan.submit()
        form = self._wizard(self.plan)
        form.number = "07a"
        form.issue_date = "2025-12-31"
        self.assertEqual(form.number, "07a")
        form.issue_date = "2026-03-10"
        self.assertFalse(form.number_taken or form.number_hint)
        form.save().action_issue()
        self.assertEqual(self.plan.reference, "07a/KH-STN")

    def test_wizard_says_when_a_number_is_taken_or_leaves_a_gap(self):
        self._enter("07", "2026-01-15")
        self._enter("01", "2025-01-15")
        self.plan.submit()
        form = self._wizard(self.plan)
        form.number = "7"
        self.assertIn("Kế hoạch khác", form.number_taken)
        self.assertFalse(form.number_hint)
        form.number = "10"
        self.assertFalse(form.number_taken)
        self.assertIn("08", form.number_hint)
        form.save().action_issue()
        self.assertEqual(self.plan.number, "10", "a gap does not block")

    def test_wizard_goes_on_after_a_refusal(self):
        """The form was saved when issuing was tried: it still knows what it proposed."""
        self._enter("07", "2026-01-15")
        self.plan.submit()
        wizard = self._wizard(self.plan).save()
        self.assertEqual(wizard.proposed_number, "08")
        self._enter("08", "2026-01-16")
        with self.assertRaises(UserError):
            wizard.action_issue()
        with Form(wizard) as form:
            self.assertIn("09", form.number_taken)
            form.number = "11"
            self.assertIn("09", form.number_hint)
        with Form(wizard) as form:
            form.number = "09"
            self.assertFalse(form.number_taken or form.number_hint)
        wizard.action_issue()
        self.assertEqual(self.plan.number, "09")

    def test_first_number_of_a_year(self):
        self.plan.submit()
        self.assertEqual(self._wizard(self.plan).number, "01")

    # ------------------------------------------------------------ kinds
    def test_kinds_of_decree_30(self):
        kinds = self.env["iso.document.type"]
        self.assertEqual(kinds._by_code("QĐ").name, "Quyết định")
        self.assertEqual(self.plan._document_type(), self.kind)
        self.kind.active = False
        self.assertEqual(self.plan._document_type(), self.kind)
        letter = kinds._by_code("CV")
        self.assertEqual(letter._symbol(self.agency), "STN")
        self.assertFalse(kinds._by_code("none"))

    def test_the_abbreviation_of_our_own_documents_stays(self):
        kind = self.kind.with_user(self.env.ref("base.user_admin"))
        kind.name = "KẾ HOẠCH"
        for change in (lambda: kind.write({"code": "KHH"}), kind.unlink):
            with self.assertRaises(UserError):
                change()
        kind.code = "KH"

    def test_a_new_abbreviation_is_found_at_once(self):
        kinds = self.env["iso.document.type"].with_user(self.env.ref("base.user_admin"))
        self.assertFalse(kinds._by_code("XX"))
        kind = kinds.create({"name": "Loại mới", "code": "XX"})
        self.assertEqual(kinds._by_code("XX"), kind)
        kind.code = "XY"
        self.assertFalse(kinds._by_code("XX"))
        kind.unlink()
        self.assertFalse(kinds._by_code("XY"))

    # ------------------------------------------------------------ cost
    def test_proposing_and_issuing_cost_the_same_whatever_the_register_holds(self):
        def queries(plan):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            number = plan._next_number(Date.to_date("2026-03-10"))
            plan._unsealed().issue(number, "2026-03-10")
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        plans = [self._submitted(year) for year in (2031, 2032, 2033)]
        queries(plans[0])
        self._fill(2, 11)
        few = queries(plans[1])
        self._fill(13, 1001)
        self.assertEqual(few, queries(plans[2]))
        self.assertEqual(plans[2].number, "1002")

    def _fill(self, first, last):
        self.register.with_user(self.secretary).create(
            [
                {
                    "type_id": self.kind.id,
                    "number": str(number),
                    "issue_date": "2026-02-02",
                    "subject": "x",
                }
                for number in range(first, last + 1)
            ]
        )

    def test_an_import_is_checked_with_one_search(self):
        def queries(first, last):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._fill(first, last)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        queries(1, 2)
        self.assertEqual(queries(3, 12), queries(13, 90))

    # ------------------------------------------------------------ upgrade
    def _migrate(self):
        path = Path(__file__).resolve().parents[2] / (
            "migrations/19.0.1.1.0/post-register.py"
        )
        spec = importlib.util.spec_from_file_location("post_register", path)
        script = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(script)
        script.migrate(self.env.cr, "19.0.1.0.0")
        self.env.invalidate_all()

    def test_upgrade_enters_what_was_issued_before(self):
        """Twice the same number, and one that is none by today's rule."""
        self._issue(self.plan, "07")
        twin, odd = self._submitted(2027), self._submitted(2028)
        twin._unsealed().issue("08", "2026-02-02")
        odd._unsealed().issue("09", "2026-02-03")
        draft = self._submitted(2029)
        plans = self.plan | twin | odd
        self.env.flush_all()
        self.env.cr.execute(
            "DELETE FROM iso_document_number WHERE company_id = %s", [self.agency.id]
        )
        self.env.cr.execute(
            "UPDATE iso_plan SET letterhead_agency = NULL, signer_name = NULL"
            " WHERE id = ANY(%s)",
            [plans.ids],
        )
        self.env.cr.execute(
            "UPDATE iso_plan SET number = '07' WHERE id = %s", [twin.id]
        )
        self.env.cr.execute(
            "UPDATE iso_plan SET number = '9/2026' WHERE id = %s", [odd.id]
        )
        self.env.invalidate_all()
        for _run in range(2):
            self._migrate()
            rows = self.register.search([("company_id", "=", self.agency.id)])
            self.assertEqual(
                rows.sorted("position").mapped("reference"),
                ["07/KH-STN", "9/2026/KH-STN"],
            )
            row = self._row(self.plan)
            self.assertEqual(row.note, f"Trùng số với: {twin.display_name}")
        self.assertEqual(set(plans.mapped("letterhead_agency")), {self.agency.name})
        self.assertEqual(set(plans.mapped("signer_name")), {self.leader.name})
        self.assertFalse(draft.letterhead_agency)
        with self.assertRaises(UserError):
            draft._unsealed().issue("07", "2026-03-02")

    @mute_logger("odoo.sql_db")
    def test_the_database_refuses_what_slips_through(self):
        """Rows of documents are checked by the index as well, with a clear message."""
        self._enter("05")
        key = (self.agency.id, 2026, self.kind.id, "05")
        vals = self.plan._register_vals()
        vals |= {"number": "05", "issue_date": "2026-02-02"}
        checked = type(self.register)._check_free
        try:
            type(self.register)._check_free = lambda *args, **kwargs: None
            with self.assertRaises(UserError):
                self.register._enter(vals)
        finally:
            type(self.register)._check_free = checked
        self.assertEqual(len(self.register._holders([key])), 1)
