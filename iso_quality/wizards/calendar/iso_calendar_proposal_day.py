from odoo import fields, models

KINDS = [
    ("off", "Day off to enter"),
    ("worked", "Day made up to enter"),
    ("not_off", "Day off to delete"),
    ("not_worked", "Day made up to delete"),
]


class IsoCalendarProposalDay(models.TransientModel):
    """One difference: a day to enter or to delete."""

    _name = "iso.calendar.proposal.day"
    _description = "Proposed Day"
    _order = "date, id"

    proposal_id = fields.Many2one(
        "iso.calendar.proposal", required=True, ondelete="cascade"
    )
    take = fields.Boolean(default=True)
    kind = fields.Selection(KINDS, required=True)
    date = fields.Date("Day", required=True)
    name = fields.Char("Reason")
