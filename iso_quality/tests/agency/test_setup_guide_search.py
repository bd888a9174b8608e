"""What search lacks in the database is said beside the first steps, and with whose
words it is mended; an update makes the indexes that are of no use anew."""

from unittest.mock import patch

from odoo.modules.db import FunctionStatus
from odoo.tests import tagged

from ..common import AgencyCase

MODULE = "odoo.addons.iso_quality.wizards.agency.iso_setup_guide_search"
INDEX = "iso_task__name_index"


@tagged("post_install", "-at_install", "iso_quality")
class TestSetupGuideSearch(AgencyCase):
    def _guide(self):
        guide = self.env["iso.setup.guide"].with_user(self.admin)
        return guide.with_company(self.agency).create({})

    def _definition(self):
        self.env.cr.execute(
            "SELECT indexdef FROM pg_indexes WHERE indexname = %s", [INDEX]
        )
        return self.env.cr.fetchone()

    def test_our_databases_have_it_all(self):
        guide = self._guide()
        self.assertFalse(guide.search_missing)
        self.assertFalse(guide.search_commands)
        self.assertIn("unaccent((name)::text) gin_trgm_ops", *self._definition())

    def test_without_unaccent(self):
        with patch(f"{MODULE}.has_unaccent", lambda cr: FunctionStatus.MISSING):
            guide = self._guide()
            self.assertIn("accents", guide.search_missing)
        self.assertIn("CREATE EXTENSION IF NOT EXISTS unaccent", guide.search_commands)
        self.assertIn("IMMUTABLE", guide.search_commands)
        self.assertNotIn("pg_trgm", guide.search_commands)

    def test_with_unaccent_that_no_index_takes(self):
        with patch(f"{MODULE}.has_unaccent", lambda cr: FunctionStatus.PRESENT):
            guide = self._guide()
            self.assertIn("slow", guide.search_missing)
        self.assertNotIn("CREATE", guide.search_commands)
        self.assertIn("IMMUTABLE", guide.search_commands)

    def test_without_trigrams(self):
        with patch(f"{MODULE}.has_trigram", lambda cr: False):
            guide = self._guide()
            self.assertIn("slow", guide.search_missing)
        self.assertIn("pg_trgm", guide.search_commands)
        self.assertNotIn("unaccent", guide.search_commands)

    def test_indexes_that_are_of_no_use_are_made_anew(self):
        """As Odoo makes them where accents cannot be taken off in them."""
        self.env.cr.execute(
            f"DROP INDEX {INDEX}; "
            f"CREATE INDEX {INDEX} ON iso_task USING gin (name gin_trgm_ops)"
        )
        guide = self._guide()
        self.assertIn("-u iso_quality", guide.search_commands)
        self.assertNotIn("ALTER", guide.search_commands)
        self.env["iso.setup.guide"].init()
        self.assertFalse(self._definition())
        self.env.registry.check_indexes(self.env.cr, ["iso.task"])
        self.assertIn("unaccent(", *self._definition())
        self.assertFalse(self._guide().search_missing)
