from odoo import api, fields, models, tools

from ...tools.vietnam_time import vietnam_today


class IsoForm(models.Model):
    """What an agency calls one of its papers, and the code and issue of the form (biểu
    mẫu) it is written on. Without a row the product's own words are printed.

    Agencies call the same paper by different kinds: for some the audits of a year are a
    "Chương trình" and one round has a "Kế hoạch", for others it is the other way round.
    """

    _name = "iso.form"
    _description = "Form of the Agency"
    _inherit = ["iso.search.mixin", "iso.agency.mixin"]
    _order = "company_id, form_code, key, id"
    _found_by = ("form_code", "title", "document_type_id")
    _rec_name = "key"

    company_id = fields.Many2one(index=False, ondelete="cascade")
    # Rooms below add their papers.
    key = fields.Selection(
        [("plan", "Plan of the year"), ("objective_report", "Report on objectives")],
        "Paper",
        required=True,
    )
    document_type_id = fields.Many2one(
        "iso.document.type",
        "Kind of Document",
        index="btree_not_null",
        ondelete="restrict",
        help="Where the agency issues this paper as another kind, e.g. Chương trình "
        "instead of Kế hoạch: title, number and symbol follow it.",
    )
    title = fields.Char(
        "What It Is About",
        help="Printed under the kind. Empty: the usual words.",
        index="trigram",
    )
    form_code = fields.Char(help="E.g. BM-ĐGNB-02.", index="trigram")
    issue = fields.Char("Issue of the Form", help="E.g. 02.")
    issue_date = fields.Date("Form Issued On")

    _once = models.UniqueIndex(
        "(company_id, key)",
        "The agency has data on the form of this paper already. Open that one.",
    )

    @api.depends("key", "form_code")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["key"]._description_selection(self.env))
        for form in self:
            parts = [labels.get(form.key), form.form_code]
            form.display_name = " – ".join(filter(None, parts))

    # ------------------------------------------------------------ use
    @api.model
    @tools.ormcache("company_id")
    def _ids_of(self, company_id):
        # sudo: what an agency calls its papers is for all who may see them
        forms = self.sudo().search([("company_id", "=", company_id)])
        return {form.key: form.id for form in forms}

    @api.model
    def _of(self, company, key):
        """What an agency says about one of its papers.

        :param company: res.company, may be empty
        :param str key: which paper
        :return: iso.form, empty when the agency says nothing
        """
        ids = self._ids_of(company.id) if company and key else {}
        found = self.browse(ids.get(key, ()))
        # sudo: as ``_ids_of``
        return found.with_prefetch(list(ids.values())).sudo()

    def _line(self, day=None):
        """Code, issue and date as printed at the foot of the paper; "" without a code.

        :param day: of the paper, else today: what was written before this issue of the
            form was on an earlier one
        """
        if not (self.form_code or "").strip():
            return ""
        parts = [self.form_code.strip()]
        day = day or vietnam_today()
        if not self.issue_date or self.issue_date <= day:
            if (self.issue or "").strip():
                parts.append(f"Lần ban hành: {self.issue.strip()}")
            if self.issue_date:
                parts.append(f"Ngày ban hành: {self.issue_date:%d/%m/%Y}")
        return " · ".join(parts)

    # ------------------------------------------------------------ changes
    @api.model_create_multi
    def create(self, vals_list):
        # No row: the product's kind until now.
        followed = [
            self._followed(self._agency(vals), vals.get("key")) for vals in vals_list
        ]
        forms = super().create(vals_list)
        self.env.registry.clear_cache()
        self._follow(followed)
        return forms

    def write(self, vals):
        follows = {"document_type_id", "key"} & vals.keys()
        keys = [(form.company_id, form.key) for form in self if follows]
        keys += [(form.company_id, vals["key"]) for form in self if "key" in vals]
        followed = [self._followed(*key) for key in keys]
        result = super().write(vals)
        self.env.registry.clear_cache()
        self._follow(followed)
        return result

    def unlink(self):
        followed = [self._followed(form.company_id, form.key) for form in self]
        result = super().unlink()
        self.env.registry.clear_cache()
        self._follow(followed)
        return result

    @api.model
    def _agency(self, vals):
        company = vals.get("company_id") or self.env.company.id
        return self.env["res.company"].browse(company)

    @api.model
    def _followed(self, company, key):
        """The open documents whose symbol follows their kind (list of records)."""
        base = self.env.registry["iso.official.document"]
        return [
            self.env[name]._symbols_of_form(company, key)
            for name, model in self.env.registry.items()
            if issubclass(model, base)
            and not model._abstract
            and model._form_key is not base._form_key
        ]

    @api.model
    def _follow(self, followed):
        """Give documents the symbol of the kind that they are now of."""
        for groups in followed:
            for documents in groups:
                documents._compute_symbol()
