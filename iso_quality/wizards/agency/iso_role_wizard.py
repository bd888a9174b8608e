from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.vietnam_time import vietnam_today
from ...tools.web_actions import RELOAD


class IsoRoleWizard(models.TransientModel):
    """Give a person a role from one day to another, e.g. acting secretary."""

    _name = "iso.role.wizard"
    _description = "Give a Role"

    person_id = fields.Many2one("iso.person", required=True)
    role = fields.Selection("_roles", required=True, default="secretary")
    date_from = fields.Date(
        "First Day", required=True, default=lambda self: vietnam_today()
    )
    date_to = fields.Date("Last Day", help="The last day; empty: until ended.")

    @api.model
    def _roles(self):
        """The roles that the current user gives."""
        labels = self.env["iso.role"]._fields["role"]._description_selection(self.env)
        system = self.env["iso.person"]._is_of_installation()
        return [
            (role, label)
            for role, label in labels
            if role != "staff" and (system or role != "admin")
        ]

    def apply(self):
        """:raise AccessError: see ``iso.role._check_may_give``"""
        self.ensure_one()
        self.check_access("read")
        person = self.person_id
        person.check_access("read")
        if not person.is_working:
            raise UserError(
                self.env._("“%s” does not work here any more.", person.name)
            )
        # sudo: whose the role is; who may give it is asked in ``_give``
        user = person.sudo().user_id.sudo(self.env.su)
        rows = self.env["iso.role"]._give(
            user, self.role, person.company_id, self.date_from, self.date_to
        )
        if not rows:
            raise UserError(
                self.env._(
                    "%(person)s has this role in these days already. End it first, or "
                    "choose other days.",
                    person=person.name,
                )
            )
        return RELOAD
