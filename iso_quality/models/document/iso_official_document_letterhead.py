from odoo import api, fields, models
from odoo.exceptions import UserError


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
    signer_collective = fields.Char(
        "Signed for the Collective",
        readonly=True,
        copy=False,
        help="Printed above KT. where the head himself signs for a collective (TM.).",
    )

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

    # ------------------------------------------------------------ who signs, and how
    _signing_names = (
        "signer_id",
        "signer_capacity",
        "signer_on_behalf",
        "signer_title",
    )

    def _signs_for_agency(self):
        """Whether one of the agency's leaders signs, not a person of the paper's own."""
        return self._issuing().signs == "leader"

    def _signing_of(self, signer):
        """How a leader signs one document: the head in the usual way, a deputy for the
        head (KT., Decree 30/2020/ND-CP, annex I, II.7).

        :param signer: res.users
        :return: dict of the fields in ``_signing_names``
        """
        # sudo: names and titles are printed for all who may read the document
        document, signer = self.sudo(), signer.sudo()
        head = document.company_id.iso_head_user_id
        usual = {name: document[name] for name in self._signing_names}
        usual["signer_id"] = document.signer_id.id
        is_own = document.signer_capacity in ("kt", "q", "tl", "tuq")
        if not head or (signer == document.signer_id and (signer == head or is_own)):
            return usual
        template = document._document_template()
        heads = document if document.signer_id == head and not is_own else template
        title = heads.signer_title or _title_of(head, document.company_id)
        if signer == head:
            return {
                "signer_id": head.id,
                "signer_capacity": heads.signer_capacity,
                "signer_on_behalf": heads.signer_on_behalf,
                "signer_title": title,
            }
        return {
            "signer_id": signer.id,
            "signer_capacity": "kt",
            "signer_on_behalf": title,
            "signer_title": _title_of(signer, document.company_id),
        }

    def _collective_of(self, capacity):
        """The collective that a deputy signs for as its head does: TM. ỦY BAN NHÂN DÂN,
        KT. CHỦ TỊCH (Decree 30/2020/ND-CP, annex I, II.7); False elsewhere.

        :param str capacity: in which the document is signed
        """
        template = self._document_template()
        for usual in (self, template):
            if capacity == "kt" and usual.signer_capacity == "tm":
                return usual.signer_on_behalf
        return self.signer_collective if capacity == "kt" else False

    def _signer_left_message(self):
        """That whoever should sign this document has left; "" while he is there."""
        # sudo: whether the account is in use
        signer = self.sudo().signer_id
        if not signer or signer.active:
            return ""
        return self.env._(
            "%(who)s, who should sign “%(document)s”, has left. Choose who signs it, "
            "and in which capacity.",
            who=signer.name,
            document=self.display_name,
        )

    def _sign_as(self, signing):
        """Write down who signs one document about to be issued.

        :param dict signing: see ``issue``
        :raise UserError: for a signer who has left or is none of the agency's leaders
        """
        self.ensure_one()
        if not self._signs_for_agency():
            return
        # sudo: signing was asked for; compared only
        document = self.sudo()
        if isinstance(signing, dict) and signing:
            vals = {name: signing.get(name) for name in self._signing_names}
            leaders = self.env["res.users"]._iso_members("leader", document.company_id)
            if vals["signer_id"] not in leaders.ids:
                raise UserError(
                    self.env._("Choose one of the agency's leaders as the signer.")
                )
            self._iso_check_values(vals)
        elif document.signer_id.active:
            vals = self._signing_of(document.signer_id)
        elif why := self._signer_left_message():
            raise UserError(why)
        else:
            return
        vals["signer_collective"] = document._collective_of(vals["signer_capacity"])
        changed = {
            name: value
            for name, value in vals.items()
            if (value or False)
            != (document._fields[name].convert_to_write(document[name], document))
        }
        if changed:
            document._unsealed().write(changed)

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


def _title_of(user, company):
    """The title of a person in an agency (str), "" where none is known."""
    # sudo: titles are printed
    return user.sudo().with_company(company).employee_id.job_title or ""
