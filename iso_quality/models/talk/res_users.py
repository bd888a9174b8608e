from odoo import SUPERUSER_ID, api, models
from odoo.fields import Domain
from odoo.tools import SQL

UNIT = "department_id"


class ResUsers(models.Model):
    """Users are found by people of the agencies that they work in."""

    _name = "res.users"
    _inherit = ["res.users", "iso.contact.mixin"]

    def _iso_keeps_to_agencies(self):
        """Whether this user finds people of his own agencies only."""
        self.ensure_one()
        return self.id != SUPERUSER_ID and self._is_internal() and not self._is_system()

    @api.model
    def _iso_elsewhere_domain(self):
        user = self.env.user
        field = self._fields["company_ids"]
        # All that he may look into, not those alone that he looks into now.
        people = SQL(
            "SELECT %s FROM %s WHERE %s IN %s",
            SQL.identifier(field.column1),
            SQL.identifier(field.relation),
            SQL.identifier(field.column2),
            user._get_company_ids() or (0,),
            to_flush=field,
        )
        return (
            Domain("share", "=", False)
            & Domain("id", "not in", people)
            & Domain("id", "not in", (user.id, SUPERUSER_ID))
        )

    @api.depends("share", "company_ids")
    def _compute_iso_elsewhere(self):
        return super()._compute_iso_elsewhere()

    @api.model
    def _iso_near_domain(self):
        """Who works in the record's department, where a screen says which one it has
        (``near_department_id``, see below); in the user's own otherwise."""
        there = self.env.context.get("near_department_id")
        if type(there) is int and there:
            return Domain("iso_department_ids", "in", [there])
        units = self.env.user.iso_department_ids
        return Domain("iso_department_ids", "in", units.ids) if units else None

    def copy_data(self, default=None):
        """As Odoo's, without the addresses of people of other agencies."""
        return self._iso_told_copies(super().copy_data(default))


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
