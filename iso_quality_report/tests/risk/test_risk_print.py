"""Registers of risks, the matrix and the context in PDF, Word and Excel."""

from io import BytesIO

from docx import Document
from openpyxl import load_workbook

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.iso_quality.tests.risk.risk_case import RiskCase

from ...papers.risk.risk_matrix import marks
from ..common import PrintCase, docx_text, pdf_text, squeezed


@tagged("post_install", "-at_install", "iso_quality")
class TestRiskPrint(RiskCase, PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.round = cls._new_round()
        cls.register = cls._register(cls.round)
        cls.risk = cls._new_risk(
            cls.register,
            (4, 4),
            (2, 3),
            name="Rò rỉ hóa chất",
            process="Quản lý an toàn",
            cause="Chưa diễn tập",
            source="external",
            controls="Kiểm tra hằng quý",
        )
        cls._measure(cls.risk, name="Diễn tập", date_deadline="2026-09-30")
        cls._new_risk(cls.register, None, kind="opportunity", name="Số hóa hồ sơ")
        cls._new_risk(cls._register(cls.round, cls.energy), (1, 1), name="Mất điện")

    def _all_formats(self, name, record, user=None):
        pdf = pdf_text(self._pdf(record, user, f"{name}_pdf"))
        word = docx_text(self._docx(record, user, f"{name}_docx"))
        return squeezed(pdf), squeezed(word)

    def test_register_of_a_department(self):
        for text in self._all_formats("risk_register", self.register):
            for words in (
                "SỞ THỬ NGHIỆM",
                "BẢNG NHẬN DIỆN, ĐÁNH GIÁ RỦI RO VÀ CƠ HỘI",
                "Phòng Thương mại, năm 2026",
                "1 rủi ro, 1 cơ hội",
                "Rò rỉ hóa chất",
                "16Rất cao",
                "6Trung bình",
                "Đánh giá ngoài",
                "Đang áp dụng: Kiểm tra hằng quý",
                "Diễn tập; iso_staff",
                "Chờ lãnh đạo phê duyệt",
                "Số hóa hồ sơ",
            ):
                self.assertIn(squeezed(words), text)
            self.assertNotIn(squeezed("Mất điện"), text)

    def test_words_are_vietnamese_for_everybody(self):
        self.secretary.lang = "en_US"
        text = pdf_text(self._pdf(self.register, report="risk_register_pdf"))
        for word in ("Risk", "Likelihood", "External"):
            self.assertNotIn(word, text)

    def test_cells_of_the_matrix_are_filled(self):
        document = Document(
            BytesIO(self._docx(self.register, None, "risk_register_docx"))
        )
        fills = [
            cell._tc.xpath(".//w:shd/@w:fill")
            for table in document.tables
            for row in table.rows
            for cell in row.cells
        ]
        fills = {fill.upper() for found in fills for fill in found}
        colours = self.round.used_scale_id.band_ids.mapped("colour")
        self.assertTrue({colour[1:].upper() for colour in colours} <= fills)

    def test_register_of_the_agency(self):
        for text in self._all_formats("risk_round", self.round):
            for words in (
                "Phòng Thương mại (chưa hoàn thành rà soát)",
                "Phòng Năng lượng",
                "Mất điện",
                "Ma trận rủi ro còn lại",
                "Chưa nhận diện rủi ro, cơ hội.",
            ):
                self.assertIn(squeezed(words), text)

    def test_a_print_shows_no_more_than_the_screen(self):
        text = squeezed(
            pdf_text(self._pdf(self.round, self.trade_head, "risk_round_pdf"))
        )
        self.assertIn(squeezed("Rò rỉ hóa chất"), text)
        self.assertNotIn(squeezed("Mất điện"), text)
        with self.assertRaises(AccessError):
            self._pdf(self.register, self.energy_head, "risk_register_pdf")
        with self.assertRaises(AccessError):
            self._pdf(self.round, self.other_secretary, "risk_round_pdf")

    def test_a_closed_review_prints_the_past(self):
        self.register.with_user(self.trade_head).confirm()
        self.risk.with_user(self.leader).action_approve()
        self.register.with_user(self.secretary).close()
        for register in self.round.register_ids - self.register:
            head = register.sudo().department_id.iso_head_user_id
            register.with_user(head).confirm()
            register.with_user(self.secretary).close()
        self.round.with_user(self.secretary).close()
        before = self._all_formats("risk_round", self.round)
        name = self.trade.name
        self.trade.name = "Phòng đã đổi tên"
        self.agency.name = "Cơ quan đã đổi tên"
        self.assertEqual(self._all_formats("risk_round", self.round), before)
        # A head sees the own register, as it was then, and no other one.
        text = squeezed(
            pdf_text(self._pdf(self.round, self.trade_head, "risk_round_pdf"))
        )
        self.assertIn(squeezed(name), text)
        self.assertIn(squeezed("Rò rỉ hóa chất"), text)
        self.assertNotIn(squeezed("Mất điện"), text)
        self.assertNotIn(squeezed("đã đổi tên"), text)

    def _printed_map(self, user=None, **options):
        """The print of the matrix's screen, squeezed."""
        one = self.round.with_user(user or self.secretary)
        reports = one.env["ir.actions.report"].with_context(iso_risk_matrix=options)
        content, _kind = reports._render(
            "iso_quality_report.risk_round_pdf", self.round.ids
        )
        return squeezed(pdf_text(content))

    def test_the_screen_prints_what_it_shows(self):
        text = self._printed_map(stage="residual")
        self.assertIn(squeezed("Ma trận rủi ro còn lại sau biện pháp"), text)
        self.assertNotIn(squeezed("Ma trận rủi ro hiện tại"), text)
        self.assertIn(squeezed("Mất điện"), text)
        text = self._printed_map(stage="last", department_id=self.energy.id)
        self.assertIn(squeezed("Ma trận rủi ro của năm trước"), text)
        self.assertIn(squeezed("Phòng Năng lượng, năm 2026"), text)
        self.assertIn(squeezed("1 rủi ro, 0 cơ hội. 1 rủi ro chưa đánh giá."), text)
        self.assertNotIn(squeezed("Rò rỉ hóa chất"), text)
        # An address may ask for anything: nothing of others is shown, nothing fails.
        text = self._printed_map(self.trade_head, department_id=self.energy.id)
        self.assertNotIn(squeezed("Mất điện"), text)
        text = self._printed_map(stage="nonsense", department_id=0)
        self.assertIn(squeezed("Ma trận rủi ro hiện tại"), text)

    def test_the_matrix_can_be_read_without_colours(self):
        for text in self._all_formats("risk_register", self.register):
            # 4 × 4 = 16, very high, one risk; and what the marks mean.
            self.assertIn("116RC", text)
            self.assertIn(squeezed("RC Rất cao (16 đến 25)"), text)
            self.assertIn(squeezed("T Thấp (1 đến 3)"), text)

    def test_marks_of_bands(self):
        self.assertEqual(
            marks(["Thấp", "Trung bình", "Cao", "Rất cao"]), ["T", "TB", "C", "RC"]
        )
        self.assertEqual(marks(["Thấp", "Tốt"]), ["I", "II"])
        self.assertEqual(marks(["", "Tốt"]), ["I", "II"])

    def _book(self, report, record, user=None):
        content, extension = self._render(report, record, user or self.secretary)
        self.assertEqual(extension, "xlsx")
        return load_workbook(BytesIO(content))

    def _table(self, sheet):
        """The rows (lists of cells) of a sheet from its header on."""
        rows = list(sheet.iter_rows())
        start = next(at for at, row in enumerate(rows) if row[0].value == "TT")
        return rows[start:]

    def test_excel_of_a_register(self):
        book = self._book("risk_register_xlsx", self.register)
        self.assertEqual(
            book.sheetnames, ["Ma trận rủi ro hiện tại", "I. Rủi ro", "II. Cơ hội"]
        )
        header, line = self._table(book["I. Rủi ro"])
        self.assertEqual(
            [cell.value for cell in header],
            [
                "TT",
                "Quá trình, công việc",
                "Mô tả rủi ro",
                "Nguồn",
                "Nguyên nhân; ảnh hưởng",
                "KN",
                "AH",
                "Mức",
                "So với năm trước",
                "Xử lý",
                "Biện pháp; người phụ trách; thời hạn",
                "Còn lại",
            ],
        )
        found = dict(
            zip((cell.value for cell in header), (cell for cell in line), strict=True)
        )
        self.assertEqual((found["KN"].value, found["AH"].value), (4, 4), "numbers")
        self.assertEqual(found["Mức"].value, "16\nRất cao")
        self.assertEqual(found["Nguồn"].value, "Đánh giá ngoài")
        bands = self.round.used_scale_id.band_ids
        colours = {band.name: f"FF{band.colour[1:].upper()}" for band in bands}
        for column, band in (("Mức", "Rất cao"), ("Còn lại", "Trung bình")):
            self.assertEqual(found[column].fill.fgColor.rgb, colours[band])
        self.assertFalse(found["TT"].fill.fill_type)
        self.assertTrue(all(cell.alignment.wrap_text for cell in line))
        _header, opportunity = self._table(book["II. Cơ hội"])
        self.assertEqual(opportunity[2].value, "Số hóa hồ sơ")

    def test_excel_of_the_matrix(self):
        sheet = self._book("risk_register_xlsx", self.register).worksheets[0]
        cells = {cell.value: cell for row in sheet.iter_rows() for cell in row}
        colours = [
            f"FF{band.colour[1:].upper()}" for band in self.round.used_scale_id.band_ids
        ]
        self.assertEqual(cells["1\n16 RC"].fill.fgColor.rgb, colours[-1])
        self.assertEqual(cells["1 T"].fill.fgColor.rgb, colours[0])
        merged = {str(one) for one in sheet.merged_cells.ranges}
        corner, axis = cells["Khả năng xảy ra"], cells["Mức độ ảnh hưởng"]
        self.assertIn(f"A{corner.row}:A{corner.row + 1}", merged)
        self.assertIn(f"B{axis.row}:F{axis.row}", merged)
        self.assertEqual(sheet.page_setup.orientation, "landscape")

    def test_what_people_type_is_no_formula(self):
        register = self._register(self.round, self.energy)
        typed = ["=1+1", "+84 912", "-5", "@SUM(A1)", '=HYPERLINK("http://x","y")']
        for text in typed:
            self._new_risk(
                register, (1, 1), name=text, process=text, cause=text, controls=text
            )
        book = self._book("risk_register_xlsx", register)
        table = self._table(book["I. Rủi ro"])
        cells = [cell for row in table[1:] for cell in row]
        self.assertFalse([cell for cell in cells if cell.data_type == "f"])
        self.assertFalse([cell for cell in cells if cell.hyperlink])
        for text in typed:
            found = [cell for cell in cells if cell.value == text]
            self.assertGreaterEqual(len(found), 3, text)
            self.assertEqual({cell.data_type for cell in found}, {"s"})

    def test_excel_of_the_agency(self):
        book = self._book("risk_round_xlsx", self.round)
        self.assertEqual(
            book.sheetnames[:2],
            ["Ma trận rủi ro hiện tại", "Ma trận rủi ro còn lại sau biện"],
        )
        words = {str(cell.value) for sheet in book for row in sheet for cell in row}
        self.assertLessEqual({"Rò rỉ hóa chất", "Mất điện"}, words)
        book = self._book("risk_round_xlsx", self.round, self.trade_head)
        words = {str(cell.value) for sheet in book for row in sheet for cell in row}
        self.assertNotIn("Mất điện", words)

    def test_procedures_are_printed_beside_the_process(self):
        named = self.env["iso.procedure"].with_user(self.secretary)
        named = named.create(
            [
                {"code": code, "name": "Cấp phép", "kind": "administrative"}
                for code in ("TTHC-07", "QT 01/DC-MC")
            ]
        )
        self.risk.procedure_ids = named
        # What is no longer in force was so on that day.
        named[0].action_archive()
        for text in self._all_formats("risk_register", self.register):
            for words in ("Quản lý an toàn", "TTHC-07", "QT 01/DC-MC"):
                self.assertIn(squeezed(words), text)

    def test_causes_are_printed(self):
        context = (
            self.env["iso.context"]
            .with_user(self.secretary)
            .create({"year": 2026, "company_id": self.agency.id})
        )
        self.risk.with_user(self.trade_head).issue_ids = context.issue_ids
        for text in self._all_formats("risk_register", self.register):
            self.assertIn(
                squeezed("Bối cảnh, bên quan tâm: Biến đổi khí hậu có phải"), text
            )

    def test_context(self):
        context = (
            self.env["iso.context"]
            .with_user(self.secretary)
            .create({"year": 2026, "company_id": self.agency.id})
        )
        context.issue_ids.write({"relevance": "yes", "description": "Bão, ngập"})
        context.env["iso.context.issue"].create(
            {"context_id": context.id, "name": "Thiếu người", "kind": "weakness"}
        ).write({"handling": "Bố trí người thay"})
        context.env["iso.interested.party"].create(
            {
                "context_id": context.id,
                "name": "Doanh nghiệp",
                "needs": "Đúng hạn",
                "climate_need": True,
            }
        )
        self.risk.with_user(self.trade_head).issue_ids = context.issue_ids[:1]
        for text in self._all_formats("context", context):
            for words in (
                "BẢNG PHÂN TÍCH BỐI CẢNH VÀ CÁC BÊN QUAN TÂM",
                "Biến đổi khí hậu",
                "Có liên quan.",
                "Bão, ngập",
                "Nội bộ",
                "Điểm yếu",
                "Bố trí người thay",
                "Có yêu cầu liên quan đến biến đổi khí hậu",
                "Rò rỉ hóa chất",
            ):
                self.assertIn(squeezed(words), text)
