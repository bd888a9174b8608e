from odoo import fields, models
from odoo.fields import Domain

from ..question.iso_audit_found_mixin import ISO_PART


class IsoAuditSession(models.Model):
    """What was found in a session, and what was found there before: it is asked again."""

    _inherit = "iso.audit.session"

    finding_ids = fields.One2many("iso.audit.finding", "session_id", "Findings")

    def _proposed_questions(self):
        return [*self._earlier_questions(), *super()._proposed_questions()]

    def _earlier_questions(self):
        """What was found here before, of ISO 9001, is looked at again."""
        found = self.env["iso.audit.finding"].search(
            ISO_PART
            & Domain("department_id", "=", self.department_id.id)
            & Domain("company_id", "=", self.company_id.id)
            & Domain("audit_id", "!=", self.audit_id.id)
            & Domain("decision", "=", "kept"),
            order="day desc, id desc",
            limit=20,
        )
        return [
            {
                "name": f"Đã khắc phục chưa, có tái diễn không: {finding.seen or ''}"[
                    :2000
                ],
                "clause_id": finding.clause_id.id,
                "procedure_id": finding.procedure_id.id,
                "origin": "finding",
            }
            for finding in found
        ]
