from odoo import models
from odoo.exceptions import UserError


class IsoObjectiveReport(models.Model):
    """How a report is sent: a department's by its head; the agency's is submitted by the
    secretary and issued by a leader."""

    _inherit = "iso.objective.report"

    def _sources(self, state):
        """A department's report is sent by its head, without a leader's decision."""
        if state == "issued" and self.department_id:
            return {"draft"}
        return super()._sources(state)

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

    def _check_fresh(self):
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

    def submit(self):
        """Hand the agency's report to the leadership."""
        self.check_access("write")
        if self.department_id:
            raise UserError(
                self.env._("The report of a department is sent by its head.")
            )
        self._check_fresh()
        return super().submit()

    def send(self):
        """Sign and send a department's report: sealed, with the date of today.

        :raise UserError: when it is the agency's, or something is missing
        """
        self.env["res.users"]._iso_require("head", self)
        self.check_access("write")
        if any(not report.department_id for report in self):
            raise UserError(
                self.env._("The report of the agency is submitted and issued.")
            )
        self._check_fresh()
        self._check_complete()
        for report in self:
            report._move(
                "issued",
                {
                    **report._frozen_vals(),
                    "issue_date": report.company_id._iso_today(),
                    "legal_basis_text": report._citations(),
                },
            )
            report._after_issue()

    def issue(self, number, issue_date, reason=None):
        """Issue the agency's report; see iso.official.document."""
        if self.department_id:
            raise UserError(
                self.env._("The report of a department is sent by its head.")
            )
        return super().issue(number, issue_date, reason)

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
    def action_send(self):
        self.send()

    def action_refresh(self):
        """Fill in the numbers as they are recorded now; what people wrote stays."""
        self.check_access("write")
        self._write_numbers()
