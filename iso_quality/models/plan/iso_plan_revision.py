from markupsafe import Markup

from odoo import api, models
from odoo.exceptions import UserError, ValidationError

from ...tools.for_readers import for_readers
from ...tools.preview_html import bullet_list
from ..work.iso_task import OPEN_STATES
from .iso_plan import IN_FORCE

# How many open tasks are named when the year is closed; the others are counted.
MOST_NAMED = 30


class IsoPlan(models.Model):
    """A plan in force changes by a revision only: prepared as a draft with the same
    text, it replaces the plan when it is issued, and goes on with its tasks. It ends
    with its year, and says what it leaves open."""

    _inherit = "iso.plan"

    @api.constrains("replaces_id", "year", "company_id")
    def _check_replaces(self):
        for plan in self.filtered("replaces_id"):
            old = plan.replaces_id
            if (old.year, old.company_id) != (plan.year, plan.company_id):
                raise ValidationError(
                    self.env._("A revision keeps the year and the agency of its plan.")
                )

    def action_revise(self):
        """Prepare a revision: a draft with the same text, to replace this plan.

        :return: the action that opens the draft
        """
        self.ensure_one()
        self.check_access("read")
        self.env["res.users"]._iso_require("secretary", self)
        if self.state not in IN_FORCE:
            raise UserError(self.env._("Only a plan in force can be revised."))
        draft = self.replaced_by_ids.filtered(lambda plan: not plan.is_sealed)[:1]
        if not draft:
            draft = self._iso_create(
                {
                    **self._plan_vals(self.year),
                    "revision": self.revision + 1,
                    "replaces_id": self.id,
                    "template_id": self.template_id.id,
                    "previous_id": self.previous_id.id,
                }
            )
            self._copy_body(draft, self.year, self.year)
        return draft._open_form()

    def _take_over(self, old):
        """Take the tasks and events of the plan that this one replaces.

        What the revision still asks for goes on under its lines; the open tasks of
        what it dropped are withdrawn and stay with the old plan.
        """
        tasks = old.task_ids
        tasks_of = tasks.grouped("branch_id")
        for branch in self.line_ids.branch_ids.filtered("origin_id"):
            origin = branch.origin_id
            tasks_of.get(origin, tasks.browse()).write(
                {
                    "plan_id": self.id,
                    "line_id": branch.line_id.id,
                    "branch_id": branch.id,
                    "weight": branch.line_id.weight,
                }
            )
            origin.event_ids._unsealed().write({"branch_id": branch.id})
        left = tasks.filtered(lambda task: task.plan_id == old)
        left._withdraw(
            for_readers(self.env)._("The revised plan no longer asks for it.")
        )

    # ------------------------------------------------------------ the end
    def close(self):
        """End the year: no more tasks, reminders or events; the record stays, and its
        history names what was left open."""
        self.env["res.users"]._iso_require(("secretary", "leader"), self)
        self.check_access("read")
        left = {plan: plan._left_open() for plan in self}
        self._move("closed")
        # sudo: role was asked; a note of the system
        for plan in self.sudo():
            if sentences := left[plan.sudo(False)]:
                plan.message_post(
                    body=Markup("<p>%s</p>%s")
                    % (sentences[0], bullet_list(sentences[1:]))
                )

    def _left_open(self):
        """Sentences on what one plan leaves open when it is closed: how many tasks, then
        the first ones with department and person; none where all is done."""
        self.ensure_one()
        tasks = self.env["iso.task"]
        # sudo: what a plan leaves open does not depend on who closes it
        mine = tasks.sudo().search_fetch(
            [("plan_id", "=", self.id), ("state", "in", OPEN_STATES)],
            ["name", "department_id", "party_id", "user_id", "date_due", "open_ended"],
        )
        if not mine:
            return []
        late = mine.filtered_domain(tasks._late_domain())
        sentences = [
            self.env._(
                "%(open)s tasks are left open, %(late)s of them late:",
                open=len(mine),
                late=len(late),
            )
        ]
        sentences += [task._left_words() for task in (late | mine)[:MOST_NAMED]]
        if len(mine) > MOST_NAMED:
            sentences.append(self.env._("… and %s more tasks.", len(mine) - MOST_NAMED))
        return sentences

    def _told_before_cancel(self):
        """What withdrawing these plans hits, for whoever withdraws them (list of
        sentences)."""
        self.check_access("read")
        sentences = []
        for plan in self:
            words = {"plan": plan.display_name}
            left = plan._left_open()
            if not plan.is_sealed:
                sentences.append(
                    self.env._(
                        "“%(plan)s” with its %(lines)s lines is withdrawn for good.",
                        # sudo: all lines count, whoever withdraws it
                        lines=len(plan.sudo().line_ids),
                        **words,
                    )
                )
            elif not left:
                sentences.append(
                    self.env._(
                        "“%(plan)s” is withdrawn for good. None of its tasks is open.",
                        **words,
                    )
                )
            else:
                sentences.append(
                    self.env._(
                        "“%(plan)s” is withdrawn for good, and its open tasks are called "
                        "off. %(left)s",
                        left=left[0],
                        **words,
                    )
                )
                sentences += left[1:]
        return sentences

    def _asked_before_close(self):
        """What closing the year comes to, for whoever closes it (list of sentences)."""
        self.env["res.users"]._iso_require(("secretary", "leader"), self)
        self.check_access("read")
        sentences = [one for plan in self for one in plan._left_open()] or [
            self.env._("Nothing is left open: all tasks of the plan are done.")
        ]
        after = self.env._(
            "Its tasks can no longer be changed, and nobody is reminded."
        )
        return [f"{after} {sentences[0]}", *sentences[1:]]

    def action_close(self):
        """Close the year, after saying what it leaves open."""
        self.check_access("read")
        self.env["res.users"]._iso_require(("secretary", "leader"), self)
        return self.env["iso.confirm.wizard"]._ask(self, "close")
