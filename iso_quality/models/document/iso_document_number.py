from psycopg2.errors import UniqueViolation

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import mute_logger

from ...tools.document_numbers import normalise, position
from ...tools.web_actions import open_form


class IsoDocumentNumber(models.Model):
    """One document in the agency's register of outgoing documents (sổ văn bản đi).

    The columns are those of Decree 30/2020/ND-CP, annex IV. Numbers begin with 01 each
    year, for each kind of document. Documents written here are entered when they are
    issued and stay for good; the secretary enters those issued outside the system.
    """

    _name = "iso.document.number"
    _description = "Outgoing Document"
    _inherit = ["iso.agency.mixin", "iso.sealed.mixin"]
    _order = "issue_date desc, position desc, id desc"
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
    )
    issue_date = fields.Date(
        "Issued On", required=True, default=fields.Date.context_today
    )
    year = fields.Integer(
        compute="_compute_year", store=True, precompute=True, aggregator=None
    )
    position = fields.Integer(
        compute="_compute_position", store=True, precompute=True, aggregator=None
    )
    # ------------------------------------------------------------ what the document says
    subject = fields.Text(required=True, help="What the document is about.")
    signer_name = fields.Char("Signed By")
    recipients = fields.Text(help="One recipient per line, as printed.")
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
        """Values that came in by hand: without a document, the number as printed."""
        if vals.get("res_model") or vals.get("res_id"):
            raise UserError(
                self.env._(
                    "Documents written here enter the register when they are issued, "
                    "not by hand."
                )
            )
        if "number" not in vals:
            return vals
        return {**vals, "number": self._check_number(vals["number"])}

    def _key(self, vals):
        """What may be there once: (company id, year, type id, number)."""
        company = vals.get("company_id") or (self.company_id or self.env.company).id
        day = vals.get("issue_date") or self.issue_date
        day = fields.Date.to_date(day or fields.Date.context_today(self))
        kind = vals.get("type_id") or self.type_id.id
        return company, day.year, kind, vals.get("number") or self.number

    # ------------------------------------------------------------ numbers
    def _check_number(self, number):
        """A number as it is printed.

        :raise UserError: when it is none, with what to write instead
        """
        found = normalise(number)
        if not found:
            raise UserError(
                self.env._(
                    '"%s" cannot be the number of a document. Enter digits only, with '
                    "a letter at the end if need be (08, 08a): the symbol after the "
                    "slash is added by itself.",
                    number or "",
                )
            )
        return found

    def _next(self, company, kind, year):
        """The next free number of a kind of document, e.g. "08".

        :param company: res.company
        :param kind: iso.document.type
        :param int year: the year of the issue date
        """
        last = self.search_fetch(
            [
                ("company_id", "=", company.id),
                ("year", "=", year),
                ("type_id", "=", kind.id),
            ],
            ["position"],
            order="position desc",
            limit=1,
        )
        return normalise(str(last.position + 1))

    def _holders(self, keys):
        """The rows that have one of these keys (see ``_key``)."""
        if not keys:
            return self.browse()
        companies, years, kinds, numbers = map(set, zip(*keys, strict=True))
        rows = self.search(
            [
                ("company_id", "in", list(companies)),
                ("year", "in", list(years)),
                ("type_id", "in", list(kinds)),
                ("number", "in", list(numbers)),
            ]
        )
        keys = set(keys)
        return rows.filtered(lambda row: row._key({}) in keys)

    def _check_free(self, keys, but=None):
        """:raise UserError: when a number is taken by another row than ``but``"""
        holders = self._holders(keys) - (but or self.browse())
        if holders:
            raise UserError(holders[0]._taken_message())

    def _taken_message(self):
        """By which document this row's number is used, and which one is free."""
        self.ensure_one()
        return self.env._(
            "Number %(number)s of %(year)s is taken by %(document)s (%(subject)s). "
            "The next free number is %(next)s.",
            number=self.number,
            year=self.year,
            document=self.reference,
            subject=self.subject,
            next=self._next(self.company_id, self.type_id, self.year),
        )

    def _enter(self, vals):
        """Enter a document that is being issued; the only way for rows of documents.

        Two users may enter the same number at once: the second waits until the first
        is through, and is told.

        :param dict vals: values of one row
        :raise UserError: when the number is taken, by whom and which one is free
        """
        key = self._key(vals)
        self._check_free([key])
        try:
            # Nothing else is flushed here: creating inserts the row at once.
            with mute_logger("odoo.sql_db"), self.env.cr.savepoint(flush=False):
                return self.sudo()._unsealed().create(vals)
        except UniqueViolation as error:
            if error.diag.constraint_name != "iso_document_number_number_once":
                raise
        # The row that was faster is invisible to this transaction.
        with self.env.registry.cursor() as cr:
            holder = self.with_env(self.env(cr=cr))._holders([key])
            message = holder[:1] and holder[0]._taken_message()
        raise UserError(
            message
            or self.env._("Somebody else has just taken this number. Choose another.")
        )

    # ------------------------------------------------------------ buttons
    def action_open_document(self):
        """Open the document that has this number."""
        self.ensure_one()
        document = self.env[self.res_model].browse(self.res_id).exists()
        if not document:
            raise UserError(self.env._("The document is not here any more."))
        return open_form(document)
