from odoo import models
from odoo.exceptions import AccessError


class ResPartner(models.Model):
    """The name of a person with an account stands under what he says and signs: it is
    changed by those who give out accounts, and the history of the contact keeps both
    names (Odoo's tracking)."""

    _inherit = "res.partner"

    def write(self, vals):
        """As Odoo's; nobody renames himself or a colleague."""
        if "name" in vals and not self.env.su:
            self._iso_check_renaming(vals["name"])
        return super().write(vals)

    def _iso_check_renaming(self, name):
        if self.env.user.has_group("base.group_erp_manager"):
            return
        people = self.sudo().with_context(active_test=False)
        people = people.filtered(
            lambda one: one.name != name and any(not u.share for u in one.user_ids)
        )
        if people:
            raise AccessError(
                self.env._(
                    "The name of “%s” stands under documents: it is changed by the "
                    "administrator. Ask the administrator to correct it.",
                    people[0].name,
                )
            )
