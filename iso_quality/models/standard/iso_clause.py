from odoo import api, fields, models


class IsoClause(models.Model):
    """A clause of an edition of the standard: its number and a short title."""

    _name = "iso.clause"
    _description = "Clause of the Standard"
    _parent_store = True
    _rec_names_search = ["number", "title"]
    _order = "standard_id, sequence, id"

    standard_id = fields.Many2one(
        "iso.standard", required=True, ondelete="cascade", index=True
    )
    sequence = fields.Integer(default=10)
    number = fields.Char(required=True)
    title = fields.Char(required=True, translate=True)
    parent_id = fields.Many2one(
        "iso.clause", ondelete="cascade", index="btree_not_null"
    )
    parent_path = fields.Char(index=True, readonly=True)
    child_ids = fields.One2many("iso.clause", "parent_id", readonly=True)

    _number_uniq = models.Constraint(
        "UNIQUE(standard_id, number)", "The standard has a clause of this number."
    )

    @api.depends("number", "title")
    def _compute_display_name(self):
        for clause in self:
            clause.display_name = f"{clause.number} {clause.title or ''}".strip()
