"""The report of a nonconformity and the request for corrective action on paper: what
they say in every state and kind, for whom, and that the past stays as it was."""

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .paper_case import NonconformityPrintCase


@tagged("post_install", "-at_install", "iso_quality")
class TestNonconformityForms(NonconformityPrintCase):
    # ------------------------------------------------------------ the report
    def test_slip_before_it_is_accepted(self):
        one = self._new_report(place="Bộ phận Một cửa", requirement="Trả đúng hẹn")
        self._check(
            self._all_formats("nonconformity_slip", one, self.staff),
            (
                "SỞ THỬ NGHIỆM",
                "PHIẾU BÁO CÁO SỰ KHÔNG PHÙ HỢP",
                "Số: ……",
                "An Phước, ngày 05 tháng 10 năm 2026",
                "Phòng, đơn vị liên quan",
                "Phòng Thương mại",
                "Bộ phận Một cửa",
                "Trả đúng hẹn",
                "Hồ sơ số 41 trả trễ 3 ngày",
                "NGƯỜI BÁO CÁO",
                self.staff.name,
                "Tiếp nhận",
                "Không tiếp nhận",
                "Trả lời trước ngày 12/10/2026",
            ),
        )

    def test_slip_says_the_answer(self):
        one = self._accepted()
        self._check(
            self._all_formats("nonconformity_slip", one, self.staff),
            (
                "Số: 01/2026",
                "Không phù hợp (nhẹ)",
                "QT-07; điều khoản 7.5.3",
                "Đã tiếp nhận, phiếu số 01/2026",
                self.secretary.name,
            ),
        )
        refused = self._new_report(kind="improvement").with_user(self.secretary)
        refused.decline("Đã có trong kế hoạch")
        self._check(
            self._all_formats("nonconformity_slip", refused, self.staff),
            ("PHIẾU ĐỀ XUẤT CẢI TIẾN", "NGƯỜI ĐỀ XUẤT", "Đã có trong kế hoạch"),
            ("Số phiếu",),
        )

    # ------------------------------------------------------------ the request
    def test_request_says_all_four_parts(self):
        one = self._go_through(self._accepted(grade="major"))
        texts = self._all_formats("nonconformity_request", one)
        self._check(
            texts,
            (
                "PHIẾU YÊU CẦU HÀNH ĐỘNG KHẮC PHỤC",
                "Số: 01/2026",
                "PHẦN 1. MÔ TẢ",
                "Không phù hợp (nặng)",
                "PHẦN 2. NGUYÊN NHÂN VÀ BIỆN PHÁP",
                "Gửi thư xin lỗi, trả kết quả",
                "Bà Lan",
                "5 lần hỏi vì sao",
                "Không ai theo dõi hạn trả",
                "Tài liệu, quy định",
                "Sửa quy trình, phân công người theo dõi",
                "30/10/2026",
                "Cần đạt: Không hồ sơ nào",
                "TRƯỞNG PHÒNG, ĐƠN VỊ",
                "PHẦN 3. PHÊ DUYỆT, NHẬN XÉT",
                "Đủ nguyên nhân",
                "Đồng ý, làm sớm",
                self.leader.name,
                "PHẦN 4. KIỂM TRA KẾT QUẢ",
                "Đã xem bản mới",
                "Không còn trễ",
                self.energy_head.name,
                "Không đạt – chuyển phiếu số …",
                "NGƯỜI ĐÓNG PHIẾU",
            ),
            ("Chưa có biện pháp", "Bước được bỏ qua", "Gia hạn"),
        )
        content = self._docx(one, None, "nonconformity_request_docx")
        causes = self._table(content, "TT", "Nguyên nhân")
        self.assertEqual([row[0] for row in causes[1:]], ["1", "1.1"])
        self.assertEqual(
            causes[2][1].strip(), "Quy trình không phân công người theo dõi"
        )
        self.assertTrue(causes[2][1].startswith("\u00a0"), "deeper ones are set in")
        self.assertEqual(causes[2][2:], ["Tài liệu, quy định", "Biện pháp 1"])
        checks = self._table(content, "Biện pháp", "Kiểm tra")
        self.assertEqual([row[1] for row in checks[1:]], ["Đã làm", "Có hiệu lực"])

    def test_a_cause_without_an_action_is_seen(self):
        one = self._analyse(self._accepted())
        self._check(
            self._all_formats("nonconformity_request", one),
            ("Chưa có biện pháp", "Số: 01/2026"),
            ("Đủ nguyên nhân",),
        )

    def test_a_failed_round_goes_on_by_another_form(self):
        one = self._take_up(self._accepted())
        self._do(one)
        one.action_ids.with_user(self.energy_head).check_done(False, "Chưa ban hành")
        self.assertEqual(one.round, 2)
        self._propose(one, name="Ban hành bằng quyết định")
        self._approve(one)
        self._check(
            self._all_formats("nonconformity_request", one),
            (
                "Không đạt – chuyển phiếu số 01/2026-L2",
                "Số: 01/2026-L2",
                "Số 01/2026 (kiểm tra không đạt)",
                "Chưa ban hành",
                "Ban hành bằng quyết định",
                "Đồng ý, làm sớm",
                "Không đạt – chuyển phiếu số …",
            ),
        )

    def test_waivers_extensions_and_outsiders_are_printed(self):
        one = self._contain(self._accepted())
        one.with_user(self.secretary).waive("Nguyên nhân đã rõ từ đợt trước")
        self._propose(one, cause_ids=False)
        self._approve(one)
        action = one.action_ids
        action.with_user(self.secretary).extend("2026-11-15", "Chờ quyết định của tỉnh")
        checks = self.env["iso.action.check"].with_user(self.secretary)
        check = checks.sudo()._unsealed()
        check.create(
            {
                "action_id": action.id,
                "kind": "done",
                "passed": True,
                "words": "Đã xem",
                "checked_by_id": self.secretary.id,
                "checked_date": "2026-10-06",
                "outsider": "Ông Minh, UBND xã",
                "outsider_reason": "Phòng chỉ có một người",
            }
        )
        self._check(
            self._all_formats("nonconformity_request", one),
            (
                "Bước được bỏ qua",
                "Tìm nguyên nhân. Lý do: Nguyên nhân đã rõ từ đợt trước",
                f"({self.secretary.name}, ngày 05/10/2026)",
                "Biện pháp 1: từ 30/10/2026 đến 15/11/2026. Lý do: Chờ quyết định của tỉnh",
                "(gia hạn 1 lần)",
                "Cùng Ông Minh, UBND xã (người ngoài). Lý do: Phòng chỉ có một người",
            ),
        )

    def test_what_is_not_done_says_why(self):
        one = self._take_up(self._accepted())
        one.action_ids.with_user(self.secretary).drop("Quy trình bị bãi bỏ")
        self._check(
            self._all_formats("nonconformity_request", one),
            (f"Không thực hiện: Quy trình bị bãi bỏ ({self.secretary.name})",),
        )

    def test_the_title_follows_the_kind(self):
        for kind, title in (
            ("remark", "PHIẾU XỬ LÝ ĐIỂM LƯU Ý"),
            ("improvement", "PHIẾU YÊU CẦU HÀNH ĐỘNG CẢI TIẾN"),
            ("output", "PHIẾU XỬ LÝ ĐẦU RA KHÔNG PHÙ HỢP"),
        ):
            with self.subTest(kind):
                one = self._accepted(kind=kind)
                self._check(
                    self._all_formats("nonconformity_request", one),
                    (title,),
                    ("HÀNH ĐỘNG KHẮC PHỤC", "5 lần hỏi"),
                )

    def test_an_output_says_what_was_done_with_it(self):
        one = self._accepted(kind="output").with_user(self.trade_head)
        one.write(
            {
                "correction": "Cấp lại giấy phép",
                "correction_date": "2026-10-05",
                "disposition": "concession",
                "concession_by": "Giám đốc Sở",
            }
        )
        self._check(
            self._all_formats("nonconformity_request", one),
            (
                "Chấp nhận có nhân nhượng",
                "Người cho phép nhân nhượng",
                "Giám đốc Sở",
                "Cấp lại giấy phép",
            ),
        )

    def test_what_was_called_off_says_so(self):
        one, other = self._accepted(), self._accepted()
        one.with_user(self.secretary).merge_into(other.id, "Cùng một việc")
        self._check(
            self._all_formats("nonconformity_request", one),
            ("Đã gộp vào phiếu số 02/2026. Lý do: Cùng một việc",),
        )
        self._check(
            self._all_formats("nonconformity_request", other),
            ("Gồm cả phiếu 01/2026",),
        )

    def test_form_code_at_the_foot(self):
        self.env["iso.form"].with_user(self.secretary).create(
            {"key": "nonconformity_request", "form_code": "BM-KPH-02", "issue": "03"}
        )
        for text in self._all_formats("nonconformity_request", self._accepted())[:1]:
            self.assertIn("BM-KPH-02·Lầnbanhành:03", text)

    # ------------------------------------------------------------ the past
    def test_the_past_keeps_its_names(self):
        one = self._go_through(self._accepted(grade="major"))
        before = self._all_formats("nonconformity_request", one)
        with freeze_time("2027-03-01 03:00:00"):
            self.trade.name = "Phòng Quản lý thương mại"
            self.staff.name = "Người khác"
            self.energy_head.name = "Trưởng phòng khác"
            self.agency.name = "Sở Mới"
            self.procedure.code = "QT-99"
            after = self._all_formats("nonconformity_request", one)
            self.assertEqual(before, after)
            one.with_user(self.secretary).reopen("Lại trễ")
            # What goes on is called as it is called now.
            self._check(
                self._all_formats("nonconformity_request", one),
                ("SỞ MỚI", "Phòng Quản lý thương mại", "QT-99"),
            )

    # ------------------------------------------------------------ for whom
    def test_printed_by_who_may_read_it(self):
        one = self._new_report()
        stranger = self._new_user("stranger", "staff")
        for user in (stranger, self.other_secretary):
            for paper in ("nonconformity_slip_pdf", "nonconformity_request_docx"):
                with self.assertRaises(AccessError):
                    self._render(paper, one, user)
        self._pdf(one, self.staff, "nonconformity_slip_pdf")

    def test_words_are_vietnamese_for_everybody(self):
        one = self._go_through(self._accepted(grade="major"))
        self.secretary.lang = "en_US"
        self._check(
            self._all_formats("nonconformity_request", one),
            ("Đánh giá nội bộ",) if one.source == "audit" else ("Nguồn khác",),
            ("Nonconformity", "Corrective", "Documents", "Passed"),
        )
