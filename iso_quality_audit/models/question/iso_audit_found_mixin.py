from odoo import fields, models


class IsoAuditFoundMixin(models.AbstractModel):
    """What was found out, and where: written in the answer to a question, and kept by the
    finding that is born of it."""

    _name = "iso.audit.found.mixin"
    _description = "What an Audit Found"

    clause_id = fields.Many2one(
        "iso.clause",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('standard_id.active', '=', True)]",
    )
    procedure_id = fields.Many2one(
        "iso.procedure",
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
    )
    grade = fields.Selection([("major", "Major"), ("minor", "Minor")], copy=False)
    requirement = fields.Text("What Is Required", copy=False)
    seen = fields.Text("What Was Seen", copy=False)
    place = fields.Char("Where", copy=False)
