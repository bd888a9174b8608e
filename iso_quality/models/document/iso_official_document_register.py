from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ...tools.document_number_format import normalise


class IsoOfficialDocument(models.AbstractModel):
    """The kind of a document, its number, and its row in the register."""

    _inherit = "iso.official.document"

    # ------------------------------------------------------------ kind
    @api.model
    def _abbreviation_of(self, vals):
        """The abbreviation of the kind that the product gives a document with these
        values; see ``_document_abbreviations``."""
        return self._document_abbreviation

    @api.model
    def _document_type_of(self, vals):
        """The kind of a document with these values (iso.document.type, empty if
        unknown): the agency's own, where it calls this paper otherwise."""
        kinds = self.env["iso.document.type"]
        form = self.env["iso.form"]._of(self._agency_of(vals), self._form_key_of(vals))
        return kinds.browse(form.document_type_id.id) or kinds._by_code(
            self._abbreviation_of(vals)
        )

    def _document_type(self):
        """The kind of one document, as issued once it is issued; or of no document yet;
        see ``_document_type_of``."""
        return self.issued_type_id or self._document_type_of(self._kind_vals())

    def _kind_vals(self):
        """The values of one document, or of none yet, that decide on its kind (dict)."""
        return {"company_id": self.company_id.id}

    def _document_subject(self):
        """What the register says the document is about (trích yếu)."""
        return self.display_name

    # ------------------------------------------------------------ number
    def _next_number(self, issue_date):
        """The next free number for this document on a day of issue, e.g. "08"."""
        self.ensure_one()
        return self.env["iso.document.number"]._next(
            self.company_id, self._document_type(), issue_date.year
        )

    def _number_key(self, number, issue_date):
        kind = self._document_type()
        return self.company_id.id, issue_date.year, kind.id, number

    def _number_holder(self, number, issue_date):
        """The row of the register that has this number already (may be empty)."""
        self.ensure_one()
        return self.env["iso.document.number"]._holders(
            [self._number_key(number, issue_date)]
        )

    def _order_hint(self, number, issue_date):
        """What is out of order in the register with this number on this day; "" where
        numbers go with dates."""
        self.ensure_one()
        other = self.env["iso.document.number"]._out_of_order(
            self.company_id, self._document_type(), number, issue_date
        )
        if not other:
            return ""
        return self.env._(
            "Number %(number)s of %(day)s is out of the order of dates: %(other)s bears "
            "the date %(its_day)s. Look whether number and date are right.",
            number=number,
            day=format_date(self.env, issue_date),
            other=other.reference,
            its_day=format_date(self.env, other.issue_date),
        )

    def _check_number(self, number, issue_date):
        """A number for this document, as it is printed.

        :raise UserError: when it is no number or taken
        """
        register = self.env["iso.document.number"]
        if not self._document_type():
            raise UserError(
                self.env._(
                    "There is no document type with the abbreviation %s: ask the "
                    "administrator to add it.",
                    self._abbreviation_of(self._kind_vals()),
                )
            )
        number = register._check_number(number)
        register._check_free([self._number_key(number, issue_date)])
        return number

    # ------------------------------------------------------------ register
    def _register_vals(self):
        """The row of the register for this issued document."""
        self.ensure_one()
        return {
            "company_id": self.company_id.id,
            "type_id": self._document_type().id,
            "number": self.number,
            "symbol": self.symbol,
            "issue_date": self.issue_date,
            "subject": self._document_subject(),
            "signer_name": self.signer_name,
            "recipients": self.recipients,
            "res_model": self._name,
            "res_id": self.id,
        }

    def _enter_in_register(self):
        """Enter the document, which has just got its number.

        :raise UserError: when another user has just taken the number
        """
        # sudo: the row copies the document that has just been issued
        self.env["iso.document.number"]._enter(self.sudo()._register_vals())

    @api.model
    def _register_issued(self):
        """Enter documents issued before there was a register, and keep their heads.

        May be run again. When two documents bear the same number, the one issued first
        gets the row, and its note names the other one.
        """
        # sudo: run by upgrades
        register = self.env["iso.document.number"].sudo()._unsealed()
        documents = self.sudo()._unsealed()
        documents = documents.search(
            [("number", "!=", False), ("issue_date", "!=", False)],
            order="issue_date, id",
        ).filtered("is_sealed")
        known = register.search(
            [("res_model", "=", self._name), ("res_id", "in", documents.ids)]
        )
        known_ids = set(known.mapped("res_id"))
        for document in documents:
            if not document.letterhead_agency:
                document.write(document._frozen_vals())
            if document.id in known_ids:
                continue
            # What is no number by today's rule was printed all the same.
            number = normalise(document.number) or document.number
            holder = document._number_holder(number, document.issue_date)
            if not holder:
                register.create({**document._register_vals(), "number": number})
                continue
            # The register is kept in Vietnamese, like the documents in it.
            note = f"Trùng số với: {document.display_name}"
            if note not in (holder.note or ""):
                notes = [text for text in (holder.note, note) if text]
                holder._unsealed().note = "\n".join(notes)
