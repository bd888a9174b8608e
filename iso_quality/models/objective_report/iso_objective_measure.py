from odoo import models


class IsoObjectiveMeasure(models.Model):
    """A measure that stands in a report that was sent stays as it is reported, until a
    revision of that report is prepared."""

    _inherit = "iso.objective.measure"

    def _reported_in(self):
        self.ensure_one()
        # sudo: a report that the user may not read was sent all the same
        measure = self.sudo()
        reports = measure.env["iso.objective.report"].search(
            [
                ("company_id", "=", measure.company_id.id),
                ("department_id", "in", [False, measure.department_id.id]),
                ("year", "=", measure.year),
                ("state", "=", "issued"),
            ]
        )
        return [
            report
            for report in reports
            if report.date_end >= measure.date_to and not report._open_revision()
        ]
