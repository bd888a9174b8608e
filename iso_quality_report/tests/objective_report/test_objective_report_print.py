"""The print of a report on objectives: as PDF and Word, archived, sent by e-mail."""

from hashlib import sha256

from odoo.exceptions import AccessError
from odoo.tests import Form, freeze_time, tagged

from odoo.addons.iso_quality.tests.objective_report.test_objective_reports import (
    WORDS,
)

from ...papers import build
from ..common import pdf_text, squeezed
from ..objective.test_objective_sheet_print import ObjectivePrintCase


@tagged("post_install", "-at_install", "iso_quality")
class TestObjectiveReportPrint(ObjectivePrintCase):
    COLUMNS = [
        "TT",
        "Mục tiêu",
        "Chỉ tiêu",
        "Kết quả (tử/mẫu, %)",
        "Đạt/Không đạt",
        "Nguyên nhân",
        "Giải pháp",
        "Đề xuất năm sau",
    ]

    def _sent(self, period="half", day="2026-07-03"):
        report = self._report(self.trade, period, self.trade_head)
        report.line_ids[0].proposal = "Giữ chỉ tiêu"
        with freeze_time(day):
            report.issue()
        return report

    def test_a_departments_half_year(self):
        self._record(self.files, (95, 100), (95, 100), **WORDS)
        report = self._report(self.trade, "half", self.trade_head)
        report.write({"assessment": "Cơ bản đạt\nCần cố gắng", "proposals": "Thêm máy"})
        report.line_ids[0].proposal = "Giữ chỉ tiêu"
        with freeze_time("2026-07-03"):
            report.issue()
        self._check(
            self._all_formats("objective_report", report),
            (
                "SỞ THỬ NGHIỆM PHÒNG THƯƠNG MẠI",
                "An Khang, ngày 03 tháng 7 năm 2026",
                "BÁO CÁO Kết quả thực hiện mục tiêu chất lượng 6 tháng đầu năm 2026",
                "Phòng Thương mại báo cáo kết quả thực hiện 6 tháng đầu năm 2026",
                "Tính đến ngày 30/06/2026, trong 2 mục tiêu có 0 mục tiêu đạt, 1 mục "
                "tiêu không đạt, 1 mục tiêu chưa đánh giá. Tỷ lệ đạt: 0% số mục tiêu đã có "
                "kết quả.",
                "ĐÁNH GIÁ",
                "ĐỀ XUẤT, KIẾN NGHỊ",
                "Thêm máy./.",
                "- Lãnh đạo cơ quan (để báo cáo);",
                "- Lưu: Phòng Thương mại.",
                "TRƯỞNG PHÒNG",
                self.trade_head.name,
                "(Kèm theo Báo cáo ngày 03 tháng 7 năm 2026 của Phòng Thương mại)",
            ),
            ("Số:", "DỰ THẢO", "UBND"),
        )
        table = self._table(
            self._docx(report, None, "objective_report_docx"), ["TT", "Mục tiêu"]
        )
        self.assertEqual(table[0], self.COLUMNS)
        self.assertEqual(
            table[1],
            [
                "1",
                "Hồ sơ của phòng đúng hạn",
                "≥\u00a098%",
                "190/200\n95%",
                "Không đạt",
                *WORDS.values(),
                "Giữ chỉ tiêu",
            ],
        )
        self.assertEqual(table[2][3:5], ["", "Chưa đến kỳ đo"])

    def test_no_cases_is_neither_nothing_nor_everything(self):
        self._record(self.files, (0, 0))
        report = self._report(self.trade)
        self._check(
            self._all_formats("objective_report", report),
            (
                "1 mục tiêu không phát sinh trường hợp",
                "Chưa có mục tiêu nào có kết quả để đánh giá.",
                "0/0 Không phát sinh",
            ),
            ("Tỷ lệ đạt",),
        )

    def test_periods_that_are_missing_are_said(self):
        self._record(self.files, (100, 100))
        report = self._report(self.trade)
        self._check(
            self._all_formats("objective_report", report), ("(còn 1 kỳ chưa đo)",)
        )

    def test_the_agencys_with_number_and_departments(self):
        self._record(self.files, *[(99, 100)] * 4)
        self._sent("year", "2026-12-20")
        report = self._report(period="year")
        texts = self._all_formats("objective_report", report)
        self._check(texts, ("Số: /BC-STN", "ngày\u00a0tháng\u00a0năm 2026"))
        self.assertIn(squeezed("DỰ THẢO"), texts[0])
        report.submit()
        report.with_user(self.leader)._unsealed().issue("07", "2026-12-28")
        texts = self._all_formats("objective_report", report)
        self._check(
            texts,
            (
                "UBND TỈNH AN KHANG SỞ THỬ NGHIỆM",
                "Số: 07/BC-STN",
                "Kết quả thực hiện mục tiêu chất lượng năm 2026",
                "(Kèm theo Báo cáo số 07/BC-STN ngày 28 tháng 12 năm 2026",
                "GIÁM ĐỐC",
            ),
            ("DỰ THẢO",),
        )
        content = self._docx(report, None, "objective_report_docx")
        table = self._table(content, ["TT", "Phòng, đơn vị"])
        self.assertEqual(
            table[0][2:],
            [
                "Số mục tiêu",
                "Đạt",
                "Không đạt",
                "Không phát sinh",
                "Chưa đánh giá",
                "Báo cáo",
            ],
        )
        rows = {row[1]: row[2:] for row in table[1:]}
        self.assertEqual(
            rows["Phòng Thương mại"], ["2", "1", "0", "0", "1", "Đã gửi\n20/12/2026"]
        )
        self.assertEqual(
            rows["Phòng Năng lượng"], ["0", "0", "0", "0", "0", "Chưa gửi"]
        )
        self.assertEqual(rows["Cộng"], ["2", "1", "0", "0", "1", "1/3 đã gửi"])
        self.assertEqual(self._table(content, ["TT", "Mục tiêu"])[0], self.COLUMNS)

    def test_archived_when_sent(self):
        report = self._sent()
        content = report.official_file_id.raw
        self.assertEqual(report.official_sha256, sha256(content).hexdigest())
        self.assertEqual(report.official_by_id, self.trade_head)
        self.assertEqual(
            report.official_file_id.name,
            "Báo cáo mục tiêu chất lượng 6 tháng 2026 - Phòng Thương mại.pdf",
        )
        self.trade.name = "Phòng Tên mới"
        self._record(self.files, (1, 100))
        self.assertEqual(self._pdf(report, self.staff, "objective_report_pdf"), content)
        report.with_user(self.leader).cancel("Sai số liệu")
        text = pdf_text(self._pdf(report, report="objective_report_obsolete_pdf"))
        self.assertIn("HẾT HIỆU LỰC", text)

    def test_sent_by_mail_with_the_archived_file(self):
        report = self._sent()
        action = report.with_user(self.secretary).action_send_email()
        composer = self.env["mail.compose.message"].with_user(self.secretary)
        composer = Form(composer.with_context(**action["context"])).save()
        self.assertIn(self.leader.partner_id, composer.partner_ids)
        composer.action_send_mail()
        message = report.message_ids.sorted("id")[-1]
        self.assertEqual(message.attachment_ids.raw, report.official_file_id.raw)
        self.assertIn("ngày 03/07/2026", message.body)

    def test_who_prints(self):
        report = self._sent()
        for user in (self.energy_head, self.other_secretary):
            with self.assertRaises(AccessError):
                self._pdf(report, user, "objective_report_pdf")

    # ------------------------------------------------------------ queries
    def test_the_same_queries_for_10_and_100_objectives(self):
        counts = []
        # The first one fills caches that live longer.
        for count, year in ((1, 2029), (10, 2030), (100, 2031)):
            objectives = [{"name": f"Số {n}"} for n in range(count)]
            sheet = self._approve(self._new_sheet(self.energy, *objectives, year=year))
            report = self._report(self.energy, "year", year=year)
            row = []
            for code, record in (
                ("objective_sheet", sheet),
                ("objective_plan", sheet),
                ("objective_poster_a4", sheet),
                ("objective_cascade", sheet),
                ("objective_report", report),
            ):
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                build(code, record.with_user(self.secretary))
                row.append(self.env.cr.sql_log_count - before)
            counts.append(row)
        self.assertEqual(counts[1], counts[2])
