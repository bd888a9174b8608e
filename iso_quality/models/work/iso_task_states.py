from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import format_date

from ...tools.for_readers import for_readers
from ...tools.vietnam_time import in_vietnam
from ...tools.web_actions import ask_first
from .iso_task import DONE_STATES, OPEN_STATES


class IsoTask(models.Model):
    """The way of a task from "to do" to "done", and back."""

    _inherit = "iso.task"

    def start(self):
        """Begin: to do → in progress."""
        self._change_state("doing", {"todo"}, {})

    def finish(self, early=False):
        """Finish: the result or a file of evidence must be there.

        :param bool early: though its period has not begun
        :raise UserError: when neither is, or the period has not begun
        """
        self._check_finishing()
        if not early and (sentences := self._asked_before_finish()):
            raise UserError(
                self.env._(
                    "%s To finish it nevertheless, press “Finish” on the task and "
                    "confirm.",
                    sentences[0],
                )
            )
        self._change_state(
            "done",
            set(OPEN_STATES),
            {"done_by_id": self.env.uid, "done_date": fields.Datetime.now()},
        )
        self._after_done()

    def _lacks_result(self):
        """Whether neither words nor files say what came of this task."""
        # sudo: only whether there is a file
        return not (self.result or "").strip() and not self.sudo().evidence_ids

    def _check_finishing(self):
        """:raise UserError: when what came of these tasks is not there yet"""
        self.check_access("read")
        for task in self:
            if task._lacks_result():
                raise UserError(
                    self.env._(
                        "Write the result of “%s” or attach its evidence first.",
                        task.name,
                    )
                )

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

    def _is_before_use(self):
        """Whether this work may have been done before the software was used: hook for
        documents that give work late."""
        return False

    def close_before_use(self, reason):
        """Close tasks whose day was over when their work was given out.

        Nobody knows here when and how it was done: they bring forth nothing, set off
        nothing, and count as in time nowhere.

        :param str reason: why; kept as proof, with who and when
        :raise UserError: without a reason, or for a task of later days
        """
        self.env["res.users"]._iso_require("secretary", self)
        self.check_access("read")
        reason = self.env["iso.sealed.mixin"]._check_reason(reason)
        for task in self:
            # sudo: only the day on which its document came into force
            if not task.sudo()._is_before_use():
                raise UserError(
                    self.env._(
                        "“%s” was not due before its plan was issued: it is finished "
                        "with its result.",
                        task.name,
                    )
                )
        self._change_state(
            "before_use",
            set(OPEN_STATES),
            {
                "reason": reason,
                "done_by_id": self.env.uid,
                "done_date": fields.Datetime.now(),
            },
            needed="may_lead",
        )
        # sudo: to-dos are others'
        self.sudo().activity_ids.unlink()

    def reopen(self, reason):
        """Back to work: whatever counts as done → in progress.

        :param str reason: why; stays in the history
        :raise UserError: without a reason
        """
        self.check_access("read")
        reason = self._check_reopening(reason)
        self._change_state(
            "doing",
            set(DONE_STATES),
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
                    body=for_readers(self.env)._("Finished: %s", task.name),
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
        if self.state == "before_use":
            return self.env._(
                "“%(task)s” was done before the software was used, as %(who)s noted: it "
                "stays as it is. The head of its department or the ISO secretary "
                "reopens it with a reason.",
                task=self.name,
                who=self.done_by_name or "?",
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
        """Finish; asks first for what came of it where nothing says so yet, and where
        the period has not begun."""
        self.check_access("read")
        if asking := self._finish_dialog(
            lambda: self.may_work and self._lacks_result()
        ):
            return asking
        self._check_finishing()
        if self._asked_before_finish():
            return self.env["iso.confirm.wizard"]._ask(self, "finish")
        return self.finish()

    def _finish_dialog(self, lacks=lambda: True):
        """The action that asks for result and files of one task on one sheet; see
        ``ask_first``."""
        return ask_first(
            self,
            "iso_quality.iso_task_view_form_finish",
            self.env._("Finish the Task"),
            lacks,
        )

    def action_reopen(self):
        return self.env["iso.reason.wizard"]._ask(self, "reopen")

    def action_open_not_needed(self):
        return self.env["iso.reason.wizard"]._ask(self, "not_needed")
