from odoo import models
from odoo.exceptions import UserError

from ..document.iso_official_document_issuing import Issuing


class IsoObjectiveReport(models.Model):
    """How a report is sent: a department's by its head; the agency's is submitted by the
    secretary and issued by a leader."""

    _inherit = "iso.objective.report"

    def _issuing(self):
        """A department's report is signed and sent by its head, without a leader's
        decision and without a number."""
        if self.department_id:
            return Issuing(submits="", signs="head", numbered=False)
        return super()._issuing()

    def _check_complete(self):
        """:raise UserError: naming the objectives that lack cause or solution"""
        for report in self:
            # sudo: all lines count, also those the sender may not read
            lines = report.sudo().line_ids
            if not lines and not (report.sudo().unit_ids.filtered("total")):
                raise UserError(
                    self.env._(
                        "%s has no approved objectives of this year: there is nothing "
                        "to report on.",
                        report._unit_name(),
                    )
                )
            missing = [line.name for line in lines if line._lacks_words()]
            if missing:
                raise UserError(
                    self.env._(
                        "These objectives were not reached: write the cause and the "
                        "solution of each.\n%s",
                        "\n".join(missing),
                    )
                )

    def _check_handed_over(self):
        """:raise UserError: when the numbers are not those that are recorded now"""
        for report in self:
            if report._is_outdated():
                raise UserError(
                    self.env._(
                        "Results were recorded since the numbers of “%s” were filled "
                        "in: press Refresh, look at them and go on.",
                        report.display_name,
                    )
                )

    def _after_issue(self):
        # sudo: run by sending, which asks
        report = self.sudo()
        secretaries = self.env["res.users"]._iso_members("secretary", report.company_id)
        report.message_post(
            body=self.env._("Sent: %s", report.display_name),
            partner_ids=secretaries.partner_id.ids,
            subtype_xmlid="mail.mt_comment",
        )

    # ------------------------------------------------------------ buttons
    def action_refresh(self):
        """Fill in the numbers as they are recorded now; what people wrote stays."""
        self.check_access("write")
        self._write_numbers()
