"""The report on corrective action on paper: its words in every format, its file when it
is issued, the past as it was."""

from hashlib import sha256

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ...papers import build
from ..nonconformity.paper_case import NonconformityPrintCase


@tagged("post_install", "-at_install", "iso_quality")
class TestNonconformityReportPrint(NonconformityPrintCase):
    def _draft(self, user=None, **vals):
        reports = self.env["iso.nonconformity.report"].with_user(user or self.secretary)
        return reports.create(
            {"date_from": "2026-01-01", "date_to": "2026-12-31", **vals}
        )

    def _issue_draft(self, report, number="31"):
        report.with_user(self.secretary).submit()
        report.with_user(self.leader).issue(number, vietnam_today())
        return report

    def test_what_it_says(self):
        done = self._go_through(self._accepted(grade="major", day="2026-02-02"))
        self._accepted(day="2026-03-03", source="complaint", seen="Thái độ chưa đúng")
        self._new_report(day="2026-03-04")
        with freeze_time("2026-12-28 03:00:00"):
            self.env.invalidate_all()
            report = self._draft(
                assessment="Các phòng chủ động",
                proposals="Bố trí kinh phí",
                signer_title="Giám đốc",
            )
        self._check(
            self._all_formats("nonconformity_report", report),
            (
                "BÁO CÁO Hoạt động khắc phục năm 2026",
                "Sở Thử nghiệm báo cáo hoạt động khắc phục, cải tiến năm 2026",
                "Tính đến ngày 28/12/2026, Sổ theo dõi có 2 phiếu: 2 phiếu phát sinh "
                "trong kỳ, 0 phiếu kỳ trước chuyển sang. Đã đóng 1 phiếu, đang xử lý 1 "
                "phiếu, trong đó 1 phiếu quá hạn.",
                "Ngoài ra có 1 báo cáo đang chờ tiếp nhận",
                "Không phù hợp (nặng) 1 1 0 1 0 0 0",
                "Phản ánh, khiếu nại 1 1 0 0 1 1 1",
                "Phòng Thương mại 2 2 0 1 1 1 1",
                "Phiếu 02/2026 (Phòng Thương mại): Thái độ chưa đúng: đang khắc phục ngay",
                "Phiếu 02/2026 (Phòng Thương mại): Thái độ chưa đúng; lặp lại phiếu "
                "01/2026",
                "Các phòng chủ động",
                "Bố trí kinh phí./.",
                "DANH SÁCH SỰ KHÔNG PHÙ HỢP VÀ HÀNH ĐỘNG KHẮC PHỤC NĂM 2026",
                "Quy trình không phân công người theo dõi (tài liệu, quy định)",
                "Có hiệu lực: đạt",
                f"Đã đóng ngày {done.closed_on:%d/%m/%Y}",
                "GIÁM ĐỐC",
            ),
        )

    def test_nothing_happened(self):
        self._check(
            self._all_formats(
                "nonconformity_report", self._draft(date_to="2026-03-31")
            ),
            (
                "Hoạt động khắc phục quý I năm 2026",
                "trong kỳ không phát sinh sự không phù hợp",
                "Không có nội dung phải khắc phục./.",
            ),
            ("Phụ lục", "Quá hạn"),
        )

    def test_many_are_named_in_the_appendix_only(self):
        for number in range(12):
            self._accepted(seen=f"Việc số {number}")
        texts = self._all_formats("nonconformity_report", self._draft())
        self._check(texts, ("1 phiếu khác nêu tại Phụ lục", "và 8 phiếu trước đó"))

    def test_a_department_s(self):
        self._accepted(seen="Của thương mại")
        self._accepted(seen="Của năng lượng", department_id=self.energy.id)
        report = self._draft(self.trade_head)
        self._check(
            self._all_formats("nonconformity_report", report, self.trade_head),
            ("PHÒNG THƯƠNG MẠI", "Phòng Thương mại báo cáo", "Của thương mại"),
            ("Số:", "Của năng lượng", "Theo phòng, đơn vị"),
        )

    def test_the_file_is_kept_and_the_past_stays(self):
        self._accepted()
        self.env["iso.form"].with_user(self.secretary).create(
            {"key": "nonconformity_report", "form_code": "BM-KPH-04"}
        )
        report = self._issue_draft(
            self._draft(date_to="2026-09-30", date_from="2026-07-01")
        )
        content = report.official_file_id.raw
        self.assertEqual(report.official_sha256, sha256(content).hexdigest())
        before = self._all_formats("nonconformity_report", report)
        self._check(
            before,
            ("Số: 31/BC-STN", "Hoạt động khắc phục quý III năm 2026"),
            ("DỰ THẢO",),
        )
        self.assertIn("BM-KPH-04", before[0])
        for record in (self.trade, self.staff, self.agency):
            record.name = "Tên khác"
        self.assertEqual(self._all_formats("nonconformity_report", report), before)
        self.assertEqual(
            self._pdf(report, self.staff, "nonconformity_report_pdf"), content
        )

    def test_the_agency_calls_it_its_own_way(self):
        self.env["iso.form"].with_user(self.secretary).create(
            {"key": "nonconformity_report", "title": "Kết quả khắc phục, cải tiến"}
        )
        self._check(
            self._all_formats("nonconformity_report", self._draft()),
            ("BÁO CÁO Kết quả khắc phục, cải tiến năm 2026",),
        )

    def test_excel(self):
        self._accepted(seen="=1+1")
        book = self._book("nonconformity_report_xlsx", self._draft())
        cells = [cell for sheet in book for row in sheet for cell in row]
        self.assertFalse([cell for cell in cells if cell.data_type == "f"])
        # Three tables of numbers and the list.
        self.assertEqual(len(book.worksheets), 4)

    def test_drafts_are_printed_by_who_writes_them(self):
        report = self._draft()
        for user in (self.staff, self.trade_head, self.other_leader):
            with self.assertRaises(AccessError):
                self._pdf(report, user, "nonconformity_report_pdf")
        self._pdf(report, self.leader, "nonconformity_report_pdf")

    def test_as_many_queries_for_ten_as_for_a_hundred(self):
        counts, made = [], 0
        for number in (2, 10, 100):
            for _turn in range(number - made):
                self._accepted()
            made = number
            report = self._draft(date_from=f"2026-02-{number % 28 + 1:02d}")
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            build("nonconformity_report", report)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])
