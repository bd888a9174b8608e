from odoo import fields, models
from odoo.fields import Domain

# A round may be combined with the inspection of administrative reform ("kiểm tra cải cách
# hành chính"): its questions and findings stand in a part of their own.
PARTS = [("iso", "ISO 9001"), ("reform", "Administrative reform")]
# What counts in the numbers of ISO: of questions, answers and findings. Everything that
# counts them for clauses, departments, repeats or coverage takes this domain.
ISO_PART = Domain("part", "=", "iso")
REFORM_PART = Domain("part", "=", "reform")


class IsoAuditFoundMixin(models.AbstractModel):
    """What was found out, and where: written in the answer to a question, and kept by the
    finding that is born of it."""

    _name = "iso.audit.found.mixin"
    _description = "What an Audit Found"

    part = fields.Selection(
        PARTS,
        required=True,
        default="iso",
        help="What is asked and found about administrative reform never counts in the "
        "numbers of ISO 9001.",
    )
    clause_id = fields.Many2one(
        "iso.clause",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('is_offered', '=', True)]",
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
