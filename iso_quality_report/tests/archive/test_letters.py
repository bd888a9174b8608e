"""Letters that cannot be printed are said before a document is signed."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..common import PrintCase


@tagged("post_install", "-at_install", "iso_quality")
class TestLetters(PrintCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan_with_lines(cls)

    def _refused(self, act, *words):
        with self.assertRaises(UserError) as refused, self.env.cr.savepoint():
            act()
        for word in words:
            self.assertIn(word, str(refused.exception))

    def test_said_when_it_is_submitted(self):
        plan = self.plan.with_user(self.secretary)
        plan.line_ids[0].name = "Họp tổng kết 🎉 cuối năm"
        self._refused(plan.submit, "🎉 in “Họp tổng kết 🎉 cuối năm”", "write them")
        self.assertEqual(plan.state, "draft")
        plan.line_ids[0].name = "Họp tổng kết cuối năm"
        plan.submit()
        self.assertEqual(plan.state, "submitted")

    def test_no_more_than_ten_places(self):
        plan = self.plan.with_user(self.secretary)
        plan.line_ids[0].outputs = "\n".join(f"Kết quả 中 {n}" for n in range(9))
        plan.title = (
            "一 hai 二 ba 三 bốn 四 năm 五 sáu 六 bảy 七 tám 八 chín 九 mười 十"
        )
        self._refused(plan.submit, "places more")

    def test_nothing_is_issued_with_a_box(self):
        plan = self.plan.with_user(self.secretary)
        plan.submit()
        plan.sudo()._unsealed().line_ids[0].name = "Việc 中文"
        self._refused(
            lambda: plan.with_user(self.leader).issue("05", vietnam_today()), "中文"
        )
        plan.invalidate_recordset()
        self.assertEqual(plan.state, "submitted")
        self.assertFalse(plan.official_file_id)

    def test_what_is_mended_by_printing_is_no_reason(self):
        plan = self.plan.with_user(self.secretary)
        # Pasted: loose accents, invisible marks, a tab.
        plan.line_ids[0].name = "Đa\u0301nh gia\u0301\u200b nội\tbộ • “ISO” → 2015"
        plan.submit()
        self.assertEqual(plan.state, "submitted")
