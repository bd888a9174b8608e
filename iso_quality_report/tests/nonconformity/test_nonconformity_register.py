"""The register of nonconformities: eleven columns in order of time, for agency and
department, in every format, for whom, and with as many queries for ten as for a
hundred."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...papers import build
from .paper_case import NonconformityPrintCase

HEADER = [
    *("STT", "Ngày", "Nội dung", "Nguồn", "Bộ phận", "Nguyên nhân", "Biện pháp"),
    *("Người thực hiện", "Hạn", "Ngày xong", "Kết quả kiểm tra"),
]


@tagged("post_install", "-at_install", "iso_quality")
class TestNonconformityRegister(NonconformityPrintCase):
    def _asked(self, user=None, **vals):
        wizards = self.env["iso.nonconformity.register.wizard"]
        return wizards.with_user(user or self.secretary).create(
            {"company_id": self.agency.id, **vals}
        )

    def test_eleven_columns_in_order_of_time(self):
        late = self._accepted(seen="Việc sau", day="2026-09-20")
        one = self._go_through(self._accepted(day="2026-03-02"))
        asked = self._asked()
        self._check(
            self._all_formats("nonconformity_register", asked),
            (
                "SỔ THEO DÕI SỰ KHÔNG PHÙ HỢP VÀ HÀNH ĐỘNG KHẮC PHỤC",
                "Sở Thử nghiệm, năm 2026",
                "Không phù hợp (nhẹ), số 02/2026",
                "Khắc phục ngay: Gửi thư xin lỗi, trả kết quả",
                "Quy trình không phân công người theo dõi (tài liệu, quy định)",
                "Đã làm: đạt",
                "Có hiệu lực: đạt",
                "Đã đóng ngày 20/11/2026",
                "Việc sau",
                "Đang khắc phục ngay",
            ),
            ("Trích",),
        )
        table = self._table(
            self._docx(asked, None, "nonconformity_register_docx"), "STT"
        )
        self.assertEqual(table[0], HEADER)
        self.assertEqual([row[0] for row in table[1:]], ["1", "1", "2"])
        self.assertEqual(table[1][1], "02/03/2026")
        self.assertEqual(
            table[2][6:10],
            [
                "Sửa quy trình, phân công người theo dõi",
                self.staff.name,
                "30/10/2026",
                "20/10/2026",
            ],
        )
        self.assertEqual(table[3][1], "20/09/2026")
        self.assertEqual((one.state, late.state), ("closed", "containing"))

    def test_what_was_called_off_stays_in_it(self):
        one, other = self._accepted(), self._accepted()
        one.with_user(self.secretary).cancel("Nhầm hồ sơ")
        self._new_report()
        declined = self._new_report().with_user(self.secretary)
        declined.decline("Không phải")
        self._check(
            self._all_formats("nonconformity_register", self._asked()),
            ("Đã hủy: Nhầm hồ sơ", f"số {other.name}"),
            ("Không phải",),
        )
        self.assertEqual(self._asked().line_count, 2)

    def test_of_a_department_and_of_a_period(self):
        self._accepted(seen="Của thương mại")
        self._accepted(seen="Của năng lượng", department_id=self.energy.id)
        self._accepted(seen="Năm trước", day="2025-12-31")
        asked = self._asked(department_id=self.trade.id)
        self._check(
            self._all_formats("nonconformity_register", asked),
            ("Phòng Thương mại, năm 2026", "Của thương mại"),
            ("Của năng lượng", "Năm trước"),
        )
        asked = self._asked(date_from="2025-10-01", date_to="2025-12-31")
        self._check(
            self._all_formats("nonconformity_register", asked),
            ("quý IV năm 2025", "Năm trước"),
            ("Của thương mại",),
        )
        asked = self._asked(date_from="2024-01-01", date_to="2024-12-31")
        self._check(
            self._all_formats("nonconformity_register", asked),
            ("Không phát sinh sự không phù hợp.",),
        )
        with self.assertRaises(UserError):
            self._asked(date_from="2026-12-31", date_to="2026-01-01")._kept()

    def test_a_print_shows_no_more_than_the_screen(self):
        self._accepted(seen="Của thương mại")
        self._accepted(
            seen="Của năng lượng",
            department_id=self.energy.id,
            user=self.energy_head,
        )
        asked = self._asked(self.staff)
        self._check(
            self._all_formats("nonconformity_register", asked, self.staff),
            ("Của thương mại", "Trích 1 trên 2 dòng của Sổ"),
            ("Của năng lượng",),
        )
        stranger = self._new_user("stranger", "staff")
        asked = self._asked(stranger)
        self._check(
            self._all_formats("nonconformity_register", asked, stranger),
            ("Trích 0 trên 2 dòng của Sổ",),
            ("Của thương mại", "Không phát sinh"),
        )
        foreign = self._asked(self.other_secretary, company_id=self.other_agency.id)
        self._check(
            self._all_formats("nonconformity_register", foreign, self.other_secretary),
            ("Không phát sinh sự không phù hợp.",),
            ("Của thương mại",),
        )

    def test_excel(self):
        one = self._go_through(self._accepted())
        typed = ["=1+1", "+84 912", "-5", "@SUM(A1)", '=HYPERLINK("http://x","y")']
        for text in typed:
            self._accepted(seen=text)
        [sheet] = self._book("nonconformity_register_xlsx", self._asked()).worksheets
        rows = list(sheet.iter_rows())
        start = next(at for at, row in enumerate(rows) if row[0].value == "STT")
        self.assertEqual([cell.value for cell in rows[start]], HEADER)
        cells = [cell for row in rows[start + 1 :] for cell in row]
        self.assertFalse([cell for cell in cells if cell.data_type == "f"])
        self.assertFalse([cell for cell in cells if cell.hyperlink])
        words = " ".join(str(cell.value) for cell in cells)
        for text in (*typed, one.name):
            self.assertIn(text, words)
        self.assertEqual(sheet.page_setup.orientation, "landscape")

    def test_buttons(self):
        asked = self._asked()
        self._accepted()
        for kind, method in (
            ("reportlab", asked.action_print_pdf),
            ("docx", asked.action_print_docx),
            ("xlsx", asked.action_print_xlsx),
        ):
            action = method()
            self.assertEqual(action["report_type"], kind)
        opened = asked.action_open_lines()
        found = self.env[opened["res_model"]].search(opened["domain"])
        self.assertEqual(len(found), 1)

    def test_as_many_queries_for_ten_as_for_a_hundred(self):
        counts = []
        made = 0
        for number in (2, 10, 100):
            for _turn in range(number - made):
                self._analyse(self._accepted())
            made = number
            asked = self._asked()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            build("nonconformity_register", asked)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])
