from odoo import api, fields, models
from odoo.exceptions import UserError

from ..work.iso_task import OPEN_STATES
from .iso_plan import IN_FORCE


class IsoPlanEvent(models.Model):
    """An event that a deadline waits for has occurred: on which day, and why.

    Recording it gives the departments their tasks. Events are facts about a
    running plan, so they are recorded after the plan is issued, and sealed with it.
    """

    _name = "iso.plan.event"
    _description = "Event of a Plan Line"
    _inherit = ["iso.sealed.mixin"]
    _rec_name = "reason"
    _order = "date desc, id desc"

    branch_id = fields.Many2one(
        "iso.plan.branch", required=True, ondelete="restrict", index=True, readonly=True
    )
    line_id = fields.Many2one(related="branch_id.line_id", store=True, index=True)
    company_id = fields.Many2one(
        related="branch_id.line_id.company_id", store=True, index=True
    )
    date = fields.Date(required=True, readonly=True)
    reason = fields.Char(
        required=True, help="The document received, the meeting held...", readonly=True
    )
    date_due = fields.Date(
        "Due", help="Instead of what the plan states, where given.", readonly=True
    )
    source_event_id = fields.Many2one(
        "iso.plan.event",
        "Follows",
        ondelete="restrict",
        index="btree_not_null",
        readonly=True,
    )
    task_ids = fields.One2many("iso.task", "event_id", "Tasks", readonly=True)

    _due_after_event = models.Constraint(
        "CHECK (date_due IS NULL OR date_due >= date)",
        "The work cannot be due before the event occurs.",
    )
    _once_per_source = models.UniqueIndex(
        "(branch_id, source_event_id) WHERE source_event_id IS NOT NULL",
        "This event has been recorded already.",
    )

    def _sealed_document(self):
        return self.branch_id.plan_id

    @api.model
    def _record(
        self,
        branch,
        date,
        reason,
        date_due=False,
        withdraw_fallback=True,
        source=None,
        from_chain=False,
    ):
        """Record an event and give out the tasks that follow from it.

        :param branch: the iso.plan.branch that waits for the event
        :param date date: the day of the event
        :param str reason: what occurred
        :param date date_due: deadline, where the plan states none
        :param bool withdraw_fallback: withdraw the open tasks of the deadlines that
            hold only when no such event occurs
        :param source: the event whose completed work is this event, if any
        :param bool from_chain: the event is the completion of other work, which may
            be as late as next year
        :return: the event
        :raise UserError: when the plan is not running or the date is in another year
        """
        plan = branch.line_id.plan_id
        if plan.state not in IN_FORCE:
            raise UserError(
                self.env._("Events are recorded on plans that are issued and not over.")
            )
        if not branch.needs_event:
            raise UserError(
                self.env._("“%s” does not wait for an event.", branch.display_name)
            )
        if date.year != plan.year and not from_chain:
            raise UserError(
                self.env._(
                    "%(date)s is not in %(year)s, the year of this plan. Record the "
                    "event on the plan of its own year.",
                    date=date.strftime("%d/%m/%Y"),
                    year=plan.year,
                )
            )
        # sudo: callers checked the branch and who may; tasks are made by plans only
        event = (
            self.sudo()
            ._unsealed()
            .create(
                {
                    "branch_id": branch.id,
                    "date": date,
                    "reason": reason,
                    "date_due": date_due,
                    "source_event_id": source.id if source else False,
                }
            )
        )
        event = self.sudo().browse(event.id)
        plan._sync_tasks(events=event)
        if withdraw_fallback:
            fallbacks = branch.line_id.branch_ids.filtered("is_fallback")
            self.env["iso.task"].sudo().search(
                [("branch_id", "in", fallbacks.ids), ("state", "in", OPEN_STATES)]
            )._withdraw(self.env._("Another case has occurred: %s", reason))
        plan.sudo().message_post(
            body=self.env._(
                "Event on %(date)s for “%(line)s”: %(reason)s",
                date=date.strftime("%d/%m/%Y"),
                line=branch.line_id.display_name,
                reason=reason,
            )
        )
        return event
