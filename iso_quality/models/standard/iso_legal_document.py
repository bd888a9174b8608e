from odoo import api, fields, models

KINDS = [
    ("law", "Law"),
    ("decree", "Decree"),
    ("resolution", "Resolution"),
    ("decision", "Decision"),
    ("directive", "Directive"),
    ("circular", "Circular"),
    ("plan", "Plan"),
    ("guideline", "Guideline"),
    ("letter", "Official letter"),
    ("other", "Other document"),
]
# The citation stands in official documents, which are Vietnamese always.
KIND_WORDS = {
    "law": "Luật",
    "decree": "Nghị định",
    "resolution": "Nghị quyết",
    "decision": "Quyết định",
    "directive": "Chỉ thị",
    "circular": "Thông tư",
    "plan": "Kế hoạch",
    "guideline": "Hướng dẫn",
    "letter": "Công văn",
    "other": "Văn bản",
}


class IsoLegalDocument(models.Model):
    """A document that a plan is based on (căn cứ), with the dates of its force."""

    _name = "iso.legal.document"
    _description = "Legal Document"
    _inherit = ["iso.search.mixin", "iso.shared.mixin"]
    _rec_names_search = ["number", "subject"]
    _order = "date desc, id"
    _natural_key = ("number", "issuer")
    _found_by = ("number", "subject", "issuer")

    kind = fields.Selection(KINDS, required=True, default="decision")
    number = fields.Char(required=True, index="trigram")
    issuer = fields.Char(required=True, index="trigram")
    date = fields.Date("Issued On", required=True)
    subject = fields.Char(required=True, index="trigram")
    date_from = fields.Date("In Force From")
    date_to = fields.Date(
        "Expired On", help="First day on which the document is no longer in force."
    )
    replaced_by_id = fields.Many2one(
        "iso.legal.document", index="btree_not_null", check_company=True
    )
    active = fields.Boolean(default=True)

    _dates_ordered = models.Constraint(
        "CHECK (date_to IS NULL OR date_to > date)",
        "A document cannot expire before it is issued.",
    )

    @api.depends("kind", "number", "date", "issuer")
    def _compute_display_name(self):
        for document in self:
            word = KIND_WORDS.get(document.kind, "")
            document.display_name = f"{word} {document.number or ''}".strip()

    def _citation(self):
        """The text of one legal basis, without its closing punctuation.

        :return: str, e.g. ``Quyết định số 19/2014/QĐ-TTg ngày 05/3/2014 của Thủ
            tướng Chính phủ về …``; the day gets two digits, and so do January and
            February (Decree 30/2020/ND-CP, annex I, II.4).
        """
        self.ensure_one()
        month = f"{self.date.month:02d}" if self.date.month < 3 else self.date.month
        return (
            f"{KIND_WORDS[self.kind]} số {self.number} ngày "
            f"{self.date.day:02d}/{month}/{self.date.year} của {self.issuer} "
            f"{self.subject}"
        ).strip()

    def _expired_on(self, day):
        """The documents of ``self`` no longer in force on ``day`` (a date)."""
        return self.filtered(
            lambda document: (
                (document.date_to and document.date_to <= day)
                or (document.replaced_by_id and document.replaced_by_id.date <= day)
            )
        )
