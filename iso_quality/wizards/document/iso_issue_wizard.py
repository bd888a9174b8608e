from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.document_number_format import normalise, position
from ...tools.preview_html import bullet_list
from ...tools.vietnam_time import vietnam_today


class IsoIssueWizard(models.TransientModel):
    """Number and date of a document about to be issued, and what that sets off."""

    _name = "iso.issue.wizard"
    _description = "Issue an Official Document"

    res_model = fields.Char(required=True)
    res_ids = fields.Json(required=True)
    number = fields.Char(
        compute="_compute_number", store=True, readonly=False, required=True
    )
    proposed_number = fields.Char(compute="_compute_number", store=True, readonly=False)
    number_taken = fields.Char(compute="_compute_number_hints")
    number_hint = fields.Char(compute="_compute_number_hints")
    symbol = fields.Char(compute="_compute_preview")
    issue_date = fields.Date(required=True, default=lambda self: vietnam_today())
    needs_reason = fields.Boolean(compute="_compute_needs_reason")
    reason = fields.Text(
        "Reason for the Date", help="Why the document gets a date of a closed year."
    )
    preview = fields.Html(compute="_compute_preview", sanitize=False)

    def _document(self):
        """The document to issue; the name of its model comes from the client."""
        document = self._iso_named(self.res_model, self.res_ids)
        official = self.env.registry["iso.official.document"]
        if not (document and isinstance(document, official)):
            raise UserError(self.env._("Only official documents are issued."))
        document.check_access("read")
        return document

    @api.depends("res_model", "res_ids", "issue_date")
    def _compute_number(self):
        for wizard in self:
            document = wizard._document()
            typed = wizard.number and wizard.number != wizard.proposed_number
            proposal = wizard.proposed_number
            if wizard.issue_date and document:
                proposal = document._next_number(wizard.issue_date)
            wizard.proposed_number = proposal
            wizard.number = wizard.number if typed else proposal

    @api.depends("res_model", "res_ids", "issue_date")
    def _compute_needs_reason(self):
        for wizard in self:
            document = wizard._document()
            wizard.needs_reason = document._is_closed_year(wizard.issue_date)

    @api.depends("number", "issue_date")
    def _compute_number_hints(self):
        for wizard in self:
            wizard.number_taken = wizard.number_hint = False
            number = normalise(wizard.number)
            document = wizard._document()
            if not number or not wizard.issue_date or not document:
                continue
            following = document._next_number(wizard.issue_date)
            holder = document._number_holder(number, wizard.issue_date)
            if holder:
                wizard.number_taken = holder._taken_message()
            elif position(number) > position(following):
                wizard.number_hint = self.env._(
                    "The next number is %(next)s: with %(number)s a gap is left in the "
                    "register.",
                    next=following,
                    number=number,
                )

    @api.depends("res_model", "res_ids")
    def _compute_preview(self):
        for wizard in self:
            document = wizard._document()
            wizard.symbol = document.symbol
            wizard.preview = bullet_list(document._issue_preview())

    def action_issue(self):
        """Issue the document with the number and date entered."""
        self._document().issue(self.number, self.issue_date, self.reason)
        return {"type": "ir.actions.act_window_close"}
