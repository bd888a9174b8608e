from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.for_readers import for_readers
from ..work.iso_task import OPEN_STATES
from .iso_plan import IN_FORCE


class Occurred(NamedTuple):
    """What came of an occasion: sentences to be shown, in the caller's language."""

    events: models.BaseModel  # the iso.plan.event recorded now
    done: list
    not_done: list


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
    is_ahead = fields.Boolean(
        "To Be Prepared",
        readonly=True,
        help="The work is due before the event, which may be still to come.",
    )
    source_event_id = fields.Many2one(
        "iso.plan.event",
        "Follows",
        ondelete="restrict",
        index="btree_not_null",
        readonly=True,
    )
    from_chain = fields.Boolean(
        "By Completed Work",
        readonly=True,
        help="The completion of other work is this event: it counts from the last one.",
    )
    since = fields.Date(
        "Goes Back To",
        readonly=True,
        help="When what brought it about began: what it has to bring forth may be as old.",
    )
    # What is recorded by the system: the record that brought it about, for once only.
    source_model = fields.Char(readonly=True)
    source_id = fields.Many2oneReference(model_field="source_model", readonly=True)
    task_ids = fields.One2many("iso.task", "event_id", "Tasks", readonly=True)

    _due_after_event = models.Constraint(
        "CHECK (date_due IS NULL OR (is_ahead IS TRUE AND date_due <= date)"
        " OR (is_ahead IS NOT TRUE AND date_due >= date))",
        "Work that follows an event is due on its day or later, work that prepares it "
        "on its day or earlier.",
    )
    _once_per_source = models.UniqueIndex(
        "(branch_id, source_event_id) WHERE source_event_id IS NOT NULL",
        "This event has been recorded already.",
    )
    _once_per_record = models.UniqueIndex(
        "(branch_id, source_model, source_id) WHERE source_id IS NOT NULL",
        "This event has been recorded already.",
    )
    _has_a_source = models.Constraint(
        "CHECK (num_nonnulls(source_model, source_id) IN (0, 2))",
        "What brought an event about is one record.",
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
        record=None,
        since=None,
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
        :param record: the record that brought it about, where the system records it
        :param date since: when that began, if before
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
        ahead = branch.kind == "before_event"
        # "30 days before the certificate expires" may be this year's, its end next's.
        counts = branch._windows(date)[0][1] if ahead else date
        if counts.year != plan.year and not from_chain:
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
                    "is_ahead": ahead,
                    "source_event_id": source.id if source else False,
                    "from_chain": from_chain,
                    "since": since,
                    **(
                        {"source_model": record._name, "source_id": record.id}
                        if record
                        else {}
                    ),
                }
            )
        )
        event = self.sudo().browse(event.id)
        plan._sync_tasks(events=event)
        if withdraw_fallback:
            fallbacks = branch.line_id.branch_ids.filtered("is_fallback")
            self.env["iso.task"].sudo().search(
                [("branch_id", "in", fallbacks.ids), ("state", "in", OPEN_STATES)]
            )._withdraw(
                for_readers(self.env)._("Another case has occurred: %s", reason)
            )
        plan.sudo().message_post(
            body=for_readers(self.env)._(
                "Event on %(date)s for “%(line)s”: %(reason)s",
                date=date.strftime("%d/%m/%Y"),
                line=branch.line_id.display_name,
                reason=reason,
            )
        )
        return event

    def _move_to(self, day):
        """The completed work that this event is was completed later after all: what is
        open follows, what is done stays, nothing is given out twice.

        :param date day: of the last completion
        """
        self.ensure_one()
        self._unsealed().date = day
        self.branch_id.plan_id._sync_tasks(events=self)

    @api.model
    def _occur(self, code, company, date, reason, source, since):
        """See ``iso.plan.branch._occur``."""
        # sudo: what occurred sets off the plan, whoever brought it about
        events = self.sudo().browse()
        plans = self.env["iso.plan"].sudo()
        plans = plans.search(
            [("company_id", "=", company.id), ("state", "in", IN_FORCE)]
        )
        done, not_done, recorded = [], [], events
        if plan := plans.filtered(lambda one: one.year == date.year):
            branches = plan.line_ids.branch_ids
            for branch in branches.filtered(lambda one: one.event_code == code):
                event, said = events._occur_on(branch, date, reason, source, since)
                (done if event else not_done).append(said)
                recorded |= event
        else:
            not_done.append(self._no_plan_message(date.year, plans))
        # What the work has to bring forth may be there: it brought the event about.
        recorded.task_ids._finish_reached()
        return Occurred(self.browse(recorded.ids), done, not_done)

    @api.model
    def _occur_on(self, branch, date, reason, source, since):
        """Record an occasion on one deadline, if that is possible.

        :return: (the event or empty, a sentence)
        """
        nothing = self.browse()
        line = branch.line_id.display_name
        if branch.after_branch_id:
            said = self.env._(
                "“%(line)s” begins when “%(other)s” is completed: nothing recorded.",
                line=line,
                other=branch.after_branch_id.line_id.display_name,
            )
            return nothing, said
        if any(event._tells_of(date, source) for event in branch.event_ids):
            said = self.env._("“%s” knows of it already: nothing recorded.", line)
            return nothing, said
        try:
            with self.env.cr.savepoint():
                event = self._record(branch, date, reason, record=source, since=since)
        except UserError as error:
            said = self.env._(
                "“%(line)s”: nothing recorded. %(error)s",
                line=line,
                error=str(error),
            )
            return nothing, said
        said = self.env._(
            "“%(line)s”: the event is recorded, tasks given: %(count)s.",
            line=line,
            count=len(event.task_ids),
        )
        return event, said

    def _tells_of(self, date, source):
        """Whether this event is that occasion: recorded by the system for the same
        record, or by hand on the same day."""
        if self.source_id:
            mine = (self.source_model, self.source_id)
            return bool(source) and mine == (source._name, source.id)
        return self.date == date

    @api.model
    def _no_plan_message(self, year, plans):
        """Why there is no plan to record an occasion on.

        :param plans: the plans in force of other years
        """
        if not plans:
            return self.env._(
                "No plan of %s is in force: nothing that waits for this has been given "
                "out. Record the event on the plan once it is issued.",
                year,
            )
        return self.env._(
            "It belongs to %(year)s, but the plan in force is that of %(years)s: nothing "
            "that waits for it has been given out.",
            year=year,
            years=", ".join(str(one) for one in sorted(plans.mapped("year"))),
        )
