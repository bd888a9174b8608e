from odoo import fields, models

STATUSES = [
    ("error", "To Be Mended"),
    ("new", "New"),
    ("revised", "Changed"),
    ("same", "Unchanged"),
    ("title", "Heading, Passed Over"),
]


class IsoAuditQuestionImportLine(models.TransientModel):
    """What will be done for one row of a list of questions; for the eye only."""

    _name = "iso.audit.question.import.line"
    _description = "Row of a List of Questions"
    # Errors come first: they are what hands are needed for.
    _order = "status, number, id"

    wizard_id = fields.Many2one(
        "iso.audit.question.import.wizard",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    number = fields.Integer("Row", readonly=True)
    status = fields.Selection(STATUSES, "What Happens", readonly=True)
    note = fields.Text("Remark", readonly=True)
    code = fields.Char(readonly=True)
    name = fields.Text("Question", readonly=True)
