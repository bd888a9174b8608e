from odoo import fields, models


class IsoStandard(models.Model):
    """An edition of the standard that agencies declare conformity to."""

    _name = "iso.standard"
    _description = "Quality Standard"
    _order = "year desc, id"

    name = fields.Char(required=True, help="As printed, e.g. TCVN ISO 9001:2015.")
    year = fields.Integer("Edition", required=True, aggregator=None)
    active = fields.Boolean(default=True)
    clause_ids = fields.One2many("iso.clause", "standard_id", "Clauses")

    _name_uniq = models.Constraint("UNIQUE(name)", "This edition is known already.")
