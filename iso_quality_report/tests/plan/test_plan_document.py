"""The printed plan, row for row, and the plan that is followed up."""

from io import BytesIO

from pypdf import PdfReader

from odoo import fields
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.iso_quality.tests.plan.seed_expectations import PLANS

from ...papers.official import with_end
from ...typeset import blocks as b
from ..common import PrintCase, docx_text, pdf_text, squeezed


@tagged("post_install", "-at_install", "iso_quality")
class TestTemplatesPrinted(PrintCase):
    """Each of the five plans is printed whole, in PDF and in Word."""

    def _plan_of(self, name, plan):
        wizard = self.env["iso.plan.new.wizard"].with_user(self.secretary)
        wizard = wizard.create(
            {
                "company_id": self.agency.id,
                "year": plan.year,
                "source": "template",
                "template_id": self.env.ref(f"iso_quality.{name}").id,
            }
        )
        made = self.env["iso.plan"].browse(wizard.action_create()["res_id"])
        return made.with_user(self.secretary)

    def _check_each(self, check):
        for name, expected in PLANS.items():
            with self.subTest(template=name):
                plan = self._plan_of(name, expected)
                for text in (pdf_text(self._pdf(plan)), docx_text(self._docx(plan))):
                    check(plan, expected, text)
                plan.unlink()

    def test_every_row_in_order(self):
        def check(plan, expected, text):
            found, place = squeezed(text), 0
            lines = plan.line_ids.sorted("sequence")
            self.assertEqual(len(lines), len(expected.rows))
            for line in lines:
                name = (
                    f"{line.name} ({line.condition})" if line.condition else line.name
                )
                place = found.find(squeezed(name), place)
                self.assertNotEqual(place, -1, name)
                # What stands beside it in its row, on this or the next page.
                beside = [branch.text for branch in line.branch_ids]
                columns = line.section_id.column_ids
                if "outputs" in columns.mapped("content"):
                    beside += (line.outputs or "").split("\n")
                beside += line.party_ids.mapped("display_name")
                near = found[max(place - 2000, 0) : place + 3000]
                for words in beside:
                    self.assertIn(squeezed(words or ""), near)

        self._check_each(check)

    def test_columns_as_their_template_calls_them(self):
        def check(_plan, expected, text):
            header = "".join(
                squeezed(label)
                for label in self._header_in_reading_order(expected.columns)
            )
            self.assertIn(header, squeezed(text))

        self._check_each(check)

    def _header_in_reading_order(self, columns):
        """The labels of the first row, then those under a common heading."""
        first = []
        for column in columns:
            label = column.group or column.label
            if not column.group or label not in first:
                first.append(label)
        return first + [column.label for column in columns if column.group]

    def test_every_section(self):
        def check(plan, _expected, text):
            found = squeezed(text)
            for section in plan.section_ids.filtered("title"):
                self.assertIn(squeezed(section.title), found)
            for recipient in plan.recipients.split("\n"):
                self.assertIn(squeezed(recipient.rstrip(";.")), found)
            self.assertIn("./.", found)
            self.assertEqual(found.count("./."), 1)

        self._check_each(check)

    def test_blanks_and_watermark_of_a_draft(self):
        def check(plan, expected, text):
            self.assertRegex(text, rf"Số:\s+/{plan.symbol}")
            self.assertRegex(text, rf"An Phước, ngày\s+tháng\s+năm {expected.year}")

        self._check_each(check)

    def test_signature(self):
        def check(_plan, expected, text):
            capacity, behalf, title = expected.signer
            if capacity == "kt":
                # Here the head signs himself.
                self.assertIn(behalf, text)
                self.assertNotIn(title, text)
            elif capacity:
                self.assertIn(f"{capacity.upper()}. {behalf} {title}", text)
            else:
                self.assertIn(title, text)

        self._check_each(check)

    def test_the_commune_prints_its_table_in_an_appendix(self):
        name, expected = next(item for item in PLANS.items() if item[1].in_appendix)
        plan = self._plan_of(name, expected)
        pages = PdfReader(BytesIO(self._pdf(plan))).pages
        last = " ".join(pages[-1].extract_text().split())
        self.assertIn("Phụ lục KẾ HOẠCH DUY TRÌ HẰNG NĂM", last)
        self.assertRegex(
            last,
            r"\(Kèm theo Kế hoạch số\s+/KH-STN ngày\s+tháng\s+năm 2026 của Sở Thử nghiệm\)",
        )
        self.assertNotIn("Nơi nhận", last)


@tagged("post_install", "-at_install", "iso_quality")
class TestPlanDocument(PrintCase):
    """Details of the printed plan."""

    def test_number_date_and_no_watermark_once_issued(self):
        plan = self._issue(self._plan_with_lines(), number="7", date="2026-01-05")
        text = pdf_text(self._pdf(plan))
        self.assertIn("Số: 07/KH-STN", text)
        self.assertIn("An Phước, ngày 05 tháng 01 năm 2026", text)
        self.assertNotIn("DỰ THẢO", text)

    def test_the_watermark_of_drafts_can_be_turned_off(self):
        plan = self._plan_with_lines()
        self.assertIn("DỰ THẢO", pdf_text(self._pdf(plan)))
        self.env["iso.document.template"].create(
            {
                "company_id": self.agency.id,
                "type_id": plan._document_type().id,
                "draft_watermark": False,
            }
        )
        self.assertNotIn("DỰ THẢO", pdf_text(self._pdf(plan)))

    def test_the_layout_of_the_agency(self):
        plan = self._plan_with_lines(recipients="Các phòng")
        self.env["iso.document.template"].create(
            {
                "company_id": self.agency.id,
                "type_id": plan._document_type().id,
                "superior_name": "UBND tỉnh Thử",
                "agency_name": "Sở Thử\nnghiệm lớn",
                "font_size": "13",
                "margin_left": 35,
            }
        )
        page = PdfReader(BytesIO(self._pdf(plan))).pages[0]
        found = []
        page.extract_text(
            visitor_text=lambda text, cm, tm, _font, size: found.append(
                (text.strip(), tm[4] * cm[0] + cm[4], size)
            )
        )
        sizes = {text: size for text, _x, size in found}
        self.assertEqual(sizes["KẾ HOẠCH"], 13)
        self.assertIn("UBND TỈNH THỬ", sizes)
        self.assertIn("SỞ THỬ", sizes)
        self.assertIn("NGHIỆM LỚN", sizes)
        left = min(x for text, x, _size in found if text.startswith("Nơi nhận"))
        self.assertAlmostEqual(left, 35 / 25.4 * 72, delta=0.1)

    def test_legal_bases_end_with_semicolons_and_a_full_stop(self):
        plan = self._plan_with_lines()
        plan.legal_basis_ids = [
            Command.set(
                (
                    self.env.ref("iso_quality.legal_decision_19_2014")
                    | self.env.ref("iso_quality.legal_circular_26_2014")
                ).ids
            )
        ]
        text = pdf_text(self._pdf(plan))
        first = text.index("Căn cứ Quyết định số 19/2014/QĐ-TTg")
        second = text.index("Căn cứ Thông tư số 26/2014/TT-BKHCN")
        self.assertEqual(text[:second].rstrip()[-1], ";")
        self.assertLess(first, second)
        self.assertEqual(text.count("Căn cứ"), 2)

    def test_a_divided_row_has_its_number_once_over_its_sub_rows(self):
        plan = self._plan_with_lines(1)
        top = self._add_line(plan, "Quý I", name="Việc gộp", sequence=20)
        top.branch_ids.unlink()
        top.party_ids.unlink()
        for row in (1, 2):
            self._add_line(
                plan,
                "Quý II",
                name=f"Phần {row}",
                parent_id=top.id,
                sequence=20 + row,
                lead=[self.standing],
            )
        text = pdf_text(self._pdf(plan))
        self.assertRegex(text, r"1 Việc số 1 .* 2 Việc gộp Phần 1 Quý II")
        self.assertNotIn("2.1", text)

    def test_cases_of_a_deadline(self):
        plan = self._plan_with_lines(1)
        plan.line_ids.branch_ids = [
            Command.clear(),
            Command.create({"condition": "Có văn bản mới", "text": "Hàng tháng"}),
            Command.create({"condition": "Không có", "text": "trước ngày 31/8"}),
        ]
        text = pdf_text(self._pdf(plan))
        self.assertIn("- Có văn bản mới: Hàng tháng", text)
        self.assertIn("- Không có: trước ngày 31/8", text)

    def test_text_of_people_is_text(self):
        plan = self._plan_with_lines(1, title="Kế hoạch <b>A</b> & =1+1")
        plan.line_ids.name = "Việc </para><img src='x'> \x07 😀"
        plan.section_ids.create(
            {
                "plan_id": plan.id,
                "title": "THÊM",
                "body": "<p>một<script>alert(1)</script></p><ul><li>hai</li></ul>",
            }
        )
        for text in (pdf_text(self._pdf(plan)), docx_text(self._docx(plan))):
            self.assertIn("Kế hoạch <b>A</b> & =1+1", text)
            self.assertIn("</para><img src='x'> □ □", text)
            self.assertNotIn("alert", text)
            self.assertIn("hai", text)

    def test_the_end_mark(self):
        self.assertEqual(with_end([]), [b.Paragraph("./.")])
        table = b.Table([b.Column()], [["x"]])
        self.assertEqual(with_end([table])[-1], b.Paragraph("./."))
        for end in ("", ".", ";", "./."):
            [done] = with_end([b.Paragraph([b.Run(f"Trên đây{end}")])])
            self.assertEqual(done.text[-1].text, "Trên đây./.")
        inside = b.Section("A", [b.ItemList([[b.Paragraph("một.")], "hai;"])])
        ended = with_end([inside])[0]
        self.assertEqual(ended.blocks[0].items[-1], "hai./.")

    def test_a_plan_without_lines_is_printed(self):
        plan = self._new_plan()
        self.assertIn("KẾ HOẠCH", pdf_text(self._pdf(plan)))
        self.assertIn("KẾ HOẠCH", docx_text(self._docx(plan)))


@tagged("post_install", "-at_install", "iso_quality")
@freeze_time("2026-05-04 03:00:00")
class TestFollowUp(PrintCase):
    """The followed-up plan in three formats."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2026-05-04 03:00:00"):
            cls.plan = cls._issue(
                cls._new_plan(
                    {"deadline": "Quý I", "name": "Việc một", "lead": [cls.standing]},
                    {
                        "deadline": "Quý IV",
                        "name": "=Việc hai",
                        "lead": [cls.all_departments],
                    },
                )
            )
            task = cls.plan.line_ids[1].task_ids[0].sudo()
            task.write({"state": "done", "done_date": fields.Datetime.now()})

    def test_numbers_of_each_row(self):
        text = pdf_text(self._pdf(self.plan, report="plan_follow_up_pdf"))
        self.assertIn("BẢNG THEO DÕI THỰC HIỆN KẾ HOẠCH", text)
        self.assertIn("Tính đến ngày 04 tháng 5 năm 2026: 1/4", text)
        self.assertIn("1 việc quá hạn", text)
        self.assertRegex(text, r"1 Việc một Quý I .* 1 0 1 0%")
        self.assertRegex(text, r"2 =Việc hai Quý IV .* 3 1 33%")

    def test_word_says_the_same(self):
        pdf = self._pdf(self.plan, report="plan_follow_up_pdf")
        docx = self._docx(self.plan, report="plan_follow_up_docx")
        self.assertEqual(squeezed(pdf_text(pdf)), squeezed(docx_text(docx)))

    def test_excel_keeps_text_as_text(self):
        from openpyxl import load_workbook

        content, extension = self._render(
            "plan_follow_up_xlsx", self.plan, self.secretary
        )
        self.assertEqual(extension, "xlsx")
        sheet = load_workbook(BytesIO(content)).worksheets[0]
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
        name = next(cell for cell in cells if cell.value == "=Việc hai")
        self.assertEqual(name.data_type, "s")
        self.assertIn("Việc một", [cell.value for cell in cells])

    def test_queries_do_not_grow_with_the_plan(self):
        def count(plan):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._pdf(plan, report="plan_follow_up_pdf")
            return self.env.cr.sql_log_count - before

        small = count(self.plan)
        lines = [
            {"deadline": "Quý I", "name": f"Việc {row}", "lead": [self.standing]}
            for row in range(40)
        ]
        big = self._new_plan(*lines, year=2027)
        count(big)
        self.assertLessEqual(count(big), small)
