from odoo import api, fields, models

from ..document.iso_unit_document_mixin import company_of


class IsoPlanLineParty(models.Model):
    """One actor of a plan line, in one role, as the cell of the plan names it."""

    _name = "iso.plan.line.party"
    _description = "Party of a Plan Line"
    _inherit = ["iso.sealed.mixin"]
    _order = "line_id, sequence, id"

    line_id = fields.Many2one(
        "iso.plan.line", required=True, ondelete="cascade", index=True
    )
    company_id = company_of("line_id")
    sequence = fields.Integer(default=10)
    party_id = fields.Many2one(
        "iso.party", required=True, ondelete="restrict", index=True, check_company=True
    )
    role_id = fields.Many2one(
        "iso.party.role",
        required=True,
        ondelete="restrict",
        default=lambda self: self.env.ref("iso_quality.party_role_lead", False),
    )
    assignment = fields.Selection(related="role_id.assignment", related_sudo=False)
    label = fields.Char(
        "Printed Name", help="How this plan calls the party; empty: its usual name."
    )
    note = fields.Char(help="Printed after the name, e.g. what the party is to do.")
    own_part = fields.Boolean(
        "Each Does Its Own Part",
        help="Every department of this party gets a task of its own, "
        "though another one leads.",
    )

    def _sealed_document(self):
        return self.line_id.plan_id

    @api.depends("party_id", "label", "note")
    def _compute_display_name(self):
        for entry in self:
            name = entry.label or entry.party_id.name or ""
            entry.display_name = f"{name} {entry.note or ''}".strip()

    def _freeze(self):
        """Keep the names as they are on the day of issue."""
        for name, entries in (
            self.filtered(lambda e: not e.label).grouped("party_id").items()
        ):
            entries._unsealed().label = name.name
