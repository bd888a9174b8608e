from odoo import api, fields, models

from ...tools import closing
from ...tools.ways import WRITING, back_to
from .iso_action import SETTLED


class IsoNonconformity(models.Model):
    """Its causes and actions: what each step of the way asks of them."""

    _inherit = "iso.nonconformity"

    cause_ids = fields.One2many("iso.cause", "nonconformity_id", "Causes")
    action_ids = fields.One2many("iso.action", "nonconformity_id", "Actions")
    asks_cause = fields.Boolean(compute="_compute_asks")
    asks_actions = fields.Boolean(compute="_compute_asks")

    @api.depends("kind", "grade", "company_id")
    def _compute_asks(self):
        for one in self:
            way = one._way()
            one.asks_cause, one.asks_actions = way.asks_cause, way.asks_actions

    @api.depends("cause_ids.name", "cause_ids.parent_id", "action_ids.state")
    @api.depends("action_ids.cause_ids", "action_ids.date_deadline")
    def _compute_missing_text(self):
        return super()._compute_missing_text()

    # ------------------------------------------------------------ the way
    def _needs_leader(self):
        """What costs money is a leader's to approve."""
        # sudo: an action counts whether or not one may read it
        return super()._needs_leader() or any(
            action.cost > 0 for action in self.sudo().action_ids
        )

    def _gate_analysing(self):
        found = super()._gate_analysing()
        # sudo: a cause counts whether or not one may read it
        if not self.sudo().cause_ids:
            found.append(self.env._("Write at least one cause."))
        return found

    def _gate_proposing(self):
        found = super()._gate_proposing()
        # sudo: an action counts whether or not one may read it
        one = self.sudo()
        present = one.action_ids.filtered(
            lambda action: (
                action.round == one.round
                and action.state != "dropped"
                and not action.is_immediate
            )
        )
        if not present:
            found.append(
                self.env._("Propose at least one action.")
                if one.round == 1
                else self.env._("Propose at least one new action for this round.")
            )
        if one._way().asks_cause:
            # What failed does not count: it is followed by another action.
            found += [
                self.env._("No action is against the cause “%s”.", cause.name)
                for cause in one._bare_causes(present)
            ]
        for action in present.filtered(
            lambda action: action.state in ("draft", "doing")
        ):
            found += action._missing_words()
        return found

    def _bare_causes(self, actions):
        """The roots that are not removed, and that none of these actions is against."""
        rules = self.action_ids._as_rules()
        counted = [rule for rule in rules if rule.key in actions.ids]
        roots = self.cause_ids.filtered("is_root")
        return roots.browse(
            cause
            for cause in closing.without_action(roots.ids, counted)
            if not closing.is_removed(cause, rules)
        )

    def _gate_doing(self):
        found = super()._gate_doing()
        # sudo: an action counts whether or not one may read it
        for action in self.sudo().action_ids:
            if action.state in ("draft", "doing"):
                found.append(self.env._("“%s” is not done yet.", action.name))
        return found

    def _gate_checking(self):
        found = super()._gate_checking()
        # sudo: an action counts whether or not one may read it
        for action in self.sudo().action_ids:
            if action.state not in SETTLED:
                found.append(
                    self.env._("“%s” is not checked: is it done?", action.name)
                )
        return found

    def _gate_watching(self):
        found = super()._gate_watching()
        # sudo: an action counts whether or not one may read it
        one = self.sudo()
        rules = one.action_ids._as_rules()
        found += [
            self.env._("“%s” is not checked: does it work?", action.name)
            for action in one.action_ids.browse(closing.unchecked(rules))
        ]
        if one._way().asks_cause:
            roots = one.cause_ids.filtered("is_root")
            found += [
                self.env._("The cause “%s” is not removed.", cause.name)
                for cause in roots.browse(closing.left_causes(roots.ids, rules))
            ]
        return found + one._unrevised()

    def _unrevised(self):
        """The procedures that have to change before it is over (list of sentences)."""
        return [
            self.env._(
                "%(procedure)s is to be changed by “%(action)s”: no new issue of it is "
                "in force.",
                procedure=action.procedure_id.display_name,
                action=action.name,
            )
            for action in self.action_ids
            if action.procedure_id
            and action.state not in ("dropped", "failed")
            and not action._is_revised()
        ]

    def _after_move(self):
        result = super()._after_move()
        for one in self.filtered(lambda one: one.state == "doing"):
            one.action_ids._give_work()
        return result

    def _after_end(self):
        result = super()._after_end()
        if ending := self.filtered(lambda one: one.state != "closed"):
            going_on = ending.action_ids.filtered(lambda one: one.state == "doing")
            # Told to people and printed: Vietnamese, whoever ends it.
            reason = "Sự không phù hợp đã được hủy hoặc gộp vào phiếu khác."
            given = going_on.filtered("is_immediate")
            given._unsealed()._let_go(reason)
            # Reopened, the others are proposed and approved anew, and get another task.
            proposed = going_on - given
            proposed._withdraw_work(reason)
            proposed._unsealed().write({"state": "draft", "task_id": False})
        return result

    def _told_before_cancel(self):
        """What calling these off hits (list of sentences)."""
        self.check_access("read")
        # sudo: all that is called off counts, whoever calls it off
        return [
            self.env._(
                "“%(what)s” is called off with %(actions)s actions that go on; "
                "%(departments)s departments are asked no more.",
                what=one.display_name,
                actions=len(
                    one.action_ids.filtered(lambda action: action.state == "doing")
                ),
                departments=len(
                    one.asking_ids.filtered(lambda asking: not asking.answer)
                ),
            )
            for one in self.sudo()
        ]

    # ------------------------------------------------------------ what actions bring
    def _follow_actions(self):
        """Work has moved on: so does the nonconformity."""
        before = {one: one.state for one in self}
        self._follow_records()
        moved = self.filtered(lambda one: one.state != before[one])
        if moved:
            moved._follow_turns()

    def _action_dropped(self, actions):
        """Actions are not done after all: what they were against needs others."""
        for one in self:
            if one.state in WRITING:
                continue
            left = one.action_ids.filtered(lambda action: action.state != "dropped")
            bare = one._way().asks_cause and one._bare_causes(one.action_ids)
            if bare or not left:
                # Kept in the history, so Vietnamese always.
                reason = f"Không thực hiện: {', '.join(actions.mapped('name'))}"
                one._move(one.state, back_to(one._stages()), reason=reason)
            else:
                one._follow_records()
                one._follow_turns()

    def _action_checked(self, action, passed):
        """A check is written: what did not work is proposed anew, in another round."""
        if passed:
            self._follow_records()
            self._follow_turns()
            return
        for one in self:
            one._move(
                one.state,
                one._begin_round(),
                # Kept in the history, so Vietnamese always.
                reason=f"Kiểm tra không đạt: {action.name}",
            )
