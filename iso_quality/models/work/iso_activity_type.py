from odoo import fields, models


class IsoActivityType(models.Model):
    """What kind of work a line of the plan asks for (audit, review, report...).

    Later addons attach their records to the type by its ``code``.
    """

    _name = "iso.activity.type"
    _description = "Activity Type of the Plan"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    clause_ids = fields.Many2many(
        "iso.clause",
        string="Usual Clauses",
        domain="[('is_offered', '=', True)]",
    )

    _code_uniq = models.Constraint("UNIQUE(code)", "Another type has this code.")
