from odoo import models
from odoo.exceptions import UserError


class IsoAuditPaper(models.Model):
    """The report says what came of every finding."""

    _inherit = "iso.audit.paper"

    def _check_report(self, audit):
        result = super()._check_report(audit)
        undecided = audit.finding_ids.filtered(lambda one: one.state != "decided")
        if undecided:
            raise UserError(
                self.env._(
                    "%s findings are not decided on: the report says what came of them.",
                    len(undecided),
                )
            )
        return result
