"""A list of people and departments: pasted or from a file, shown, then done as a whole."""

import base64
import gc
import io
from unittest.mock import patch

import openpyxl

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .person_case import PersonCase

HEADINGS = "STT\tHọ và tên\tChức vụ\tĐơn vị\tEmail\tVai trò\tTrưởng phòng"


def rows_of(people, units, prefix="Người"):
    """Rows as Excel gives them: the first of each department is its head."""
    rows = [HEADINGS]
    for number in range(people):
        head = "x" if number < units else ""
        rows.append(
            f"{number + 1}\t{prefix} {number}\tChuyên viên\tPhòng {number % units}\t"
            f"{prefix.lower()[0]}{number}@an-phuoc.example\t\t{head}"
        )
    return "\n".join(rows)


@tagged("post_install", "-at_install", "iso_quality")
class TestPeopleList(PersonCase):
    def _wizard(self, text="", by=None, **vals):
        table = self.env["iso.people.import.wizard"].with_user(by or self.admin)
        return table.create({"text": text, **vals})

    def _lines(self, text, by=None):
        wizard = self._wizard(text, by)
        wizard.preview()
        return wizard.line_ids

    def _notes(self, text, by=None):
        return {line.name: (line.status, line.note) for line in self._lines(text, by)}

    # ------------------------------------------------------------ all is done
    def test_six_departments_and_twenty_people(self):
        text = rows_of(20, 6)
        with Form(self.env["iso.people.import.wizard"].with_user(self.admin)) as form:
            form.text = text
        wizard = form.record
        wizard.preview()
        self.assertEqual(wizard.new_count, 20)
        self.assertEqual(wizard.error_count, 0)
        self.assertEqual(wizard.new_departments.count(","), 5)
        units = self.env["hr.department"].search([("company_id", "=", self.agency.id)])
        people = self.people.search([])
        action = wizard.apply()
        self.assertEqual(len(action["params"]["links"]), 20)
        new = self.people.search([]) - people
        self.assertEqual(len(new), 20)
        new_units = (
            self.env["hr.department"].search([("company_id", "=", self.agency.id)])
            - units
        )
        self.assertEqual(
            new_units.mapped("name"), [f"Phòng {number}" for number in range(6)]
        )
        self.assertEqual(
            set(new_units.iso_head_user_id.mapped("name")),
            {f"Người {number}" for number in range(6)},
        )
        # Once more: nobody is entered twice.
        again = self._wizard(text)
        again.preview()
        self.assertEqual((again.here_count, again.new_count), (20, 0))
        self.assertEqual(again.apply()["tag"], "display_notification")
        self.assertEqual(len(self.people.search([])), len(people) + 20)

    def test_without_headings_and_with_roles(self):
        text = (
            "Trần Thị Bình;Phó Giám đốc;;binh@an-phuoc.example;;Lãnh đạo;\n"
            "Lê Đức Cường;Văn thư;  văn   PHÒNG ;;cuong;Thư ký ISO;\n"
            "Đỗ Thị Ý;;;;;-;\n"
        )
        wizard = self._wizard(text)
        wizard.preview()
        self.assertFalse(wizard.error_count, wizard.line_ids.mapped("note"))
        self.assertFalse(wizard.new_departments)
        wizard.apply()
        people = self.people.search([("user_id.login", "!=", "x")]).grouped("login")
        self.assertTrue(people["binh@an-phuoc.example"].is_leader)
        self.assertTrue(people["cuong"].is_secretary)
        self.assertEqual(people["cuong"].department_id, self.office)
        self.assertIn("do.thi.y", people)

    def test_namesakes_get_different_logins(self):
        lines = self._lines("Nguyễn Văn An\nNguyễn Văn Án\n")
        self.assertEqual(lines.mapped("login"), ["nguyen.van.an", "nguyen.van.an2"])

    def test_a_head_takes_the_place_of_another(self):
        text = "Người Mới\tTrưởng phòng\tPhòng Thương mại\t\t\t\tx"
        wizard = self._wizard(text)
        wizard.preview()
        self.assertIn(self.trade_head.name, wizard.line_ids.note)
        wizard.apply()
        self.assertEqual(self.trade.iso_head_user_id.name, "Người Mới")
        self.assertIn("head_ended", self._history(self._person(self.trade_head)))

    def test_with_a_mail_server_mails_are_sent(self):
        self.env["ir.mail_server"].create({"name": "Thư", "smtp_host": "thu.example"})
        wizard = self._wizard(rows_of(3, 1))
        wizard.preview()
        mails = type(self.env["mail.mail"])
        sent = []
        with patch.object(mails, "send_after_commit", lambda them: sent.extend(them)):
            action = wizard.apply()
        self.assertEqual(action["tag"], "display_notification")
        self.assertEqual(len(sent), 3)

    # ------------------------------------------------------------ files
    def _sheet(self, rows):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        stream = io.BytesIO()
        book.save(stream)
        return base64.b64encode(stream.getvalue())

    def test_a_workbook(self):
        file = self._sheet(
            [
                ["Họ tên", "Phòng", "Trưởng phòng"],
                ["Trần Thị Bình", "Phòng Tổng hợp", "x"],
                [None, None, None],
                ["Lê Văn Cường", "Phòng Tổng hợp", None],
                ["Mạc Văn Dũng", "=A1", None],
            ]
        )
        wizard = self._wizard(file=file, file_name="ds.xlsx")
        wizard.preview()
        wizard.invalidate_recordset()
        # What is to be mended comes first.
        self.assertEqual(wizard.line_ids.mapped("number"), [5, 2, 4])
        self.assertEqual(wizard.line_ids.mapped("status"), ["error", "new", "new"])
        self.assertIn("=A1", wizard.line_ids[0].note)

    def test_files_that_cannot_be_read(self):
        for content, name in (
            (b"PK\x03\x04 broken", "ds.xlsx"),
            (b"\xd0\xcf\x11\xe0 old", "ds.xls"),
            ("Họ tên;Phòng".encode("utf-16-be"), "ds.csv"),
            (b"", "ds.xlsx"),
        ):
            with self.assertRaises(UserError):
                file = base64.b64encode(content)
                self._wizard(file=file, file_name=name).preview()
        for encoding in ("utf-8-sig", "utf-16"):
            file = base64.b64encode("Họ tên;Phòng\nBình;Một".encode(encoding))
            wizard = self._wizard(file=file, file_name="DS.CSV")
            wizard.preview()
            self.assertEqual(wizard.line_ids.department, "Một")

    # ------------------------------------------------------------ what is wrong
    def test_rows_to_be_mended(self):
        text = (
            "\tChuyên viên\n"
            "Thư sai\t\t\tkhông phải thư\n"
            "Trùng một\t\t\ttrung@an-phuoc.example\n"
            "Trùng hai\t\t\tTRUNG@an-phuoc.example\n"
            f"Của người khác\t\t\t\t{self.other_secretary.login}\n"
            "Vai lạ\t\t\t\t\tgiám sát\n"
            "Quản trị\t\t\t\t\tQuản trị\n"
            "Trưởng một\t\tPhòng A\t\t\t\tx\n"
            "Trưởng hai\t\tPhòng A\t\t\t\tx\n"
            "Trưởng không\t\t\t\t\t\tx\n"
            "Dấu lạ\t\tPhòng A\t\t\t\tcó thể\n"
            "=HYPERLINK(1)\n"
            "Tên đăng nhập\t\t\t\thai từ\n"
            "Đúng\n"
        )
        wizard = self._wizard(text)
        wizard.preview()
        status = wizard.line_ids.mapped("status")
        self.assertEqual(status, ["error"] * 13 + ["new"])
        (taken,) = [
            line.note for line in wizard.line_ids if line.name == "Của người khác"
        ]
        self.assertNotIn(self.other_secretary.name, taken)
        count = len(self.people.search([]))
        with self.assertRaises(UserError):
            wizard.apply()
        self.assertEqual(len(self.people.search([])), count)
        with self.assertRaises(UserError):
            self._wizard("").preview()

    def test_the_installation_names_administrators(self):
        notes = self._notes("Quản trị mới\t\t\t\t\tQuản trị", self.system)
        self.assertEqual(notes["Quản trị mới"][0], "new")

    def test_too_many_rows(self):
        with self.assertRaises(UserError):
            self._wizard("\n".join(f"Người {n}" for n in range(5_002))).preview()

    def test_an_administrator_who_heads_is_not_replaced(self):
        self.trade.manager_id = self.env["hr.employee"].search(
            [("user_id", "=", self.admin.id)]
        )
        text = "Người Mới\t\tPhòng Thương mại\t\t\t\tx"
        self.assertEqual(self._notes(text)["Người Mới"][0], "error")
        self.assertEqual(self._notes(text, self.system)["Người Mới"][0], "new")

    def test_all_or_nothing(self):
        wizard = self._wizard(rows_of(5, 2))
        wizard.preview()
        counts = [
            self.env[model].search_count([])
            for model in ("res.users", "hr.department", "hr.employee", "iso.role")
        ]
        people = type(self.env["iso.person"])
        with (
            patch.object(people, "_set_head", side_effect=UserError("giữa chừng")),
            self.assertRaises(UserError),
        ):
            wizard.apply()
        self.assertEqual(
            counts,
            [
                self.env[model].search_count([])
                for model in ("res.users", "hr.department", "hr.employee", "iso.role")
            ],
        )

    # ------------------------------------------------------------ who may
    def test_others_do_not(self):
        for user in (self.secretary, self.leader, self.staff):
            with self.assertRaises(AccessError):
                self._wizard("Ai đó", user)
        with self.assertRaises(UserError):
            self._wizard("Ai đó", company_id=self.other_agency.id).preview()
        wizard = self._wizard("Ai đó")
        wizard.preview()
        with self.assertRaises(UserError):
            wizard.line_ids.write({"login": "khac"})

    # ------------------------------------------------------------ how much it asks
    def _queries(self, people, prefix):
        wizard = self._wizard(rows_of(people, 2, prefix))
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

    def test_more_people_ask_little_more(self):
        self._queries(4, "Khởi")
        few, few_done = self._queries(4, "Ít")
        many, many_done = self._queries(24, "Nhiều")
        self.assertLessEqual(many, few)
        # What Odoo asks for each account and employee itself.
        self.assertLess((many_done - few_done) / 20, 60, (few_done, many_done))
