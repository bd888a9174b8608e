"""A fact and its proof are sealed together: in the demo, with its people, over all models
(architecture, rule 14)."""

from unittest.mock import patch

import proof

from odoo.exceptions import UserError
from odoo.tests import TransactionCase

LOGINS = ("thuky", "giamdoc", "truongphong", "chuyenvien", "quantri", "admin")


class TestProofOfTheDemo(TransactionCase):
    test_module = "iso_quality"
    test_class = "TestProofOfTheDemo"
    test_sequence = 0
    test_tags = {"post_install"}

    def _people(self):
        users = self.env["res.users"].search([("login", "in", LOGINS)])
        self.assertEqual(len(users), len(LOGINS))
        return users

    def test_every_model_with_states_says_which_are_facts(self):
        named = set(proof.FACTS) | proof.COPIED
        self.assertEqual(proof.with_state(self.env), named)
        for name, states in proof.FACTS.items():
            known = set(self.env[name]._fields["state"].get_values(self.env))
            self.assertLessEqual(states, known, name)

    def test_nobody_changes_a_fact(self):
        people, found = self._people(), []
        facts = proof.facts(self.env)
        self.assertGreater(len(facts), 60)
        for key, records in facts.items():
            found += proof.changed(self.env, people, key, records)
        self.assertFalse(found, "\n".join(found))

    def _histories(self):
        """A record of each model with a history, as somebody who may write there."""
        thread = type(self.env["mail.thread"])
        people = self._people()
        for name, model in sorted(self.env.items()):
            if not name.startswith("iso.") or model._abstract or model._transient:
                continue
            if not isinstance(model, thread):
                continue
            records = model.sudo().search([], limit=20)
            found = (
                record.sudo(False).with_user(user)
                for user in people
                for record in records
                if record._iso_may_read(user)
                and record.with_user(user).has_access(record._mail_post_access)
            )
            yield name, next(found, None)

    def _forged(self):
        """The models in whose histories somebody speaks as another, or rewrites."""
        boss = self.env["res.users"].search([("login", "=", "giamdoc")]).partner_id
        said = {
            "body": "Đã duyệt",
            "author_id": boss.id,
            "date": "2020-01-01 00:00:00",
            "message_type": "notification",
        }
        found = set()
        for name, record in self._histories():
            if record is None or record.env.user.partner_id == boss:
                continue
            message = record.message_post(**said).sudo()
            if (
                message.author_id == boss
                or message.date.year == 2020
                or message.message_type != "comment"
            ):
                found.add(name)
            for way in (lambda one: one.write({"body": "x"}), lambda one: one.unlink()):
                try:
                    with self.env.cr.savepoint():
                        way(message.sudo(False).with_user(record.env.user))
                except UserError:
                    continue
                found.add(name)
        return found

    def test_nobody_forges_a_history(self):
        seen = {name for name, record in self._histories() if record is not None}
        self.assertGreater(len(seen), 18)
        self.assertFalse(self._forged())

    def test_a_history_that_does_not_ask_is_found(self):
        toy = type(self.env["mail.message"])
        with patch.object(toy, "_iso_check_history", lambda self: None):
            self.assertGreater(len(self._forged()), 15)

    def test_what_is_not_sealed_is_found(self):
        """Toys: a seal, a kept record and a closed review that do not ask."""
        people = self._people()
        facts = proof.facts(self.env)
        toys = {
            ("iso.objective.measure", "done"): ("_iso_keeping_files", "browse"),
            ("iso.objective.sheet", "submitted"): ("_shut_message", "_empty"),
            ("iso.task", "done"): ("_proof_names", "_none"),
        }
        ways = {
            "browse": lambda self: self.browse(),
            "_empty": lambda self: "",
            "_none": lambda self: frozenset(),
        }
        for key, (method, way) in toys.items():
            with (
                self.subTest(key),
                patch.object(type(self.env[key[0]]), method, ways[way]),
            ):
                self.assertTrue(proof.changed(self.env, people, key, facts[key]))
