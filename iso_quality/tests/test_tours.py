from odoo.tests import HttpCase, freeze_time, tagged

from .common import AgencyCase


class TourCase(AgencyCase, HttpCase):
    """Each role walks its path in a browser, in Vietnamese."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("vi_VN")
        people = cls.secretary | cls.leader | cls.trade_head | cls.staff | cls.admin
        people.lang = "vi_VN"
        people.env["res.users"].flush_model()

    def _walk(self, url, tour, user):
        self.start_tour(url, tour, login=user.login)

    def _issued(self, deadline="Hàng tháng"):
        # Last year's: its months are over whatever day the test runs on.
        year = self.env["iso.task"]._fields["date_due"].today().year - 1
        plan = self._new_plan(
            {"deadline": deadline, "lead": [self.all_departments]}, year=year
        )
        return self._issue(plan, date=f"{year}-01-05")


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestToursWide(TourCase):
    browser_size = "1366x900"
    # The screens that look different on a phone have a tour of their own there.
    suffix = ""
    deadline = "Quý II"

    def test_secretary_then_leader_make_the_plan(self):
        with freeze_time("2026-02-02 03:00:00"):
            tour = f"iso_plan_of_the_year{self.suffix}"
            self._walk("/odoo/iso-plans", tour, self.secretary)
            plan = self.env["iso.plan"].search([("company_id", "=", self.agency.id)])
            self.assertEqual(plan.state, "submitted")
            self.assertIn(self.deadline, plan.line_ids.mapped("deadline_text"))
            self._walk("/odoo/iso-plans", "iso_leader_issues", self.leader)
        self.assertEqual(plan.reference, "07/KH-STN")
        self.assertTrue(plan.task_ids)

    def test_head_finishes(self):
        plan = self._issued()
        self._walk("/odoo/iso-my-tasks", "iso_head_finishes", self.trade_head)
        done = plan.task_ids.filtered(lambda t: t.state == "done")
        self.assertEqual(done.department_id, self.trade)
        self.assertEqual(done.done_by_id, self.trade_head)

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

    def test_admin_first_steps(self):
        self._walk(
            "/odoo/action-iso_quality.iso_setup_guide_action",
            "iso_admin_first_steps",
            self.admin,
        )


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestToursPhone(TestToursWide):
    browser_size = "390x800"
    touch_enabled = True
    suffix = "_on_phone"
    deadline = "Quý II-III"
