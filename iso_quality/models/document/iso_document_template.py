from odoo import api, fields, models
from odoo.fields import Domain

from .iso_official_document_mixin import CAPACITIES

# What a new document takes over from the template of its agency.
_PLAIN = ("recipients", "place", "signer_id")
# These three are one text on paper: taken over together or not at all.
_SIGNATURE = ("signer_capacity", "signer_on_behalf", "signer_title")


class IsoDocumentTemplate(models.Model):
    """How an agency's documents of one kind look: letterhead, signature, layout.

    "Mẫu văn bản của cơ quan". The limits of the layout are those of Decree
    30/2020/ND-CP, annex I, part I. A template without a kind is for all kinds that
    have none of their own.
    """

    _name = "iso.document.template"
    _description = "Document Template of the Agency"
    _inherit = ["iso.agency.mixin", "iso.answered.mixin"]
    _answered_unit = ""
    _order = "company_id, type_id, id"

    # ------------------------------------------------------------ for what
    company_id = fields.Many2one(index=False, ondelete="cascade")
    type_id = fields.Many2one(
        "iso.document.type",
        "Kind of Document",
        index="btree_not_null",
        ondelete="cascade",
        help="Empty: for every kind of document without a template of its own.",
    )
    active = fields.Boolean(default=True)
    # ------------------------------------------------------------ letterhead
    superior_name = fields.Text(
        "Superior Line",
        compute="_compute_superior_name",
        store=True,
        readonly=False,
        precompute=True,
        help="The agency printed above this one, with the line breaks wanted on paper. "
        "It follows the agency's data when these change.",
    )
    agency_name = fields.Text(
        "Agency as Printed",
        compute="_compute_agency_name",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="The name at the head of documents, with the line breaks wanted on "
        "paper. It follows the agency's data when these change.",
    )
    place = fields.Char(
        compute="_compute_place", store=True, readonly=False, precompute=True
    )
    # ------------------------------------------------------------ recipients, signature
    recipients = fields.Text(help="One recipient per line, as printed.")
    signer_id = fields.Many2one("res.users", check_company=True)
    signer_capacity = fields.Selection(CAPACITIES, "Signing Capacity")
    signer_on_behalf = fields.Char(
        "Signed For", help="Printed after the capacity, e.g. ỦY BAN NHÂN DÂN."
    )
    signer_title = fields.Char(
        "Title of the Signer", help="Printed above the signature."
    )
    # ------------------------------------------------------------ layout
    font_size = fields.Selection(
        [("13", "13 pt"), ("14", "14 pt")], required=True, default="14"
    )
    line_spacing = fields.Selection(
        [
            ("1.0", "Single"),
            ("1.15", "1.15 lines"),
            ("1.3", "1.3 lines"),
            ("1.5", "1.5 lines"),
        ],
        required=True,
        default="1.15",
    )
    margin_top = fields.Integer(
        "Top Margin (mm)", required=True, default=20, aggregator=None
    )
    margin_bottom = fields.Integer(
        "Bottom Margin (mm)", required=True, default=20, aggregator=None
    )
    margin_left = fields.Integer(
        "Left Margin (mm)", required=True, default=30, aggregator=None
    )
    margin_right = fields.Integer(
        "Right Margin (mm)", required=True, default=20, aggregator=None
    )
    draft_watermark = fields.Boolean(
        "Watermark on Drafts",
        default=True,
        help="Prints across each page of a document that is not issued yet that it "
        "is a draft.",
    )

    _once_per_kind = models.UniqueIndex(
        "(company_id, COALESCE(type_id, 0)) WHERE active",
        "The agency has a template for this kind of document already. Open that one.",
    )
    _margins_top_bottom = models.Constraint(
        "CHECK (margin_top BETWEEN 20 AND 25 AND margin_bottom BETWEEN 20 AND 25)",
        "Top and bottom margins are 20 to 25 mm (Decree 30/2020/ND-CP, annex I).",
    )
    _margin_left_range = models.Constraint(
        "CHECK (margin_left BETWEEN 30 AND 35)",
        "The left margin is 30 to 35 mm (Decree 30/2020/ND-CP, annex I).",
    )
    _margin_right_range = models.Constraint(
        "CHECK (margin_right BETWEEN 15 AND 20)",
        "The right margin is 15 to 20 mm (Decree 30/2020/ND-CP, annex I).",
    )

    # ------------------------------------------------------------ computed
    # What the agency is called now is right, whatever was written here before.
    @api.depends("company_id.iso_superior_name")
    def _compute_superior_name(self):
        for template in self:
            template.superior_name = template.company_id.iso_superior_name

    @api.depends("company_id.name")
    def _compute_agency_name(self):
        for template in self:
            template.agency_name = template.company_id.name

    @api.depends("company_id.iso_place")
    def _compute_place(self):
        for template in self:
            template.place = template.company_id.iso_place

    @api.depends("type_id")
    def _compute_display_name(self):
        for template in self:
            template.display_name = template.type_id.name or self.env._(
                "Every kind of document"
            )

    # ------------------------------------------------------------ use
    @api.model
    def _for(self, company, kind):
        """The template to use for an agency's documents of a kind.

        :param company: res.company
        :param kind: iso.document.type, may be empty
        :return: iso.document.template, empty when the agency has none
        """
        # sudo: how a document looks is for all who may see the document
        templates = self.sudo().search(
            [("company_id", "=", company.id), ("type_id", "in", [kind.id, False])]
        )
        return templates.filtered("type_id")[:1] or templates[:1]

    def _complete(self, vals, signs=True):
        """Values of a new document, completed by this template.

        What is given stays. Capacity, "signed for" and title are one text: they are
        completed only when what is given of them, and the signer, agree with the
        template.

        :param dict vals: values for ``create``
        :param bool signs: whether the template's signer signs the document
        :return: dict
        """
        if not self:
            return vals
        signer = vals.get("signer_id")
        done = {
            **vals,
            **{
                name: self._fields[name].convert_to_write(self[name], self)
                for name in _PLAIN
                if not vals.get(name) and self[name] and (signs or name != "signer_id")
            },
        }
        if not signs:
            return done
        agrees = not signer or not self.signer_id or signer == self.signer_id.id
        if agrees and all(
            vals.get(n) in (None, False, "", self[n]) for n in _SIGNATURE
        ):
            done.update({name: self[name] for name in _SIGNATURE})
        return done

    # ------------------------------------------------------------ who answers
    @api.model
    def _answered(self):
        return {"signer_id": Domain("active", "=", True)}

    def _answering_instead(self, users, people):
        return people.leader - users
