from odoo import fields, models

from odoo.addons.iso_quality.models.agency.res_company import AGENCY_KINDS


class IsoAuditQuestionKind(models.Model):
    """A kind of agency, to say where a question is asked; those that agencies have."""

    _name = "iso.audit.question.kind"
    _description = "Kind of Agency a Question is for"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True, readonly=True)
    code = fields.Selection(AGENCY_KINDS, required=True, readonly=True)
    sequence = fields.Integer(default=10, readonly=True)

    _code_uniq = models.Constraint("UNIQUE(code)", "This kind of agency is known.")
