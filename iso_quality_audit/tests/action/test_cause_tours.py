"""Tours: a head finds the cause, by keyboard and by thumb; the lesson travels."""

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.iso_quality.tests.tour_case import TourCase

from ..nonconformity.nonconformity_case import NonconformityMakers


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestCauseToursPhone(NonconformityMakers, TourCase):
    browser_size = "390x800"
    touch_enabled = True

    def _address(self, one):
        return f"/odoo/iso-nonconformities/{one.id}"

    def test_causes(self):
        one = self._contained(grade="major")
        self._walk(self._address(one), "iso_head_causes_by_thumb", self.trade_head)
        one.invalidate_recordset()
        self.assertEqual(one.state, "proposing")
        self.assertEqual(one.cause_method, "bones")
        self.assertEqual(
            one.cause_ids.mapped(lambda cause: (cause.name, cause.bone)),
            [
                ("Chuyên viên mới", "people"),
                ("Chưa được hướng dẫn", "people"),
                ("Không có bàn giao", "people"),
                ("Thông tư mới", "law"),
            ],
        )
        self.assertEqual(one.cause_ids[1].parent_id, one.cause_ids[0])
        self.assertFalse(one.cause_ids[2].parent_id)

    def test_lesson(self):
        procedure = self.env["iso.procedure"].with_user(self.secretary)
        one = self._accepted(
            procedure_id=procedure.create(
                {
                    "code": "QT-01",
                    "name": "Trả kết quả",
                    "kind": "internal",
                    "owner_id": self.trade.id,
                    "user_department_ids": [Command.set(self.energy.ids)],
                }
            ).id
        )
        self._walk(self._address(one), "iso_head_asks_departments", self.trade_head)
        one.invalidate_recordset()
        asking = one.asking_ids
        self.assertEqual(asking.department_id, self.energy)
        address = f"/odoo/iso.nonconformity.asking/{asking.id}"
        self._walk(address, "iso_head_answers_lesson", self.energy_head)
        asking.invalidate_recordset()
        self.assertEqual(
            (asking.answer, asking.words), ("same", "Phòng tôi cũng có hai hồ sơ")
        )


@tagged("post_install", "-at_install", "iso_quality", "iso_tour")
class TestCauseToursWide(TestCauseToursPhone):
    browser_size = "1366x900"
    touch_enabled = False

    def test_causes(self):
        one = self._contained(grade="major")
        self._walk(self._address(one), "iso_head_causes_by_keyboard", self.trade_head)
        one.invalidate_recordset()
        self.assertEqual(one.state, "proposing")
        first, under, second = one.cause_ids
        self.assertEqual(first.name, "Không ai nhắc hạn")
        self.assertEqual((under.name, under.parent_id),
                         ("Quy trình không phân công", first))  # fmt: skip
        self.assertEqual((second.name, second.parent_id.id), ("Thiếu người", False))
