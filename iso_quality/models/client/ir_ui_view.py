from odoo import models

UNIT = "department_id"


class IrUiView(models.Model):
    """Fields of ours for people tell the picker which department their record has: its
    people come first there (``res.users._iso_near_domain``). One place for all screens:
    a field that is added later is told of too."""

    _inherit = "ir.ui.view"

    def _postprocess_tag_field(self, node, name_manager, node_info):
        if node_info.get("view_type") in ("form", "list"):
            self._iso_tell_unit(node, name_manager)
        return super()._postprocess_tag_field(node, name_manager, node_info)

    def _iso_tell_unit(self, node, name_manager):
        """Put the record's department into the context of a field for people."""
        model = name_manager.model
        field = model._fields.get(node.get("name"))
        if field is None or field.comodel_name != "res.users":
            return
        unit = self._iso_unit(model) or self._iso_unit_above(name_manager)
        given = (node.get("context") or "{}").strip()
        if not unit or not given.startswith("{"):
            return
        rest = given[1:].strip()
        comma = "" if rest.startswith("}") else ", "
        node.set("context", f"{{'near_department_id': {unit}{comma}{rest}")

    def _iso_unit(self, model):
        """The name of the department of a model of ours, or None."""
        unit = model._name.startswith("iso.") and model._fields.get(UNIT)
        return UNIT if unit and unit.comodel_name == "hr.department" else None

    def _iso_unit_above(self, name_manager):
        """The department of the record that a line stands in, or None."""
        above = name_manager.parent
        unit = above and self._iso_unit(above.model)
        return f"parent.{unit}" if unit else None
