"""Every field for people on our screens tells its picker the record's department."""

from lxml import etree

from odoo.tests import TransactionCase, tagged

UNIT = "department_id"


@tagged("post_install", "-at_install", "iso_quality")
class TestPeopleFields(TransactionCase):
    def _screens(self):
        """The forms and lists of our models as the client gets them."""
        views = self.env["ir.ui.view"].search(
            [
                ("model", "=like", "iso.%"),
                ("type", "in", ["form", "list"]),
                ("mode", "=", "primary"),
            ]
        )
        for view in views:
            model = self.env[view.model]
            found = model.get_views([(view.id, view.type)])
            yield (
                view.xml_id,
                model,
                etree.fromstring(found["views"][view.type]["arch"]),
            )

    def _people(self, model, arch, above=None):
        """The fields for people of a screen: (model, model above it, node)."""
        for node in arch.iterchildren():
            field = node.tag == "field" and model._fields.get(node.get("name"))
            if not field:
                yield from self._people(model, node, above)
                continue
            if field.comodel_name == "res.users":
                yield model, above, node
            elif field.type in ("one2many", "many2many"):
                inner = self.env[field.comodel_name]
                for view in node.iterchildren("form", "list"):
                    yield from self._people(inner, view, model)

    def _has_unit(self, model):
        return model is not None and UNIT in model._fields

    def test_each_knows_the_department(self):
        told, untold = [], []
        for xml_id, model, arch in self._screens():
            for inner, above, node in self._people(model, arch):
                unit = UNIT if self._has_unit(inner) else f"parent.{UNIT}"
                if not self._has_unit(inner) and not self._has_unit(above):
                    continue
                wanted = f"'near_department_id': {unit}"
                right = wanted in (node.get("context") or "")
                (told if right else untold).append((xml_id, node.get("name")))
        self.assertFalse(untold)
        self.assertGreater(len(told), 20)

    def test_the_department_is_read_with_the_screen(self):
        view = self.env.ref("iso_quality.iso_task_view_list")
        arch = self.env["iso.task"].get_views([(view.id, "list")])["views"]["list"]
        names = [
            one.get("name") for one in etree.fromstring(arch["arch"]).iter("field")
        ]
        self.assertIn(UNIT, names)
