from odoo import SUPERUSER_ID, api, models
from odoo.fields import Domain
from odoo.tools import SQL


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
        (``near_department_id``, see ``ir.ui.view``); in the user's own otherwise."""
        there = self.env.context.get("near_department_id")
        if type(there) is int and there:
            return Domain("iso_department_ids", "in", [there])
        units = self.env.user.iso_department_ids
        return Domain("iso_department_ids", "in", units.ids) if units else None

    def copy_data(self, default=None):
        """As Odoo's, without the addresses of people of other agencies."""
        return self._iso_told_copies(super().copy_data(default))
