"""Tours: the secretary words a question for the agency and pastes a list of them."""

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.tour_case import TourCase


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestQuestionToursPhone(TourCase):
    browser_size = "390x800"
    touch_enabled = True

    def _own(self, code):
        return self.env["iso.audit.question"].search(
            [("code", "=", code), ("company_id", "=", self.agency.id)]
        )

    def test_secretary_words_a_question(self):
        tour = "iso_secretary_questions"
        self._walk("/odoo/iso-audit-questions", tour, self.secretary)
        self.assertIn("Mười hồ sơ trễ", self._own("4.1-01").name)


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestQuestionToursWide(TestQuestionToursPhone):
    browser_size = "1366x900"
    touch_enabled = False

    def test_secretary_pastes_a_list(self):
        tour = "iso_secretary_paste_questions"
        self._walk("/odoo/iso-audit-questions", tour, self.secretary)
        self.assertEqual(self._own("CQ-01").for_whom, "one_stop")
        self.assertEqual(self._own("8.7-02").evidence, "Sổ của cơ quan")
