from odoo import fields, models


class IsoAuditPrepareWizardLine(models.TransientModel):
    """A department that the round is to audit, and by what."""

    _name = "iso.audit.prepare.wizard.line"
    _description = "Department of a Round to Prepare"

    wizard_id = fields.Many2one(
        "iso.audit.prepare.wizard", required=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="wizard_id.company_id", related_sudo=False)
    department_id = fields.Many2one(
        "hr.department",
        required=True,
        domain="[('company_id', '=', company_id), ('iso_in_scope', '=', True)]",
    )
    clause_ids = fields.Many2many(
        "iso.clause",
        string="Clauses",
        domain="[('is_offered', '=', True)]",
    )
    procedure_ids = fields.Many2many(
        "iso.procedure",
        string="Procedures",
        domain="[('company_id', '=', company_id)]",
    )
