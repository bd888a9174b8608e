from odoo import fields, models

# What a conclusion comes to, whatever an agency calls it.
MEANINGS = [
    ("conform", "Conforms"),
    ("remark", "Observation"),
    ("nonconform", "Does not conform"),
    ("none", "Does not apply"),
]
# What somebody has to look at afterwards.
FOUND = ("remark", "nonconform")


class IsoAuditConclusion(models.Model):
    """What an auditor may conclude on a question: Phù hợp, Lưu ý, Không phù hợp, Không áp
    dụng, or what an installation calls them. Names are printed: Vietnamese always."""

    _name = "iso.audit.conclusion"
    _description = "Conclusion on a Question"
    _order = "sequence, id"

    name = fields.Char(required=True)
    code = fields.Char("Abbreviation", required=True, help="E.g. PH, LY, KPH, KAD.")
    meaning = fields.Selection(MEANINGS, required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_uniq = models.Constraint("UNIQUE(code)", "Another one has this abbreviation.")
