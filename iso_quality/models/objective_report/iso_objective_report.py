from odoo import api, fields, models

from ...tools import objective_results as rules
from ...tools.vietnam_time import vietnam_today

# Printed, so Vietnamese always, like everything in the register of documents.
_SUBJECTS = {
    "half": "Kết quả thực hiện mục tiêu chất lượng 6 tháng đầu năm %s",
    "year": "Kết quả thực hiện mục tiêu chất lượng năm %s",
}


class IsoObjectiveReport(models.Model):
    """What came of the quality objectives of a department or of the agency in the first
    half of a year or in the year ("Báo cáo mục tiêu chất lượng 6 tháng, năm").

    A draft fills itself with the approved objectives and what is recorded by the end of
    the period.
    """

    _name = "iso.objective.report"
    _description = "Report on Quality Objectives"
    _inherit = ["iso.unit.report.mixin", "iso.output.mixin"]
    _order = "year desc, period desc, company_id, department_id, id desc"
    _document_abbreviation = "BC"

    state = fields.Selection(selection_add=[("issued", "Sent"), ("replaced",)])
    year = fields.Integer(default=lambda self: self._default_period()[0])
    period = fields.Selection(
        [("half", "First half of the year"), ("year", "The whole year")],
        required=True,
        default=lambda self: self._default_period()[1],
    )
    date_end = fields.Date("Results Until", compute="_compute_date_end")
    # ------------------------------------------------------------ what the unit writes
    introduction = fields.Text(help="Empty: one sentence that says what this is.")
    assessment = fields.Text(help="How the unit judges its results.")
    proposals = fields.Text(help="What the unit asks for, or will change.")
    # ------------------------------------------------------------ what is recorded
    line_ids = fields.One2many("iso.objective.report.line", "report_id", "Objectives")
    unit_ids = fields.One2many(
        "iso.objective.report.unit", "report_id", "Departments", readonly=True
    )
    filled_on = fields.Datetime("Numbers As Of", readonly=True, copy=False)
    # ------------------------------------------------------------ how many
    line_count = fields.Integer("Number of Objectives", compute="_compute_counts")
    reached_count = fields.Integer("Reached", compute="_compute_counts")
    missed_count = fields.Integer("Not Reached", compute="_compute_counts")
    no_cases_count = fields.Integer("No Cases", compute="_compute_counts")
    unmeasured_count = fields.Integer("Not Judged Yet", compute="_compute_counts")
    share_text = fields.Char("Share Reached", compute="_compute_counts")
    # ------------------------------------------------------------ what to look at
    warning = fields.Text(compute="_compute_warning")
    is_outdated = fields.Boolean(compute="_compute_warning")

    # ------------------------------------------------------------ defaults
    @api.model
    def _default_period(self):
        """The year and the period that are reported on at this time of the year."""
        today = vietnam_today()
        if today.month <= 3:
            return today.year - 1, "year"
        return today.year, "half" if today.month <= 9 else "year"

    # ------------------------------------------------------------ computed
    @api.depends("year", "period", "company_id", "department_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for report in self:
            values = {"year": report.year, "unit": report._unit_name()}
            report.display_name = (
                self.env._("Objectives, first half of %(year)s – %(unit)s", **values)
                if report.period == "half"
                else self.env._("Objectives, report of %(year)s – %(unit)s", **values)
            )

    @api.depends("year", "period")
    def _compute_date_end(self):
        for report in self:
            known = report.year and report.period
            report.date_end = known and rules.report_end(report.year, report.period)

    @api.depends("line_ids.result")
    def _compute_counts(self):
        lines = self.env["iso.objective.report.line"]
        for report, results in lines._count_results("report_id", self).items():
            report.line_count = results.total()
            report.reached_count = results[rules.REACHED]
            report.missed_count = results[rules.NOT_REACHED]
            report.no_cases_count = results[rules.NO_CASES]
            report.unmeasured_count = results[rules.NOT_MEASURED]
            share = rules.share_reached(report.reached_count, report.missed_count)
            report.share_text = (
                self.env._("no results yet")
                if share is None
                else f"{report.reached_count}/"
                f"{report.reached_count + report.missed_count} ({share:.0f}%)"
            )

    @api.depends("state", "filled_on", "line_ids.result", "line_ids.open_count")
    @api.depends_context("lang")
    def _compute_warning(self):
        for report in self:
            draft = report._origin.filtered(lambda one: one.state == "draft")
            report.is_outdated = bool(draft) and draft._is_outdated()
            missing = report.line_ids.filtered(
                lambda line: (
                    line.open_count
                    or (line.result == rules.NOT_MEASURED and not line.not_due)
                )
            )
            report.warning = "\n".join(
                self.env._(
                    "%(objective)s (%(count)s periods open)",
                    objective=line.name,
                    count=line.open_count,
                )
                if line.open_count
                else line.name
                for line in missing
                if not report.is_sealed
            )

    # ------------------------------------------------------------ the document
    def _form_key(self):
        return "objective_report"

    def _document_subject(self):
        self.ensure_one()
        return _SUBJECTS[self.period] % self.year

    def _seal_message(self):
        return self.env._(
            "%(document)s has been sent: it cannot be changed or deleted. Prepare a "
            "revision that replaces it.",
            document=self.display_name,
        )
