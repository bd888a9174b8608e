"""Nonconformities that have come some way."""

from odoo.fields import Command
from odoo.tests import freeze_time


class CorrectiveMakers:
    """Brings nonconformities on their way by the hands whose turn it is."""

    @classmethod
    def _set_up_corrective(cls):
        cls.clause = cls.env.ref("iso_quality.clause_9001_2015_7_5_3")
        cls.procedure = (
            cls.env["iso.procedure"]
            .with_user(cls.secretary)
            .create({"code": "QT-07", "name": "Cấp phép", "kind": "administrative"})
        )

    @classmethod
    def _reported(cls, user=None, **vals):
        """Reported by the staff member of the trade department, or somebody else."""
        return (
            cls.env["iso.nonconformity"]
            .with_user(user or cls.staff)
            .create(
                {
                    "kind": "nonconform",
                    "seen": "Hồ sơ số 41 trả trễ 3 ngày, không có phiếu xin lỗi",
                    "department_id": cls.trade.id,
                    **vals,
                }
            )
        )

    @classmethod
    def _accepted(cls, grade="minor", **vals):
        """Accepted by the secretary, who adds grade, clause and procedure."""
        one = cls._reported(**vals).with_user(cls.secretary)
        one.write(
            {
                "grade": grade if one.kind == "nonconform" else False,
                "clause_id": cls.clause.id,
                "procedure_id": cls.procedure.id,
            }
        )
        one.accept()
        return one

    @classmethod
    def _contained(cls, one):
        one = one.with_user(cls.trade_head)
        one.write(
            {
                "correction": "Gửi thư xin lỗi, trả kết quả",
                "correction_date": cls.agency._iso_today(),
                "corrected_by": "Bà Lan",
            }
        )
        one.action_contain()
        return one

    @classmethod
    def _analysed(cls, one):
        """Two causes, the second because of the first."""
        one = cls._contained(one).with_user(cls.trade_head)
        top = one.env["iso.cause"].create(
            {"nonconformity_id": one.id, "name": "Không ai theo dõi hạn trả"}
        )
        one.env["iso.cause"].create(
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
    def _propose(cls, one, name="Sửa quy trình, phân công người theo dõi", **vals):
        """An action against the root."""
        return (
            one.env["iso.action"]
            .with_user(cls.trade_head)
            .create(
                {
                    "nonconformity_id": one.id,
                    "name": name,
                    "user_id": cls.staff.id,
                    "date_deadline": "2026-10-30",
                    "cause_ids": [Command.set(one.cause_ids.filtered("is_root").ids)],
                    "criterion": "Số hồ sơ trả trễ",
                    "baseline": "3 hồ sơ mỗi tháng",
                    "target_text": "Không còn hồ sơ trễ",
                    "effect_days": 5,
                    **vals,
                }
            )
        )

    @classmethod
    def _approved(cls, one, **vals):
        """Proposed, reviewed and, where a leader decides, approved: work is given."""
        one = cls._analysed(one)
        cls._propose(one, **vals)
        cls._decide(one)
        return one

    @classmethod
    def _decide(cls, one):
        one.with_user(cls.trade_head).action_hand_in()
        one.with_user(cls.secretary).review("Đủ nguyên nhân")
        if one.state == "approving":
            one.with_user(cls.leader).approve("Đồng ý, làm sớm")

    @classmethod
    def _do(cls, actions):
        for action in actions:
            task = action.sudo().task_id.with_user(cls.staff)
            task.result = "Đã sửa, ban hành lần 2"
            task.finish()

    @classmethod
    def _closed(cls, one, **vals):
        """All the way, with both checks, in October and November 2026."""
        cls._approved(one, **vals)
        with freeze_time("2026-10-20 03:00:00"):
            cls._do(one.action_ids)
        with freeze_time("2026-10-21 03:00:00"):
            for action in one.action_ids:
                action.with_user(cls.energy_head).check_done(True, "Đã xem bản mới")
        with freeze_time("2026-11-20 03:00:00"):
            for action in one.action_ids:
                action.with_user(cls.energy_head).check_effect(True, "Không còn trễ")
            one.with_user(cls.secretary).action_close()
        return one
