from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ...tools.web_actions import RELOAD


class IsoPersonAgencyWizard(models.TransientModel):
    """A person moves to another agency of the installation, or works there as well."""

    _name = "iso.person.agency.wizard"
    _description = "Person to Another Agency"

    person_id = fields.Many2one("iso.person", required=True)
    target_id = fields.Many2one("res.company", "To the Agency", required=True)
    stays = fields.Boolean(
        "Stays Here as Well",
        help="The person works in both agencies, with one account.",
    )

    def apply(self):
        """Roles here end and the employee is archived, unless the person stays; there
        the person is one of the staff. The account and its address are kept.

        :raise AccessError: for anybody but the administrator of the installation
        """
        self.ensure_one()
        self.check_access("read")
        people = self.env["iso.person"]
        if not people._is_of_installation():
            raise AccessError(
                self.env._(
                    "The administrator of the installation moves people between "
                    "agencies."
                )
            )
        person, target = self.person_id, self.target_id
        if person.company_id == target:
            raise UserError(self.env._("Choose another agency than this one."))
        # sudo: asked above
        user = person.sudo().user_id
        here = person.company_id
        kept = user._iso_agencies("staff") | target
        there = people._of_pairs([(user.id, target.id)])[(user.id, target.id)]
        there._let_in(kept)
        if not self.stays:
            employee = person._employees_made()[person._pair()]
            employee.with_context(no_wizard=True).action_archive()
            person._left()
        words = f"{here.name} → {target.name}"
        self.env["iso.person.event"]._note("moved", [(person, words), (there, words)])
        return RELOAD
