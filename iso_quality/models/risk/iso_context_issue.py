from odoo import fields, models


class IsoContextIssue(models.Model):
    """An internal or external issue that bears on the quality system (4.1)."""

    _name = "iso.context.issue"
    _description = "Issue of the Context"
    _inherit = ["iso.search.mixin", "iso.context.entry"]
    _found_by = ("name", "description")
    _risk_link = "issue_ids"
    _carried = ("name", "place", "kind", "effect", "handling", "is_climate")

    name = fields.Char("Context Issue", required=True, index="trigram")
    place = fields.Selection(
        [("internal", "Internal"), ("external", "External")],
        "Inside or Outside",
        required=True,
        default="internal",
    )
    kind = fields.Selection(
        [
            ("strength", "Strength"),
            ("weakness", "Weakness"),
            ("opportunity", "Opportunity"),
            ("threat", "Threat"),
        ]
    )
    description = fields.Text(index="trigram")
    effect = fields.Text("Effect on the Quality System")
    handling = fields.Text("How It Is Handled")
    is_climate = fields.Boolean("Question on Climate Change", readonly=True)
    relevance = fields.Selection(
        [("yes", "Matters"), ("no", "Does not matter")],
        "Does Climate Change Matter",
        help="Asked every year (ISO 9001:2015/Amd 1:2024, 4.1).",
    )
    origin_id = fields.Many2one(
        "iso.context.issue", "Last Year", readonly=True, index="btree_not_null"
    )
    risk_ids = fields.Many2many(
        "iso.risk", string="Risks and Opportunities", readonly=True
    )

    def _carried_vals(self, context):
        vals = super()._carried_vals(context)
        # The climate is asked about anew; other descriptions stand until changed.
        if not self.is_climate:
            vals["description"] = self.description
        return vals
