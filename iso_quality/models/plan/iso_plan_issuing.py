from datetime import date, timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain
from odoo.tools import split_every

from ...tools.for_readers import for_readers
from ...tools.vietnam_time import vietnam_today
from ...tools.web_actions import open_dialog
from ..talk.mail_thread import MOST_RECIPIENTS
from ..work.iso_task import OPEN_STATES
from .iso_plan import IN_FORCE


class IsoPlan(models.Model):
    """Issuing a plan: what the leader is told before, and everybody after it.

    One that is issued in June asks for what was to be done in January: what was, before
    the software was used, is closed in one go by the secretary, with a state of its own
    (see ``iso.task.close_before_use``).
    """

    _inherit = "iso.plan"

    given_out_on = fields.Date(
        "Work Given Out On",
        compute="_compute_given_out_on",
        help="The day on which the first plan of the year was issued: a revision does "
        "not make late what was asked for before it.",
    )
    before_use_count = fields.Integer(
        "Due Before the Plan", compute="_compute_before_use_count"
    )

    to_check = fields.Text(
        "To Be Looked At",
        readonly=True,
        copy=False,
        help="Names that a template or last year's plan has brought, and that may not be "
        "this agency's.",
    )

    to_check_mark = fields.Char("To Look At", compute="_compute_to_check_mark")

    # ------------------------------------------------------------ before it is submitted
    @api.depends("to_check", "state")
    @api.depends_context("lang")
    def _compute_to_check_mark(self):
        for plan in self:
            count = len((plan.to_check or "").splitlines())
            shown = count and not plan.is_sealed
            plan.to_check_mark = self.env._("%s to look at", count) if shown else False

    def _missing(self):
        missing = super()._missing()
        # sudo: all lines count, whoever submits
        plan = self.sudo()
        without = plan.line_ids.filtered(
            lambda line: not line.branch_ids and not line._is_heading()
        )
        if not plan.line_ids:
            missing.append(
                self.env._("The plan has no line yet: add the work of the year.")
            )
        missing += [
            self.env._(
                "Line %(number)s has no deadline: %(line)s",
                number=line.row_number,
                line=line.display_name,
            )
            for line in without
        ]
        kinds = {*plan.line_ids.party_ids.party_id.mapped("kind")}
        company = plan.company_id
        if "standing" in kinds and not company.iso_standing_department_id:
            missing.append(
                self.env._(
                    "The plan gives work to the unit in charge, and the agency has "
                    "none: choose it in the agency's form."
                )
            )
        if "committee" in kinds and not self.env["iso.committee"].sudo()._in_force(
            company, max(vietnam_today(), date(plan.year, 1, 1))
        ):
            missing.append(
                self.env._(
                    "The plan gives work to the ISO committee, and there is none in "
                    "force: enter it with its members."
                )
            )
        if plan.to_check:
            missing.append(
                self.env._(
                    "Not looked at yet (mend it, then press “Looked At”): %s",
                    plan.to_check,
                )
            )
        return missing

    def action_looked_at(self):
        """The names that were in doubt are right, or were mended."""
        self.check_access("write")
        self.env["res.users"]._iso_require("secretary", self)
        self._iso_with_key().write({"to_check": False})

    # ------------------------------------------------------------ before it is issued
    def _issue_preview(self):
        sentences = self._preview_of_tasks()
        if self.replaces_id:
            sentences.insert(
                0,
                self.env._(
                    "This revision replaces %s: what is done stays done, open tasks "
                    "go on with their new deadlines.",
                    self.replaces_id.display_name,
                ),
            )
        return [*sentences, *super()._issue_preview()]

    def _preview_of_tasks(self):
        wanted = self._wanted_tasks(self._resolver()).values()
        departments = {vals["department_id"] for vals in wanted} - {False}
        sentences = [
            self.env._(
                "The plan asks %(departments)s departments for %(tasks)s tasks.",
                tasks=len(wanted),
                departments=len(departments),
            )
        ]
        if over := self._preview_before_use(wanted):
            sentences.append(over)
        waiting = self.line_ids.branch_ids.filtered("needs_event")
        if waiting:
            sentences.append(
                self.env._(
                    "%s deadlines wait for an event that you will record.", len(waiting)
                )
            )
        if self.unread_count:
            sentences.append(
                self.env._(
                    "%s deadlines are not understood: their tasks are due on 31/12.",
                    self.unread_count,
                )
            )
        # sudo: departments that the plan itself names
        headless = self.env["hr.department"].sudo().browse(departments)
        people = self.env["iso.addressee"]._of(self.company_id)
        headless = headless.filtered(lambda unit: not people.head(unit))
        if headless:
            sentences.append(
                self.env._(
                    "No head with an account: %s. The ISO secretary is reminded "
                    "of their tasks until they have one.",
                    ", ".join(headless.mapped("name")),
                )
            )
        nobody = {vals["line_id"] for vals in wanted}
        idle = self.line_ids.filtered(
            lambda line: (
                line.id not in nobody
                and not line._is_heading()
                and not line.needs_event
            )
        )
        if idle:
            sentences.append(
                self.env._(
                    "Nobody can be found for: %s",
                    "; ".join(idle.mapped("display_name")),
                )
            )
        return sentences

    def _announce(self):
        """Tell everybody who got or follows a task, once.

        The message is sent by Odoo's own job right after, so that the leader does
        not wait while dozens of people are notified.
        """
        self.ensure_one()
        lines = self.line_ids
        users = self.task_ids.user_ids | lines.support_user_ids
        users |= lines.support_department_ids.iso_head_user_id
        self.env["mail.scheduled.message"].create(
            [
                {
                    "model": self._name,
                    "res_id": self.id,
                    "author_id": self.env.user.partner_id.id,
                    "body": for_readers(self.env)._(
                        "The plan has been issued: your department's work is under "
                        "My Tasks."
                    ),
                    "partner_ids": [Command.set(some)],
                    # A message cannot be scheduled in the past, not even by a moment.
                    "scheduled_date": fields.Datetime.now() + timedelta(seconds=5),
                }
                for some in split_every(MOST_RECIPIENTS, users.partner_id.ids, list)
            ]
        )

    # ------------------------------------------------------------ done before
    @api.depends("issue_date", "replaces_id")
    def _compute_given_out_on(self):
        for plan in self:
            # sudo: the plans before are those of the same agency and year
            first = plan.sudo()
            while first.replaces_id:
                first = first.replaces_id
            plan.given_out_on = first.issue_date

    @api.depends("state")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_before_use_count(self):
        tasks = self.env["iso.task"]
        for plan in self:
            asked = plan.state in IN_FORCE and plan.given_out_on
            plan.before_use_count = (
                tasks.search_count(plan._before_use_domain()) if asked else 0
            )

    def _before_use_domain(self):
        """Open tasks of one plan whose day was over when its work was given out."""
        self.ensure_one()
        return (
            Domain("plan_id", "=", self._origin.id)
            & Domain("state", "in", OPEN_STATES)
            & Domain("open_ended", "=", False)
            & Domain("date_due", "<", self.given_out_on)
        )

    def _preview_before_use(self, wanted):
        """A sentence on those of the wanted tasks whose day is over; "" where none is.

        :param wanted: values of tasks
        """
        today = vietnam_today()
        count = sum(one["date_due"] < today and not one["open_ended"] for one in wanted)
        if not count or self.replaces_id:
            return ""
        return self.env._(
            "%s tasks were due before today. The ISO secretary closes in one go, on the "
            "plan, what was done before the software was used.",
            count,
        )

    def _ask_before_use(self):
        """Put on the secretary's list what was due before the plan was issued."""
        count = 0 if self.replaces_id else self.before_use_count
        secretary = self.env["res.users"]._iso_members("secretary", self.company_id)[:1]
        if count and secretary:
            self.activity_schedule(
                "iso_quality.mail_activity_type_before_use",
                vietnam_today(),
                # Written for the secretary, so Vietnamese whoever issues.
                f"{count} việc có hạn trước ngày ban hành kế hoạch: đóng việc đã làm "
                "trước khi dùng phần mềm",
                user_id=secretary.id,
                automated=True,
            )

    def action_open_before_use(self):
        """Ask which of the past tasks were done before the software was used.

        :raise UserError: when the plan is not in force, or there are none
        """
        self.ensure_one()
        self.check_access("read")
        self.env["res.users"]._iso_require("secretary", self)
        if not self.before_use_count:
            raise UserError(
                self.env._(
                    "No open task of this plan was due before it was issued: what is "
                    "late since then is finished as usual."
                )
            )
        return open_dialog(
            self.env._("Done Before the Software Was Used"),
            "iso.before.use.wizard",
            default_plan_id=self.id,
        )

    def _tell_before_use(self, tasks, reason):
        """The plan's history says what was closed, why and by whom."""
        # sudo: role and access were asked; a note of the system
        plan = self.sudo()
        plan.message_post(
            body=for_readers(self.env)._(
                "%(count)s tasks closed as done before the software was used: "
                "%(reason)s",
                count=len(tasks),
                reason=reason,
            )
        )
        plan.invalidate_recordset(["before_use_count"])
        if not plan.before_use_count:
            plan.activity_feedback(["iso_quality.mail_activity_type_before_use"])
