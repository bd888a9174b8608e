from odoo import fields, models


class IsoPartyRole(models.Model):
    """The part an actor plays in a line: leads, drafts, cooperates, urges...

    ``assignment`` says what follows from it: *lead* receives a task of its own,
    *support* follows the leader's task.
    """

    _name = "iso.party.role"
    _description = "Role of a Party in a Plan Line"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    assignment = fields.Selection(
        [("lead", "Receives the task"), ("support", "Follows the leader's task")],
        required=True,
        default="lead",
    )

    _code_uniq = models.Constraint("UNIQUE(code)", "Another role has this code.")
