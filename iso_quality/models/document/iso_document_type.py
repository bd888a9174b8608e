from odoo import api, fields, models, tools
from odoo.exceptions import UserError


class IsoDocumentType(models.Model):
    """A kind of official document and its abbreviation (loại văn bản).

    The abbreviations are those of Decree 30/2020/ND-CP, annex III. Names are not
    translated: they are printed, and official documents are Vietnamese always.
    """

    _name = "iso.document.type"
    _description = "Document Type"
    _order = "sequence, code, id"
    _rec_names_search = ["name", "code"]

    name = fields.Char(
        required=True, help="The kind as it is printed, e.g. Kế hoạch, Quyết định."
    )
    code = fields.Char(
        "Abbreviation", required=True, help="E.g. KH in the symbol KH-SCT."
    )
    in_symbol = fields.Boolean(
        "Printed in the Symbol",
        default=True,
        help="Official letters have no abbreviation in their symbol: 12/SCT.",
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_once = models.UniqueIndex(
        "(code)", "There is a document type with this abbreviation already."
    )

    @api.model
    @tools.ormcache("code")
    def _id_of(self, code):
        # sudo: one of the product's kinds, by its code in our source
        return (
            self.sudo()
            .with_context(active_test=False)
            .search([("code", "=", code)], limit=1)
            .id
        )

    def _by_code(self, code):
        """The type with an abbreviation, archived or not; empty if there is none."""
        return self.browse(self._id_of(code) or ())

    def _symbol(self, company):
        """The symbol of this kind's documents of an agency, e.g. KH-SCT."""
        parts = [self.in_symbol and self.code, company.iso_symbol]
        return "-".join(part for part in parts if part)

    def _codes_in_use(self):
        """The abbreviations by which models of documents find their type."""
        base = self.env.registry["iso.official.document"]
        found = (
            {model._document_abbreviation, *model._document_abbreviations}
            for model in self.env.registry.values()
            if issubclass(model, base)
        )
        return set().union(*found) - {""}

    @api.model_create_multi
    def create(self, vals_list):
        types = super().create(vals_list)
        self.env.registry.clear_cache()
        return types

    def write(self, vals):
        if "code" in vals:
            self.filtered(lambda kind: kind.code != vals["code"])._check_not_in_use()
        result = super().write(vals)
        if "code" in vals:
            self.env.registry.clear_cache()
        return result

    @api.ondelete(at_uninstall=True)
    def _unlink_except_in_use(self):
        self._check_not_in_use()
        self.env.registry.clear_cache()

    def _check_not_in_use(self):
        """:raise UserError: for kinds that the product itself issues"""
        codes = self._codes_in_use()
        for kind in self.filtered(lambda kind: kind.code in codes):
            raise UserError(
                self.env._(
                    'Documents of the kind "%(name)s" are written here: their '
                    "abbreviation %(code)s has to stay. You may change the name, or "
                    "add another document type.",
                    name=kind.name,
                    code=kind.code,
                )
            )
