from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.document_number_format import position
from ...tools.vietnam_time import begin_of, vietnam_today
from ...tools.web_actions import open_form


class IsoDocumentNumber(models.Model):
    """One document in the agency's register of outgoing documents (sổ văn bản đi).

    The columns are those of Decree 30/2020/ND-CP, annex IV. Numbers begin with 01 each
    year, for each kind of document. Documents written here are entered when they are
    issued and stay for good; the secretary enters those issued outside the system.
    """

    _name = "iso.document.number"
    _description = "Outgoing Document"
    _inherit = [
        "iso.search.mixin",
        "iso.agency.mixin",
        "iso.sealed.mixin",
        "iso.year.mixin",
    ]
    _order = "issue_date desc, position desc, id desc"
    _found_by = ("reference", "subject", "signer_name", "recipients")
    _rec_name = "reference"
    _rec_names_search = ["reference", "subject"]

    # ------------------------------------------------------------ number and symbol
    company_id = fields.Many2one(index=False, ondelete="cascade")
    type_id = fields.Many2one(
        "iso.document.type",
        "Kind of Document",
        required=True,
        index=True,
        ondelete="restrict",
    )
    number = fields.Char(required=True)
    symbol = fields.Char(
        compute="_compute_symbol", store=True, readonly=False, precompute=True
    )
    reference = fields.Char(
        "Number and Symbol",
        compute="_compute_reference",
        store=True,
        precompute=True,
        index="trigram",
    )
    issue_date = fields.Date(
        "Issued On", required=True, default=lambda self: vietnam_today()
    )
    year = fields.Integer(
        compute="_compute_year", store=True, precompute=True, aggregator=None
    )
    position = fields.Integer(
        compute="_compute_position", store=True, precompute=True, aggregator=None
    )
    # ------------------------------------------------------------ what the document says
    subject = fields.Text(
        required=True, help="What the document is about.", index="trigram"
    )
    signer_name = fields.Char("Signed By", index="trigram")
    recipients = fields.Text(
        help="One recipient per line, as printed.", index="trigram"
    )
    note = fields.Text()
    # ------------------------------------------------------------ the document itself
    res_model = fields.Char("Model of the Document", readonly=True)
    res_id = fields.Many2oneReference(
        "Document", model_field="res_model", readonly=True
    )
    is_sealed = fields.Boolean("Written Here", compute="_compute_is_sealed")

    _number_once = models.UniqueIndex(
        "(company_id, year, type_id, number)",
        "This number is in the register already. Enter the next free one.",
    )
    _document_once = models.UniqueIndex(
        "(res_model, res_id) WHERE res_model IS NOT NULL",
        "This document is in the register already.",
    )

    # ------------------------------------------------------------ computed
    @api.depends("type_id", "company_id")
    def _compute_symbol(self):
        for row in self:
            row.symbol = row.type_id._symbol(row.company_id)

    @api.depends("number", "symbol")
    def _compute_reference(self):
        for row in self:
            row.reference = f"{row.number or ''}/{row.symbol or ''}"

    @api.depends("issue_date")
    def _compute_year(self):
        for row in self:
            row.year = row.issue_date.year if row.issue_date else 0

    @api.depends("number")
    def _compute_position(self):
        for row in self:
            row.position = position(row.number)

    @api.depends("res_model", "res_id")
    def _compute_is_sealed(self):
        for row in self:
            row.is_sealed = bool(row.res_model or row.res_id)

    @api.onchange("type_id", "issue_date", "company_id")
    def _onchange_proposal(self):
        if not self._origin and self.type_id and self.issue_date:
            self.number = self._next(
                self.company_id, self.type_id, self.issue_date.year
            )

    @api.model
    def _waiting_domain(self):
        # What was entered today is not hidden because it was issued last year.
        return Domain("create_date", ">=", begin_of(vietnam_today()))

    # ------------------------------------------------------------ seal
    def _sealed_document(self):
        return self

    def _seal_message(self):
        return self.env._(
            "%s is in the register because the document was issued: its row cannot be "
            "written, changed or deleted by hand. Cancel or replace the document; its "
            "number stays taken.",
            self.reference,
        )

    @api.model_create_multi
    def create(self, vals_list):
        if not self._is_unsealed():
            vals_list = [self._entered(vals) for vals in vals_list]
            self._check_free([self._key(vals) for vals in vals_list])
        return super().create(vals_list)

    def write(self, vals):
        if not self._is_unsealed():
            vals = self._entered(vals)
            if {"company_id", "issue_date", "type_id", "number"} & set(vals):
                self._check_free([row._key(vals) for row in self], but=self)
        return super().write(vals)

    def _entered(self, vals):
        """Values that came in by hand: the number as printed."""
        if "number" not in vals:
            return vals
        return {**vals, "number": self._check_number(vals["number"])}

    def _key(self, vals):
        """What may be there once: (company id, year, type id, number)."""
        company = vals.get("company_id") or (self.company_id or self.env.company).id
        day = vals.get("issue_date") or self.issue_date
        day = fields.Date.to_date(day or vietnam_today())
        kind = vals.get("type_id") or self.type_id.id
        return company, day.year, kind, vals.get("number") or self.number

    # ------------------------------------------------------------ buttons
    def action_open_document(self):
        """Open the document that has this number."""
        self.ensure_one()
        self.check_access("read")
        document = self.env[self.res_model].browse(self.res_id).exists()
        if not document:
            raise UserError(self.env._("The document is not here any more."))
        return open_form(document)
