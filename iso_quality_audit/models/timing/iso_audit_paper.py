from odoo import api, fields, models

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today


class IsoAuditPaper(models.Model):
    """What announces a round tells its departments; what is late says so before it is
    signed. From the issue of a plan on, its sessions stand in the calendars."""

    _inherit = "iso.audit.paper"

    timing_text = fields.Text("What Is Late", compute="_compute_timing_text")

    @api.depends("kind", "state", "issue_date", "audit_id")
    @api.depends("audit_id.date_from", "audit_id.report_due")
    @api.depends_context("lang")
    def _compute_timing_text(self):
        # sudo: when the round is held, and what else announces it
        audits = self.sudo().audit_id
        papers = audits._timed_papers()
        for paper in self:
            audit = paper.sudo().audit_id.with_env(audits.env)
            told = papers[audit._origin.id][0]
            day = paper.issue_date or audit.company_id and vietnam_today()
            paper.timing_text = False
            if paper.kind == "report":
                paper.timing_text = audit._late_report_text(day)
            elif paper.kind == "notice" or (paper.kind == "plan" and told == paper):
                paper.timing_text = audit._late_notice_text(day)

    def _announces(self):
        """Whether it is this paper that tells the departments of the round: the notice,
        or the plan where there is none."""
        self.ensure_one()
        return self == self.audit_id._timed_papers()[self.audit_id.id][0]

    def _issued_to(self):
        """Who is told that this paper is issued (res.users): the departments once, when
        the round is announced to them."""
        people = super()._issued_to()
        if self.kind != "plan" or self._announces():
            return people
        return self.audit_id.session_ids.auditor_ids

    def _issued_words(self):
        """What they are told: with the announcement, when who is audited where."""
        words = super()._issued_words()
        if not self._announces():
            return words
        sessions = self.audit_id.session_ids.filtered(
            lambda one: one.is_audit and one.state != "cancelled"
        )
        return "\n".join(
            [
                words,
                *(
                    " – ".join(
                        filter(
                            None,
                            [one.time_text, one.department_id.name, one.place],
                        )
                    )
                    for one in sessions
                ),
            ]
        )

    def _after_issue(self):
        result = super()._after_issue()
        if self.kind == "report":
            # sudo: the to-do of the lead, who has issued it
            audit = self.sudo().audit_id
            audit._forget(audit._report_reminder())
        if self.kind == "plan":
            # sudo: run by issuing, which asks
            self.sudo().audit_id.session_ids._keep_events()
        return result
