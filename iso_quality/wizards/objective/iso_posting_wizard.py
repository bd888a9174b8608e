from odoo import fields, models

from ...tools.vietnam_time import vietnam_today


class IsoPostingWizard(models.TransientModel):
    """When and where an approved sheet of objectives was posted."""

    _name = "iso.posting.wizard"
    _description = "Posting of Objectives"

    sheet_id = fields.Many2one("iso.objective.sheet", required=True)
    posted_on = fields.Date(required=True, default=lambda self: vietnam_today())
    posted_place = fields.Char("Posted At", required=True)

    def action_post(self):
        """Note it on the sheet."""
        self.sheet_id.post(self.posted_on, self.posted_place)
        return {"type": "ir.actions.act_window_close"}
