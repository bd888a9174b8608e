from odoo import fields, models

from ..audit.iso_audit_answer import ANSWERED
from ..question.iso_audit_conclusion import FOUND


class IsoAuditAnswer(models.Model):
    """Remarks and nonconformities are findings from the moment they are written."""

    _inherit = "iso.audit.answer"

    finding_ids = fields.One2many("iso.audit.finding", "answer_id", readonly=True)

    def write(self, vals):
        result = super().write(vals)
        if not ANSWERED.isdisjoint(vals):
            self._make_findings()
        return result

    def _make_findings(self):
        """Remarks and nonconformities are findings from the moment they are written;
        another conclusion takes them back."""
        # sudo: findings follow from answers
        findings = self.env["iso.audit.finding"].sudo()
        for answer in self.sudo():
            mine = answer.finding_ids
            if answer.meaning not in FOUND:
                mine._unsealed().unlink()
            elif mine:
                mine._unsealed().write(answer._finding_vals())
            else:
                findings.create({**answer._finding_vals(), "answer_id": answer.id})

    def _finding_vals(self):
        return {
            "session_id": self.session_id.id,
            "part": self.part,
            "clause_id": self.clause_id.id,
            "procedure_id": self.procedure_id.id,
            "meaning": self.meaning,
            "grade": self.grade if self.meaning == "nonconform" else False,
            "requirement": self.requirement,
            "seen": self.seen,
            "place": self.place,
        }
