from odoo import fields, models

STATUSES = [
    ("new", "New Person"),
    ("here", "Already Here"),
    ("error", "To Be Mended"),
]


class IsoPeopleImportLine(models.TransientModel):
    """What will be done for one row of a list of people; for the eye only."""

    _name = "iso.people.import.line"
    _description = "Row of a List of People"
    # Errors come first: they are what hands are needed for.
    _order = "status, number, id"

    wizard_id = fields.Many2one(
        "iso.people.import.wizard",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    number = fields.Integer("Row", readonly=True)
    status = fields.Selection(STATUSES, "What Happens", readonly=True)
    note = fields.Char("Remark", readonly=True)
    name = fields.Char("Full Name", readonly=True)
    job_title = fields.Char(readonly=True)
    department = fields.Char(readonly=True)
    is_new_department = fields.Boolean("New Department", readonly=True)
    email = fields.Char("E-mail", readonly=True)
    login = fields.Char(readonly=True)
    role_names = fields.Char("Role", readonly=True)
    is_head = fields.Boolean("Head", readonly=True)
