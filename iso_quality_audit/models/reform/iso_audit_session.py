from odoo import fields, models


class IsoAuditSession(models.Model):
    """What is asked about administrative reform, after the questions of ISO 9001."""

    _inherit = "iso.audit.session"

    with_reform = fields.Boolean(related="audit_id.with_reform", related_sudo=False)

    def _proposed_questions(self):
        return [*super()._proposed_questions(), *self._reform_questions()]

    def _reform_questions(self):
        """The questions on administrative reform, of rounds that are combined with its
        inspection; what concerns the whole agency, in the unit in charge."""
        if not self.is_audit or not self.audit_id.with_reform:
            return []
        whom = {"department", "one_stop", "office", "laboratory"}
        # sudo: which unit is in charge of the agency's system
        if self.department_id == self.sudo().company_id.iso_standing_department_id:
            whom |= {"standing", "leadership"}
        found = self.env["iso.audit.question"]._for(
            self.company_id, for_whom=whom, part="reform"
        )
        return [
            {
                "name": question.name,
                "evidence_hint": question.evidence,
                "question_id": question.id,
                "origin": "question",
                "part": "reform",
            }
            for question in found
        ]
