"""A related field over a link that people set is read with their own rights: else the
link would show what stands at its end. The walk is over all models of ours.

Stored ones are left out: agency, department and year of a part are kept for the record
rules, which have to hold whoever writes; that their links stay in the agency is asked
where they are written."""

from unittest.mock import patch

from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install", "iso_quality")
class TestRelatedFields(TransactionCase):
    def _written_by_people(self, model):
        """Whether some role may make or change records of a model."""
        return bool(
            self.env["ir.model.access"].search_count(
                [
                    ("model_id.model", "=", model._name),
                    ("group_id", "!=", False),
                    "|",
                    ("perm_create", "=", True),
                    ("perm_write", "=", True),
                ],
                limit=1,
            )
        )

    def _told(self):
        """The related fields that tell more than their reader may read."""
        found = set()
        for name, model in self.env.items():
            if model._abstract:
                continue
            written = self._written_by_people(model)
            for field in model._fields.values():
                if not field.related or field.store or not field.compute_sudo:
                    continue
                if not (field._module or "").startswith("iso_quality"):
                    continue
                link = model._fields[field.related.split(".")[0]]
                if written and link.store and not link.readonly:
                    found.add(f"{name}.{field.name}")
        return found

    def test_what_people_link_to_is_read_with_their_own_rights(self):
        self.assertFalse(self._told())

    def test_a_field_that_tells_is_found(self):
        field = self.env["iso.plan.line"]._fields["plan_state"]
        with patch.object(field, "compute_sudo", True):
            self.assertEqual(self._told(), {"iso.plan.line.plan_state"})
