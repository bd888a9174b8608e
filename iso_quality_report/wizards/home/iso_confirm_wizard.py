from odoo import api, fields, models


class IsoConfirmWizard(models.TransientModel):
    """What a revision without a number changes stands beside the question too."""

    _inherit = "iso.confirm.wizard"

    changes = fields.Html(compute="_compute_changes", sanitize=False)

    @api.depends("res_model", "res_ids", "purpose")
    def _compute_changes(self):
        for wizard in self:
            papers = wizard._signs() and wizard._decided_on("issue")
            wizard.changes = papers and len(papers) == 1 and papers.changes_shown
