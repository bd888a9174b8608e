from odoo import fields, models
from odoo.exceptions import UserError


class IsoAuditPaper(models.Model):
    """The report concludes on administrative reform in a part of its own."""

    _inherit = "iso.audit.paper"

    with_reform = fields.Boolean(related="audit_id.with_reform", related_sudo=False)
    reform_conclusion = fields.Text("Conclusion on Administrative Reform")

    def _check_report(self, audit):
        result = super()._check_report(audit)
        if audit.with_reform and not (self.reform_conclusion or "").strip():
            raise UserError(
                self.env._(
                    "Write the conclusion of the report on administrative reform."
                )
            )
        return result
