from odoo import api, fields, models
from odoo.exceptions import UserError

from ...models.document.iso_official_document_mixin import CAPACITIES
from ...tools.document_number_format import normalise, position
from ...tools.preview_html import bullet_list
from ...tools.vietnam_time import vietnam_today

# How a document is signed, beside who signs it.
HOW = ("signer_capacity", "signer_on_behalf", "signer_title")


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
    order_hint = fields.Char(compute="_compute_number_hints")
    symbol = fields.Char(compute="_compute_preview")
    issue_date = fields.Date(required=True, default=lambda self: vietnam_today())
    needs_reason = fields.Boolean(compute="_compute_needs_reason")
    reason = fields.Text(
        "Reason for the Date", help="Why the document gets a date of a closed year."
    )
    preview = fields.Html(compute="_compute_preview", sanitize=False)
    submission = fields.Integer(
        compute="_compute_submission",
        store=True,
        readonly=False,
        help="How often the text had been submitted when it was opened to be signed.",
    )
    # ------------------------------------------------------------ who signs, and how
    asks_signer = fields.Boolean(compute="_compute_signers")
    signer_ids = fields.Many2many(
        "res.users", string="Leaders", compute="_compute_signers"
    )
    signer_left = fields.Char(compute="_compute_signers")
    signer_id = fields.Many2one(
        "res.users", compute="_compute_signer", store=True, readonly=False
    )
    signer_capacity = fields.Selection(
        CAPACITIES,
        "Signing Capacity",
        compute="_compute_signing",
        store=True,
        readonly=False,
    )
    signer_on_behalf = fields.Char(
        "Signed For", compute="_compute_signing", store=True, readonly=False
    )
    signer_title = fields.Char(
        "Title of the Signer", compute="_compute_signing", store=True, readonly=False
    )

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
            wizard.number_taken = wizard.number_hint = wizard.order_hint = False
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
            if not holder:
                wizard.order_hint = document._order_hint(number, wizard.issue_date)

    @api.depends("res_model", "res_ids")
    def _compute_preview(self):
        for wizard in self:
            document = wizard._document()
            wizard.symbol = document.symbol
            wizard.preview = bullet_list(document._issue_preview())

    @api.depends("res_model", "res_ids")
    def _compute_submission(self):
        for wizard in self:
            wizard.submission = wizard._document().submission_count

    @api.depends("res_model", "res_ids")
    def _compute_signers(self):
        for wizard in self:
            document = wizard._document()
            wizard.asks_signer = document._signs_for_agency()
            wizard.signer_ids = wizard.asks_signer and (
                self.env["res.users"]._iso_members("leader", document.company_id)
            )
            wizard.signer_left = document._signer_left_message()

    @api.depends("res_model", "res_ids")
    def _compute_signer(self):
        for wizard in self:
            # sudo: the signer is named on the document
            signer = wizard._document().sudo().signer_id
            wizard.signer_id = signer.active and signer

    @api.depends("signer_id")
    def _compute_signing(self):
        for wizard in self:
            vals = wizard._document()._signing_of(wizard.signer_id)
            for name in HOW:
                wizard[name] = vals[name]

    def _signing(self):
        """Who signs the document and how (dict), as ``issue`` takes it; None where it is
        not asked."""
        if not self.asks_signer:
            return None
        return {"signer_id": self.signer_id.id, **{name: self[name] for name in HOW}}

    def action_issue(self):
        """Issue the document with the number, date and signature entered."""
        self._document().issue(
            self.number,
            self.issue_date,
            self.reason,
            submission=self.submission,
            signing=self._signing(),
        )
        return {"type": "ir.actions.act_window_close"}
