from odoo import api, fields, models


class IsoOfficialDocument(models.AbstractModel):
    """The template of a document, its letterhead, and what it keeps when issued.

    What is printed at the head of an issued document and under its signature is kept
    as it was on that day: neither the agency's new name nor another template changes
    it.
    """

    _inherit = "iso.official.document"

    letterhead_superior = fields.Text(
        "Superior Line as Issued", readonly=True, copy=False
    )
    letterhead_agency = fields.Text("Agency as Issued", readonly=True, copy=False)
    signer_name = fields.Char("Signed By", readonly=True, copy=False)

    # ------------------------------------------------------------ template
    def _document_template(self):
        """The agency's template for this document (may be empty)."""
        return self.env["iso.document.template"]._for(
            self.company_id, self._document_type()
        )

    @api.model_create_multi
    def create(self, vals_list):
        templates = {}
        completed = []
        for vals in vals_list:
            key = self._agency_of(vals), self._document_type_of(vals)
            if key not in templates:
                templates[key] = self.env["iso.document.template"]._for(*key)
            signs = self._takes_signer(vals)
            completed.append(templates[key]._complete(vals, signs))
        return super().create(completed)

    @api.model
    def _takes_signer(self, vals):
        """Whether a document with these values is signed by whom the agency's template
        names."""
        return True

    @api.model
    def _agency_of(self, vals):
        """The agency of a document with these values (res.company)."""
        return self.env["res.company"].browse(
            vals.get("company_id") or self.env.company.id
        )

    # ------------------------------------------------------------ letterhead
    def _letterhead(self):
        """What is printed at the head of the document.

        :return: dict(superior, agency, place) of str; superior and agency may have
            line breaks, superior and place may be empty. As issued, once it is
            issued; before, as the template or the agency's data say now.
        """
        self.ensure_one()
        # sudo: the head of a document is for all who may read the document
        document = self.sudo()
        if document.letterhead_agency:
            superior, agency = document.letterhead_superior, document.letterhead_agency
            place = document.place
        else:
            company, template = document.company_id, document._document_template()
            superior, agency = company.iso_superior_name, company.name
            if template:
                superior, agency = template.superior_name, template.agency_name
            place = document.place or template.place or company.iso_place
        return {
            "superior": superior or "",
            "agency": agency or "",
            "place": place or "",
        }

    def _signer_name(self):
        """The name printed under the signature; as issued, once it is issued."""
        self.ensure_one()
        # sudo: the name is printed for all who may read the document
        return self.signer_name or self.sudo().signer_id.name or ""

    # ------------------------------------------------------------ kept when issued
    def _frozen_vals(self):
        """What an issued document keeps of its agency and its signer."""
        letterhead = self._letterhead()
        return {
            "letterhead_superior": letterhead["superior"],
            "letterhead_agency": letterhead["agency"],
            "place": letterhead["place"],
            "signer_name": self._signer_name(),
        }

    def _citations(self):
        """The legal bases as they are cited today, one a line (str)."""
        self.ensure_one()
        # sudo: the text is printed for all who may read the document
        bases = self.sudo().legal_basis_ids.sorted("date")
        return "\n".join(basis._citation() for basis in bases)
