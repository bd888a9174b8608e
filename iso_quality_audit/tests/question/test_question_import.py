"""A list of questions: pasted or from a file, shown, then done as a whole; what Odoo
exports comes back."""

import base64
import gc
import io
import json
from unittest.mock import patch

import openpyxl

from odoo.exceptions import AccessError, UserError
from odoo.http import Request
from odoo.tests import HttpCase, tagged

from .question_case import QuestionCase

HEADINGS = "STT\tMã\tĐiều khoản\tCâu hỏi\tBằng chứng\tHỏi ai\tLoại cơ quan"


class ImportCase(QuestionCase):
    def setUp(self):
        super().setUp()
        self.env["res.lang"]._activate_lang("vi_VN")
        self.secretary.lang = "vi_VN"
        self.table = self.env["iso.audit.question"].with_user(self.secretary)

    def _wizard(self, text="", by=None, **vals):
        wizards = self.env["iso.audit.question.import.wizard"]
        user = by or self.secretary
        wizards = wizards.with_user(user).with_context(lang=user.lang)
        return wizards.create({"text": text, **vals})

    def _lines(self, text, **vals):
        wizard = self._wizard(text, **vals)
        wizard.preview()
        return wizard.line_ids.sorted("number")

    def _own(self, code):
        return self.table.with_context(active_test=False).search(
            [("code", "=", code), ("company_id", "=", self.agency.id)]
        )


@tagged("post_install", "-at_install", "iso_quality")
class TestQuestionImport(ImportCase):
    def test_new_changed_and_unchanged(self):
        own = self._new_question("T-02")
        text = (
            f"{HEADINGS}\n"
            '1\tN-01\t8.5.1 Kiểm soát\tCâu mới hỏi gì?\t"Sổ\n\n Biên  bản "\tCác phòng\t'
            "Chi cục; Sở và tương đương\n"
            f"2\tT-01\t8.7\t{self.shared.name}\tSổ của cơ quan\t\t\n"
            "3\tt-02\t8.6\t\t\tLãnh đạo\t\n"
            "\n"
            f"4\t4.1-01\t4.1\t\t\t\t\n"
        )
        wizard = self._wizard(text)
        wizard.preview()
        lines = wizard.line_ids.sorted("number")
        self.assertEqual(
            lines.mapped("status"),
            ["new", "revised", "revised", "same"],
            lines.mapped("note"),
        )
        self.assertFalse(self._own("N-01"))
        self.assertIn("Sổ theo dõi · Biên bản” → “Sổ của cơ quan", lines[1].note)
        self.assertIn("thay", lines[1].note)
        self.assertIn("8.6", lines[2].note)
        self.assertIn("8.7", lines[2].note)
        self.assertIn("Lãnh đạo", lines[2].note)
        self.assertEqual((wizard.new_count, wizard.revised_count), (1, 2))
        self.assertEqual((wizard.same_count, wizard.error_count), (1, 0))
        wizard.apply()
        new = self._own("N-01")
        self.assertEqual(new.evidence, "Sổ\nBiên bản")
        self.assertEqual(new.clause_id.number, "8.5.1")
        self.assertEqual(new.standard_id, self.edition)
        codes = set(new.agency_kind_ids.mapped("code"))
        self.assertEqual(codes, {"department", "sub_department"})
        instead = self._own("T-01")
        self.assertEqual(instead.evidence, "Sổ của cơ quan")
        self.assertEqual(instead.origin, "instead")
        self.assertEqual(self.shared.evidence, "Sổ theo dõi\nBiên bản")
        self.assertEqual((own.for_whom, own.clause_id.number), ("leadership", "8.6"))
        self.assertEqual(own.name, "Câu T-02 hỏi gì?")
        self.assertFalse(self._own("4.1-01"))
        # Once more: all of it is there.
        self.assertEqual(set(self._lines(text).mapped("status")), {"same"})

    def test_without_headings(self):
        self._wizard("N-02\t8.7\tCâu mới hỏi gì?\tSổ theo dõi").apply()
        self.assertEqual(self._own("N-02").for_whom, "department")

    def test_an_archived_one_is_asked_again(self):
        own = self._new_question("T-02", active=False)
        (line,) = self._lines("Mã\tCâu hỏi\nT-02\t")
        self.assertEqual(line.status, "revised")
        self._wizard("Mã\tCâu hỏi\nT-02\t").apply()
        self.assertTrue(own.active)

    def test_an_empty_cell_empties_the_kinds_only(self):
        own = self._new_question("T-02")
        own.agency_kind_ids = self.env.ref("iso_quality_audit.question_kind_commune")
        self.assertEqual(self._lines("Mã\tCâu hỏi\nT-02\t").mapped("status"), ["same"])
        self._wizard("Mã\tCâu hỏi\tLoại cơ quan\nT-02\t\t").apply()
        self.assertFalse(own.agency_kind_ids)
        self.assertTrue(own.name)

    def test_headings_of_groups_are_passed_over(self):
        text = (
            f"{HEADINGS[4:]}\n8.7 Đầu ra không phù hợp (3)\t\t\t\t\t\nT-01\t8.7\t\t\t\t"
        )
        lines = self._lines(text)
        self.assertEqual(lines.mapped("status"), ["title", "same"])

    def test_another_edition(self):
        heads = "Mã\tĐiều khoản\tCâu hỏi\tBằng chứng\tPhiên bản"
        text = f"{heads}\nN-26\t6.1.3\tCơ hội nào đã chọn?\tBảng cơ hội\tISO 9001:2026"
        self._wizard(text).apply()
        self.assertEqual(self._own("N-26").standard_id.year, 2026)
        self.assertNotIn(self._own("N-26"), self.table._for(self.agency))

    # ------------------------------------------------------------ what is wrong
    def test_rows_to_be_mended(self):
        rows = (
            "\t8.7\tKhông có mã?\tSổ",
            "D-01\t8.7\tTrùng một?\tSổ",
            "d-01\t8.7\tTrùng hai?\tSổ",
            "W-01\t\tKhông có điều khoản?\tSổ",
            "W-02\t8.99\tĐiều khoản lạ?\tSổ",
            "W-03\tđiều\tĐiều khoản không số?\tSổ",
            "W-04\t8.7\tKhông có bằng chứng?\t",
            "W-05\t8.7\t\tSổ",
            "W-06\t8.7\tHỏi ai?\tSổ\tngười lạ",
            "W-07\t8.7\tLoại lạ?\tSổ\tLãnh đạo\tSở, tổng cục",
            "W-08\t8.7\tTiêu chuẩn lạ?\tSổ\t\t\tISO 14001",
            "W-09\t8.7\tThứ tự lạ?\tSổ\t\t\t\tđầu tiên",
            '=HYPERLINK("x")\t8.7\tCông thức?\tSổ',
            "W-10\t6.1.3\tCủa 2026?\tSổ",
            f"W-11\t8.7\t{'dài ' * 600}\tSổ",
            f"{'W' * 31}\t8.7\tMã dài?\tSổ",
        )
        text = "\n".join((*rows, "Đ-01\t8.7\tĐúng?\tSổ"))
        wizard = self._wizard(text)
        wizard.preview()
        lines = wizard.line_ids.sorted("number")
        self.assertEqual(lines.mapped("status"), ["error"] * len(rows) + ["new"])
        self.assertTrue(all(line.note for line in lines[:-1]))
        # What is to be mended comes first.
        wizard.invalidate_recordset()
        self.assertEqual(wizard.line_ids[-1].status, "new")
        with self.assertRaises(UserError):
            wizard.apply()
        self.assertFalse(self._own("Đ-01"))
        with self.assertRaises(UserError):
            self._wizard("").preview()

    def test_all_or_nothing(self):
        own = self._new_question("T-02")
        text = "N-01\t8.7\tCâu mới?\tSổ\nT-02\t8.7\tCâu sửa?\tSổ"
        wizard = self._wizard(text)
        wizard.preview()
        broken = patch.object(
            type(own), "write", side_effect=UserError("giữa chừng"), autospec=True
        )
        with broken, self.assertRaises(UserError):
            wizard.apply()
        self.assertFalse(self._own("N-01"))
        self.assertEqual(own.name, "Câu T-02 hỏi gì?")

    # ------------------------------------------------------------ who may
    def test_others_do_not(self):
        for user in (self.staff, self.leader, self.trade_head, self.admin):
            with self.assertRaises(AccessError):
                self._wizard("N-01", by=user)
        for act in ("preview", "apply"):
            with self.assertRaises(UserError):
                text = "N-01\t8.7\tCâu mới?\tSổ"
                getattr(self._wizard(text, company_id=self.other_agency.id), act)()
        wizard = self._wizard("N-01\t8.7\tCâu mới?\tSổ")
        wizard.preview()
        with self.assertRaises(UserError):
            wizard.line_ids.write({"status": "new"})

    # ------------------------------------------------------------ how much it asks
    def _queries(self, prefix, count):
        """Of preview and of entering as many new, changed and replaced questions."""
        rows = []
        for number in range(count):
            code = f"{prefix}{number}"
            self._new_question(f"{code}A")
            self._new_question(f"{code}B", agency=False)
            rows += [
                f"{code}{end}\t8.6\tCâu {code}{end} đổi?\tSổ {number}\t\tChi cục"
                for end in "ABC"
            ]
        wizard = self._wizard("\n".join(rows))
        self.env.flush_all()
        self.env.invalidate_all()
        # Environments remember the user's agencies, for as long as Python keeps them.
        gc.collect()
        before = self.env.cr.sql_log_count
        wizard.preview()
        self.env.flush_all()
        preview = self.env.cr.sql_log_count - before
        wizard.apply()
        self.env.flush_all()
        return preview, self.env.cr.sql_log_count - before - preview

    def test_more_rows_ask_no_more(self):
        self._queries("W", 2)
        few, few_done = self._queries("F", 3)
        many, many_done = self._queries("M", 30)
        self.assertLessEqual(many, few)
        self.assertLessEqual(many_done, few_done + 3)


@tagged("post_install", "-at_install", "iso_quality")
class TestQuestionRoundTrip(ImportCase, HttpCase):
    """What the list exports is read back as it is."""

    # As the list shows them; the clause is hidden by default.
    NAMES = (
        *("code", "name", "evidence", "for_whom", "agency_kind_ids"),
        *("origin", "standard_id", "sequence"),
    )

    def _export(self, names, groupby=(), **more):
        # Odoo's export is for those who may export anything.
        self.secretary.group_ids += self.env.ref("base.group_allow_export")
        self.authenticate(self.secretary.login, self.secretary.login)
        fields = self.table.with_context(lang="vi_VN").fields_get(names)
        data = {
            "model": self.table._name,
            "fields": [
                {
                    "name": one,
                    "label": fields[one]["string"],
                    "type": fields[one]["type"],
                }
                for one in names
            ],
            "ids": False,
            "domain": [("is_asked", "=", True)],
            "groupby": list(groupby),
            "import_compat": False,
            "context": {"lang": "vi_VN", "allowed_company_ids": self.agency.ids},
            **more,
        }
        reply = self.url_open(
            "/web/export/xlsx",
            data={"data": json.dumps(data), "csrf_token": Request.csrf_token(self)},
        )
        self.assertEqual(reply.status_code, 200)
        return reply.content

    def _check(self, content):
        file = base64.b64encode(content)
        wizard = self._wizard(file=file, file_name="cau_hoi.xlsx")
        wizard.preview()
        return wizard

    def test_what_is_exported_comes_back_unchanged(self):
        self._new_question("T-02", evidence="Một\nHai", for_whom="one_stop")
        asked = self.table.with_company(self.agency)._for(self.agency, part=None)
        for names in (self.NAMES, (*self.NAMES, "clause_id")):
            wizard = self._check(self._export(names))
            wrong = wizard.line_ids.filtered(lambda line: line.status != "same")
            self.assertFalse(wrong, wrong.mapped("note"))
            self.assertEqual(wizard.same_count, len(asked))

    def test_a_grouped_list_comes_back_as_well(self):
        wizard = self._check(self._export(self.NAMES, ["clause_id"]))
        statuses = set(wizard.line_ids.mapped("status"))
        self.assertEqual(statuses, {"same", "title"})
        self.assertGreater(wizard.same_count, 100)

    def test_what_is_downloaded_comes_back_unchanged(self):
        self._new_question("T-02", evidence="Một\nHai", for_whom="one_stop")
        action = self._wizard().export()
        self.authenticate(self.secretary.login, self.secretary.login)
        reply = self.url_open(action["url"])
        self.assertEqual(reply.status_code, 200)
        wizard = self._check(reply.content)
        self.assertEqual(set(wizard.line_ids.mapped("status")), {"same"})
        asked = self.table.with_company(self.agency)._for(self.agency, part=None)
        self.assertEqual(wizard.same_count, len(asked))
        # Nobody else's.
        self.authenticate(self.other_secretary.login, self.other_secretary.login)
        self.assertNotEqual(self.url_open(action["url"]).status_code, 200)

    def test_what_is_changed_in_excel_is_changed(self):
        book = openpyxl.load_workbook(io.BytesIO(self._export(self.NAMES)))
        rows = book.active
        (row,) = (row for row in rows.iter_rows() if row[0].value == "8.7-01")
        row[1].value = "Hồ sơ trễ hạn tháng này có phiếu xin lỗi không?"
        stream = io.BytesIO()
        book.save(stream)
        wizard = self._check(stream.getvalue())
        self.assertEqual((wizard.revised_count, wizard.error_count), (1, 0))
        wizard.apply()
        own = self._own("8.7-01")
        self.assertIn("phiếu xin lỗi", own.name)
        self.assertEqual(own.with_company(self.agency).origin, "instead")
