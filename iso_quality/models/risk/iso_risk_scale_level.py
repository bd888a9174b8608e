from odoo import api, fields, models

from ..document.iso_unit_document_mixin import company_of


class IsoRiskScaleLevel(models.Model):
    """One level of likelihood or impact: a number and the words for it."""

    _name = "iso.risk.scale.level"
    _description = "Level of a Risk Scale"
    _inherit = ["iso.sealed.mixin"]
    _order = "scale_id, axis, value"

    scale_id = fields.Many2one(
        "iso.risk.scale", required=True, ondelete="cascade", index=True
    )
    company_id = company_of("scale_id")
    axis = fields.Selection(
        [("likelihood", "Likelihood"), ("impact", "Impact")],
        required=True,
        default="likelihood",
    )
    value = fields.Integer(required=True, default=1, aggregator=None)
    name = fields.Char(required=True, help="As printed.")
    description = fields.Text("When It Is Chosen")

    _value_uniq = models.Constraint(
        "UNIQUE(scale_id, axis, value)", "Another level has this number."
    )

    def _sealed_document(self):
        return self.scale_id

    @api.depends("name", "value", "scale_id.in_words")
    def _compute_display_name(self):
        for level in self:
            plain = level.scale_id.in_words
            level.display_name = (
                level.name if plain else f"{level.value} – {level.name}"
            )
