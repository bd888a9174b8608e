from odoo import models

# Which check is made in which step.
CHECKS = {"checking": "done", "watching": "effect"}


class IsoNonconformity(models.Model):
    """Who checks its actions, and until when work and checks are waited for."""

    _inherit = "iso.nonconformity"

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

    def _turn_day(self):
        # sudo: as above
        one = self.sudo()
        if one.state == "doing":
            days = one.action_ids.filtered(
                lambda action: action.state in ("draft", "doing")
            ).mapped("date_deadline")
            return max(filter(None, days), default=False)
        if one.state == "watching":
            days = one._to_check()[0].mapped("effect_due")
            if days := [day for day in days if day]:
                return min(days)
        return super()._turn_day()
