from odoo import fields, models


class IsoNonconformityMergeWizard(models.TransientModel):
    """Asks into which nonconformity another one is merged, and why."""

    _name = "iso.nonconformity.merge.wizard"
    _description = "Merge a Nonconformity"

    nonconformity_id = fields.Many2one("iso.nonconformity", required=True)
    company_id = fields.Many2one(
        related="nonconformity_id.company_id", related_sudo=False, string="Agency"
    )
    target_id = fields.Many2one(
        "iso.nonconformity",
        "Merge Into",
        required=True,
        domain="[('company_id', '=', company_id), ('id', '!=', nonconformity_id), "
        "('state', 'not in', ['closed', 'declined', 'cancelled', 'merged'])]",
    )
    reason = fields.Text(required=True)

    def action_merge(self):
        """See ``iso.nonconformity.merge_into``."""
        self.ensure_one()
        self.nonconformity_id.merge_into(self.target_id.id, self.reason)
        return {"type": "ir.actions.act_window_close"}
