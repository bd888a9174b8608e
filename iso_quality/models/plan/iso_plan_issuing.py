from datetime import date, timedelta

from odoo import api, fields, models
from odoo.fields import Command
from odoo.tools import split_every

from ...tools.vietnam_time import vietnam_today
from ..talk.mail_thread import MOST_RECIPIENTS


class IsoPlan(models.Model):
    """Issuing a plan: what the leader is told before, and everybody after it."""

    _inherit = "iso.plan"

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
        headless = headless.filtered(lambda unit: not unit.iso_head_user_id)
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
                    "body": self.env._(
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
