"""Tours: staff report from the menu of a record and of the app, on the desk and on the
phone; the secretary hands on what an audit has found."""

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.tour_case import TourCase

from ..audit.audit_case import AuditMakers


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestNonconformityReportToursPhone(AuditMakers, TourCase):
    browser_size = "390x844"
    touch_enabled = True

    def _newest(self):
        return self.env["iso.nonconformity"].search([], order="id desc", limit=1)

    def test_staff_reports_on_a_task(self):
        task = self.env["iso.task"]._give_out(
            [
                {
                    "name": "Rà soát hồ sơ",
                    "company_id": self.agency.id,
                    "department_id": self.trade.id,
                    "user_id": self.staff.id,
                    "date_due": "2020-03-31",
                    "origin_model": "iso.objective.step",
                    "origin_id": 1000000,
                }
            ]
        )
        url = f"/odoo/iso-my-tasks/{task.id}"
        self._walk(url, "iso_staff_reports_on_a_task", self.staff)
        one = self._newest()
        self.assertEqual(one.seen, "Hồ sơ số 12 trả chậm hai ngày")
        self.assertEqual((one.source, one.department_id), ("task", self.trade))
        self.assertEqual(one.evidence_ids.name, "anh.txt")
        self.assertEqual(one.reported_by_id, self.staff)

    def test_staff_has_an_idea(self):
        url = "/odoo/iso-report-nonconformity"
        self._walk(url, "iso_staff_has_an_idea", self.staff)
        one = self._newest()
        self.assertEqual(
            (one.kind, one.seen, one.origin_id),
            ("improvement", "Dùng chung một sổ", 0),
        )


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestNonconformityReportToursWide(TestNonconformityReportToursPhone):
    browser_size = "1366x768"
    touch_enabled = False

    def test_secretary_hands_on_findings(self):
        self._set_up_auditors()
        session = self._running("Có sổ không?")
        self._answer(session.answer_ids, "remark", seen="Sổ ghi thiếu ngày")
        session.hand_in()
        session.finding_ids.with_user(self.lead).decide("kept")
        url = f"/odoo/iso-audits/{session.audit_id.id}"
        self._walk(url, "iso_secretary_hands_on_findings", self.secretary)
        self.assertEqual(self._newest().state, "containing")
