"""Tours: the whole way of a nonconformity, each role on its own screens, on the desk and
on the phone. Nothing that people do is done by the test: it sets the people up, lets time
pass, and looks at what stands after each walk."""

from odoo.tests import freeze_time, tagged

from odoo.addons.iso_quality.tests.tour_case import TourCase

# A Monday; an action is checked 5 working days after it was done.
REPORTED = "2026-03-02 03:00:00"
DONE = "2026-03-12 03:00:00"
WORKS = "2026-03-20 03:00:00"


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestChainToursPhone(TourCase):
    browser_size = "390x800"
    touch_enabled = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.energy_head.lang = "vi_VN"
        cls.energy_head.flush_recordset()

    def _step(self, tour, user):
        """One person's walk, from the first screen of the app on."""
        self._walk("/odoo/iso-my-tasks", f"iso_chain_{tour}", user)
        self.env.invalidate_all()

    def test_chain(self):
        with freeze_time(REPORTED):
            self._step("staff_reports", self.staff)
            one = self.env["iso.nonconformity"].search(
                [("company_id", "=", self.agency.id)]
            )
            self.assertEqual(
                (
                    one.state,
                    one.seen,
                    one.reported_by_id,
                    one.evidence_ids.mapped("name"),
                ),
                ("reported", "Hồ sơ 12 trả chậm hai ngày", self.staff, ["anh.txt"]),
            )
            self._step("secretary_accepts", self.secretary)
            self.assertEqual(
                (one.state, one.name, one.kind, one.grade, one.department_id),
                ("containing", "01/2026", "nonconform", "major", self.trade),
            )
            self.assertEqual(one.clause_id.number, "7.5.3")
            self.assertEqual(one.answered_by_id, self.secretary)
            self._step("head_contains", self.trade_head)
            self.assertEqual(one.state, "analysing")
            self.assertEqual(one.correction, "Đã trả kết quả và xin lỗi")
            self.assertEqual(str(one.correction_date), "2026-03-02")
            self._step("head_finds_the_cause", self.trade_head)
            self.assertEqual(one.state, "proposing")
            self.assertEqual(one.cause_ids.mapped("name"), ["Không ai nhắc hạn"])
            self._step("head_proposes", self.trade_head)
            self.assertEqual(one.state, "reviewing")
            action = one.action_ids
            self.assertEqual(
                (action.name, action.cause_ids, action.user_id, action.state),
                ("Nhắc hạn mỗi sáng", one.cause_ids, self.staff, "draft"),
            )
            self.assertEqual(
                (action.criterion, action.baseline, action.target_text),
                ("Không còn hồ sơ trễ", "3 hồ sơ mỗi tháng", "Không hồ sơ nào"),
            )
            self.assertEqual(
                (str(action.date_deadline), action.effect_days), ("2026-03-13", 5)
            )
            self._step("secretary_reviews", self.secretary)
            self.assertEqual(
                (one.state, one.reviewed_by_id), ("approving", self.secretary)
            )
            self._step("leader_approves", self.leader)
            self.assertEqual((one.state, one.approved_by_id), ("doing", self.leader))
            self.assertEqual(action.task_id.user_id, self.staff)
        with freeze_time(DONE):
            self._step("staff_does", self.staff)
            task = action.task_id
            self.assertEqual((task.state, task.done_by_id), ("done", self.staff))
            self.assertEqual(task.evidence_ids.mapped("name"), ["anh.txt"])
            self.assertEqual((action.state, one.state), ("done", "checking"))
            self._step("other_head_checks_done", self.energy_head)
            self.assertEqual((action.state, one.state), ("checked", "watching"))
            self.assertEqual(str(action.effect_due), "2026-03-19")
        with freeze_time(WORKS):
            self._step("other_head_checks_effect", self.energy_head)
            self.assertEqual((action.state, one.state), ("effective", "watching"))
            self.assertEqual(action.check_ids.checked_by_id, self.energy_head)
            self._step("secretary_closes", self.secretary)
        self.assertEqual((one.state, one.closed_by_id), ("closed", self.secretary))
        self.assertFalse(one.waiver_ids)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestChainToursWide(TestChainToursPhone):
    browser_size = "1366x900"
    touch_enabled = False
