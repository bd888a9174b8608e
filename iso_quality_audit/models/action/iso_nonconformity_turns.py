from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.web_actions import open_list

# Which check is made in which step.
CHECKS = {"checking": "done", "watching": "effect"}


class IsoNonconformity(models.Model):
    """Who checks its actions, and until when work and checks are waited for."""

    _inherit = "iso.nonconformity"

    may_check = fields.Boolean(compute="_compute_may_check")
    check_from = fields.Date(
        compute="_compute_may_check",
        help="The effect of its actions is checked on a later day.",
    )

    @api.depends("state", "action_ids.state", "action_ids.effect_due")
    @api.depends_context("uid")
    def _compute_may_check(self):
        for one in self:
            one.may_check = bool(one._mine_to_check())
            # sudo: the day, for whoever may read the nonconformity
            waiting, _kind = one.sudo()._to_check()
            early = waiting and all(action._is_early() for action in waiting)
            one.check_from = early and min(waiting.mapped("effect_due"))

    def _mine_to_check(self):
        """The actions that wait for a check now, and that the user may check."""
        # sudo: which actions wait; whether they are the user's is asked as the user
        waiting, _kind = self.sudo()._to_check()
        return waiting.sudo(False).filtered("may_check")

    def action_open_check(self):
        """Ask what the check that is due has shown: whoever is asked to check begins
        here. Where several actions wait, they are listed."""
        self.ensure_one()
        self.check_access("read")
        actions = self._mine_to_check()
        if not actions:
            raise UserError(
                self.env._("Nothing in it waits for your check now. Reload the page.")
            )
        if len(actions) == 1:
            return actions.action_open_check()
        return open_list(
            self.env._("Check"), actions._name, [("id", "in", actions.ids)]
        )

    def _to_check(self):
        """The actions that wait for a check in the present step, and its kind.

        :return: (iso.action, str)
        """
        kind = CHECKS.get(self.state)
        waiting = self.action_ids.filtered(
            lambda action: kind and action._check_due() == kind
        )
        return waiting, kind

    def _asked(self, people):
        # sudo: whose it is, whoever asks
        actions, kind = self.sudo()._to_check()
        if not actions:
            return super()._asked(people)
        able = actions[0]._checkers(kind, people)
        # An auditor, where one is left: that is what auditors are for.
        return (able & people.auditors)[:1] or able[:1] or people.secretaries[:1]

    def _turn_day(self, since=None):
        # sudo: as above
        one = self.sudo()
        if one.state == "doing":
            days = one.action_ids.filtered(
                lambda action: action.state in ("draft", "doing")
            ).mapped("date_deadline")
            return max(filter(None, days), default=False)
        if one.state == "watching" and (first := one._effect_from()):
            # It cannot be checked before: from that day on it is their turn.
            return one.company_id._iso_within("iso_turn_days", first)
        return super()._turn_day(since)

    def _effect_from(self):
        """The first day on which an effect can be checked (date, or False)."""
        days = self._to_check()[0].mapped("effect_due")
        return min(filter(None, days), default=False)

    def _workdays_from(self):
        if self.state == "doing":
            # Until its actions are done: agreed, not counted.
            return False
        if self.state == "watching":
            return self._effect_from()
        return super()._workdays_from()
