from odoo import fields, models
from odoo.exceptions import AccessError, UserError

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

    def reopen(self):
        """Back to work: done or not needed → in progress."""
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

    def _iso_keeping_files(self):
        return self.filtered(lambda task: task.state not in OPEN_STATES)

    # ------------------------------------------------------------ buttons
    def action_start(self):
        self.start()

    def action_finish(self):
        self.finish()

    def action_reopen(self):
        self.reopen()

    def action_open_not_needed(self):
        return self.env["iso.reason.wizard"]._ask(self, "not_needed")
