from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date

from ...tools.vietnam_time import in_vietnam, vietnam_today
from ...tools.web_actions import CLOSE

# Two records of one deadline so close together may be about the same event.
SAME_DAYS = 7


class IsoEventWizard(models.TransientModel):
    """Records an event that a deadline waits for, after saying what will follow."""

    _name = "iso.event.wizard"
    _description = "Record an Event"

    branch_id = fields.Many2one("iso.plan.branch", required=True)
    line_id = fields.Many2one(related="branch_id.line_id", related_sudo=False)
    date = fields.Date(
        "Date of the Event", required=True, default=lambda self: vietnam_today()
    )
    # Asked when it is recorded: opening the earlier one needs none.
    reason = fields.Char(help="The document received, the meeting held...")
    date_due = fields.Date(
        "To Be Done By", compute="_compute_date_due", store=True, readonly=False
    )
    calendar_doubt = fields.Char("Please Note", compute="_compute_calendar_doubt")
    earlier_id = fields.Many2one(
        "iso.plan.event", "Recorded Before", compute="_compute_earlier"
    )
    earlier_text = fields.Char(compute="_compute_earlier")
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

    @api.depends("branch_id", "date")
    @api.depends_context("lang")
    def _compute_earlier(self):
        for wizard in self:
            earlier = wizard._earlier()
            wizard.earlier_id = earlier
            wizard.earlier_text = wizard._earlier_text(earlier) if earlier else False

    def _earlier(self):
        """The event of this deadline that was recorded nearest to the day, if that is
        the same event perhaps."""
        events = self.env["iso.plan.event"]
        if not (self.branch_id and self.date):
            return events
        around = timedelta(days=SAME_DAYS)
        found = events.search(
            [
                ("branch_id", "=", self.branch_id._origin.id),
                ("date", ">=", self.date - around),
                ("date", "<=", self.date + around),
            ]
        )
        return found.sorted(lambda one: abs(one.date - self.date))[:1]

    def _earlier_text(self, event):
        # sudo: who recorded it, and how many tasks came of it, for those who record
        seen = event.sudo()
        return self.env._(
            "Recorded on %(recorded)s by %(who)s: %(reason)s (event of %(day)s, "
            "%(count)s tasks given out). Is it the same event?",
            recorded=format_date(self.env, in_vietnam(seen.create_date)),
            who=seen.create_uid.name,
            reason=seen.reason,
            day=format_date(self.env, seen.date),
            count=len(seen.task_ids),
        )

    @api.depends("branch_id")
    def _compute_has_fallback(self):
        for wizard in self:
            others = wizard.branch_id.line_id.branch_ids - wizard.branch_id
            wizard.has_fallback = any(others.mapped("is_fallback"))

    def action_record(self):
        """Record the event and give out its tasks.

        :raise UserError: when it may have been recorded already: that has to be said
        """
        return self._record()

    def action_record_other(self):
        """Record the event, though one was recorded about that day: it is another."""
        return self._record(other=True)

    def action_open_earlier(self):
        """It is the same event: open the tasks that it gave out."""
        self.ensure_one()
        self.branch_id.check_access("read")
        event = self._earlier()
        if not event:
            raise UserError(self.env._("No event was recorded about that day."))
        event.check_access("read")
        action = self.env["iso.task"]._action_open([("event_id", "=", event.id)])
        return {**action, "name": event.display_name}

    def _record(self, other=False):
        """Record the event as the user who may.

        :param bool other: the user says that it is another than the one before
        """
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
        reason = self.env["iso.sealed.mixin"]._check_reason(self.reason)
        # sudo: as below; whoever presses at the same moment comes second, and sees
        # what was recorded
        if not branch.sudo().try_lock_for_update(allow_referencing=True):
            raise UserError(
                self.env._(
                    "Somebody else is recording an event of this deadline at this "
                    "moment. Reload the page."
                )
            )
        earlier = self._earlier()
        if earlier and not other:
            raise UserError(
                self.env._(
                    "%s If it is another one, press “Another Event: Record It”.",
                    self._earlier_text(earlier),
                )
            )
        # sudo: access to the branch was checked, and who may record
        self.env["iso.plan.event"]._record(
            branch.sudo(),
            self.date,
            reason,
            # What the plan says is counted again when the calendar changes.
            date_due=self.date_due != self._planned_due() and self.date_due,
            withdraw_fallback=self.withdraw_fallback,
        )
        return CLOSE

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
