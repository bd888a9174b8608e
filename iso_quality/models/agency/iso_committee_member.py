from odoo import api, fields, models

ROLES = [
    ("head", "Head"),
    ("deputy", "Deputy head"),
    ("secretary", "Secretary"),
    ("member", "Member"),
]


class IsoCommitteeMember(models.Model):
    """A person's seat on an ISO committee, with the dates it is held."""

    _name = "iso.committee.member"
    _description = "Member of the ISO Committee"
    _rec_name = "user_id"
    _order = "committee_id, sequence, id"

    committee_id = fields.Many2one(
        "iso.committee", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="committee_id.company_id", store=True)
    sequence = fields.Integer(default=10)
    user_id = fields.Many2one(
        "res.users", "Person", required=True, index=True, check_company=True
    )
    role = fields.Selection(ROLES, required=True, default="member")
    rank = fields.Integer(compute="_compute_rank")
    position = fields.Char(help="Position in the agency, as the decision prints it.")
    date_from = fields.Date("From")
    date_to = fields.Date("To")

    _dates_ordered = models.Constraint(
        "CHECK (date_to IS NULL OR date_from IS NULL OR date_to >= date_from)",
        "A seat cannot end before it begins.",
    )

    @api.depends("role")
    def _compute_rank(self):
        ranks = [role for role, _label in ROLES]
        for member in self:
            member.rank = ranks.index(member.role) if member.role else len(ranks)
