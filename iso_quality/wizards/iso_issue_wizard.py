from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.html import bullet_list


class IsoIssueWizard(models.TransientModel):
    """Number and date of a document about to be issued, and what that sets off."""

    _name = "iso.issue.wizard"
    _description = "Issue an Official Document"

    res_model = fields.Char(required=True)
    res_ids = fields.Json(required=True)
    number = fields.Char(required=True)
    symbol = fields.Char(compute="_compute_preview")
    issue_date = fields.Date(required=True, default=fields.Date.context_today)
    preview = fields.Html(compute="_compute_preview", sanitize=False)

    def _document(self):
        """The document to issue; the name of its model comes from the client."""
        model = self.env[self.res_model]
        if not isinstance(model, self.env.registry["iso.official.document"]):
            raise UserError(self.env._("Only official documents are issued."))
        return model.browse(self.res_ids).exists()

    @api.depends("res_model", "res_ids")
    def _compute_preview(self):
        for wizard in self:
            document = wizard._document()
            document.check_access("read")
            wizard.symbol = document.symbol
            wizard.preview = bullet_list(document._issue_preview())

    def action_issue(self):
        """Issue the document with the number and date entered."""
        self._document().issue(self.number, self.issue_date)
        return {"type": "ir.actions.act_window_close"}
