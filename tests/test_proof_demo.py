"""A fact and its proof are sealed together: in the demo, with its people, over all models
(architecture, rule 14)."""

from unittest.mock import patch

import proof

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
