from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ...tools.for_readers import for_readers
from ...tools.web_actions import CLOSE, notify, open_form
from ..document.iso_unit_document_mixin import company_of
from ..people.iso_turn_mixin import TURN
from .iso_task import OPEN_STATES


class IsoTaskDifficulty(models.Model):
    """One line on what stands in the way of a task (khó khăn, vướng mắc), said by those
    who work on it, answered by the ISO secretary, gathered in the briefing.

    What was said and answered stays as it is; it lives and goes with its task. It is
    open until it is answered, and no longer than its task: nobody has to close what the
    work itself has settled.
    """

    _name = "iso.task.difficulty"
    _description = "Difficulty with a Task"
    _order = "raised_on desc, id desc"

    task_id = fields.Many2one(
        "iso.task", required=True, readonly=True, ondelete="cascade", index=True
    )
    company_id = company_of("task_id")
    department_id = fields.Many2one(
        "hr.department",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
        help="Whose difficulty it is: the department of the task or, where others "
        "cooperate, of who said it.",
    )
    name = fields.Char("Difficulty", required=True, readonly=True, index="trigram")
    raised_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, index="btree_not_null"
    )
    raised_by_name = fields.Char("Said By", readonly=True, copy=False, index="trigram")
    raised_on = fields.Datetime(
        "Said On", required=True, readonly=True, default=fields.Datetime.now
    )
    answer = fields.Char(readonly=True, copy=False)
    answered_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, index="btree_not_null"
    )
    answered_by_name = fields.Char("Answered By", readonly=True, copy=False)
    answered_on = fields.Datetime(readonly=True, copy=False)
    is_open = fields.Boolean(
        "Open",
        compute="_compute_is_open",
        search="_search_is_open",
        compute_sudo=True,
        help="Not answered yet, and the task is still to be done.",
    )
    may_settle = fields.Boolean(compute="_compute_may_settle")

    _unanswered = models.Index("(task_id) WHERE answered_on IS NULL")

    # ------------------------------------------------------------ open
    @api.model
    def _open_domain(self):
        """What "open" means, everywhere: not answered, and its task not over."""
        return Domain("answered_on", "=", False) & Domain(
            "task_id", "any", self.env["iso.task"]._open_domain()
        )

    @api.depends("answered_on", "task_id.state", "task_id.is_in_force")
    def _compute_is_open(self):
        still_open = self.filtered_domain(self._open_domain())
        for one in self:
            one.is_open = one in still_open

    def _search_is_open(self, operator, value):
        return self._search_flag(operator, value, self._open_domain())

    @api.model
    def _reorganised(self):
        return {**super()._reorganised(), "department_id": self._open_domain()}

    # ------------------------------------------------------------ answered
    @api.depends("is_open")
    @api.depends_context("uid")
    def _compute_may_settle(self):
        for one in self:
            one.may_settle = one.is_open and self.env.user in one._answering()

    def _answering(self):
        """Who answers one difficulty: the ISO secretaries of its agency; while there is
        none, the leader, who has it on the list then (res.users)."""
        # sudo: only who has the role there
        people = self.env["iso.addressee"]._of(self.sudo().company_id)
        return people.secretaries or people.leader

    def settle(self, words):
        """Answer these difficulties; who has said them is told.

        :param str words: the answer, one line
        :raise AccessError: for others than the secretaries of the agency
        :raise UserError: without words, or for what is answered or over already
        """
        self.check_access("read")
        words = self.env["iso.sealed.mixin"]._check_reason(words)
        words = " ".join(words.split())
        for one in self:
            if not self.env.su and self.env.user not in one._answering():
                raise AccessError(
                    self.env._("Difficulties are answered by the ISO secretary.")
                )
            if not one.is_open:
                raise UserError(
                    self.env._(
                        "“%s” is answered already, or its task is over. Reload the "
                        "page.",
                        one.name,
                    )
                )
        # sudo: access and who may were asked; people do not write these
        mine = self.sudo()
        mine.write(
            {
                "answer": words,
                "answered_by_id": self.env.uid,
                "answered_on": fields.Datetime.now(),
            }
        )
        for one in mine:
            people = self.env["iso.addressee"]._of(one.company_id)
            one.task_id.sudo(self.env.su).message_post(
                body=for_readers(self.env)._(
                    "Difficulty “%(difficulty)s”: %(answer)s",
                    difficulty=one.name,
                    answer=words,
                ),
                partner_ids=people.present(one.raised_by_id).partner_id.ids,
                subtype_xmlid="mail.mt_comment",
            )
        mine.task_id._follow_turns()

    # ------------------------------------------------------------ buttons
    def action_settle(self):
        """Button: ask for the answer."""
        return self.env["iso.reason.wizard"]._ask(self, "settle")

    def action_open_task(self):
        """Open the task of one difficulty."""
        self.ensure_one()
        self.check_access("read")
        return open_form(self.task_id)


class IsoTask(models.Model):
    """What stands in the way of a task: said with one line at any time while it is open,
    by those who work on it and those who cooperate.

    It is one to-do of the secretary until it is answered, however much is said.
    """

    _name = "iso.task"
    _inherit = ["iso.task", "iso.turn.mixin"]
    _turn_kinds = (TURN,)

    difficulty_ids = fields.One2many(
        "iso.task.difficulty", "task_id", "Difficulties", readonly=True
    )
    has_difficulty = fields.Boolean(
        "Open Difficulty",
        compute="_compute_has_difficulty",
        search="_search_has_difficulty",
        compute_sudo=True,
    )

    @api.depends("difficulty_ids.answered_on", "state", "is_in_force")
    def _compute_has_difficulty(self):
        rows = self.env["iso.task.difficulty"]
        mine = Domain("task_id", "in", self.ids)
        open_ones = rows.search(mine & rows._open_domain())
        for task in self:
            task.has_difficulty = task._origin in open_ones.task_id

    def _search_has_difficulty(self, operator, value):
        return self._search_flag(operator, value, self._turn_domain())

    # ------------------------------------------------------------ said
    def raise_difficulty(self, words):
        """Say what stands in the way of these tasks, to the ISO secretary.

        :param str words: one line
        :raise AccessError: for those who neither work on them nor cooperate
        :raise UserError: without words, or for a task that is over
        """
        self.check_access("read")
        words = self.env["iso.sealed.mixin"]._check_reason(words)
        words = " ".join(words.split())
        for task in self:
            if task.state not in OPEN_STATES or not task.is_in_force:
                raise UserError(
                    self.env._(
                        "“%s” is over: difficulties are said while a task is open.",
                        task.name,
                    )
                )
            if not self.env.su and not task.may_add_evidence:
                raise AccessError(
                    self.env._(
                        "Difficulties with “%s” are said by those who work on it, the "
                        "head of its department and those who cooperate.",
                        task.name,
                    )
                )
        # sudo: access and who may were asked; people do not write these
        self.env["iso.task.difficulty"].sudo().create(
            [
                {
                    "task_id": task.id,
                    "department_id": task._difficulty_unit().id,
                    "name": words,
                    "raised_by_id": self.env.uid,
                }
                for task in self
            ]
        )
        self._follow_turns()
        return notify(
            "success",
            self.env._("The ISO secretary has it on the to-do list."),
            next=CLOSE,
        )

    def _difficulty_unit(self):
        """Whose difficulty it is when the current user says one: the department's that
        has the task; of who only cooperates, the own one (hr.department)."""
        # sudo: only whose it is
        task = self.sudo()
        if self.may_work or not task.department_id:
            return task.department_id
        mine = task.env.user.iso_department_ids
        return mine.filtered(lambda unit: unit.company_id == task.company_id)[:1]

    # ------------------------------------------------------------ whose turn
    @api.model
    def _turn_domain(self):
        open_ones = self.env["iso.task.difficulty"]._open_domain()
        return Domain("difficulty_ids", "any", open_ones)

    def _turn(self, people):
        open_ones = self.difficulty_ids.filtered("is_open").sorted("id")
        if not open_ones or not people.secretary:
            return None
        words = f"Khó khăn, vướng mắc: {self.name} – {open_ones[0].name}"
        if len(open_ones) > 1:
            words += f" (và {len(open_ones) - 1} ý kiến khác)"
        return TURN, people.secretary, words

    def _ask_again(self):
        # Its other to-dos are reminders, which follow who answers.
        if self.has_difficulty:
            return super()._ask_again()
        return False

    def _ask_about_difficulties(self):
        """The to-do of what is open outlives that the others of its task are taken away
        or handed over."""
        # sudo: whatever stands in their way, whoever moves them
        mine = self.sudo().search(Domain("id", "in", self.ids) & self._turn_domain())
        mine._follow_turns()

    def _hand_over_reminders(self, before):
        result = super()._hand_over_reminders(before)
        self._ask_about_difficulties()
        return result

    def _follow(self, vals):
        result = super()._follow(vals)
        self._ask_about_difficulties()
        return result

    def reopen(self, reason):
        result = super().reopen(reason)
        self._ask_about_difficulties()
        return result

    def _join(self, other):
        """What stood in the way goes on with the task that goes on."""
        # sudo: run by closing a department, which asked
        open_ones = self.sudo().difficulty_ids.filtered("is_open")
        result = super()._join(other)
        if other.sudo().state in OPEN_STATES:
            open_ones.task_id = other
            other.sudo()._follow_turns()
        return result

    # ------------------------------------------------------------ buttons
    def action_raise_difficulty(self):
        """Button: ask what stands in the way."""
        return self.env["iso.reason.wizard"]._ask(self, "raise_difficulty")
