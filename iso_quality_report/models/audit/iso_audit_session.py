from odoo import models
from odoo.exceptions import AccessError


class IsoAuditSession(models.Model):
    """The printed record of a session (phiếu ghi chép), filled or for the pen."""

    _inherit = "iso.audit.session"

    def _iso_paper_codes(self):
        # Meetings and breaks have no record.
        return super()._iso_paper_codes() if self.is_audit else ()

    def _printed_answers(self):
        """The answers of one session in their order, as the user reads them.

        :raise AccessError: for those who may not read all of them
        """
        self.ensure_one()
        answers = self.env["iso.audit.answer"].search([("session_id", "=", self.id)])
        # sudo: only how many there are
        if len(answers) < len(self.sudo().answer_ids):
            raise AccessError(
                self.env._(
                    "The record of “%s” is printed by its auditors, the lead auditor, the "
                    "audited department, the ISO secretary and the leaders.",
                    self.display_name,
                )
            )
        return answers

    def _print_name(self, blank=False):
        """The name of the printed file, without extension."""
        self.ensure_one()
        kind = "Phiếu ghi chép trống" if blank else "Phiếu ghi chép"
        # sudo: whose session it is, all who may read it are told
        unit = self.sudo().department_id.name or self.name or ""
        day = f"{self.day:%d-%m-%Y}" if self.day else ""
        return f"{kind} - {unit} {day}".replace("/", "-").strip()[:120]
