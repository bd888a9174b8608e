"""Forms: what an agency calls its papers; kind, number and symbol follow, the past
stays."""

from datetime import date

from psycopg2 import IntegrityError

from odoo.tests import tagged
from odoo.tools import mute_logger

from ...tools.vietnam_time import vietnam_today
from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestForms(AgencyCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.forms = cls.env["iso.form"]
        cls.programme = cls.env["iso.document.type"]._by_code("CTr")
        cls.agency.iso_symbol = "SCT"

    def _form(self, **vals):
        return self.forms.with_user(self.secretary).create({"key": "plan", **vals})

    def _plan(self, **vals):
        return self._new_plan({"deadline": "Quý I", "lead": [self.standing]}, **vals)

    def test_found_by_agency_and_paper(self):
        find = self.forms._of
        self.assertFalse(find(self.agency, "plan"))
        form = self._form(form_code="BM-01")
        self.assertEqual(find(self.agency, "plan"), form)
        self.assertFalse(find(self.other_agency, "plan"))
        self.assertFalse(find(self.agency, "objective_report"))
        self.assertFalse(find(self.agency, ""))
        form.unlink()
        self.assertFalse(find(self.agency, "plan"))

    def test_once_per_paper(self):
        self._form()
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self._form()

    def test_found_without_asking_again(self):
        self._form(form_code="BM-01")
        self.forms._of(self.agency, "plan")._line()
        with self.assertQueryCount(0):
            self.forms._of(self.agency, "plan")._line()

    def test_symbol_and_number_follow_the_kind(self):
        plan = self._plan()
        self.assertEqual(plan.symbol, "KH-SCT")
        form = self._form(document_type_id=self.programme.id)
        self.assertEqual(plan.symbol, "CTr-SCT")
        self.assertEqual(plan._document_type(), self.programme)
        later = self._plan(year=2027)
        self.assertEqual(later.symbol, "CTr-SCT")
        later.symbol = "CTr-BCĐ"
        plan.submit()
        plan.with_user(self.leader).issue("08", vietnam_today())
        row = plan._number_holder("08", plan.issue_date)
        self.assertEqual((row.type_id, row.reference), (self.programme, "08/CTr-SCT"))
        form.document_type_id = False
        self.assertEqual(plan._document_type(), self.programme, "as issued")
        self.assertEqual(plan.symbol, "CTr-SCT")
        self.assertEqual(later._document_type().code, "KH")
        self.assertEqual(later.symbol, "CTr-BCĐ", "somebody wrote it")

    def test_symbol_follows_when_the_form_goes(self):
        form = self._form(document_type_id=self.programme.id)
        plan = self._plan()
        self.assertEqual(plan.symbol, "CTr-SCT")
        form.unlink()
        self.assertEqual(plan.symbol, "KH-SCT")

    def test_templates_are_those_of_the_kind(self):
        self._form(document_type_id=self.programme.id)
        self.env["iso.document.template"].create(
            {
                "company_id": self.agency.id,
                "type_id": self.programme.id,
                "recipients": "- Lưu: VT.",
            }
        )
        plan = self._plan()
        self.assertEqual(plan.recipients, "- Lưu: VT.")
        self.assertEqual(plan._document_template().type_id, self.programme)

    def test_what_is_printed_of_it(self):
        form = self._form(issue="02")
        plan = self._plan()
        self.assertEqual(plan._form_text(), "", "without a code")
        form.form_code = "BM-01"
        self.assertEqual(plan._form_text(), "BM-01 · Lần ban hành: 02")
        form.issue_date = "2026-01-02"
        whole = "BM-01 · Lần ban hành: 02 · Ngày ban hành: 02/01/2026"
        self.assertEqual(form._line(date(2026, 1, 2)), whole)
        self.assertEqual(form._line(date(2026, 1, 1)), "BM-01")
        plan.submit()
        plan.with_user(self.leader).issue("09", vietnam_today())
        form.write({"form_code": "BM-07", "issue": "03"})
        self.assertEqual(plan._form_text(), whole, "as issued")
