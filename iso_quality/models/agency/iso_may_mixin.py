from odoo import api, fields, models


class IsoMayMixin(models.AbstractModel):
    """What the role of the current user allows with a record: buttons ask these.

    A role counts in the agency that it was given for, so a group does not tell which
    buttons a record has.
    """

    _name = "iso.may.mixin"
    _description = "What a Role Allows with a Record"

    may_run = fields.Boolean(
        compute="_compute_may_by_role",
        help="The current user is ISO secretary of the agency.",
    )
    may_sign = fields.Boolean(
        compute="_compute_may_by_role",
        help="The current user is a leader of the agency.",
    )
    may_head = fields.Boolean(
        compute="_compute_may_by_role",
        help="The current user heads the department, or is ISO secretary.",
    )

    @api.depends(lambda self: {"company_id", "department_id"} & self._fields.keys())
    @api.depends_context("uid", "company")
    def _compute_may_by_role(self):
        user = self.env.user
        run, sign, head = map(user._iso_agencies, ("secretary", "leader", "head"))
        for record in self:
            # sudo: only compared with the user's agencies and department
            mine = record.sudo()
            # What all agencies share, each uses for itself.
            agency = mine.company_id or self.env.company
            record.may_run = agency in run
            record.may_sign = agency in sign
            record.may_head = record.may_run or (
                user._iso_heads(mine.department_id)
                if "department_id" in mine._fields
                else agency in head
            )
