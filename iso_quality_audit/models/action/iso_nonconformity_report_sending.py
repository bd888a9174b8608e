from odoo import models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.models.document.iso_official_document_issuing import (
    Issuing,
)


class IsoNonconformityReport(models.Model):
    """How a report is sent: a department's by its head; the agency's is submitted by the
    secretary and issued by a leader."""

    _inherit = "iso.nonconformity.report"

    def _issuing(self):
        """A department's report is signed and sent by its head, without a leader's
        decision and without a number."""
        if self.department_id:
            return Issuing(submits="", signs="head", numbered=False)
        return super()._issuing()

    def _seal_message(self):
        return self.env._(
            "“%s” has been issued: it cannot be changed or deleted. Have it cancelled "
            "with a reason and write a new one.",
            self.display_name,
        )

    def _check_handed_over(self):
        """:raise UserError: when the register says something else now"""
        for report in self:
            if report._is_outdated():
                raise UserError(
                    self.env._(
                        "The register of nonconformities has changed since the numbers "
                        "of “%s” were filled in: press Refresh, look at them and go on.",
                        report.display_name,
                    )
                )

    def _after_issue(self):
        # sudo: run by issuing, which asks
        report = self.sudo()
        secretaries = self.env["res.users"]._iso_members("secretary", report.company_id)
        report.message_post(
            body=self.env._("Issued: %s", report.display_name),
            partner_ids=secretaries.partner_id.ids,
            subtype_xmlid="mail.mt_comment",
        )

    # ------------------------------------------------------------ buttons
    def action_refresh(self):
        """Fill in what the register says now; what people wrote stays."""
        self.check_access("write")
        self._write_numbers()
