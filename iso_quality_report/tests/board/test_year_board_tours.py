"""Tours: the year board by mouse, keyboard and finger."""

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.tour_case import TourCase
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

URL = "/odoo/iso-year-board"


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestYearBoardToursWide(TourCase):
    browser_size = "1366x900"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Last year's: its months are over whatever day the test runs on.
        year = vietnam_today().year - 1
        cls.plan = cls._new_plan(
            {"deadline": "Hàng tháng", "lead": [cls.all_departments]},
            {"deadline": "Thường xuyên", "lead": [cls.secretary_party]},
            {"deadline": "Khi có thay đổi nhân sự", "lead": [cls.standing]},
            year=year,
        )
        cls._issue(cls.plan, date=f"{year}-01-05")
        cls.other_secretary.lang = "vi_VN"
        cls.env.flush_all()

    def _tasks(self, **values):
        self.env.invalidate_all()
        return self.plan.task_ids.filtered(
            lambda task: all(task[name] == value for name, value in values.items())
        )

    def test_secretary_reminds_and_finishes(self):
        self._walk(URL, "iso_year_board_secretary", self.secretary)
        self.assertEqual(len(self.plan.task_ids.filtered("urged_on")), 1)
        [task] = self._tasks(state="done")
        self.assertEqual(task.done_by_id, self.secretary)
        self.assertEqual(task.result, "Đã có báo cáo")

    def test_head_finishes_an_own_task(self):
        self._walk(URL, "iso_year_board_head", self.trade_head)
        [task] = self._tasks(state="done")
        self.assertEqual(task.department_id, self.trade)
        self.assertEqual((task.done_by_id, task.occurrence), (self.trade_head, 2))

    def test_keyboard(self):
        self._walk(URL, "iso_year_board_keyboard", self.secretary)

    def test_matrix(self):
        self._walk(URL, "iso_year_board_matrix", self.secretary)

    def test_old_link(self):
        gone = f"{URL}?plan_id={self.plan.id + 10_000}"
        self._walk(gone, "iso_year_board_old_link", self.secretary)

    def test_no_plan(self):
        self._walk(URL, "iso_year_board_empty", self.other_secretary)

    def test_it_is_the_first_thing_of_the_app(self):
        menus = (
            self.env["ir.ui.menu"]
            .with_user(self.staff)
            .search([("parent_id", "=", self.env.ref("iso_quality.menu_work").id)])
        )
        self.assertEqual(menus[0], self.env.ref("iso_quality_report.menu_year_board"))


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestYearBoardToursPhone(TestYearBoardToursWide):
    browser_size = "390x800"
    touch_enabled = True
