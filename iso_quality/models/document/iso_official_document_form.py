from odoo import api, fields, models


class IsoOfficialDocument(models.AbstractModel):
    """The form of a document (biểu mẫu): what the agency calls this paper, its code and
    issue; kept as they were when the document is issued."""

    _inherit = "iso.official.document"

    issued_type_id = fields.Many2one(
        "iso.document.type",
        "Kind as Issued",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )
    form_line = fields.Char("Form as Issued", readonly=True, copy=False)

    # ------------------------------------------------------------ which form
    def _form_key(self):
        """Which paper of the agency one document is (``iso.form``, ``key``); "" where
        agencies have no form of it."""
        return ""

    @api.model
    def _form_key_of(self, vals):
        """As ``_form_key``, of a document with these values; for models whose records are
        of several kinds."""
        return self._form_key()

    def _form(self):
        """The agency's data on this paper (iso.form, may be empty)."""
        # sudo: only whose document it is
        return self.env["iso.form"]._of(self.sudo().company_id, self._form_key())

    def _form_text(self):
        """Code, issue and date of the form as printed; as issued, once it is issued."""
        self.ensure_one()
        if self.letterhead_agency:
            return self.form_line or ""
        return self._form()._line()

    # ------------------------------------------------------------ kept when issued
    def _frozen_vals(self):
        return {
            **super()._frozen_vals(),
            "issued_type_id": self._document_type().id,
            "form_line": self._form_text(),
        }

    # ------------------------------------------------------------ another kind
    @api.model
    def _symbols_of_form(self, company, key):
        """The open documents of an agency whose symbol is the one of their kind: it
        follows the kind.

        :param str key: which paper
        """
        # sudo: who changes the form may not read every draft
        documents = self.sudo().search(
            [("company_id", "=", company.id), ("state", "in", [*self._open_states])]
        )
        return documents.filtered(
            lambda one: (
                one._form_key() == key
                and one.symbol == one._document_type()._symbol(company)
            )
        )
