from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import company_of

SIGNS = "ABCDEFGHIKLMNOPQRSTUVXY"


class IsoAuditMember(models.Model):
    """Who sits in the team of a round, with the sign that the plan prints (A, B, C)."""

    _name = "iso.audit.member"
    _description = "Member of an Audit Team"
    _inherit = ["iso.sealed.mixin"]
    _order = "audit_id, role desc, sign, id"
    _rec_name = "user_id"

    audit_id = fields.Many2one(
        "iso.audit", required=True, ondelete="cascade", index=True
    )
    company_id = company_of("audit_id")
    user_id = fields.Many2one(
        "res.users", "Auditor", required=True, index=True, check_company=True
    )
    role = fields.Selection(
        [("member", "Member"), ("lead", "Lead auditor")],
        required=True,
        default="member",
    )
    # Not precomputed: those made together have to know of each other.
    sign = fields.Char(compute="_compute_sign", store=True, readonly=False)
    unit_name = fields.Char(
        "Works In", compute="_compute_unit_name", help="On the day of the team."
    )

    _once = models.Constraint(
        "UNIQUE(audit_id, user_id)", "This person is in the team already."
    )
    _one_lead = models.UniqueIndex(
        "(audit_id) WHERE role = 'lead'", "A team has one lead auditor."
    )

    @api.depends("audit_id")
    def _compute_sign(self):
        for member in self:
            if member.sign:
                continue
            others = member.audit_id.member_ids - member
            taken = set(others.mapped("sign"))
            member.sign = next((sign for sign in SIGNS if sign not in taken), "Z")

    @api.depends("user_id")
    def _compute_unit_name(self):
        # sudo: the unit of a colleague is printed in the plan
        employees = self.env["hr.employee"].sudo()
        employees = employees.search([("user_id", "in", self.user_id.ids)])
        for member in self:
            mine = employees.filtered(
                lambda one, member=member: (
                    one.user_id == member.user_id
                    and one.company_id == member.company_id
                )
            )
            member.unit_name = mine[:1].department_id.name

    @api.constrains("user_id", "audit_id")
    def _check_auditor(self):
        """Who audits has the role in the agency."""
        for member in self:
            auditors = self.env["res.users"]._iso_members("auditor", member.company_id)
            if member.user_id not in auditors:
                raise ValidationError(
                    self.env._(
                        "%s has no role of internal auditor in this agency: its "
                        "administrator gives it.",
                        member.user_id.name,
                    )
                )

    @api.ondelete(at_uninstall=True)
    def _unlink_except_seated(self):
        # sudo: where somebody sits, whoever may read it; a draft may be given up whole
        for member in self.sudo().filtered(lambda one: one.audit_id.state != "draft"):
            sessions = member.audit_id.session_ids
            seated = sessions.filtered(
                lambda one, member=member: member.user_id in one.auditor_ids
            )
            if seated:
                raise ValidationError(
                    self.env._(
                        "%(person)s audits %(session)s: name somebody else there first.",
                        person=member.user_id.name,
                        session=seated[0].display_name,
                    )
                )

    # ------------------------------------------------------------ seal
    def _sealed_document(self):
        return self.audit_id
