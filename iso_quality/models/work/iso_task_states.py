from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date

from ...tools.vietnam_time import in_vietnam
from .iso_task import OPEN_STATES


class IsoTask(models.Model):
    """The way of a task from "to do" to "done", and back."""

    _inherit = "iso.task"

    def start(self):
        """Begin: to do → in progress."""
        self._change_state("doing", {"todo"}, {})

    def finish(self):
        """Finish: the result or a file of evidence must be there.

        :raise UserError: when neither is
        """
        self.check_access("read")
        for task in self:
            # sudo: only whether there is a file
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

    def _is_conditional(self):
        """Whether there may be no occasion for this work ("nếu có")."""
        return False

    def mark_not_needed(self, reason):
        """Close tasks for which there was no occasion ("nếu có").

        :param str reason: why; kept as proof
        :raise UserError: when the plan does not make the work conditional
        """
        self.check_access("read")
        reason = (reason or "").strip()
        if not reason:
            raise UserError(self.env._("Write the reason first."))
        for task in self:
            # sudo: only whether the plan makes it conditional
            if not task.sudo()._is_conditional():
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

    def reopen(self, reason):
        """Back to work: done or not needed → in progress.

        :param str reason: why; stays in the history
        :raise UserError: without a reason
        """
        self.check_access("read")
        reason = self._check_reopening(reason)
        self._change_state(
            "doing",
            {"done", "not_needed"},
            {
                "done_by_id": False,
                "done_date": False,
                "reason": False,
                **self._nobody_told(),
            },
            needed="may_lead",
        )
        self._note_reopening(reason)

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
        # sudo: access and who may were checked; the state is written by nobody else
        self.sudo().write({**vals, "state": state})

    def _after_done(self):
        # sudo: run by finishing, which asks
        tasks = self.sudo()
        tasks.activity_ids.action_feedback()
        for task in tasks:
            departments, people = task._cooperating()
            followers = people | departments.iso_head_user_id
            if followers:
                task.message_post(
                    body=self.env._("Finished: %s", task.name),
                    partner_ids=followers.partner_id.ids,
                    subtype_xmlid="mail.mt_note",
                )

    # ------------------------------------------------------------ what is done stays
    def _iso_keeping_files(self):
        return self.filtered(lambda task: task.state not in OPEN_STATES)

    def _kept_message(self):
        if self.state == "withdrawn":
            return self.env._(
                "“%s” was called off: nothing is written in it any more.", self.name
            )
        return self.env._(
            "“%(task)s” was finished by %(who)s on %(day)s: its result and its files "
            "stay as they are. The head of its department or the ISO secretary reopens "
            "it with a reason.",
            task=self.name,
            who=self.done_by_name or "?",
            day=self.done_date
            and format_date(self.env, in_vietnam(self.done_date))
            or "?",
        )

    def _closed_message(self):
        if self.state not in OPEN_STATES or not self.id:
            return super()._closed_message()
        if not self.is_in_force:
            return self.env._(
                "The year of this task is over: nothing is written in it."
            )
        if self.may_work:
            return ""
        # sudo: names of those who answer for it
        mine = self.sudo()
        people = mine.user_id | mine.user_ids | mine.department_id.iso_head_user_id
        return self.env._(
            "The result is written by %s, or by the ISO secretary.",
            ", ".join(people.mapped("name")) or self.env._("its department"),
        )

    # ------------------------------------------------------------ buttons
    def action_start(self):
        self.start()

    def action_finish(self):
        self.finish()

    def action_reopen(self):
        return self.env["iso.reason.wizard"]._ask(self, "reopen")

    def action_open_not_needed(self):
        return self.env["iso.reason.wizard"]._ask(self, "not_needed")
