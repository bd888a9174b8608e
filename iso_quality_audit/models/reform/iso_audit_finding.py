from odoo import api, fields, models
from odoo.exceptions import ValidationError


class IsoAuditFinding(models.Model):
    """What was found about administrative reform is of rounds that look at it."""

    _inherit = "iso.audit.finding"

    with_reform = fields.Boolean(related="session_id.with_reform", related_sudo=False)

    @api.constrains("part", "session_id")
    def _check_part(self):
        # sudo: only whether the round looks at it
        for finding in self.sudo():
            if finding.part == "reform" and not finding.session_id.audit_id.with_reform:
                raise ValidationError(
                    self.env._(
                        "“%s” is not combined with the inspection of administrative "
                        "reform.",
                        finding.session_id.audit_id.display_name,
                    )
                )
