"""The programme of the year as it is printed, and archived when it is signed."""

from odoo.tests import tagged

from odoo.addons.iso_quality_audit.tests.programme.programme_case import ProgrammeCase

from ...papers import build
from ..common import pdf_text


@tagged("post_install", "-at_install", "iso_quality")
class TestProgrammePrint(ProgrammeCase):
    def _report(self, kind="pdf"):
        return self.env.ref(f"iso_quality_report.report_audit_programme_{kind}")

    def _pdf(self, programme):
        report = self._report().with_user(self.secretary)
        return report._render(report.report_name, programme.ids)[0]

    def test_it_says_what_when_and_why(self):
        programme = self._new_programme(scope="Toàn cơ quan", objectives="Tìm điểm yếu")
        self._foresee(programme, self.trade, 9)
        programme.outside_ids.create(
            {
                "programme_id": programme.id,
                "name": "Kiểm tra ISO hành chính",
                "body": "Sở KH&CN",
                "month": 11,
            }
        )
        programme.action_propose()
        energy = programme.proposal_ids.filtered(
            lambda one: one.department_id == self.energy
        )
        energy.refuse("Mới thành lập")
        (programme.proposal_ids - energy).accept()
        text = pdf_text(self._pdf(programme))
        for words in (
            "CHƯƠNG TRÌNH",
            "Đánh giá nội bộ năm 2026",
            "Tìm điểm yếu",
            "Toàn cơ quan",
            "7.5.3",
            "Kiểm tra ISO hành chính",
            "Chưa được đánh giá lần nào",
            "Mới thành lập",
            "NỘI DUNG CHƯA ĐÁNH GIÁ TRONG BA NĂM",
            "PHẠM VI ĐÃ ĐÁNH GIÁ THEO ĐIỀU KHOẢN",
            "Kiểm soát thông tin dạng văn bản",
        ):
            self.assertIn(" ".join(words.split()), " ".join(text.split()))

    def test_holes_are_red(self):
        programme = self._new_programme()
        self._foresee(programme, self.trade)
        document = build("audit_programme", programme)
        table = document.blocks[-1].blocks[-1]
        row = next(row for row in table.rows if str(row[0]).startswith("7.5.3"))
        units = list(programme._coverage()["departments"])
        filled = {unit: row[1 + place].fill for place, unit in enumerate(units)}
        self.assertEqual(filled[self.energy.sudo()], "#f3c2c2")
        self.assertEqual(filled[self.trade.sudo()], "")

    def test_what_is_signed_is_archived(self):
        programme = self._new_programme()
        self._foresee(programme, self.trade)
        self._issue_programme(programme)
        first = self._pdf(programme)
        self.assertEqual(programme._official_pdf(), first)
        self._closed_round()
        self.assertEqual(self._pdf(programme), first)
        word = self._report("docx").with_user(self.secretary)
        self.assertTrue(word._render(word.report_name, programme.ids)[0])

    def test_an_agency_names_it_its_own_way(self):
        kind = self.env["iso.document.type"]._by_code("KH")
        self.env["iso.form"].with_user(self.secretary).create(
            {
                "company_id": self.agency.id,
                "key": "audit_programme",
                "document_type_id": kind.id,
                "title": "Đánh giá chất lượng nội bộ",
                "form_code": "BM-01",
            }
        )
        programme = self._new_programme()
        self._foresee(programme, self.trade)
        self._issue_programme(programme)
        self.assertIn("KH", programme.reference)
        text = " ".join(pdf_text(self._pdf(programme)).split())
        self.assertIn("KẾ HOẠCH Đánh giá chất lượng nội bộ năm 2026", text)
        self.assertIn("BM-01", text)
