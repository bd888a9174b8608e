"""Who did something is who does it, on every model and field of ours; the name of that
day stays when somebody is renamed; and nobody renames himself."""

from contextlib import suppress
from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestActs(AgencyCase):
    def _links(self):
        """Every stored link to a user that says who did something: ``*_by_id``."""
        for model in self.env.values():
            if not model._name.startswith("iso.") or model._abstract:
                continue
            for field in model._fields.values():
                if (
                    field.comodel_name == "res.users"
                    and field.store
                    and field.name.endswith("_by_id")
                ):
                    yield model, field

    def _loose(self):
        """Acts that can be written for somebody else, or whose name is not kept."""
        found = set()
        me, other = self.secretary, self.leader
        for model, act in self._links():
            name = model._fields.get(act.name.removesuffix("_id") + "_name")
            kept = [act, name] if name is not None else []
            if not kept or not all(
                one.store and one.readonly and not one.copy for one in kept
            ):
                found.add(f"{act}: no name is kept")
                continue
            mine = model.with_user(me)
            for env in (mine, mine.sudo()):
                for values in (
                    lambda vals, env=env: env._prepare_create_values([vals])[0],
                    env._iso_signed,
                ):
                    with suppress(AccessError):
                        values({act.name: other.id})
                        found.add(f"{act}: written for somebody else")
                    vals = values({act.name: me.id, name.name: other.name})
                    if vals[name.name] != me.name:
                        found.add(f"{act}: another name")
                    if values({name.name: other.name}).get(name.name):
                        found.add(f"{act}: a name alone")
        return found

    def test_nobody_acts_for_somebody_else(self):
        self.assertGreaterEqual(len(list(self._links())), 7)
        self.assertEqual(self._loose(), set())

    def test_the_walk_finds_an_act_that_breaks_the_rule(self):
        toy = type(self.env["iso.context"])
        act = "iso.context.reviewed_by_id"
        with patch.object(toy, "_iso_signed", lambda self, vals: vals):
            found = self._loose()
        self.assertEqual(
            found,
            {
                f"{act}: written for somebody else",
                f"{act}: another name",
                f"{act}: a name alone",
            },
        )
        fields = dict(self.env["iso.context"]._fields)
        del fields["reviewed_by_name"]
        with patch.object(toy, "_fields", fields):
            self.assertEqual(self._loose(), {f"{act}: no name is kept"})

    def test_written_and_created(self):
        task = self._issue(
            self._new_plan({"deadline": "Quý I", "lead": [self.standing]})
        ).task_ids
        mine = task.with_user(self.secretary)
        with self.assertRaises(AccessError):
            mine.sudo().done_by_id = self.leader
        mine.result = "Xong"
        mine.finish()
        self.assertEqual(task.done_by_name, self.secretary.name)
        was = self.secretary.name
        self.secretary.name = "Tên mới"
        self.assertEqual((task.done_by_name, task.done_by_id.name), (was, "Tên mới"))
        mine.reopen("Ghi nhầm")
        self.assertFalse(task.done_by_name)

    def test_the_system_tells_what_others_did(self):
        task = self._issue(
            self._new_plan({"deadline": "Quý I", "lead": [self.standing]})
        ).task_ids
        system = task.with_user(self.env.ref("base.user_root"))
        system.sudo().done_by_id = self.leader
        self.assertEqual(task.done_by_name, self.leader.name)

    # ------------------------------------------------------------ renaming
    def test_nobody_renames_himself_or_a_colleague(self):
        roles = (self.staff, self.trade_head, self.secretary, self.leader)
        for user in roles:
            mine = user.with_user(user)
            for way in (
                lambda mine=mine: mine.write({"name": self.leader.name + " "}),
                lambda mine=mine: mine.write({"name": "X", "lang": "en_US"}),
                lambda mine=mine: mine.partner_id.write({"name": "X"}),
                lambda user=user: self.leader.partner_id.with_user(user).write(
                    {"name": "X"}
                ),
            ):
                with self.subTest(user.login), self.assertRaises(AccessError):
                    way()
            mine.write({"lang": "en_US"})

    def test_who_writes_contacts_renames_no_colleague(self):
        self.staff.group_ids += self.env.ref("base.group_partner_manager")
        contacts = self.env["res.partner"].with_user(self.staff)
        with self.assertRaisesRegex(AccessError, "administrator"):
            contacts.browse(self.leader.partner_id.id).name = "X"
        outside = contacts.create({"name": "Công ty A"})
        outside.name = "Công ty B"

    def test_the_administrator_corrects_a_name_and_both_stay(self):
        was = self.staff.name
        self.env.cr.flush()  # the creation is another change
        self.staff.with_user(self._all_in_one()).name = "Tên đúng"
        self.env.cr.flush()
        values = (
            self.env["mail.message"]
            .search(
                [
                    ("model", "=", "res.partner"),
                    ("res_id", "=", self.staff.partner_id.id),
                ]
            )
            .tracking_value_ids
        )
        self.assertIn(
            (was, "Tên đúng"),
            [(one.old_value_char, one.new_value_char) for one in values],
        )
