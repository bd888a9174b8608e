from odoo import models


class IsoAuditPaper(models.Model):
    """The printed papers of a round: archived when they are issued."""

    _inherit = "iso.audit.paper"

    def _printed_document(self):
        return self._form_key()

    def _iso_paper_codes(self):
        # Each is of one kind.
        kept = super()._iso_paper_codes()
        return tuple(code for code in kept if code == self._printed_document())

    def _print_name(self):
        """The name of the printed file, without extension."""
        if self.number:
            return super()._print_name()
        kind = self._document_type().name or ""
        return f"{kind} {self._document_subject()}".replace("/", "-").strip()[:120]

    def _mail_recipients(self):
        """Who is told of the round: the team and the heads of those audited."""
        # sudo: people whom the plan itself names
        audit = self.sudo().audit_id
        units = audit.session_ids.department_id
        return audit.team_ids.partner_id | units.iso_head_user_id.partner_id
