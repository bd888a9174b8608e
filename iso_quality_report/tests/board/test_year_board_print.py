"""The year board on paper: what the screen says, in PDF, Word and Excel."""

from io import BytesIO

from openpyxl import load_workbook
from pypdf import PdfReader

from odoo.tests import freeze_time, tagged

from ..common import PrintCase, docx_text, pdf_text, squeezed


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-05-04 03:00:00")
class TestYearBoardPrint(PrintCase):
    """The board on paper says what the screen says."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-05-04 03:00:00"):
            cls.plan = cls._issue(
                cls._new_plan(
                    {
                        "deadline": "Hàng tháng",
                        "name": "Rà soát tháng",
                        "lead": [cls.standing],
                    },
                    {"deadline": "Quý I", "name": "Việc chung", "lead": [cls.standing]},
                    {
                        "deadline": "Khi có thay đổi",
                        "name": "Việc chờ",
                        "lead": [cls.standing],
                    },
                    {
                        "deadline": "Quý IV",
                        "name": "Cuối năm",
                        "lead": [cls.all_departments],
                    },
                )
            )
            monthly = cls.plan.line_ids[0].task_ids.sorted("date_due")
            monthly[:2].sudo().state = "done"
            monthly[4].sudo().state = "doing"

    def _text(self, user=None, options=None, report="year_board_a4_pdf"):
        reports = self.env["ir.actions.report"].with_user(user or self.secretary)
        if options:
            reports = reports.with_context(iso_board_options=options)
        content, _pdf = reports._render(f"iso_quality_report.{report}", self.plan.ids)
        return pdf_text(content)

    def test_marks_of_each_month(self):
        text = self._text()
        # Done in January and February, late in March and April, begun in May.
        self.assertRegex(text, r"Hàng tháng .{,40} x x ! ! ● o o o o o o o 2/12 17%")
        self.assertRegex(text, r"2 Việc chung Quý I .{,40} ! 0%")
        self.assertIn("Chờ sự kiện: Khi có thay đổi", text)
        self.assertRegex(text, r"4 Cuối năm Quý IV .* o 0/3 0%")

    def test_summary_is_that_of_the_screen(self):
        board = self.env["iso.year.board"].with_user(self.secretary)
        totals = board.get_board({"plan_id": self.plan.id})["totals"]
        self.assertIn(
            f"{totals['done']}/{totals['total']} việc hoàn thành, "
            f"{totals['doing']} đang thực hiện, {totals['todo']} chưa bắt đầu, "
            f"{totals['late']} quá hạn. Tiến độ, bình quân các dòng theo trọng số: "
            f"{totals['progress']:.0f}%.",
            self._text(),
        )

    def test_who_is_late_with_what(self):
        text = self._text()
        self.assertRegex(text, r"Văn phòng 14 2 1 8 3 \d+% 1\. Rà soát tháng")
        self.assertRegex(text, r"Phòng Năng lượng 1 0 0 1 0 0%")

    def test_the_filters_of_the_screen(self):
        text = self._text(options={"department_id": self.energy.id})
        self.assertIn("Cuối năm", text)
        self.assertNotIn("Rà soát tháng", text)
        self.assertNotIn("Cuối năm", self._text(options={"status": "late"}))

    def test_heads_print_what_they_see(self):
        text = self._text(self.energy_head)
        self.assertIn("Cuối năm", text)
        self.assertNotIn("Việc chung", text)

    def test_sizes(self):
        for report, size in (
            ("year_board_a4_pdf", (297, 210)),
            ("year_board_a3_pdf", (420, 297)),
        ):
            content = self._pdf(self.plan, report=report)
            page = PdfReader(BytesIO(content)).pages[0]
            found = [round(float(side) * 25.4 / 72) for side in page.mediabox[2:]]
            self.assertEqual(tuple(found), size)

    def test_word_and_excel(self):
        word = docx_text(self._docx(self.plan, report="year_board_docx"))
        self.assertEqual(squeezed(word), squeezed(self._text()))
        content, _xlsx = self._render("year_board_xlsx", self.plan, self.secretary)
        book = load_workbook(BytesIO(content))
        values = [
            cell.value
            for sheet in book.worksheets
            for row in sheet.iter_rows()
            for cell in row
        ]
        for words in ("Rà soát tháng", "T12", "Phòng Năng lượng"):
            self.assertIn(words, values)
