"""Nonconformities at each step of their way, moved on by the people whose turn it is."""

from datetime import timedelta

from odoo.fields import Command

from odoo.addons.iso_quality.tests.common import AgencyCase
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today


class NonconformityMakers:
    """Makes nonconformities and what belongs to them; mixed into a case of an agency with
    auditors (``AuditMakers._set_up_auditors``) or without."""

    @classmethod
    def _new_report(cls, user=None, **vals):
        """A report, as a member of the staff of ``trade``."""
        records = cls.env["iso.nonconformity"].with_user(user or cls.staff)
        return records.create(
            {
                "seen": "Hồ sơ 12 trả chậm hai ngày",
                "department_id": cls.trade.id,
                **vals,
            }
        )

    @classmethod
    def _accepted(cls, kind="nonconform", grade="minor", **vals):
        """Accepted by the secretary; as the head of the department."""
        grade = grade if kind == "nonconform" else False
        one = cls._new_report(kind=kind, grade=grade, **vals)
        one.with_user(cls.secretary).accept()
        return one.with_user(cls.trade_head)

    @classmethod
    def _contained(cls, **vals):
        one = cls._accepted(**vals)
        cls._contain(one)
        return one

    @classmethod
    def _contain(cls, one):
        today = vietnam_today()
        one.write({"correction": "Đã trả và xin lỗi", "correction_date": today})
        one.action_contain()

    @classmethod
    def _analysed(cls, causes=("Không ai nhắc hạn",), **vals):
        one = cls._contained(**vals)
        one.cause_ids.create(
            [{"nonconformity_id": one.id, "name": name} for name in causes]
        )
        one.action_analyse()
        return one

    @classmethod
    def _new_action(cls, one, causes=None, **vals):
        """An action against all causes (or some), of a member of the staff."""
        causes = one.cause_ids if causes is None else causes
        return one.action_ids.create(
            {
                "nonconformity_id": one.id,
                "name": "Nhắc hạn mỗi sáng",
                "cause_ids": [Command.set(causes.ids)],
                "user_id": cls.staff.id,
                "date_deadline": vietnam_today() + timedelta(10),
                "criterion": "Không còn hồ sơ trễ",
                "baseline": "3 hồ sơ trễ mỗi tháng",
                "target_text": "Không hồ sơ nào",
                "effect_days": 0,
                **vals,
            }
        )

    @classmethod
    def _with_action(cls, causes=("Không ai nhắc hạn",), action=None, **vals):
        """With one action, ready to be handed in."""
        one = cls._analysed(causes, **vals)
        cls._new_action(one, **(action or {}))
        return one

    @classmethod
    def _approve_actions(cls, one):
        """Hand in, review, and approve where a leader decides."""
        one.action_hand_in()
        one.with_user(cls.secretary).review()
        if one.state == "approving":
            one.with_user(cls.leader).approve()

    @classmethod
    def _under_way(cls, **vals):
        one = cls._with_action(**vals)
        cls._approve_actions(one)
        return one

    @classmethod
    def _do(cls, one):
        """Finish the tasks of all actions, each as its owner."""
        for action in one.action_ids.sudo().filtered(lambda a: a.state == "doing"):
            task = action.task_id.with_user(action.user_id)
            task.result = "Đã làm"
            task.finish()

    @classmethod
    def _checker(cls):
        return cls.energy_head

    @classmethod
    def _check_done(cls, one, passed=True):
        for action in one.action_ids.filtered(lambda a: a.state == "done"):
            action.with_user(cls._checker()).check_done(passed, "Đã xem tại chỗ")

    @classmethod
    def _check_effect(cls, one, passed=True):
        for action in one.action_ids.filtered(lambda a: a._check_due() == "effect"):
            action.with_user(cls._checker()).check_effect(passed, "Đã xem sổ")

    @classmethod
    def _watched(cls, **vals):
        """Done, and checked that it is."""
        one = cls._under_way(**vals)
        cls._do(one)
        cls._check_done(one)
        return one

    @classmethod
    def _closed_one(cls, **vals):
        one = cls._watched(**vals)
        cls._check_effect(one)
        one.with_user(cls.secretary).action_close()
        return one

    # ------------------------------------------------------------ asked about it
    @classmethod
    def _heard(cls, some):
        """What the member of staff who reports was told about some reports."""
        return cls.env["mail.message"].search(
            [
                ("model", "=", some._name),
                ("res_id", "in", some.ids),
                ("partner_ids", "in", cls.staff.partner_id.ids),
            ]
        )

    @classmethod
    def _asked_now(cls, one):
        """Who has the to-do of a nonconformity (res.users)."""
        kinds = [cls.env.ref(name).id for name in one._turn_kinds]
        todos = cls.env["mail.activity"].search(
            [
                ("res_model", "=", one._name),
                ("res_id", "=", one.id),
                ("activity_type_id", "in", kinds),
            ]
        )
        return todos.user_id


class NonconformityCase(NonconformityMakers, AgencyCase):
    """An agency without auditors: another head checks."""
