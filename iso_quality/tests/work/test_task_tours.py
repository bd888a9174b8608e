"""Tours: a head finishes a task, staff comment on one, the secretary urges and finds."""

from odoo.tests import tagged

from ..tour_case import TourCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestTaskToursWide(TourCase):
    browser_size = "1366x900"
    # The screens that look different on a phone have a tour of their own there.
    suffix = ""

    def test_head_finishes(self):
        plan = self._issued()
        self._walk("/odoo/iso-my-tasks", "iso_head_finishes", self.trade_head)
        done = plan.task_ids.filtered(lambda t: t.state == "done")
        self.assertEqual(done.department_id, self.trade)
        self.assertEqual(done.done_by_id, self.trade_head)

    def test_head_adds_photos(self):
        plan = self._issued("Quý I")
        self._walk("/odoo/iso-my-tasks", "iso_head_adds_photos", self.trade_head)
        task = plan.task_ids.filtered(lambda t: t.department_id == self.trade)
        names = {f"anh-{number}.jpg" for number in range(1, 41)}
        self.assertEqual(set(task.evidence_ids.mapped("name")), names)

    def test_staff_comments(self):
        plan = self._issued("Quý I")
        self._walk("/odoo/iso-department-tasks", "iso_staff_comments", self.staff)
        task = plan.task_ids.filtered(lambda t: t.department_id == self.trade)
        self.assertIn("Phòng đã gửi số liệu", "".join(task.message_ids.mapped("body")))

    def test_secretary_urges(self):
        plan = self._issued("Quý I")
        self._walk(
            "/odoo/iso-tasks", f"iso_secretary_urges{self.suffix}", self.secretary
        )
        plan.task_ids.invalidate_recordset()
        self.assertTrue(any(plan.task_ids.mapped("urged_on")))

    def test_head_says_a_difficulty(self):
        plan = self._issued("Quý I")
        self._walk("/odoo/iso-my-tasks", "iso_head_says_a_difficulty", self.trade_head)
        said = plan.task_ids.difficulty_ids
        self.assertEqual(said.name, "Chưa có mẫu báo cáo")
        self.assertEqual(said.raised_by_id, self.trade_head)

    def test_head_says_a_difficulty_on_the_task(self):
        plan = self._issued("Quý I")
        tour = "iso_head_says_a_difficulty_on_the_task"
        self._walk("/odoo/iso-my-tasks", tour, self.trade_head)
        self.assertEqual(plan.task_ids.difficulty_ids.raised_by_id, self.trade_head)

    def test_secretary_answers_a_difficulty(self):
        plan = self._issued("Quý I")
        task = plan.task_ids.filtered(lambda t: t.department_id == self.trade)
        task.with_user(self.trade_head).raise_difficulty("Chưa có mẫu báo cáo")
        tour = "iso_secretary_answers_a_difficulty"
        self._walk("/odoo/iso-difficulties", tour, self.secretary)
        self.env.invalidate_all()
        self.assertEqual(task.difficulty_ids.answer, "Đã gửi mẫu")


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestTaskToursPhone(TestTaskToursWide):
    browser_size = "390x800"
    touch_enabled = True
    suffix = "_on_phone"


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestFindingTour(TourCase):
    browser_size = "1366x900"

    def test_secretary_finds(self):
        self._issued("Quý I")
        self._walk("/odoo/iso-tasks", "iso_secretary_finds", self.secretary)
