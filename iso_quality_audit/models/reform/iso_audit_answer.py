from odoo import api, fields, models
from odoo.exceptions import ValidationError


class IsoAuditAnswer(models.Model):
    """What is asked about administrative reform is of rounds that look at it."""

    _inherit = "iso.audit.answer"

    with_reform = fields.Boolean(related="session_id.with_reform", related_sudo=False)

    @api.constrains("part", "session_id")
    def _check_part(self):
        # sudo: only whether the round looks at it
        for answer in self.sudo():
            if answer.part == "reform" and not answer.session_id.audit_id.with_reform:
                raise ValidationError(
                    self.env._(
                        "“%s” is not combined with the inspection of administrative "
                        "reform.",
                        answer.session_id.audit_id.display_name,
                    )
                )
