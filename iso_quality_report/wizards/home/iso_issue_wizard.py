from odoo import api, fields, models


class IsoIssueWizard(models.TransientModel):
    """What a revision changes stands beside what signing it does: who signs from the home
    has not opened it."""

    _inherit = "iso.issue.wizard"

    changes = fields.Html(compute="_compute_changes", sanitize=False)

    @api.depends("res_model", "res_ids")
    def _compute_changes(self):
        for wizard in self:
            document = wizard._document()
            wizard.changes = len(document) == 1 and document.changes_shown
