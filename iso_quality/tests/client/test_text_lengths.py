"""Every text of ours has a longest length, however it is written."""

from unittest.mock import patch

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ...models.client.base import LONGEST
from ..common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestTextLengths(AgencyCase):
    def _texts(self):
        """Every text field of ours: of our models, and ours on Odoo's."""
        for name, model in self.env.items():
            if model._abstract:
                continue
            for field in model._fields.values():
                ours = name.startswith("iso.") or field.name.startswith("iso_")
                if ours and field.type in LONGEST:
                    yield model, field

    def _endless(self):
        """Names of the fields that take a text longer than any of their kind."""
        found = []
        for model, field in self._texts():
            text = "a" * (getattr(field, "longest", None) or LONGEST[field.type])
            model._check_text_lengths([{field.name: text}])
            try:
                model._prepare_create_values([{field.name: text + "a"}])
            except ValidationError as error:
                self.assertIn(str(len(text) + 1), str(error))
                self.assertIn(str(len(text)), str(error))
            else:
                found.append(str(field))
        return found

    def test_every_text_has_an_end(self):
        self.assertGreater(len(list(self._texts())), 100)
        self.assertEqual(self._endless(), [])

    def test_the_walk_finds_a_model_that_breaks_the_rule(self):
        toy = type(self.env["iso.clause"])
        with patch.object(toy, "_check_text_lengths", lambda self, vals_list: None):
            self.assertIn("iso.clause.title", self._endless())

    def test_create_write_default_and_translation(self):
        party = self.env["iso.party"].with_user(self.secretary)
        long = "a" * 1001
        with self.assertRaisesRegex(ValidationError, "1001"):
            party.create({"name": long})
        with self.assertRaisesRegex(ValidationError, "1001"):
            party.with_context(default_name=long).create({})
        mine = self.committee.with_user(self.secretary)
        mine.name = "a" * 1000
        with self.assertRaisesRegex(ValidationError, "1001"):
            mine.name = long
        with self.assertRaisesRegex(ValidationError, "1001"):
            mine.sudo().name = long
        with self.assertRaisesRegex(ValidationError, "1001"):
            self.agency.iso_place = long
        everyone = self.all_departments
        with self.assertRaisesRegex(ValidationError, "1001"):
            everyone.update_field_translations("name", {"vi_VN": long})

    def test_said_in_the_language_of_the_user(self):
        party = self.env["iso.party"].with_context(lang="vi_VN")
        with self.assertRaisesRegex(ValidationError, "tối đa"):
            party.create({"name": "a" * 1001})

    def test_an_upgrade_is_not_stopped(self):
        with patch.object(self.env.registry, "ready", False):
            self.env["iso.party"]._check_text_lengths([{"name": "a" * 5000}])

    def test_odoos_own_texts_are_odoos(self):
        self.env["res.partner"].create({"name": "a" * 1001})
