from odoo import fields, models


class IsoAuditQuestion(models.Model):
    """A question that auditors ask, and what an agency shows for an answer."""

    _name = "iso.audit.question"
    _description = "Audit Question"
    _inherit = ["iso.shared.mixin"]
    _order = "clause_id, sequence, id"

    name = fields.Text("Question", required=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    clause_id = fields.Many2one(
        "iso.clause", required=True, index=True, ondelete="restrict"
    )
    evidence = fields.Text("What Is Shown", help="One paper or fact a line.")
    agency_kind_ids = fields.Many2many(
        "iso.audit.question.kind", string="Kinds of Agency", help="Empty: all."
    )
