"""While something is reported, what was seen before is hinted at."""

from datetime import timedelta

from odoo.tests import Form, tagged

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from .nonconformity_case import NonconformityCase

BOOK = "Sổ theo dõi hồ sơ không ghi ngày trả kết quả"


@tagged("post_install", "-at_install")
class TestHints(NonconformityCase):
    def test_while_one_reports(self):
        old = self._accepted(seen=BOOK)
        self._accepted(seen="Máy in của phòng hỏng từ tuần trước")
        records = self.env["iso.nonconformity"].with_user(self.secretary)
        form = Form(records)
        form.grade = "minor"
        form.seen = "so theo doi ho so khong ghi ngay tra"
        self.assertEqual(form.hint_ids[:].ids, old.ids)
        saved = form.save()
        self.assertEqual(saved.hint_ids, old.with_user(self.secretary))

    def test_the_same_place_within_24_months(self):
        place = {
            "clause_id": self.env.ref("iso_quality.clause_9001_2015_7_5_3").id,
            "department_id": self.trade.id,
        }
        day = vietnam_today()
        near = self._accepted(seen="Thiếu chữ ký", day=day - timedelta(700), **place)
        far = self._accepted(seen="Tủ mốc", day=day - timedelta(740), **place)
        new = self._accepted(seen="Máy in hỏng", **place)
        self.assertEqual(new.hint_ids, near)
        self.assertNotIn(far, new.hint_ids)

    def test_the_same_clause_in_another_edition(self):
        ref = self.env.ref
        place = {"department_id": self.trade.id, "kind": "output"}
        old = self._accepted(
            seen="Thiếu chữ ký",
            clause_id=ref("iso_quality.clause_9001_2015_7_5_3").id,
            **place,
        )
        other = self._accepted(
            seen="Tủ mốc",
            clause_id=ref("iso_quality.clause_9001_2015_7_5_2").id,
            **place,
        )
        new = self._accepted(
            seen="Máy in hỏng",
            clause_id=ref("iso_quality.clause_9001_2026_7_5_3").id,
            **place,
        )
        self.assertEqual(new.hint_ids, old)
        self.assertEqual(new.repeat_count, 1)
        self.assertEqual(other.repeat_count, 0)

    def test_staff_see_hints_of_what_they_may_read(self):
        self._accepted(seen=BOOK, department_id=self.energy.id)
        theirs = self._new_report(seen=BOOK)
        # Who reported it reads it.
        self.assertEqual(len(theirs.hint_ids), 1)
        other = self._new_report(self.trade_head, seen=BOOK)
        self.assertNotIn(theirs, other.with_user(self.energy_head).hint_ids)

    def test_what_was_none_is_no_hint(self):
        wrong = self._new_report(seen=BOOK)
        wrong.with_user(self.secretary).decline("Không đúng")
        self.assertFalse(self._new_report(seen=BOOK).hint_ids)
