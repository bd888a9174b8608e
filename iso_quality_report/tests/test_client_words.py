"""Words of the caller's context switch nothing off in what is ours: every method that a
client can call has a door, and the door lets them count with the key only."""

import inspect
from unittest.mock import patch

from odoo.service.model import call_kw, get_public_method
from odoo.tests import tagged

from odoo.addons.iso_quality_audit.tests.access import AuditRecords

# What Odoo obeys from anybody.
WORDS = {
    "_force_unlink": True,
    "iso_key": True,
    "iso_unsealed": True,
    "mail_activity_automation_skip": True,
    "mail_auto_subscribe_no_notify": True,
    "mail_create_nolog": True,
    "mail_create_nosubscribe": True,
    "mail_notify_force_send": False,
    "mail_notrack": True,
    "tracking_disable": True,
}


@tagged("post_install", "-at_install", "iso_quality")
class TestClientWords(AuditRecords):
    # ------------------------------------------------------------ doors
    def _methods(self):
        """What clients can call on our models: iterator over (model, name, method)."""
        for model in self.env.values():
            if not model._name.startswith("iso.") or model._abstract:
                continue
            for name in dir(type(model)):
                if name.startswith("_") or not inspect.isfunction(
                    inspect.getattr_static(type(model), name, None)
                ):
                    continue
                try:
                    yield model, name, get_public_method(model, name)
                except Exception:
                    continue

    def _without_a_door(self):
        return {
            f"{model._name}.{name}"
            for model, name, method in self._methods()
            if not hasattr(method, "_iso_door")
        }

    def test_every_method_has_a_door(self):
        self.assertGreater(len(list(self._methods())), 2500)
        self.assertEqual(self._without_a_door(), set())

    def test_a_method_without_a_door_is_found(self):
        def toy(self):
            """Tell what the context says."""

        with patch.object(type(self.env["iso.party"]), "toy", toy, create=True):
            self.assertEqual(self._without_a_door(), {"iso.party.toy"})

    def test_what_a_method_hears(self):
        party = self.env["iso.party"].with_user(self.secretary)
        model = type(party)
        heard = []

        def toy(self):
            heard.append(dict(self.env.context))

        with patch.object(model, "toy", toy, create=True):
            words = {**WORDS, "default_name": "x", "active_test": False, "tz": "UTC"}
            party._iso_set_doors()
            call_kw(party, "toy", [[]], {"context": words})
            party._iso_with_key(tracking_disable=True).toy()
        self.assertFalse(
            (WORDS | {"default_name": 1, "active_test": 1}).keys() & heard[0]
        )
        self.assertEqual(heard[0]["tz"], "Asia/Ho_Chi_Minh", "an agency's day")
        self.assertTrue(heard[1]["tracking_disable"])

    # ------------------------------------------------------------ what they would do
    def test_the_history_is_written(self):
        """A tracked field of each kind of record leaves its line, words or not."""
        changes = {
            ("iso.plan", "draft"): {"title": "Tên mới"},
            ("iso.risk", "own"): {"name": "Tên mới"},
            ("iso.committee", "own"): {"decision_number": "Tên mới"},
        }
        for key, vals in changes.items():
            mine = self.records[key].with_user(self.secretary)
            self.env.cr.flush()
            before = mine.sudo().message_ids
            call_kw(mine.browse(), "web_save", [mine.ids, vals, {}], {"context": WORDS})
            self.env.cr.flush()
            new = (mine.sudo().message_ids - before).tracking_value_ids
            self.assertEqual(new.mapped("new_value_char"), ["Tên mới"], key)

    def test_the_beginning_is_written(self):
        plans = self.env["iso.plan"].with_user(self.secretary)
        vals = {"title": "Kế hoạch", "year": 2044}
        plan = plans.browse(call_kw(plans, "create", [vals], {"context": WORDS}))
        self.assertTrue(plan.message_ids)
        self.assertIn(self.secretary.partner_id, plan.message_partner_ids)

    def test_what_is_preset_goes_no_further(self):
        """What is made on the way to a record has fields of the same names."""
        plans = self.env["iso.plan"].with_user(self.secretary)
        words = {
            "default_title": "Mẫu",
            "default_body": "Giả",
            "default_subject": "Giả",
        }
        [made] = call_kw(
            plans, "web_save", [[], {"year": 2045}, {}], {"context": words}
        )
        plan = plans.browse(made["id"])
        self.assertEqual(plan.title, "Mẫu")
        self.assertNotIn("Giả", plan.message_ids.mapped("subject"))
        self.assertFalse([one for one in plan.message_ids if "Giả" in one.body])

    def test_odoos_models_hear_what_is_theirs(self):
        """Only fields of ours on them cannot be preset."""
        departments = self.env["hr.department"].with_user(self._all_in_one())
        department = departments.with_context(
            default_color=7,
            default_iso_user_ids=[(6, 0, self.staff.ids)],
            default_res_model="x",
        ).create({"name": "Phòng mới"})
        self.assertEqual(department.color, 7)
        self.assertFalse(department.iso_user_ids)

    def test_create_takes_one_and_many_as_before(self):
        parties = self.env["iso.party"].with_user(self.secretary)
        parties = parties.with_context(default_kind="standing")
        one = parties.create({"name": "Một"})
        many = parties.create([{"name": "Hai"}, {"name": "Ba", "kind": "leadership"}])
        self.assertEqual([*one, *many], [one, *many])
        self.assertEqual((one + many).mapped("kind")[0], "standing")
        self.assertEqual(many[1].kind, "leadership")
        named = parties.create(vals_list=[{"name": "Bốn"}])
        self.assertEqual(named.kind, "standing")
