from odoo import fields, models


class IsoActionExtendWizard(models.TransientModel):
    """Asks for the new deadline of an action, and why it is put off."""

    _name = "iso.action.extend.wizard"
    _description = "Put Off a Deadline"

    action_id = fields.Many2one("iso.action", required=True)
    date_before = fields.Date(
        related="action_id.date_deadline", string="Deadline Now", related_sudo=False
    )
    date_after = fields.Date("New Deadline", required=True)
    reason = fields.Text(required=True)

    def action_extend(self):
        """See ``iso.action.extend``."""
        self.ensure_one()
        self.action_id.extend(self.date_after, self.reason)
        return {"type": "ir.actions.act_window_close"}
