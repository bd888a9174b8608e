from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.for_readers import for_readers


class IsoNonconformityReport(models.Model):
    """How a report is sent: a department's by its head; the agency's is submitted by the
    secretary and issued by a leader. Then it finishes the rows of the plan that ask for
    corrective action; nothing is asked of them while there is nothing to report."""

    _inherit = "iso.nonconformity.report"

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

    def _sent_words(self):
        return for_readers(self.env)._("Issued: %s", self.display_name)

    # ------------------------------------------------------------ what it finishes
    @api.model
    def _output_not_asked(self, rule, wanted):
        """As the mixin's: nothing was reported, and nothing was open, in the days of the
        task until today."""
        found = super()._output_not_asked(rule, wanted)
        # sudo: whether there are any, whoever has the task
        register = self.env["iso.nonconformity"].sudo()
        return {**found, **register._none_seen(wanted, with_open=True)}

    @api.model
    def _output_draft(self, vals, days=None):
        """A draft about the days of the task that asks for it."""
        if days:
            vals = {**vals, "date_from": days[0], "date_to": days[1]}
        else:
            last = fields.Date.to_date(vals["date_to"])
            vals = {**vals, "date_from": last.replace(month=1, day=1)}
        return super()._output_draft(vals, days)

    @api.model
    def _output_missing_message(self, output, vals):
        if vals.get("department_id"):
            return self.env._(
                "There is no report on corrective action of this department yet: its "
                "head or the ISO secretary writes it under Audit and Improvement."
            )
        return self.env._(
            "There is no report on corrective action of the agency yet: the ISO "
            "secretary writes it under Audit and Improvement."
        )
