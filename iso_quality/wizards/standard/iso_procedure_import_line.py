from odoo import fields, models

# In the order of the list: what hands are needed for comes first.
STATUSES = [
    ("error", "To Be Mended"),
    ("changed", "Will Be Changed"),
    ("new", "New"),
    ("same", "Unchanged"),
]


class IsoProcedureImportLine(models.TransientModel):
    """What will be done for one row of a list of procedures; for the eye only."""

    _name = "iso.procedure.import.line"
    _description = "Row of a List of Procedures"
    _order = "place, number, id"

    wizard_id = fields.Many2one(
        "iso.procedure.import.wizard",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    number = fields.Integer("Row", readonly=True, aggregator=None)
    place = fields.Integer(readonly=True, aggregator=None)
    status = fields.Selection(STATUSES, "What Happens", readonly=True)
    note = fields.Text("Remark", readonly=True)
    code = fields.Char("Procedure Code", readonly=True)
    name = fields.Char("Procedure Name", readonly=True)
    kind = fields.Char(readonly=True)
    area = fields.Char("Field", readonly=True)
    is_new_area = fields.Boolean("New Field", readonly=True)
