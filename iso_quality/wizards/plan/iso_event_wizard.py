from odoo import api, fields, models
from odoo.exceptions import AccessError

from ...tools.vietnam_time import vietnam_today


class IsoEventWizard(models.TransientModel):
    """Records an event that a deadline waits for, after saying what will follow."""

    _name = "iso.event.wizard"
    _description = "Record an Event"

    branch_id = fields.Many2one("iso.plan.branch", required=True)
    line_id = fields.Many2one(related="branch_id.line_id", related_sudo=False)
    date = fields.Date(
        "Date of the Event", required=True, default=lambda self: vietnam_today()
    )
    reason = fields.Char(
        required=True, help="The document received, the meeting held..."
    )
    date_due = fields.Date(
        "To Be Done By", compute="_compute_date_due", store=True, readonly=False
    )
    calendar_doubt = fields.Char("Please Note", compute="_compute_calendar_doubt")
    has_fallback = fields.Boolean(compute="_compute_has_fallback")
    withdraw_fallback = fields.Boolean(
        "Withdraw the Work of the Other Case",
        default=True,
        help="The open tasks that hold only when no such event occurs.",
    )

    @api.depends("branch_id", "date")
    def _compute_date_due(self):
        for wizard in self:
            wizard.date_due = wizard._planned_due()

    def _planned_due(self):
        """What the plan says: the day (date), or False."""
        known = self.branch_id and self.date
        windows = self.branch_id._windows(self.date) if known else []
        return windows[0][1] if windows else False

    @api.depends("branch_id", "date", "date_due")
    @api.depends_context("lang")
    def _compute_calendar_doubt(self):
        for wizard in self:
            planned = wizard._planned_due()
            counted = planned and planned == wizard.date_due
            if counted and wizard.branch_id._counts_workdays():
                agency = wizard.branch_id.line_id.company_id
                days = sorted((wizard.date, planned))
                wizard.calendar_doubt = agency._iso_calendar_doubt(*days)
            else:
                wizard.calendar_doubt = False

    @api.depends("branch_id")
    def _compute_has_fallback(self):
        for wizard in self:
            others = wizard.branch_id.line_id.branch_ids - wizard.branch_id
            wizard.has_fallback = any(others.mapped("is_fallback"))

    def action_record(self):
        """Record the event and give out its tasks."""
        self.ensure_one()
        branch = self.branch_id
        branch.check_access("read")
        if not self._may_record():
            raise AccessError(
                self.env._(
                    "Events are recorded by the ISO secretary or by the head of a "
                    "department that has this work."
                )
            )
        # sudo: access to the branch was checked, and who may record
        self.env["iso.plan.event"]._record(
            branch.sudo(),
            self.date,
            self.reason,
            # What the plan says is counted again when the calendar changes.
            date_due=self.date_due != self._planned_due() and self.date_due,
            withdraw_fallback=self.withdraw_fallback,
        )
        return {"type": "ir.actions.act_window_close"}

    def _may_record(self):
        user = self.env.user
        # sudo: only compared with the user
        line = self.branch_id.sudo().line_id
        if line.company_id in user._iso_agencies("secretary"):
            return True
        if line.company_id not in user._iso_agencies("head"):
            return False
        resolve = self.env["iso.party"]._directory(line.company_id, self.date)
        return any(
            assignee.department.iso_head_user_id == user
            for _role, _entry, assignee in line._assignments(resolve)
        )
