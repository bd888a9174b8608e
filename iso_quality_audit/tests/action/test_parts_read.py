"""What belongs to a nonconformity is read by those who read it, in every state; and what
was approved or checked in it is not taken away."""

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ..nonconformity.nonconformity_case import NonconformityCase


@tagged("post_install", "-at_install", "iso_quality")
class TestPartsRead(NonconformityCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_staff = cls._new_user("energy_staff", "staff")
        cls.energy.iso_user_ids = [Command.link(cls.other_staff.id)]

    def _parts(self):
        """The models whose records belong to a nonconformity: dict {name: path to it}."""
        found = {"iso.nonconformity": ""}
        todo = list(found)
        while todo:
            whole = todo.pop()
            for name, model in self.env.items():
                for field in model._fields.values():
                    if (
                        not model._abstract
                        and not model._transient
                        and name not in found
                        and field.comodel_name == whole
                        and field.type == "many2one"
                        and field.store
                        and field.ondelete == "cascade"
                    ):
                        found[name] = ".".join(filter(None, (field.name, found[whole])))
                        todo.append(name)
        del found["iso.nonconformity"]
        return found

    def _in_all_states(self):
        """Reports of another department about this one, at several steps, each with
        something of every kind that belongs to it."""
        reported = self._new_report(user=self.other_staff)
        declined = self._new_report(user=self.other_staff)
        declined.with_user(self.secretary).decline("Không phải")
        away = self._accepted()
        cancelled = self._contained()
        cancelled.with_user(self.secretary).cancel("Nhầm")
        found = (reported | declined | away | cancelled).sudo()
        found |= self._closed_one().sudo()
        for one in found.sudo()._unsealed():
            cause = one.cause_ids.create({"nonconformity_id": one.id, "name": "Bận"})
            action = one.action_ids.create(
                {"nonconformity_id": one.id, "name": "Nhắc", "cause_ids": cause.ids}
            )
            action.check_ids.create(
                {"action_id": action.id, "kind": "done", "words": "Đã xem"}
            )
            day = vietnam_today()
            action.extension_ids.create(
                {
                    "action_id": action.id,
                    "date_before": day,
                    "date_after": day,
                    "reason": "Bận",
                }
            )
            one.waiver_ids.create(
                {
                    "nonconformity_id": one.id,
                    "state": "analysing",
                    "round": 1,
                    "reason": "Rõ rồi",
                }
            )
            one.asking_ids.create(
                {"nonconformity_id": one.id, "department_id": self.energy.id}
            )
        return found

    def test_who_may_not_read_it_reads_nothing_of_it(self):
        everything = self._in_all_states()
        self.env.flush_all()
        parts, told, hidden = self._parts(), set(), 0
        self.assertGreaterEqual(len(parts), 7)
        for user in self.users_of_all_kinds():
            whole = everything.with_user(user)
            unread = whole - whole._filtered_access("read")
            for name, path in parts.items():
                if not self.env[name].with_user(user).has_access("read"):
                    continue
                mine = self.env[name].with_user(user).search([(path, "in", unread.ids)])
                hidden += len(unread)
                told |= {
                    f"{name} of a {one.sudo()[path.split('.')[0]].display_name} "
                    f"told to {user.login}"
                    for one in mine
                }
        self.assertFalse(told)
        self.assertGreater(hidden, 20)

    def users_of_all_kinds(self):
        return (
            self.staff
            | self.other_staff
            | self.trade_head
            | self.secretary
            | self.leader
            | self.admin
            | self.other_secretary
        )

    # ------------------------------------------------------------ nothing taken away
    def test_causes_and_actions_wait_until_it_is_accepted(self):
        one = self._new_report(user=self.other_staff).with_user(self.trade_head)
        for model in ("iso.cause", "iso.action"):
            with self.subTest(model=model), self.assertRaises(UserError):
                self.env[model].with_user(self.trade_head).create(
                    {"nonconformity_id": one.id, "name": "Sớm"}
                )

    def test_an_approved_action_is_called_off_and_not_deleted(self):
        one = self._under_way()
        one.with_user(self.secretary).send_back("Chưa đủ")
        self.assertEqual(one.state, "proposing")
        self.assertEqual(one.action_ids.state, "doing")
        with self.assertRaisesRegex(UserError, "given out"):
            one.action_ids.unlink()
        draft = self._new_action(one, name="Khác")
        draft.unlink()
        one.action_ids.with_user(self.secretary).drop("Thôi")
        self.assertEqual(one.action_ids.state, "dropped")

    def test_a_cause_that_a_checked_action_was_against_stays(self):
        one = self._watched()
        self._check_effect(one, passed=False)
        self.assertEqual(one.state, "proposing")
        cause = one.cause_ids
        for change in (cause.unlink, lambda: cause.write({"name": "Khác"})):
            with self.assertRaisesRegex(UserError, "has been checked"):
                change()
        tree = {"version": one.cause_tree["version"], "rows": []}
        with self.assertRaisesRegex(UserError, "has been checked"):
            one.cause_tree = tree
        # What is known now is another cause.
        deeper = {"nonconformity_id": one.id, "name": "Vì sao nữa"}
        cause.create({**deeper, "parent_id": cause.id})
        cause.sequence = 20
        self.assertFalse(cause.is_root)

    def test_what_has_not_happened_often_is_not_sent_the_full_way(self):
        for one in (self._accepted(grade="major"), self._accepted(kind="output")):
            with self.assertRaisesRegex(UserError, "not happened often enough"):
                one.with_user(self.secretary).action_full_way()
            self.assertNotEqual(one.grade, "minor")
