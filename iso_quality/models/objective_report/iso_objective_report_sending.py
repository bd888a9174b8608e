from odoo import models
from odoo.exceptions import UserError

from ...tools import objective_results as rules


class IsoObjectiveReport(models.Model):
    """How a report is sent: a department's by its head; the agency's is submitted by the
    secretary and issued by a leader."""

    _inherit = "iso.objective.report"

    def _check_content(self):
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

    def _signed_counts(self):
        # sudo: all lines count, also those the sender may not read
        lines = self.sudo().line_ids
        missed = lines.filtered(lambda line: line.result == rules.NOT_REACHED)
        return [
            *super()._signed_counts(),
            self.env._(
                "%(objectives)s objectives, %(missed)s of them not reached.",
                objectives=len(lines),
                missed=len(missed),
            ),
        ]

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
