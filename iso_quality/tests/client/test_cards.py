"""Nothing is done by dropping a card: what a column says is a fact, and facts have
buttons."""

from lxml import etree

from odoo.tests import TransactionCase, tagged

OFF = (
    *("records_draggable", "groups_draggable", "group_create", "group_edit"),
    *("group_delete", "quick_create"),
)


@tagged("post_install", "-at_install", "iso_quality")
class TestCards(TransactionCase):
    def _loose(self):
        """What is not off in views of cards of our models: set of (view, attribute)."""
        found = set()
        views = self.env["ir.ui.view"].search(
            [("type", "=", "kanban"), ("model", "=like", "iso.%")]
        )
        self.assertGreater(len(views), 20)
        for view in views:
            arch = etree.fromstring(
                self.env[view.model].get_view(view.id, "kanban")["arch"]
            )
            found |= {(view.name, name) for name in OFF if arch.get(name) != "0"}
        return found

    def test_no_card_is_dropped(self):
        self.assertEqual(self._loose(), set())

    def test_the_walk_finds_a_view_that_breaks_the_rule(self):
        self.env["ir.ui.view"].create(
            {
                "name": "toy",
                "type": "kanban",
                "model": "iso.party",
                "arch": "<kanban><templates><t t-name='card'><field name='name'/></t>"
                "</templates></kanban>",
            }
        )
        self.assertIn(("toy", "records_draggable"), self._loose())
