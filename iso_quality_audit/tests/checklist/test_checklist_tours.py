"""Tours: an auditor fills the checklist of today, the audited department speaks before
and disputes afterwards; on a wide screen and on a phone."""

from datetime import datetime, time

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.tour_case import TourCase
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..audit.audit_case import HOUR, AuditMakers

QUESTIONS = (
    "Sổ theo dõi hồ sơ có ghi ngày trả không?",
    "Hồ sơ trễ có phiếu xin lỗi không?",
    "Phòng có thiết bị đo phải kiểm định không?",
    "Mục tiêu của phòng có được đo không?",
)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestChecklistToursPhone(AuditMakers, TourCase):
    browser_size = "390x800"
    touch_enabled = True
    # The list is for the desk; the phone shows one question after the other.
    suffix = "_on_phone"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._set_up_auditors()
        cls.auditor.lang = "vi_VN"
        cls.lead.lang = "vi_VN"
        audit = cls._new_audit()
        # 08:00 in Vietnam, today; another one tomorrow.
        morning = datetime.combine(vietnam_today(), time(1))
        cls.held = cls._new_session(
            audit, cls.trade, cls.auditor, morning, place="Phòng họp số 2"
        )
        cls._new_session(audit, cls.energy, cls.auditor, morning - 24 * HOUR)
        cls._ask(cls.held, *QUESTIONS)
        cls._issue_plan(audit)
        cls.env.flush_all()

    def test_auditor_fills_the_checklist(self):
        tour = f"iso_auditor_checklist{self.suffix}"
        self._walk("/odoo/iso-audit-sessions", tour, self.auditor)
        self.held.invalidate_recordset()
        self.assertEqual(self.held.state, "handed_in")
        first, second, third, fourth = self.held.answer_ids.sudo()
        self.assertEqual(first.note, "Sổ số 3, đủ ngày")
        self.assertEqual(
            (second.meaning, second.seen, second.place),
            ("nonconform", "5 hồ sơ không có phiếu", "Bộ phận Một cửa"),
        )
        self.assertTrue(second.requirement and second.grade == "minor")
        self.assertEqual(second.evidence_ids.mapped("name"), ["anh.jpg"])
        self.assertEqual(third.reason, "Phòng không có thiết bị đo")
        self.assertEqual(fourth.meaning, "conform")
        self.assertEqual(len(self.held.sudo().finding_ids), 1)

    def test_department_prepares_and_disputes(self):
        self._walk(
            "/odoo/iso-audited-sessions", "iso_department_prepares", self.trade_head
        )
        first = self.held.sudo().answer_ids[0]
        first.invalidate_recordset()
        self.assertEqual(first.own_words, "Sổ ở tủ số 2")
        self.assertEqual(first.own_evidence_ids.mapped("name"), ["so-theo-doi.pdf"])
        session = self.held.with_user(self.auditor)
        session.start_session()
        for answer in session.answer_ids:
            self._answer(answer, "conform")
        self._answer(session.answer_ids[0], "remark", seen="Sổ thiếu ngày trả")
        session.hand_in()
        self.env.flush_all()
        url = f"/odoo/iso-checklist?session_id={self.held.id}"
        self._walk(url, "iso_department_disputes", self.trade_head)
        finding = self.held.sudo().finding_ids
        finding.invalidate_recordset()
        self.assertEqual(finding.position, "dispute")


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestChecklistToursWide(TestChecklistToursPhone):
    browser_size = "1366x900"
    touch_enabled = False
    suffix = ""
