from odoo import fields, models

from ..document.iso_unit_document_mixin import company_of


class IsoPlanColumn(models.Model):
    """A column of a plan's table as that agency prints it.

    Neighbouring columns with the same ``group_label`` stand under one common
    heading (e.g. Trách nhiệm {Chính, Tham mưu}).
    """

    _name = "iso.plan.column"
    _description = "Column of a Plan Table"
    _inherit = ["iso.sealed.mixin"]
    _rec_name = "label"
    _order = "section_id, sequence, id"

    section_id = fields.Many2one(
        "iso.plan.section", required=True, ondelete="cascade", index=True
    )
    company_id = company_of("section_id")
    sequence = fields.Integer(default=10)
    content = fields.Selection(
        [
            ("number", "Row number"),
            ("name", "Content of the work"),
            ("deadline", "Deadline"),
            ("parties", "Parties"),
            ("outputs", "Expected outputs"),
            ("note", "Note (empty)"),
        ],
        required=True,
    )
    label = fields.Char(required=True)
    group_label = fields.Char("Common Heading")
    width = fields.Integer("Width (%)", default=20, aggregator=None)
    role_ids = fields.Many2many(
        "iso.party.role",
        string="Roles Shown",
        help="For a column of parties: only those with these roles. "
        "Empty: all parties.",
    )

    _width_positive = models.Constraint(
        "CHECK (width > 0 AND width <= 100)", "A width lies between 1 and 100 %."
    )

    def _sealed_document(self):
        return self.section_id.plan_id
