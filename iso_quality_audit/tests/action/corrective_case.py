"""Nonconformities with all that their papers print."""

from odoo.tests import freeze_time

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..nonconformity.nonconformity_case import NonconformityMakers


class CorrectiveMakers(NonconformityMakers):
    """Makes nonconformities about a clause and a procedure, with a cause and what it
    comes from, words of those who decide, and checks on days of their own."""

    @classmethod
    def _set_up_corrective(cls):
        cls.clause = cls.env.ref("iso_quality.clause_9001_2015_7_5_3")
        cls.procedure = (
            cls.env["iso.procedure"]
            .with_user(cls.secretary)
            .create({"code": "QT-07", "name": "Cấp phép", "kind": "administrative"})
        )

    @classmethod
    def _new_report(cls, user=None, **vals):
        return super()._new_report(
            user,
            **{
                "seen": "Hồ sơ số 41 trả trễ 3 ngày, không có phiếu xin lỗi",
                "clause_id": cls.clause.id,
                "procedure_id": cls.procedure.id,
                **vals,
            },
        )

    @classmethod
    def _contain(cls, one):
        one.with_user(cls.trade_head).write(
            {
                "correction": "Gửi thư xin lỗi, trả kết quả",
                "correction_date": vietnam_today(),
                "corrected_by": "Bà Lan",
            }
        )
        one.with_user(cls.trade_head).action_contain()
        return one

    @classmethod
    def _analyse(cls, one):
        """Contained, with two causes, the second one deeper."""
        one = cls._contain(one).with_user(cls.trade_head)
        top = one.cause_ids.create(
            {"nonconformity_id": one.id, "name": "Không ai theo dõi hạn trả"}
        )
        one.cause_ids.create(
            {
                "nonconformity_id": one.id,
                "parent_id": top.id,
                "name": "Quy trình không phân công người theo dõi",
                "bone": "documents",
            }
        )
        one.action_analyse()
        return one

    @classmethod
    def _propose(cls, one, **vals):
        """An action against the roots."""
        return cls._new_action(
            one.with_user(cls.trade_head),
            one.cause_ids.filtered("is_root"),
            **{
                "name": "Sửa quy trình, phân công người theo dõi",
                "date_deadline": "2026-10-30",
                "effect_days": 5,
                **vals,
            },
        )

    @classmethod
    def _approve(cls, one):
        one.with_user(cls.trade_head).action_hand_in()
        one.with_user(cls.secretary).review("Đủ nguyên nhân")
        if one.state == "approving":
            one.with_user(cls.leader).approve("Đồng ý, làm sớm")

    @classmethod
    def _take_up(cls, one, **vals):
        """From accepted until work is given."""
        cls._analyse(one)
        cls._propose(one, **vals)
        cls._approve(one)
        return one

    @classmethod
    def _go_through(cls, one, **vals):
        """From accepted until closed, with both checks, by November 2026."""
        cls._take_up(one, **vals)
        with freeze_time("2026-10-20 03:00:00"):
            cls._do(one)
        with freeze_time("2026-10-21 03:00:00"):
            for action in one.action_ids:
                action.with_user(cls.energy_head).check_done(True, "Đã xem bản mới")
        with freeze_time("2026-11-20 03:00:00"):
            for action in one.action_ids:
                action.with_user(cls.energy_head).check_effect(True, "Không còn trễ")
            one.with_user(cls.secretary).action_close()
        return one
