from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .iso_task import OPEN_STATES

EVIDENCE_FIELDS = {"evidence_ids"}
WORK_FIELDS = EVIDENCE_FIELDS | {"result"}
LEAD_FIELDS = WORK_FIELDS | {"user_id", "user_ids"}
OPEN_PREFIXES = ("message_", "activity_")


class IsoTask(models.Model):
    """Who may do what to a task, and the way from "to do" to "done".

    Those who work on a task write its result; the head of its department also says
    who works on it; cooperating departments add evidence and comments; the ISO
    secretary may do all of it. What the plan says (what, when, which department) is
    changed by the plan only.
    """

    _inherit = "iso.task"

    @api.depends("user_id", "user_ids", "department_id", "state", "is_in_force")
    @api.depends_context("uid")
    def _compute_may(self):
        user = self.env.user
        runs_all = user.has_group("iso_quality.group_secretary")
        is_head = user.has_group("iso_quality.group_head")
        for task in self:
            in_force = task.is_in_force
            lead = runs_all or (
                is_head and task.sudo().department_id.iso_head_user_id == user
            )
            work = lead or user in task.sudo().user_id | task.sudo().user_ids
            support = task.sudo().support_department_ids.iso_user_ids
            task.may_lead = in_force and lead
            task.may_work = in_force and work
            task.may_add_evidence = in_force and (
                work or user in support | task.sudo().support_user_ids
            )

    def write(self, vals):
        if not self.env.su:
            self._check_may_write(vals)
        result = super().write(vals)
        if "evidence_ids" in vals:
            self._adopt_evidence()
        if "user_id" in vals:
            self._hand_over_reminders()
        return result

    def _check_may_write(self, vals):
        touched = {name for name in vals if not name.startswith(OPEN_PREFIXES)}
        if not touched:
            return
        for task in self:
            if task.may_lead:
                allowed = LEAD_FIELDS
            elif task.may_work:
                allowed = WORK_FIELDS
            else:
                allowed = EVIDENCE_FIELDS if task.may_add_evidence else set()
            refused = touched - allowed
            if not refused:
                continue
            if not task.is_in_force:
                raise UserError(
                    self.env._(
                        "The plan of “%s” is over: its tasks cannot be changed.",
                        task.name,
                    )
                )
            labels = [
                field["string"] for field in self.fields_get(refused).values()
            ] or sorted(refused)
            raise AccessError(
                self.env._(
                    "You cannot change this on “%(task)s”: %(fields)s. What a document "
                    "says is changed by its revision; results are written by the "
                    "department that has the task.",
                    task=task.name,
                    fields=", ".join(labels),
                )
            )

    def _adopt_evidence(self):
        # A file uploaded before saving belongs to nobody and only its uploader
        # could open it.
        for task in self:
            loose = task.sudo().evidence_ids.filtered(lambda file: not file.res_id)
            loose.write({"res_model": self._name, "res_id": task.id})

    def _hand_over_reminders(self):
        """Give the open to-dos of these tasks to those who answer for them now."""
        kind = self.env.ref("iso_quality.mail_activity_type_task")
        for user, tasks in self.sudo().filtered("user_id").grouped("user_id").items():
            tasks.message_subscribe(user.partner_id.ids)
            reminders = tasks.activity_ids.filtered(
                lambda activity: activity.activity_type_id == kind
            )
            if reminders:
                reminders.user_id = user

    # ------------------------------------------------------------ the way
    def start(self):
        """Begin: to do → in progress."""
        self._change_state("doing", {"todo"}, {})

    def finish(self):
        """Finish: the result or a file of evidence must be there.

        :raise UserError: when neither is
        """
        for task in self:
            if not (task.result or "").strip() and not task.sudo().evidence_ids:
                raise UserError(
                    self.env._(
                        "Write the result of “%s” or attach its evidence first.",
                        task.name,
                    )
                )
        self._change_state(
            "done",
            set(OPEN_STATES),
            {"done_by_id": self.env.uid, "done_date": fields.Datetime.now()},
        )
        self._after_done()

    def mark_not_needed(self, reason):
        """Close tasks for which there was no occasion ("nếu có").

        :param str reason: why; kept as proof
        :raise UserError: when the plan does not make the work conditional
        """
        reason = (reason or "").strip()
        if not reason:
            raise UserError(self.env._("Write the reason first."))
        for task in self:
            if not task.sudo().condition:
                raise UserError(
                    self.env._(
                        "The plan asks for “%s” in any case. Only work that the plan "
                        "makes conditional (“nếu có”...) can be found not needed.",
                        task.name,
                    )
                )
        self._change_state(
            "not_needed",
            set(OPEN_STATES),
            {
                "reason": reason,
                "done_by_id": self.env.uid,
                "done_date": fields.Datetime.now(),
            },
        )
        self._after_done()

    def reopen(self):
        """Back to work: done or not needed → in progress."""
        self._change_state(
            "doing",
            {"done", "not_needed"},
            {"done_by_id": False, "done_date": False, "reason": False},
            needed="may_lead",
        )

    def _change_state(self, state, before, vals, needed="may_work"):
        """Write a new state for those who may.

        :param set before: states from which this is possible
        :param str needed: the field that says whether the user may
        """
        self.check_access("read")
        labels = dict(self._fields["state"]._description_selection(self.env))
        for task in self:
            if not self.env.su and not task[needed]:
                raise AccessError(
                    self.env._(
                        "“%s” is not yours to decide: ask its department or the ISO "
                        "secretary, and look whether its plan is still in force.",
                        task.name,
                    )
                )
            if task.state not in before:
                raise UserError(
                    self.env._(
                        "“%(task)s” is %(state)s already. Reload the page.",
                        task=task.name,
                        state=labels[task.state],
                    )
                )
        self.sudo().write({**vals, "state": state})
        self.sudo().plan_id._start()

    def _after_done(self):
        tasks = self.sudo()
        tasks.activity_ids.action_feedback()
        for task in tasks:
            followers = task.support_user_ids
            followers |= task.support_department_ids.iso_head_user_id
            if followers:
                task.message_post(
                    body=self.env._("Finished: %s", task.name),
                    partner_ids=followers.partner_id.ids,
                    subtype_xmlid="mail.mt_note",
                )
        tasks._set_off_chain()

    def _set_off_chain(self):
        """Record the event of deadlines that begin when this work is completed."""
        events = self.env["iso.plan.event"]
        chained = self.env["iso.plan.branch"].search(
            [("after_branch_id", "in", self.branch_id.ids)]
        )
        for branch in chained:
            mine = self.filtered(lambda t, b=branch: t.branch_id == b.after_branch_id)
            for source in mine.mapped("event_id") or [events]:
                still_open = self.search_count(
                    [
                        ("branch_id", "=", branch.after_branch_id.id),
                        ("event_id", "=", source.id),
                        ("state", "in", OPEN_STATES),
                    ],
                    limit=1,
                )
                recorded = events.search_count(
                    [("branch_id", "=", branch.id), ("source_event_id", "=", source.id)]
                )
                if still_open or recorded:
                    continue
                events._record(
                    branch,
                    fields.Date.context_today(self),
                    self.env._("Completed: %s", mine[:1].line_id.display_name),
                    source=source,
                    from_chain=True,
                )

    # ------------------------------------------------------------ buttons
    def action_start(self):
        self.start()

    def action_finish(self):
        self.finish()

    def action_reopen(self):
        self.reopen()

    def action_open_not_needed(self):
        return self.env["iso.reason.wizard"]._ask(self, "not_needed")
