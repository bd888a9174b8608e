from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

from ...tools.audit_dates import days_too_late, notice_words, report_words
from ..audit.iso_audit import UNDER_WAY


class IsoAudit(models.Model):
    """When a round was announced, and by when it is reported on."""

    _name = "iso.audit"
    _inherit = ["iso.audit", "iso.reminder.mixin", "iso.workdays.mixin"]

    told_on = fields.Date("Announced On", compute="_compute_timing")
    report_due = fields.Date(compute="_compute_report_due", store=True)
    is_report_late = fields.Boolean(
        "Report Late", compute="_compute_timing", search="_search_is_report_late"
    )
    timing_text = fields.Text("What Is Late", compute="_compute_timing")

    # ------------------------------------------------------------ by when
    @api.depends("date_to", "is_reported", "company_id.iso_audit_report_days")
    def _compute_report_due(self):
        for audit in self:
            if audit.is_reported and audit.report_due:
                # A document of the past keeps the deadline that it had.
                audit.report_due = audit.report_due
                continue
            audit.report_due = audit._workdays_day()

    # ------------------------------------------------------------ working days
    _workdays_field = "report_due"

    @api.model
    def _workdays_domain(self):
        going_on = Domain("state", "not in", ("closed", "cancelled"))
        return going_on & Domain("is_reported", "=", False)

    def _workdays_from(self):
        return self.date_to

    def _workdays_day(self):
        last = self.date_to
        return last and self.company_id._iso_within("iso_audit_report_days", last)

    def _move_by_workdays(self, day):
        self.report_due = day

    @api.model
    def _report_due_domain(self, day):
        """Rounds whose report should have been issued by a day and is not (Domain)."""
        return (
            Domain("state", "in", UNDER_WAY)
            & Domain("is_reported", "=", False)
            & Domain("report_due", "<=", day)
        )

    @api.model
    def _late_report_domain(self):
        """Rounds whose report is late today (Domain)."""
        return self._report_due_domain(vietnam_today() - timedelta(days=1))

    def _search_is_report_late(self, operator, value):
        late = self._late_report_domain()
        return self._search_flag(operator, value, late)

    # ------------------------------------------------------------ what is late
    @api.depends("date_from", "report_due", "is_reported", "state")
    @api.depends("paper_ids.state", "paper_ids.issue_date")
    @api.depends_context("lang")
    def _compute_timing(self):
        papers = self._timed_papers()
        for audit in self:
            told, report = papers[audit._origin.id]
            issued = told.state in ("issued", "replaced")
            audit.told_on = issued and told.issue_date
            late = audit._late_report_domain()
            audit.is_report_late = bool(audit.filtered_domain(late))
            texts = [
                audit._late_notice_text(audit._told_day(told)),
                audit._late_report_text(audit._reported_day(report)),
            ]
            audit.timing_text = "\n".join(filter(None, texts))

    def _timed_papers(self):
        """What announces each round (its notice, or the plan when there is none) and its
        report: dict {id: (paper, paper)}, either may be empty."""
        # sudo: only when they were issued, the same for all who read the round
        table = self.env["iso.audit.paper"].sudo()
        found = table.search_fetch(
            [
                ("audit_id", "in", self._origin.ids),
                ("kind", "in", ["notice", "plan", "report"]),
                ("state", "!=", "cancelled"),
            ],
            ["audit_id", "kind", "state", "issue_date"],
        )
        kinds = {(one.audit_id.id, one.kind): one for one in found}
        return {
            number: (
                kinds.get((number, "notice")) or kinds.get((number, "plan")) or table,
                kinds.get((number, "report")) or table,
            )
            for number in [*self._origin.ids, False]
        }

    def _told_day(self, paper):
        """The day of the announcement: today while it is still to come."""
        if paper.issue_date and paper.state != "draft":
            return paper.issue_date
        return self.state == "draft" and vietnam_today()

    def _reported_day(self, paper):
        """The day of the report: today while it is still to come."""
        if paper.state == "issued":
            return paper.issue_date
        return self.state in UNDER_WAY and vietnam_today()

    def _late_notice_text(self, day):
        """That departments are told too late on a day; "" when in time."""
        least = self.company_id.iso_audit_notice_days
        if not day or not self.date_from:
            return ""
        late = days_too_late(day, self.date_from, least)
        if not late:
            return ""
        return self.env._(
            "Announced %(late)s days too late: at least %(least)s days before the first "
            "session.",
            late=late,
            least=least,
        )

    def _late_report_text(self, day):
        """That the report is late on a day; "" when in time."""
        if not day or not self.report_due:
            return ""
        late = self.company_id._iso_calendar().between(self.report_due, day)
        if not late:
            return ""
        return self.env._(
            "The report is %(late)s working days late: it was due on %(due)s.",
            late=late,
            due=self.report_due.strftime("%d/%m/%Y"),
        )

    def _timing_words(self):
        """What was late in this round, as its papers print it: Vietnamese always.

        :return: list of str
        """
        self.ensure_one()
        told, report = self._timed_papers()[self.id]
        found = []
        if (day := self._told_day(told)) and self.date_from:
            least = self.company_id.iso_audit_notice_days
            found.append(notice_words(day, self.date_from, least))
        if (day := self._reported_day(report)) and self.report_due:
            late = self.company_id._iso_calendar().between(self.report_due, day)
            found.append(report_words(self.report_due, late))
        return list(filter(None, found))
