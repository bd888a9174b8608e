"""What the database refuses is said in Vietnamese too: a constraint that a model takes
from a mixin of another addon is said once more where the model is, or nobody translates
it."""

from odoo.tests import tagged

from odoo.addons.iso_quality.tests.common import AgencyCase


@tagged("post_install", "-at_install", "iso_quality")
class TestConstraintWords(AgencyCase):
    def test_every_constraint_is_translated(self):
        constraints = self.env["ir.model.constraint"].search(
            [("model.model", "=like", "iso.%"), ("message", "!=", False)]
        )
        english, vietnamese = (
            {one: one.with_context(lang=lang).message for one in constraints}
            for lang in ("en_US", "vi_VN")
        )
        untold = {
            f"{one.model.model}: {words}"
            for one, words in english.items()
            if words and vietnamese[one] == words
        }
        self.assertFalse(untold)
        self.assertGreater(len(list(filter(None, english.values()))), 50)
