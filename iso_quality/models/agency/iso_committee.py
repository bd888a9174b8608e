from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class IsoCommittee(models.Model):
    """The ISO committee (Ban chỉ đạo / Ban ISO) of an agency over a period."""

    _name = "iso.committee"
    _description = "ISO Committee"
    _inherit = ["iso.agency.mixin", "mail.thread"]
    _order = "company_id, date_from desc, id"

    name = fields.Char(required=True)
    decision_number = fields.Char(tracking=True)
    decision_date = fields.Date(tracking=True)
    date_from = fields.Date("In Force From", required=True, tracking=True)
    date_to = fields.Date(
        "Until", tracking=True, help="Last day in force; empty while it lasts."
    )
    member_ids = fields.One2many("iso.committee.member", "committee_id", "Members")
    active = fields.Boolean(default=True)

    _dates_ordered = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "A committee cannot end before it begins.",
    )

    @api.constrains("company_id", "date_from", "date_to", "active")
    def _check_one_in_force(self):
        for committee in self.filtered("active"):
            domain = Domain("id", "!=", committee.id) & Domain(
                "company_id", "=", committee.company_id.id
            )
            domain &= Domain("date_to", "=", False) | Domain(
                "date_to", ">=", committee.date_from
            )
            if committee.date_to:
                domain &= Domain("date_from", "<=", committee.date_to)
            other = self.search(domain, limit=1)
            if other:
                raise ValidationError(
                    self.env._(
                        'The committee "%(other)s" is in force in the same period. '
                        "Enter its last day first, then begin the new one after it.",
                        other=other.name,
                    )
                )

    @api.model
    def _in_force(self, company, day):
        """The committee of ``company`` in force on ``day``; empty when none is."""
        # sudo: who sits on it decides who gets work, whoever asks
        return self.sudo().search(self._in_force_domain(company, day), limit=1)

    @api.model
    def _in_force_domain(self, company, day):
        """Committees of ``company`` in force on ``day`` (Domain)."""
        return (
            Domain("company_id", "=", company.id)
            & Domain("date_from", "<=", day)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))
        )

    def _members_on(self, day):
        """Members in force on ``day``, the most senior first."""
        return self.member_ids.filtered(
            lambda member: (
                (not member.date_from or member.date_from <= day)
                and (not member.date_to or member.date_to >= day)
            )
        ).sorted(lambda member: (member.rank, member.sequence, member.id))
