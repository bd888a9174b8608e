"""Causes as an indented list that is saved with the form: locks, and two at once."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..nonconformity.nonconformity_case import NonconformityCase


def row(name, depth=0, key=False, bone=False):
    return {"id": key, "depth": depth, "name": name, "bone": bone}


@tagged("post_install", "-at_install")
class TestCauses(NonconformityCase):
    def _save(self, one, *rows, version=None):
        """As the form does: what was read, with other rows."""
        one.invalidate_recordset(["cause_tree"])
        version = one.cause_tree["version"] if version is None else version
        one.write({"cause_tree": {"version": version, "rows": list(rows)}})

    def _told(self, one):
        """(depth, words, bone) of what is read again."""
        one.invalidate_recordset(["cause_tree"])
        rows = one.cause_tree["rows"]
        return [(told["depth"], told["name"], told["bone"]) for told in rows]

    def _ids(self, one):
        return {told["name"]: told["id"] for told in one.cause_tree["rows"]}

    def test_a_chain_becomes_causes(self):
        one = self._contained()
        self._save(one, row("a"), row("b", 1), row("c", 2), row(" ", 1), row("d", 1))
        causes = {cause.name: cause for cause in one.cause_ids}
        self.assertEqual(causes["c"].parent_id, causes["b"])
        self.assertEqual(causes["d"].parent_id, causes["a"])
        self.assertEqual(one.cause_ids.filtered("is_root"), causes["c"] | causes["d"])
        self.assertEqual(
            self._told(one),
            [(0, "a", False), (1, "b", False), (2, "c", False), (1, "d", False)],
        )

    def test_read_again_as_it_was_saved(self):
        one = self._contained()
        one.web_save(
            {"cause_tree": {"version": one.cause_tree["version"], "rows": [row("a")]}},
            {"cause_tree": {}},
        )
        [saved] = one.web_read({"cause_tree": {}})
        [told] = saved["cause_tree"]["rows"]
        self.assertEqual(told["id"], one.cause_ids.id)

    def test_lines_that_change_places_stay_the_same_records(self):
        one = self._contained()
        self._save(one, row("a"), row("b", 1), row("c", 2))
        ids = self._ids(one)
        # What was above is below now.
        self._save(
            one, row("c", 0, ids["c"]), row("b", 1, ids["b"]), row("a", 2, ids["a"])
        )
        self.assertEqual(set(one.cause_ids.ids), set(ids.values()))
        self.assertEqual([told[1] for told in self._told(one)], ["c", "b", "a"])
        # A line above is removed: what stood under it stays.
        self._save(one, row("b", 0, ids["b"]), row("a", 1, ids["a"]))
        self.assertEqual(set(one.cause_ids.mapped("name")), {"a", "b"})

    def test_a_bone_holds_what_is_under_it(self):
        one = self._contained()
        self._save(one, row("a", bone="law"), row("b", 1), row("c"))
        self.assertEqual(one.cause_ids.mapped("bone"), ["law", "law", False])

    def test_of_two_who_write_one_is_told(self):
        one = self._contained()
        seen = one.cause_tree["version"]
        self._save(one.with_user(self.secretary), row("a"))
        with self.assertRaisesRegex(UserError, "meanwhile"):
            self._save(one, row("b"), version=seen)
        self.assertEqual(one.cause_ids.mapped("name"), ["a"])
        # The same words are no quarrel.
        self._save(one, row("a", 0, one.cause_ids.id), version=seen)

    def test_only_who_may_and_only_now(self):
        one = self._contained()
        for user in (self.staff, self.energy_head, self.leader):
            with self.assertRaises(AccessError, msg=user.login):
                self._save(one.with_user(user), row("a"))
        self._save(one, row("a"))
        one.action_analyse()
        self._new_action(one)
        one.action_hand_in()
        with self.assertRaises(UserError):
            self._save(one, row("b"))
        with self.assertRaises(UserError):
            self._save(one.with_user(self.secretary), row("b"))
        self.assertEqual(one.cause_ids.mapped("name"), ["a"])

    def test_nothing_else_is_taken(self):
        one = self._contained()
        other = self._contained()
        self._save(other, row("x"))
        for wrong in (
            [row("a", 0, other.cause_ids.id)],
            [row("a", bone="wrong")],
            [{"id": False}],
            "rows",
        ):
            with self.assertRaisesRegex(UserError, "no causes"):
                one.write({"cause_tree": {"version": "", "rows": wrong}})
        for wrong in (["a"], "a", {"version": ""}):
            with self.assertRaisesRegex(UserError, "no causes"):
                one.write({"cause_tree": wrong})

    def test_what_removes_a_cause_is_told(self):
        one = self._contained()
        self._save(one, row("a"), row("b"))
        one.action_analyse()
        action = self._new_action(one, one.cause_ids[0])
        one.invalidate_recordset(["cause_tree"])
        first, second = one.cause_tree["rows"]
        self.assertTrue(first["cured"])
        self.assertEqual(
            first["actions"],
            [{"id": action.id, "name": action.name, "state": "draft",
              "said": "Proposed"}],
        )  # fmt: skip
        self.assertFalse(second["cured"] or second["actions"])

    def test_in_few_queries(self):
        def count(number):
            one = self._contained()
            self._save(one, *(row(f"Nguyên nhân {place}") for place in range(number)))
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            one.web_read({"cause_tree": {}})
            return self.cr.sql_log_count - before

        count(3)
        self.assertEqual(count(3), count(30))
