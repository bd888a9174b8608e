from odoo import models
from odoo.exceptions import AccessError


class ResPartner(models.Model):
    """The name of a person with an account stands under what he says and signs: it is
    changed by those who give out accounts, and the history of the contact keeps both
    names (Odoo's tracking)."""

    _inherit = "res.partner"

    def write(self, vals):
        """As Odoo's; nobody renames himself or a colleague."""
        if "name" not in vals or self.env.su:
            return super().write(vals)
        # sudo: only whether somebody has an account of that name
        people = self.sudo().with_context(active_test=False)
        people = people.filtered(
            lambda one: (
                one.name != vals["name"] and any(not u.share for u in one.user_ids)
            )
        )
        if not people:
            return super().write(vals)
        if not self.env.user.has_group("base.group_erp_manager"):
            raise AccessError(
                self.env._(
                    "The name of “%s” stands under documents: it is changed by the "
                    "administrator. Ask the administrator to correct it.",
                    people[0].name,
                )
            )
        # Who gives out accounts corrects their names, though no other contacts.
        mine = self.sudo() if people == self.sudo() and len(vals) == 1 else self
        return super(ResPartner, mine).write(vals)
