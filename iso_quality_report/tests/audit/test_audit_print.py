"""The papers of an audit round: as PDF and Word, draft and issued, for whom."""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO

from pypdf import PdfReader

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.iso_quality_audit.tests.audit.audit_case import (
    HOUR,
    MORNING,
    AuditMakers,
)

from ...models.audit.iso_audit import Counted
from ...papers import build
from ...papers.audit.audit_report import _by_clause
from ..common import pdf_text
from ..objective.test_objective_sheet_print import ObjectivePrintCase

KINDS = ("decision", "plan", "notice", "opening", "closing", "report")
FORM = "BM-ĐGNB-02 · Lần ban hành: 02 · Ngày ban hành: 05/01/2026"


@tagged("post_install", "-at_install", "iso_quality")
class TestAuditPrint(AuditMakers, ObjectivePrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_up_auditors()
        cls.forms = cls.env["iso.form"].with_user(cls.secretary)

    # ------------------------------------------------------------ makers
    def _found(self, start=MORNING, **vals):
        """A session handed in with one of every conclusion, as its auditor."""
        session = self._running("Câu A", "Câu B", "Câu C", "Câu D", start=start, **vals)
        first, second, third, fourth = session.answer_ids
        self._answer(first, "conform", note="Đã xem sổ giao nhận")
        self._answer(second, "remark", seen="Sổ ghi thiếu ngày")
        self._answer(
            third,
            "nonconform",
            requirement="Phải có phiếu xin lỗi",
            seen="Hai hồ sơ không có phiếu",
            place="Hồ sơ số 41",
            grade="major",
        )
        self._answer(fourth, "none", reason="Phòng không có kho")
        session.hand_in()
        return session

    def _decided(self, session):
        """The remark is disputed and stays, the nonconformity is agreed on."""
        remark, gap = session.finding_ids.sorted("meaning", reverse=True)
        remark.with_user(self.trade_head).dispute("Phòng ghi ở sổ điện tử")
        remark.with_user(self.lead).keep("Sổ điện tử không có ngày trả")
        remark.with_user(
            self.lead
        ).sudo()._unsealed().other_opinions = "Ông B nghĩ khác"
        gap.with_user(self.trade_head).action_agree()
        gap.with_user(self.lead).decide("kept")

    def _closed(self, **vals):
        session = self._found(**vals)
        for finding in session.finding_ids.with_user(self.lead):
            finding.decide("kept")
        audit = session.audit_id
        self._new_paper(audit, "report", self.lead, conclusion="Tốt").issue()
        audit.with_user(self.lead).close()
        return audit

    def _form(self, paper, **vals):
        vals = {"key": f"audit_{paper}", "form_code": "BM-ĐGNB-02", **vals}
        self.forms.create({**vals, "issue": "02", "issue_date": "2026-01-05"})

    def _minutes(self, audit, kind, **vals):
        return self._new_paper(
            audit,
            kind,
            chair_id=self.lead.id,
            secretary_id=self.auditor.id,
            begun_at="2026-10-05 01:00:00",
            ended_at="2026-10-05 01:30:00",
            held_in="Phòng họp lớn",
            attendee_ids=[Command.set(self.trade_head.ids)],
            other_attendees="Ông Khách",
            **vals,
        )

    # ------------------------------------------------------------ decision, plan, notice
    def test_decision(self):
        audit = self._new_audit()
        self._new_session(audit, self.trade, self.auditor)
        self._form("decision")
        paper = self._new_paper(
            audit,
            "decision",
            signer_title="Giám đốc",
            introduction="Theo đề nghị của Thư ký ISO",
        )
        texts = self._all_formats("audit_decision", paper)
        self._check(
            texts,
            (
                "QUYẾT ĐỊNH Về việc thành lập Đoàn đánh giá nội bộ – Đợt 1",
                f"GIÁM ĐỐC {self.agency.name.upper()}",
                "Theo đề nghị của Thư ký ISO. QUYẾT ĐỊNH:",
                "Điều 1. Thành lập Đoàn",
                "Điều 2. Nhiệm vụ",
                "ngày 05/10/2026",
                "thi hành Quyết định này./.",
                "Số: /QĐ-",
            ),
        )
        self.assertIn(self._squeezed("DỰ THẢO"), texts[0])
        self.assertIn(self._squeezed(FORM), texts[0])
        content = self._docx(paper, None, "audit_decision_docx")
        table = self._table(content, ["TT", "Họ và tên"])
        self.assertEqual(
            [row[1:5] for row in table[1:]],
            [
                [self.lead.name, "Trưởng đoàn", "A", "Phòng Tổ chức"],
                [self.auditor.name, "Thành viên", "B", "Trung tâm Kiểm định"],
            ],
        )

    @staticmethod
    def _squeezed(text):
        return "".join(text.split())

    def test_plan(self):
        audit = self._new_audit(
            purpose="Xem hiệu lực", scope="Mọi phòng", criteria="TCVN ISO 9001:2015"
        )
        session = self._new_session(audit, self.trade, self.auditor, place="Tầng 2")
        audit.session_ids.create(
            {
                "audit_id": audit.id,
                "kind": "opening",
                "start": MORNING - HOUR,
                "end": MORNING,
            }
        )
        plan = self._issue_plan(audit)
        self._check(
            self._all_formats("audit_plan", plan),
            (
                "Số: 11/KH-",
                "Xem hiệu lực",
                "Phạm vi: Mọi phòng",
                "Chuẩn mực đánh giá: TCVN ISO 9001:2015",
                "Thứ Hai, ngày 05/10/2026",
                "07:00-08:00 Họp khai mạc",
                "08:00-09:00 Điều khoản 7.5.3 Phòng Thương mại B Tầng 2",
            ),
            ("DỰ THẢO", "BẢO ĐẢM KHÁCH QUAN", "ĐIỀU CHỈNH"),
        )
        content = plan.official_file_id.raw
        self.assertEqual(plan.official_sha256, sha256(content).hexdigest())
        session.with_user(self.lead).adjust({"place": "Tầng 3"}, "Sửa phòng")
        self.assertEqual(self._pdf(plan, self.staff, "audit_plan_pdf"), content)
        word = self._docx(plan, None, "audit_plan_docx")
        table = self._table(word, ["TT", "Phòng, đơn vị", "Nội dung"])
        self.assertEqual(table[1][2:], ["Địa điểm", "Tầng 2", "Tầng 3", "Sửa phòng"])

    def test_notice(self):
        audit = self._new_audit()
        self._new_session(audit, self.trade, self.auditor)
        self._check(
            self._all_formats("audit_notice", self._new_paper(audit, "notice")),
            (
                "THÔNG BÁO Về việc đánh giá nội bộ",
                "08:00-09:00 05/10/2026",
                "Chuẩn bị hồ sơ, tài liệu",
            ),
        )

    def test_safeguard_is_printed_with_its_reason(self):
        audit = self._new_audit()
        session = self._new_session(audit, self.trade, self.auditor)
        session.sudo().write(
            {"safeguard_id": self.lead.id, "safeguard_reason": "Chỉ có một chuyên gia"}
        )
        plan = self._new_paper(audit, "plan")
        self.assertIn(
            f"{self.lead.name} tham gia cùng {self.auditor.name}. Lý do: Chỉ có một",
            pdf_text(self._pdf_of("audit_plan", plan)),
        )

    def _pdf_of(self, code, record):
        """A new PDF, whatever is archived."""
        report = self.env["ir.actions.report"].search(
            [("iso_document", "=", code), ("report_type", "=", "reportlab")]
        )
        return report._iso_pdf(record)

    # ------------------------------------------------------------ minutes
    def test_minutes(self):
        session = self._found()
        self._decided(session)
        audit = session.audit_id
        for kind, wanted in (
            ("opening", ("Họp khai mạc đánh giá nội bộ", "giới thiệu thành viên Đoàn")),
            (
                "closing",
                (
                    "1 điểm không phù hợp, 1 điểm lưu ý",
                    "KPH nặng: Hai hồ sơ không có phiếu Nơi thấy: Hồ sơ số 41.",
                    "Phòng ghi ở sổ điện tử",
                ),
            ),
        ):
            paper = self._minutes(audit, kind)
            texts = self._all_formats(f"audit_{kind}", paper)
            self._check(
                texts,
                (
                    *wanted,
                    "Thời gian bắt đầu: 08 giờ 00, ngày 05/10/2026",
                    "Địa điểm: Phòng họp lớn",
                    "Cuộc họp kết thúc vào 08 giờ 30, ngày 05/10/2026",
                    "DANH SÁCH NGƯỜI DỰ HỌP",
                    f"1 {self.trade_head.name} Phòng Thương mại",
                    "2 Ông Khách",
                ),
                ("Số:", "ngày tháng"),
            )
            # The secretary at the left, the chair at the right.
            for text in texts:
                left = text.index(
                    self._squeezed("THƯ KÝ"), text.index("Cuộchọpkếtthúc")
                )
                self.assertLess(left, text.index(self._squeezed("CHỦ TỌA"), left))
            paper.with_user(self.auditor).submit()
            paper.with_user(self.lead).issue()
            content = paper.official_file_id.raw
            self.assertEqual(self._pdf(paper, self.staff, f"audit_{kind}_pdf"), content)

    def test_minutes_to_fill_in_by_pen(self):
        paper = self._new_paper(self._new_audit(), "opening")
        content = self._docx(paper, None, "audit_opening_docx")
        self.assertEqual(len(self._table(content, ["TT", "Họ và tên"])), 16)
        self._check(
            self._all_formats("audit_opening", paper),
            ("Thời gian bắt đầu: …… giờ ……",),
        )

    # ------------------------------------------------------------ report
    def test_report(self):
        before = self._closed(start=MORNING - timedelta(days=200), number="10")
        before.sudo()._unsealed().date_planned = "2026-03-01"
        session = self._found(number="12")
        self._decided(session)
        audit = session.audit_id
        self._form("report")
        paper = self._new_paper(
            audit,
            "report",
            self.lead,
            conclusion="Hệ thống được duy trì",
            strong_points="Một cửa đúng hẹn",
            recommendations="Bổ sung phiếu",
        )
        self._check(
            self._all_formats("audit_report", paper),
            (
                "Đoàn đã thực hiện 1 buổi tại 1 phòng, đơn vị, hỏi 4 câu; ghi nhận 1 "
                "điểm không phù hợp (KPH), trong đó 1 nặng, 0 nhẹ; 1 điểm lưu ý. Đợt "
                "trước (Đợt 10 năm 2026): 1 KPH, 1 điểm lưu ý.",
                "Một cửa đúng hẹn",
                "Phòng, đơn vị không thống nhất: Phòng ghi ở sổ điện tử",
                "Trưởng đoàn giữ phát hiện: Sổ điện tử không có ngày trả",
                "Ý kiến khác trong Đoàn: Ông B nghĩ khác",
                "Thực hiện đúng kế hoạch",
                "Hệ thống được duy trì",
                "Bổ sung phiếu./.",
                "TRƯỞNG ĐOÀN",
                self.lead.name,
            ),
            ("Số:",),
        )
        content = self._docx(paper, self.lead, "audit_report_docx")
        units = self._table(content, ["TT", "Phòng, đơn vị", "Câu đã hỏi"])
        self.assertEqual(
            units[1], ["1", "Phòng Thương mại", "4", "1", "1", "1", "1", "1"]
        )
        self.assertEqual(units[2][1:], ["Cộng", "4", "1", "1", "1", "1", "1"])
        gaps = self._table(content, ["TT", "Phòng, đơn vị", "Quy trình, điều khoản"])
        self.assertTrue(gaps)
        paper.issue()
        self.assertEqual(
            self._pdf(paper, self.staff, "audit_report_pdf"), paper.official_file_id.raw
        )
        self.assertIn(FORM, pdf_text(paper.official_file_id.raw))

    def _table(self, content, first):
        found = [
            table
            for table in self._tables(content)
            if table[0][: len(first)] == list(first)
        ]
        return found[0]

    def test_withdrawn_findings_do_not_count(self):
        session = self._found()
        audit = session.audit_id
        for finding in session.finding_ids.with_user(self.lead):
            finding.withdraw("Đã có sổ")
        paper = self._new_paper(audit, "report", self.lead)
        self._check(
            self._all_formats("audit_report", paper, self.lead),
            (
                "ghi nhận 0 điểm không phù hợp (KPH); 0 điểm lưu ý",
                "Không có điểm lưu ý.",
                "Trưởng đoàn rút lại phát hiện: Đã có sổ",
                "Chưa có đợt nào trước đây",
            ),
            ("Đợt trước: KPH",),
        )

    def test_a_filter_counts_a_part_only(self):
        session = self._found()
        audit = session.audit_id
        every = sum(row.count for row in audit._counted() if row.what == "asked")
        some = audit._counted([("place", "=", "Hồ sơ số 41")])
        self.assertEqual(every, 4)
        self.assertEqual(
            sorted((row.what, row.count) for row in some), [("asked", 1), ("major", 1)]
        )

    def test_clauses_of_two_editions_say_their_year(self):
        audit = self._found().audit_id
        now, last = (
            [Counted(audit.id, self.trade.id, clause.id, "asked", 2)]
            for clause in (
                self.env.ref(f"iso_quality.clause_9001_{year}_9_2")
                for year in (2026, 2015)
            )
        )
        for before, numbers in (
            ([], ["9.2"]),
            (last, ["9.2 (2015)", "9.2 (2026)"]),
        ):
            rows = _by_clause(audit, now, before)
            self.assertEqual([row[0] for row in rows], numbers)

    def test_signed_by_the_lead_whatever_the_template_says(self):
        vals = {"signer_id": self.leader.id, "signer_title": "GIÁM ĐỐC"}
        templates = self.env["iso.document.template"]
        general = [("company_id", "=", self.agency.id), ("type_id", "=", False)]
        template = templates.search(general) or templates.create(
            {"company_id": self.agency.id}
        )
        template.write(vals)
        audit = self._new_audit()
        self._new_session(audit, self.trade, self.auditor)
        report = self._new_paper(audit, "report", self.lead)
        self.assertEqual(report.signer_id, self.lead)
        self.assertFalse(report.signer_title)
        plan = self._new_paper(audit, "plan")
        self.assertEqual(plan.signer_id, self.leader)
        self._check(
            self._all_formats("audit_report", report, self.lead),
            (f"TRƯỞNG ĐOÀN {self.lead.name}",),
            ("GIÁM ĐỐC",),
        )

    # ------------------------------------------------------------ record
    def test_record(self):
        self._form("record")
        session = self._found()
        texts = self._all_formats("audit_record", session, self.trade_head)
        self._check(
            texts,
            (
                "PHIẾU GHI CHÉP ĐÁNH GIÁ NỘI BỘ Phòng Thương mại",
                "Thời gian: 08:00-09:00, ngày 05/10/2026",
                "Câu A Phù hợp Đã xem sổ giao nhận",
                "Câu B Lưu ý Thực tế: Sổ ghi thiếu ngày",
                "Không phù hợp (nặng) Yêu cầu: Phải có phiếu xin lỗi",
                "Nơi thấy: Hồ sơ số 41",
                "Lý do không áp dụng: Phòng không có kho",
                "CHUYÊN GIA ĐÁNH GIÁ",
                "Đã nộp lúc",
            ),
            ("DỰ THẢO",),
        )
        self.assertIn(self._squeezed(FORM), texts[0])

    def test_the_form_in_force_on_the_day(self):
        self._form("record")
        session = self._found(start=MORNING - timedelta(days=300))
        text = pdf_text(self._pdf(session, self.auditor, "audit_record_pdf"))
        self.assertIn("BM-ĐGNB-02", text)
        self.assertNotIn("Lần ban hành", text, "issued afterwards")

    def test_blank(self):
        session = self._running("Có sổ theo dõi không?")
        texts = self._all_formats("audit_record_blank", session, self.auditor)
        self._check(
            texts,
            (
                "1 Có sổ theo dõi không?",
                *("Phù hợp", "Lưu ý", "Không phù hợp", "Không áp dụng"),
                "Phát hiện ngoài câu hỏi",
            ),
            ("DỰ THẢO",),
        )
        self.assertIn(
            self._squeezed("DỰ THẢO"),
            self._squeezed(
                pdf_text(self._pdf(session, self.auditor, "audit_record_pdf"))
            ),
        )

    def test_long_answers_go_over_pages(self):
        session = self._running("Câu A")
        words = " ".join(f"từ{n}" for n in range(700))[:4000]
        self._answer(session.answer_ids, "conform", note=words)
        content = self._pdf(session, self.auditor, "audit_record_pdf")
        self.assertGreater(len(PdfReader(BytesIO(content)).pages), 1)
        self.assertFalse(set(words.split()) - set(pdf_text(content).split()))

    def test_who_prints_a_record(self):
        session = self._found()
        for user in (self.auditor, self.lead, self.trade_head, self.leader):
            self._pdf(session, user, "audit_record_pdf")
        for user in (self.energy_head, self.other_secretary):
            for report in ("audit_record_pdf", "audit_record_blank_docx"):
                with self.assertRaises(AccessError):
                    self._render(report, session, user)

    # ------------------------------------------------------------ collected findings
    def test_collected_findings(self):
        session = self._found()
        audit = session.audit_id
        self._form("nonconformities")
        for name in ("audit_remarks", "audit_nonconformities"):
            text = pdf_text(self._pdf(audit, self.lead, f"{name}_pdf"))
            self.assertIn("DỰ THẢO", text)
        self._decided(session)
        self._check(
            self._all_formats("audit_remarks", audit, self.lead),
            (
                "BẢNG TỔNG HỢP ĐIỂM LƯU Ý",
                "Sổ ghi thiếu ngày",
                self.trade_head.name,
                "Trưởng đoàn giữ phát hiện",
            ),
            ("Hai hồ sơ", "DỰ THẢO"),
        )
        texts = self._all_formats("audit_nonconformities", audit, self.secretary)
        self._check(
            texts,
            ("Phải có phiếu xin lỗi", "Nơi thấy: Hồ sơ số 41.", "Nặng", "TRƯỞNG ĐOÀN"),
            ("Sổ ghi thiếu ngày", "DỰ THẢO"),
        )
        self.assertIn(self._squeezed(FORM), texts[0])
        # What somebody may not read of the round is not left out in silence.
        self._pdf(audit, self.trade_head, "audit_remarks_pdf")
        for user in (self.energy_head, self.other_secretary):
            with self.assertRaises(AccessError):
                self._pdf(audit, user, "audit_remarks_pdf")

    # ------------------------------------------------------------ all kinds
    def test_drafts_are_for_the_team_and_other_agencies_get_nothing(self):
        session = self._found()
        for kind in KINDS:
            paper = session.audit_id.paper_ids.filtered(
                lambda one, kind=kind: one.kind == kind
            ) or self._new_paper(session.audit_id, kind)
            self._pdf(paper, self.auditor, f"audit_{kind}_pdf")
            with self.assertRaises(AccessError):
                self._pdf(paper, self.other_secretary, f"audit_{kind}_pdf")
            if not paper.is_sealed:
                with self.assertRaises(AccessError):
                    self._docx(paper, self.energy_head, f"audit_{kind}_docx")
            self.assertEqual(
                paper._official_report().report_name,
                f"iso_quality_report.audit_{kind}_pdf",
            )

    def test_the_same_queries_for_5_and_50_sessions(self):
        counts = []
        for count, number in ((1, "61"), (5, "62"), (50, "63")):
            audit = self._new_audit(name=f"Đợt {number}")
            sessions = audit.session_ids
            for place in range(count):
                start = MORNING + 2 * int(number) * timedelta(days=9)
                start += HOUR * (place % 8) + timedelta(days=place // 8)
                sessions |= self._new_session(audit, self.trade, self.auditor, start)
            for session in sessions:
                self._ask(session, "Câu A", "Câu B")
            plan = self._issue_plan(audit, number)
            for session in sessions.with_user(self.auditor):
                session.start_session()
                self._answer(session.answer_ids[0], "remark", seen="Sổ thiếu ngày")
                self._answer(session.answer_ids[1], "conform")
                session.hand_in()
            papers = [self._new_paper(audit, kind) for kind in ("notice", "closing")]
            papers += [plan, self._new_paper(audit, "report", self.lead)]
            row = []
            for record in (*papers, sessions[0], audit):
                code = {
                    "iso.audit.paper": lambda one: one._printed_document(),
                    "iso.audit.session": lambda _one: "audit_record",
                    "iso.audit": lambda _one: "audit_remarks",
                }[record._name](record)
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                build(code, record.with_user(self.lead))
                row.append(self.env.cr.sql_log_count - before)
            counts.append(row)
        self.assertEqual(counts[1], counts[2])
