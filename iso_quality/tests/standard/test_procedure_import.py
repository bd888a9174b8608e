"""A list of procedures: pasted or from a file, shown, then done as a whole or not at
all; what Odoo exports is read again."""

import base64
import io
import json
from datetime import date
from unittest.mock import patch

import openpyxl

from odoo import http
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, HttpCase, tagged

from .procedure_case import ProcedureCase

HEADINGS = (
    "STT\tMã hiệu\tTên\tLoại\tLĩnh vực\tĐơn vị chủ trì\tĐơn vị áp dụng\tĐiều khoản\t"
    "Lần ban hành\tNgày ban hành\tGhi chú"
)


def row_of(code="QT-01", name="Quy trình", kind="QT-NV", **cells):
    names = ("area", "owner", "users", "clauses", "number", "date", "note")
    return "\t".join(["", code, name, kind, *(cells.get(name, "") for name in names)])


class ImportCase(ProcedureCase):
    def _wizard(self, *rows, by=None, **vals):
        table = self.env["iso.procedure.import.wizard"].with_user(by or self.secretary)
        text = "\n".join((HEADINGS, *rows)) if rows else ""
        return table.create({"text": text, **vals})

    def _lines(self, *rows):
        wizard = self._wizard(*rows)
        wizard.preview()
        return wizard.line_ids.sorted("number")

    def _apply(self, *rows):
        wizard = self._wizard(*rows)
        wizard.preview()
        self.assertFalse(wizard.error_count, wizard.line_ids.mapped("note"))
        return wizard.apply()

    def _all(self):
        return self.env["iso.procedure"].search([("company_id", "=", self.agency.id)])


@tagged("post_install", "-at_install", "iso_quality")
class TestProcedureImport(ImportCase):
    # ------------------------------------------------------------ all is done
    def test_a_list_is_shown_then_entered(self):
        rows = (
            row_of(
                "QT-HT-02",
                "Đánh giá nội bộ",
                "Quy trình hệ thống",
                area="Quản lý chất lượng",
                owner="văn phòng",
                users="Phòng Thương mại; PHONG NANG LUONG",
                clauses="9.2; 10.2",
                number="02/01",
                date="05/3/2026",
                note="Thay bản năm 2021",
            ),
            row_of("QT-NV-01", "Soạn văn bản", area="quản lý chất lượng"),
        )
        with Form(
            self.env["iso.procedure.import.wizard"].with_user(self.secretary)
        ) as form:
            form.text = "\n".join((HEADINGS, *rows))
        wizard = form.record
        wizard.preview()
        self.assertEqual((wizard.new_count, wizard.error_count), (2, 0))
        self.assertEqual(wizard.new_areas, "Quản lý chất lượng")
        self.assertFalse(self._all(), "nothing is entered yet")
        self.assertEqual(wizard.apply()["params"]["type"], "success")
        audit, letters = self._all()
        self.assertRecordValues(
            audit,
            [
                {
                    "code": "QT-HT-02",
                    "name": "Đánh giá nội bộ",
                    "kind": "system",
                    "owner_id": self.office.id,
                    "user_department_ids": (self.trade | self.energy).ids,
                    "clause_ids": (self._clause("9.2") | self._clause("10.2")).ids,
                    "issue_number": "02/01",
                    "issue_date": date(2026, 3, 5),
                    "note": "Thay bản năm 2021",
                }
            ],
        )
        self.assertEqual(audit.area_id.name, "Quản lý chất lượng")
        self.assertEqual(letters.area_id, audit.area_id)
        self.assertEqual(letters.kind, "internal")

    def test_what_is_here_is_changed_or_stays(self):
        rows = (
            row_of("A", "Một", owner="Văn phòng", clauses="9.2", date="01/02/2025"),
            row_of("B", "Hai"),
        )
        self._apply(*rows)
        first, second = self._all()
        self.assertEqual(set(self._lines(*rows).mapped("status")), {"same"})
        # An empty cell leaves what is there.
        mended = row_of("a", "Một mới", "TTHC", clauses="8.5", date="05/03/2026")
        line, same = self._lines(mended, row_of("B", "Hai"))
        self.assertEqual((line.status, same.status), ("changed", "same"))
        self.assertEqual(
            line.note.split("\n"),
            [
                "Procedure Name: Một → Một mới",
                "Kind: Internal procedure → Administrative procedure",
                "Issued On: 01/02/2025 → 05/03/2026",
                "Clauses: 9.2 → 8.5",
            ],
        )
        self._apply(mended, row_of("B", "Hai"))
        self.assertRecordValues(
            first,
            [
                {
                    "code": "A",
                    "name": "Một mới",
                    "kind": "administrative",
                    "owner_id": self.office.id,
                    "issue_date": date(2026, 3, 5),
                }
            ],
        )
        self.assertEqual(self._all(), first | second)

    def test_a_new_field_of_one_that_is_here(self):
        self._apply(row_of("A", area="Công thương"))
        (line,) = self._lines(row_of("A", area="Hóa chất"))
        self.assertEqual(line.note, "Field: Công thương → Hóa chất")
        self._apply(row_of("A", area="Hóa chất"))
        self.assertEqual(self._all().area_id.name, "Hóa chất")
        self.assertEqual(self._apply(row_of("A"))["params"]["type"], "info")

    # ------------------------------------------------------------ what is wrong
    def test_rows_to_be_mended(self):
        self._new_procedure("OLD", active=False)
        self.env["hr.department"].create(
            [
                {"name": "Tổ một", "company_id": self.agency.id, "active": False},
                {"name": "Tổ", "company_id": self.agency.id},
                {"name": "Tổ", "company_id": self.agency.id},
            ]
        )
        wrong = {
            "code": row_of("", "Không mã"),
            "name": row_of("T", ""),
            "kind": row_of("K", kind="quy chế"),
            "missing": row_of("K2", kind=""),
            "“Phòng Lạ”": row_of("D", owner="Phòng Lạ"),
            "“Phòng Xa”": row_of("D1", users="Văn phòng; Phòng Xa"),
            "one department": row_of("D2", owner="Văn phòng; Phòng Thương mại"),
            "archived": row_of("D3", owner="Tổ một"),
            "several": row_of("D4", owner="Tổ"),
            # Of another agency.
            "“Văn phòng xã”": row_of("D5", owner="Văn phòng xã"),
            "“99.9”": row_of("C", clauses="9.2; 99.9"),
            "“31/02/2026”": row_of("N", date="31/02/2026"),
            "“02/01/2026”": row_of("I", number="02/01/2026"),
            "formula": row_of("F", "=HYPERLINK(1)"),
            "force": row_of("old"),
        }
        twice = (row_of("X"), row_of("x", "Khác"))
        wizard = self._wizard(*wrong.values(), *twice, row_of("OK"))
        wizard.preview()
        lines = wizard.line_ids.sorted("number")
        self.assertEqual(lines.mapped("status"), ["error"] * (len(wrong) + 2) + ["new"])
        for words, line in zip(wrong, lines, strict=False):
            self.assertIn(words.lower(), line.note.lower())
        first = len(wrong) + 2
        for line in lines[-3:-1]:
            self.assertIn(f"{first}, {first + 1}", line.note)
        # What is to be mended comes first.
        wizard.invalidate_recordset()
        self.assertEqual(wizard.line_ids[-1].code, "OK")
        self.assertEqual(wizard.error_count, len(wrong) + 2)
        with self.assertRaisesRegex(UserError, "Nothing was entered"):
            wizard.apply()
        self.assertFalse(self._all())

    def test_files_that_cannot_be_read(self):
        for content, name in (
            (b"PK\x03\x04 broken", "qt.xlsx"),
            (b"\xd0\xcf\x11\xe0 old", "qt.xls"),
            ("Mã hiệu;Tên".encode("utf-16-be"), "qt.csv"),
            (b"", "qt.xlsx"),
        ):
            with self.assertRaises(UserError):
                file = base64.b64encode(content)
                self._wizard(file=file, file_name=name).preview()
        with self.assertRaises(UserError):
            self._wizard().preview()
        with self.assertRaises(UserError):
            self._wizard(*(row_of(str(n)) for n in range(5_001))).preview()

    def test_a_workbook_with_dates_and_merged_cells(self):
        book = openpyxl.Workbook()
        for row in (
            [
                "Mã hiệu",
                "Tên",
                "Loại",
                "Phòng áp dụng",
                "Ngày ban hành",
                "Lần ban hành",
            ],
            ["QT-01", "Một", "TTHC", "Văn phòng", date(2026, 3, 5), 2],
            [None, None, None, "Phòng Thương mại", None, None],
        ):
            book.active.append(row)
        stream = io.BytesIO()
        book.save(stream)
        file = base64.b64encode(stream.getvalue())
        wizard = self._wizard(file=file, file_name="qt.xlsx")
        wizard.preview()
        wizard.apply()
        self.assertRecordValues(
            self._all(),
            [
                {
                    "code": "QT-01",
                    "user_department_ids": (self.office | self.trade).ids,
                    "issue_date": date(2026, 3, 5),
                    "issue_number": "2",
                }
            ],
        )

    def test_all_or_nothing(self):
        self._apply(row_of("A", "Một"))
        wizard = self._wizard(row_of("A", "Khác"), row_of("B", area="Mới"))
        wizard.preview()
        procedures = type(self.env["iso.procedure"])
        with (
            patch.object(procedures, "write", side_effect=UserError("giữa chừng")),
            self.assertRaises(UserError),
        ):
            wizard.apply()
        self.assertEqual(self._all().mapped("name"), ["Một"])
        self.assertFalse(self.env["iso.procedure.area"].search([("name", "=", "Mới")]))
        # What has become wrong since it was shown is seen.
        self._all().action_archive()
        with self.assertRaises(UserError):
            wizard.apply()

    # ------------------------------------------------------------ who may
    def test_only_the_secretary_of_the_agency(self):
        for user in (self.leader, self.trade_head, self.staff, self.admin):
            with self.assertRaises(AccessError):
                self._wizard(row_of(), by=user)
        with self.assertRaises(UserError):
            self._wizard(row_of(), company_id=self.other_agency.id).preview()
        wizard = self._wizard(row_of())
        wizard.preview()
        with self.assertRaises(UserError):
            wizard.line_ids.write({"code": "khác"})
        with self.assertRaises(AccessError):
            wizard.with_user(self.other_secretary).apply()

    # ------------------------------------------------------------ how much it asks
    def _queries(self, rows):
        wizard = self._wizard(*rows)
        numbers = []
        for step in (wizard.preview, wizard.apply):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            step()
            self.env.flush_all()
            self.cr.precommit.run()
            numbers.append(self.cr.sql_log_count - before)
        return numbers

    def test_more_rows_ask_no_more(self):
        def rows(count, name="Quy trình", prefix="Q"):
            return [
                row_of(
                    f"{prefix}-{count}-{place}",
                    name,
                    owner="Văn phòng",
                    users="Phòng Thương mại",
                    clauses="9.2",
                    area="Chung",
                )
                for place in range(count)
            ]

        self._queries(rows(1))
        few, few_done = self._queries(rows(10))
        many, many_done = self._queries(rows(100))
        self.assertLessEqual(many, few)
        # Rows of messages and relations go in batches.
        self.assertLessEqual(many_done, few_done + 10, (few_done, many_done))
        few, few_done = self._queries(rows(10, "Tên mới"))
        many, many_done = self._queries(rows(100, "Tên mới"))
        self.assertLessEqual(many, few)
        self.assertLess((many_done - few_done) / 90, 12, (few_done, many_done))


@tagged("post_install", "-at_install", "iso_quality")
class TestProcedureExport(ImportCase, HttpCase):
    """What the list exports is read again, row by row unchanged."""

    FIELDS = (
        *("code", "name", "kind", "area_id", "owner_id", "user_department_ids"),
        *("clause_ids", "issue_number", "issue_date", "note"),
    )

    def _export(self, kind, groupby=()):
        table = self._procedures()
        labels = table.fields_get(self.FIELDS, ["string"])
        self.authenticate(self.secretary.login, self.secretary.login)
        data = {
            "model": "iso.procedure",
            "fields": [
                {
                    "name": name,
                    "label": labels[name]["string"],
                    "type": table._fields[name].type,
                }
                for name in self.FIELDS
            ],
            "ids": False,
            "domain": [],
            "groupby": list(groupby),
            "import_compat": False,
            "context": {"lang": self.secretary.lang},
        }
        answer = self.url_open(
            f"/web/export/{kind}",
            data={
                "data": json.dumps(data),
                "csrf_token": http.Request.csrf_token(self),
            },
            timeout=60,
        )
        self.assertEqual(answer.status_code, 200, answer.text[:300])
        return base64.b64encode(answer.content), f"qt.{kind}"

    def test_every_export_is_read_again(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        group = self.env["hr.department"].create(
            {
                "name": "Tổ 1; 2",
                "company_id": self.agency.id,
                "parent_id": self.trade.id,
            }
        )
        self._new_procedure(
            "QT-HT-01",
            owner_id=group.id,
            user_department_ids=[Command.set((self.departments | group).ids)],
            clause_ids=[Command.set((self._clause("10.2") | self._clause("7.5")).ids)],
            area_id=self.env["iso.procedure.area"]
            .with_user(self.secretary)
            .create({"name": "Chất lượng"})
            .id,
            issue_number="02/01",
            issue_date="2026-03-05",
            note="Dòng một\n\n- dòng hai",
        )
        self._new_procedure("QT-HT-03", name="Xem xét (2)", note="- gạch đầu dòng")
        for place, (kind, _label) in enumerate(
            self.env["iso.procedure"]._fields["kind"].selection
        ):
            self._new_procedure(f"Q-{place}", kind=kind)
        self.env.flush_all()
        for lang in ("vi_VN", "en_US"):
            self.secretary.lang = lang
            for kind, groupby in (("csv", ()), ("xlsx", ()), ("xlsx", ("kind",))):
                with self.subTest(lang=lang, kind=kind, groupby=groupby):
                    file, name = self._export(kind, groupby)
                    wizard = self._wizard(file=file, file_name=name)
                    wizard.preview()
                    found = [
                        (one.code, one.status, one.note) for one in wizard.line_ids
                    ]
                    self.assertEqual(
                        [one for one in found if one[1] != "same"], [], found
                    )
                    self.assertEqual(len(found), 9)
