"""The prints of a sheet: sheet, action plan, posters, cascade; archived when approved."""

from hashlib import sha256
from io import BytesIO

from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.iso_quality.tests.objective_report.test_objective_reports import (
    WORDS,
    ReportCase,
)

from ...papers import build
from ...papers.objective.objective_words import number
from ...typeset import blocks as b
from ...typeset import write_pdf
from ..common import PrintCase, docx_text, pdf_text, squeezed


class ObjectivePrintCase(ReportCase, PrintCase):
    """An approved sheet of the agency and one of the trade department below it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["iso.document.template"].create(
            {
                "company_id": cls.agency.id,
                "agency_name": "Sở Thử nghiệm",
                "superior_name": "UBND tỉnh An Khang",
                "signer_title": "Giám đốc",
                "signer_id": cls.leader.id,
                "recipients": "Các phòng, đơn vị\nLưu: VT",
                "place": "An Khang",
            }
        )
        cls.agency_sheet = cls._new_sheet(
            False,
            {"name": "Hồ sơ toàn Sở đúng hạn", "rule": "mean", "sequence": 1},
            {"name": "Ban hành quy trình", "direction": "yes", "sequence": 2},
        )
        with freeze_time("2026-01-15"):
            cls._approve(cls.agency_sheet)
        cls.top = cls.agency_sheet.objective_ids[0]
        cls.sheet = cls._new_sheet(
            cls.trade,
            {
                "name": "Hồ sơ của phòng đúng hạn",
                "parent_id": cls.top.id,
                "owner_id": cls.staff.id,
                "weight": 2.5,
                "baseline": 96.25,
                "sequence": 1,
                "step_ids": [
                    Command.create(
                        {
                            "name": "Rà soát hồ sơ",
                            "resources": "Phần mềm một cửa",
                            "user_id": cls.staff.id,
                            "deadline": "2026-06-30",
                            "judged_by": "Danh sách quá hạn",
                        }
                    ),
                    Command.create({"name": "Bố trí người thay"}),
                ],
            },
            {
                "name": "Lớp tập huấn",
                "measured_by": "value",
                "target": 1234.5,
                "unit": "lượt",
                "period": "year",
                "sequence": 2,
            },
        )
        with freeze_time("2026-02-05"):
            cls._approve(cls.sheet)
        cls.files, cls.courses = cls.sheet.objective_ids

    def _all_formats(self, name, record, user=None):
        pdf = pdf_text(self._pdf(record, user, f"{name}_pdf"))
        word = docx_text(self._docx(record, user, f"{name}_docx"))
        return squeezed(pdf), squeezed(word)

    def _check(self, texts, wanted, unwanted=()):
        for text in texts:
            for words in wanted:
                self.assertIn(squeezed(words), text)
            for words in unwanted:
                self.assertNotIn(squeezed(words), text)

    def _tables(self, content):
        return [
            [[cell.text for cell in row.cells] for row in table.rows]
            for table in Document(BytesIO(content)).tables
        ]

    def _table(self, content, first):
        """The table whose header begins with these labels."""
        [found] = [
            table
            for table in self._tables(content)
            if table[0][: len(first)] == list(first)
        ]
        return found


@tagged("post_install", "-at_install", "iso_quality")
class TestObjectiveSheetPrint(ObjectivePrintCase):
    def test_numbers_as_they_are_written(self):
        for value, text in (
            (98.0, "98"),
            (100, "100"),
            (0.0, "0"),
            (98.333, "98,33"),
            (1234567.5, "1.234.567,5"),
            (-0.001, "0"),
            (-1.25, "-1,25"),
        ):
            self.assertEqual(number(value), text)

    # ------------------------------------------------------------ the sheet
    def test_sheet(self):
        self._check(
            self._all_formats("objective_sheet", self.sheet),
            (
                "UBND TỈNH AN KHANG SỞ THỬ NGHIỆM",
                "An Khang, ngày 05 tháng 02 năm 2026",
                "MỤC TIÊU CHẤT LƯỢNG NĂM 2026",
                "Phòng Thương mại",
                "Hồ sơ của phòng đúng hạn",
                "≥ 98%",
                "Tỷ lệ hồ sơ đúng hạn; hằng quý",
                "≥ 1.234,5 lượt",
                "2,5",
                "Bộ phận Một cửa",
                "31/12/2026",
                "96,25%",
                "Hồ sơ toàn Sở đúng hạn",
                "TRƯỞNG PHÒNG, ĐƠN VỊ",
                "GIÁM ĐỐC",
                self.leader.name,
                self.trade_head.name,
                "- Lưu: VT.",
            ),
            ("Số:", "DỰ THẢO", "Điều chỉnh"),
        )

    def test_columns_in_order_and_none_that_is_empty(self):
        table = self._table(
            self._docx(self.sheet, None, "objective_sheet_docx"), ["TT", "Mục tiêu"]
        )
        self.assertEqual(
            table[0],
            [
                "TT",
                "Mục tiêu",
                "Chỉ tiêu",
                "Trọng số",
                "Cách đo",
                "Người chịu trách nhiệm",
                "Nơi thực hiện",
                "Thời hạn",
                "Góp phần vào mục tiêu",
                "Kết quả năm 2025",
            ],
        )
        self.assertEqual([row[0] for row in table[1:]], ["1", "2"])
        table = self._table(
            self._docx(self.agency_sheet, None, "objective_sheet_docx"), ["TT"]
        )
        self.assertNotIn("Trọng số", table[0])
        self.assertNotIn("Góp phần vào mục tiêu", table[0])
        self.assertNotIn("Kết quả năm 2025", table[0])

    def test_the_agencys_sheet_has_one_signature_and_its_rule(self):
        self._check(
            self._all_formats("objective_sheet", self.agency_sheet),
            ("trung bình có trọng số của các mục tiêu thành phần", "Hoàn thành"),
            # Archived for everybody: nothing of what others may not read.
            ("TRƯỞNG PHÒNG", "Hồ sơ của phòng đúng hạn"),
        )

    def test_objectives_below_others_of_the_sheet_stand_under_them(self):
        sheet = self._new_sheet(
            self.energy, {"name": "B", "sequence": 2}, {"name": "A", "sequence": 1}
        )
        child = sheet.objective_ids.filtered(lambda one: one.name == "B").copy(
            {"name": "A con", "sequence": 3}
        )
        child.parent_id = sheet.objective_ids.filtered(lambda one: one.name == "A")
        table = self._table(
            self._docx(sheet, None, "objective_sheet_docx"), ["TT", "Mục tiêu"]
        )
        self.assertEqual(
            [row[:2] for row in table[1:]], [["1", "A"], ["1.1", "A con"], ["2", "B"]]
        )

    def test_a_draft_is_marked_and_has_blanks(self):
        draft = self._new_sheet(self.energy)
        texts = self._all_formats("objective_sheet", draft)
        self._check(texts, ("An Khang, ngày\u00a0tháng\u00a0năm 2026",))
        # In Word the mark stands in the header of the pages.
        self.assertIn(squeezed("DỰ THẢO"), texts[0])

    def test_a_revision_says_why_and_what_it_replaces(self):
        action = self.sheet.with_user(self.trade_head).revise("Theo Kế hoạch số 45")
        draft = self.env["iso.objective.sheet"].browse(action["res_id"])
        self._check(
            self._all_formats("objective_sheet", draft),
            (
                "(Điều chỉnh lần 01)",
                "Lý do điều chỉnh: Theo Kế hoạch số 45",
                "Thay thế bảng mục tiêu chất lượng phê duyệt ngày 05/02/2026.",
            ),
        )
        self._approve(draft)
        self.assertEqual(self.sheet.state, "replaced")
        text = pdf_text(self._pdf(self.sheet, report="objective_sheet_obsolete_pdf"))
        self.assertIn("HẾT HIỆU LỰC", text)
        self.assertNotIn(
            "HẾT HIỆU LỰC",
            pdf_text(self._pdf(self.sheet, report="objective_sheet_pdf")),
        )

    def test_last_years_result_beside_each(self):
        self._record(self.files, (97, 100), **WORDS)
        draft = self.env["iso.objective.sheet"].with_user(self.secretary)
        draft = draft.create({"department_id": self.trade.id, "year": 2027})
        draft.action_copy_last_year()
        self._check(
            self._all_formats("objective_sheet", draft),
            ("Kết quả năm 2026", "97% (không đạt)", "Chưa đánh giá"),
        )

    def test_excel(self):
        content, extension = self._render(
            "objective_sheet_xlsx", self.sheet, self.secretary
        )
        self.assertEqual(extension, "xlsx")
        cells = [
            str(cell.value)
            for sheet in load_workbook(BytesIO(content))
            for row in sheet.iter_rows()
            for cell in row
            if cell.value
        ]
        self.assertIn("Hồ sơ của phòng đúng hạn", cells)

    # ------------------------------------------------------------ archived
    def test_archived_when_approved(self):
        content = self.sheet.official_file_id.raw
        self.assertEqual(self.sheet.official_sha256, sha256(content).hexdigest())
        self.assertEqual(self.sheet.official_by_id, self.leader)
        self.assertEqual(
            self.sheet.official_file_id.name,
            "Mục tiêu chất lượng 2026 - Phòng Thương mại.pdf",
        )
        self.agency.name = "Sở Tên mới"
        for user in (self.staff, self.leader):
            found = self._pdf(self.sheet, user, "objective_sheet_pdf")
            self.assertEqual(found, content)
        self.assertFalse(self._new_sheet(self.energy).official_file_id)

    def test_a_signed_copy_of_what_has_no_number(self):
        signed = write_pdf(b.Document("x", [b.Paragraph("Bản đã ký số")]))
        with self.assertRaises(UserError):
            self._new_sheet(self.energy).with_user(self.secretary).attach_signed(
                "x.pdf", signed
            )
        self.sheet.with_user(self.leader).attach_signed("x.pdf", signed)
        self.assertEqual(
            self._pdf(self.sheet, self.staff, "objective_sheet_pdf"), signed
        )

    def test_what_was_approved_before_this_addon_is_archived(self):
        draft = self._new_sheet(self.energy)
        draft.with_user(self.leader).cancel("Nhầm")
        files = self.env["iso.document.file"].search(
            [("res_model", "=", "iso.objective.sheet")]
        )
        files.with_env(self.sheet.sudo()._unsealed().env).unlink()
        self.env["iso.objective.sheet"]._archive_missing()
        self.env.invalidate_all()
        self.assertTrue(self.sheet.official_file_id)
        self.assertFalse(draft.official_file_id)

    # ------------------------------------------------------------ the action plan
    def test_action_plan(self):
        self._check(
            self._all_formats("objective_plan", self.sheet),
            ("KẾ HOẠCH THỰC HIỆN MỤC TIÊU CHẤT LƯỢNG", "năm 2026", "(≥ 98%)"),
        )
        table = self._table(
            self._docx(self.sheet, None, "objective_plan_docx"), ["TT", "Mục tiêu"]
        )
        self.assertEqual(
            table[0][2:],
            ["Biện pháp", "Nguồn lực", "Trách nhiệm", "Thời gian", "Cách đánh giá"],
        )
        self.assertEqual(
            table[1][2:],
            [
                "Rà soát hồ sơ",
                "Phần mềm một cửa",
                self.staff.name,
                "30/06/2026",
                "Danh sách quá hạn",
            ],
        )
        self.assertEqual(table[2][2], "Bố trí người thay")
        # The objective's cell stands over both steps.
        self.assertEqual(table[1][1], table[2][1])

    # ------------------------------------------------------------ the poster
    def test_posters(self):
        self.sheet.with_user(self.trade_head).post("2026-02-20", "Bảng tin tầng 1")
        for name, width in (("a4", 297), ("a3", 420)):
            content = self._pdf(self.sheet, report=f"objective_poster_{name}_pdf")
            pages = PdfReader(BytesIO(content)).pages
            self.assertEqual(len(pages), 1)
            self.assertAlmostEqual(float(pages[0].mediabox.width), width * 72 / 25.4, 0)
            text = squeezed(pdf_text(content))
            for words in (
                "SỞ THỬ NGHIỆM",
                "PHÒNG THƯƠNG MẠI",
                "MỤC TIÊU CHẤT LƯỢNG NĂM 2026",
                "Hồ sơ của phòng đúng hạn",
                "≥ 98%",
                "Phê duyệt ngày 05/02/2026.",
                "Niêm yết từ ngày 20/02/2026",
                "tại Bảng tin tầng 1.",
                "GIÁM ĐỐC",
                self.leader.name,
            ):
                self.assertIn(squeezed(words), text)

    def test_a_poster_is_one_page_and_its_type_as_large_as_fits(self):
        sizes = []
        for count in (3, 12):
            name = "Giải quyết hồ sơ thủ tục hành chính đúng hạn, trước hạn số"
            sheet = self._new_sheet(
                self.energy,
                *[{"name": f"{name} {n}"} for n in range(count)],
                year=2040 + count,
            )
            for paper in ("a4", "a3"):
                content = self._pdf(sheet, report=f"objective_poster_{paper}_pdf")
                self.assertEqual(len(PdfReader(BytesIO(content)).pages), 1)
            document = build("objective_poster_a4", sheet)
            sizes.append(max(one.size for one in document.blocks if one.borders))
        self.assertGreater(*sizes)

    # ------------------------------------------------------------ the cascade
    def test_cascade(self):
        own = self._approve(self._new_sheet(self.energy, {"name": "Riêng của phòng"}))
        self._check(
            self._all_formats("objective_cascade", self.agency_sheet),
            (
                "1 Hồ sơ toàn Sở đúng hạn Cơ quan",
                "1.1 Hồ sơ của phòng đúng hạn Phòng Thương mại ≥ 98% 2,5",
                "Mục tiêu riêng của phòng, đơn vị",
                "Riêng của phòng Phòng Năng lượng",
            ),
        )
        own.with_user(self.leader).cancel("Nhầm")
        self._check(
            self._all_formats("objective_cascade", self.agency_sheet),
            (),
            ("Riêng của phòng",),
        )

    # ------------------------------------------------------------ rights
    def test_a_print_shows_no_more_than_the_screen(self):
        text = squeezed(
            pdf_text(
                self._pdf(self.agency_sheet, self.energy_head, "objective_cascade_pdf")
            )
        )
        self.assertIn(squeezed("Hồ sơ toàn Sở đúng hạn"), text)
        self.assertNotIn(squeezed("Hồ sơ của phòng đúng hạn"), text)
        for report in ("sheet", "plan", "poster_a4", "cascade"):
            for user in (self.energy_head, self.other_secretary):
                with self.subTest(report), self.assertRaises(AccessError):
                    self._pdf(self.sheet, user, f"objective_{report}_pdf")

    def test_words_are_vietnamese_for_everybody(self):
        self.secretary.lang = "en_US"
        for name in ("sheet", "plan", "poster_a4", "cascade"):
            text = pdf_text(
                self._pdf(self.agency_sheet, report=f"objective_{name}_pdf")
            )
            for word in ("Objective", "Done", "Quarter", "Reached", "Not measured"):
                self.assertNotIn(word, text)
