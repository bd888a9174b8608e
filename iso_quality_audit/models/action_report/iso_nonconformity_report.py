from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.iso_quality.models.document.iso_official_document_mixin import (
    CAPACITIES,
    STATES,
)
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ...tools.nonconformity_words import period_words

# Printed, so Vietnamese always, like everything in the register of documents.
_SUBJECT = "Hoạt động khắc phục"


class IsoNonconformityReport(models.Model):
    """What went wrong in a period, of the agency or of a department, and what was done
    about it ("Báo cáo hoạt động khắc phục"; TCVN ISO 9001:2015, 10.2.2).

    A draft fills itself with what the register of nonconformities says: those seen in
    the period, and those that were still open when it began. What is issued keeps its
    numbers.
    """

    _name = "iso.nonconformity.report"
    _description = "Report on Corrective Action"
    _inherit = ["iso.unit.report.mixin", "iso.output.mixin"]
    _order = "date_to desc, date_from, company_id, department_id, id desc"
    _document_abbreviation = "BC"

    # Said once more, so that this addon translates their labels.
    state = fields.Selection(STATES)
    signer_capacity = fields.Selection(CAPACITIES)
    department_id = fields.Many2one(domain="[('company_id', '=', company_id)]")
    date_from = fields.Date(
        "From", required=True, default=lambda self: self._default_days()[0]
    )
    date_to = fields.Date(
        "Until", required=True, default=lambda self: self._default_days()[1]
    )
    year = fields.Integer(
        compute="_compute_year",
        store=True,
        precompute=True,
        required=False,
        default=None,
    )
    # ------------------------------------------------------------ what the unit writes
    introduction = fields.Text(help="Empty: one sentence that says what this is.")
    assessment = fields.Text(help="How the unit judges what was done.")
    proposals = fields.Text(help="What the unit asks for, or will change.")
    # ------------------------------------------------------------ what is recorded
    line_ids = fields.One2many(
        "iso.nonconformity.report.line", "report_id", "Nonconformities", readonly=True
    )
    figure_ids = fields.One2many(
        "iso.nonconformity.report.figure", "report_id", "Numbers", readonly=True
    )
    filled_on = fields.Datetime("Numbers As Of", readonly=True, copy=False)
    waiting_count = fields.Integer(
        "Not Accepted Yet",
        readonly=True,
        copy=False,
        help="Reported in the period; whether they are accepted is not decided yet.",
    )
    # ------------------------------------------------------------ how many
    line_count = fields.Integer("All", compute="_compute_counts")
    new_count = fields.Integer("Seen in the Period", compute="_compute_counts")
    carried_count = fields.Integer("From Before", compute="_compute_counts")
    closed_count = fields.Integer("Closed", compute="_compute_counts")
    open_count = fields.Integer("Going On", compute="_compute_counts")
    late_count = fields.Integer("Late", compute="_compute_counts")
    repeat_count = fields.Integer("Repeated", compute="_compute_counts")
    is_outdated = fields.Boolean(compute="_compute_is_outdated")

    # Said once more, so that this addon translates it.
    _year_sensible = models.Constraint(
        "CHECK (year BETWEEN 2000 AND 2100)", "Enter the year with four digits."
    )
    _days_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "A period ends on the day it begins, or later."
    )
    _one_per_period = models.UniqueIndex(
        "(company_id, COALESCE(department_id, 0), date_from, date_to)"
        " WHERE state NOT IN ('cancelled', 'replaced')",
        "There is a report of this unit for this period already. Open that one; if it "
        "was issued with a mistake, have it cancelled first.",
    )

    # ------------------------------------------------------------ defaults
    @api.model
    def _default_days(self):
        """From the first day of the year until today."""
        today = vietnam_today()
        return today.replace(month=1, day=1), today

    # ------------------------------------------------------------ computed
    @api.depends("date_to")
    def _compute_year(self):
        for report in self:
            report.year = report.date_to.year if report.date_to else 0

    @api.depends("date_from", "date_to", "company_id", "department_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for report in self:
            report.display_name = self.env._(
                "Corrective action, %(from)s – %(to)s – %(unit)s",
                **{
                    "from": self._iso_day(report.date_from),
                    "to": self._iso_day(report.date_to),
                    "unit": report._unit_name(),
                },
            )

    @api.model
    def _iso_day(self, day):
        return f"{day:%d/%m/%Y}" if day else ""

    @api.depends("figure_ids.axis", "figure_ids.total")
    def _compute_counts(self):
        # sudo: numbers that all who may read the report are shown
        whole = self.sudo().figure_ids.filtered(lambda one: one.axis == "all")
        of = whole.grouped("report_id")
        for report in self:
            figure = of.get(report._origin.sudo(), whole[:0])[:1]
            report.line_count = figure.total
            report.new_count = figure.begun
            report.carried_count = figure.carried
            report.closed_count = figure.closed
            report.open_count = figure.ongoing
            report.late_count = figure.late
            report.repeat_count = figure.repeated

    @api.depends("state", "filled_on")
    def _compute_is_outdated(self):
        for report in self:
            draft = report._origin.filtered(lambda one: one.state == "draft")
            report.is_outdated = bool(draft) and draft._is_outdated()

    # ------------------------------------------------------------ the document
    def _form_key(self):
        return "nonconformity_report"

    def _document_subject(self):
        self.ensure_one()
        words = self._form().title or _SUBJECT
        return f"{words} {period_words(self.date_from, self.date_to)}"

    @api.constrains("date_from", "date_to")
    def _check_days(self):
        for report in self:
            if report.date_to - report.date_from > timedelta(days=3 * 366):
                raise ValidationError(
                    self.env._("A report is about three years at most.")
                )

    def write(self, vals):
        result = super().write(vals)
        if {"date_from", "date_to", "department_id"} & vals.keys():
            self._write_numbers()
        return result
