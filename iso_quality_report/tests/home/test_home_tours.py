"""Tours: each role's jobs from the home, wide and on the phone, with their taps counted
(logging in, typing and the phone's own camera do not count)."""

from odoo.tests import freeze_time, tagged

from odoo.addons.iso_quality.tests.risk.risk_case import RiskCase
from odoo.addons.iso_quality.tests.tour_case import TourCase
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

URL = "/odoo/iso-home"


class HomeTours(RiskCase, TourCase):
    # Buttons of a form are behind "⋯" on a phone.
    suffix = ""

    def setUp(self):
        super().setUp()
        # Last year's work that is left over is late this year, whatever day it is.
        self.plan = self._issued("Tháng 10")
        self.sheet = self._new_sheet(self.trade, {}, year=vietnam_today().year)
        self.sheet.with_user(self.trade_head).submit()
        self.env.flush_all()

    def _late(self, user):
        return self.plan.task_ids.filtered(
            lambda task: task.department_id.iso_head_user_id == user
        )


class Jobs:
    """The same on every screen."""

    def test_secretary_reminds_all_in_three_taps(self):
        self._walk(URL, "iso_home_remind_all", self.secretary)
        self.env.invalidate_all()
        self.assertEqual(len(self.plan.task_ids.filtered("urged_on")), 3)
        message = self._late(self.trade_head).message_ids[0]
        self.assertIn("Xin gửi trước thứ Sáu", message.body)

    def test_leader_signs_in_three_taps(self):
        self._walk(URL, "iso_home_sign", self.leader)
        self.env.invalidate_all()
        self.assertEqual(self.sheet.state, "issued")

    def test_head_finishes_in_five_taps(self):
        self._walk(URL, "iso_home_finish", self.trade_head)
        self.env.invalidate_all()
        self.assertEqual(self._late(self.trade_head).state, "done")

    # ------------------------------------------------------------ numbers, risks
    def _record(self, tour):
        """The head of a department records measures of the first quarter."""
        year = vietnam_today().year
        with freeze_time(f"{year}-01-10 03:00:00"):
            sheet = self._new_sheet(
                self.energy,
                {"period": "quarter"},
                {"name": "Họp hằng quý", "period": "quarter"},
                year=year,
            )
            self._approve(sheet)
        with freeze_time(f"{year}-04-10 03:00:00"):
            self.env.flush_all()
            self._walk(URL, tour, self.energy_head)
        self.env.invalidate_all()
        return sheet.objective_ids.measure_ids.filtered(lambda one: one.state == "done")

    def test_head_records_a_quarter_in_one_screen(self):
        measures = self._record("iso_home_record_measures")
        self.assertEqual(measures.mapped("denominator"), [100, 12])

    def test_head_records_one_measure_in_five_taps(self):
        measure = self._record("iso_home_record_one")
        self.assertEqual((measure.numerator, measure.denominator), (99, 100))

    def _risks(self):
        """Two risks of last year that are looked through this year."""
        year = vietnam_today().year
        last = self._new_round(year - 1)
        for name in ("Hồ sơ chậm hạn", "Thiếu người"):
            self._new_risk(self._register(last), (4, 4), (3, 3), name=name)
        self._register(last).risk_ids.with_user(self.leader).action_approve()
        self._close_all(last)
        register = self._register(self._new_round(year))
        self.env.flush_all()
        return register

    def test_head_reviews_unchanged_risks_in_five_taps(self):
        register = self._risks()
        self._walk(URL, f"iso_home_risks_unchanged{self.suffix}", self.trade_head)
        self.env.invalidate_all()
        self.assertEqual(set(register.risk_ids.mapped("review")), {"confirmed"})
        self.assertEqual(register.state, "confirmed")

    def test_head_reviews_one_risk_in_five_taps(self):
        register = self._risks()
        self._walk(URL, "iso_home_review_one_risk", self.trade_head)
        self.env.invalidate_all()
        self.assertEqual(
            {one.name: one.review for one in register.risk_ids},
            {"Hồ sơ chậm hạn": "confirmed", "Thiếu người": "pending"},
        )

    def test_leader_approves_a_risk_in_five_taps(self):
        register = self._register(self._new_round(vietnam_today().year))
        risk = self._new_risk(register, (4, 5), name="Mất điện")
        risk.action_confirm()
        register.with_user(self.trade_head).confirm()
        self.env.flush_all()
        self._walk(URL, "iso_home_approve_risk", self.leader)
        self.env.invalidate_all()
        self.assertEqual(
            (risk.approval, risk.approved_by_id.id), ("approved", self.leader.id)
        )


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestHomeToursWide(Jobs, HomeTours):
    browser_size = "1366x900"

    def test_keyboard(self):
        self._walk(URL, "iso_home_keyboard", self.secretary)

    def _next_plan(self, tour):
        """In November the secretary makes the plan of next year."""
        with freeze_time("2026-01-05 03:00:00"):
            self._issue(
                self._new_plan(
                    {"deadline": "Quý I", "lead": [self.standing]}, year=2026
                )
            )
        with freeze_time("2026-11-27 03:00:00"):
            self.env.flush_all()
            self._walk(URL, tour, self.secretary)
        return self.env["iso.plan"].search(
            [("company_id", "=", self.agency.id), ("year", "=", 2027)]
        )

    def test_secretary_makes_the_next_plan_in_four_taps(self):
        plan = self._next_plan("iso_home_next_plan_from_last")
        self.assertEqual(plan.previous_id.year, 2026)
        self.assertEqual(plan.line_ids.mapped("deadline_text"), ["Quý I"])

    def test_secretary_makes_a_plan_of_a_template_in_five_taps(self):
        plan = self._next_plan("iso_home_next_plan_from_template")
        self.assertGreater(len(plan.line_ids), 5)

    def test_numbers_open_and_the_path_opens(self):
        self._walk(URL, "iso_home_open", self.secretary)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestHomeToursPhone(Jobs, HomeTours):
    browser_size = "390x844"
    suffix = "_on_phone"
    touch_enabled = True
