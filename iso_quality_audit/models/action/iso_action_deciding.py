from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality.tools.web_actions import open_dialog


class IsoAction(models.Model):
    """What is decided about an action under way: its deadline is put off, or it is not
    done after all. By who decides about actions: a leader, where one approved them, else
    the ISO secretary."""

    _inherit = "iso.action"

    extension_ids = fields.One2many(
        "iso.action.extension", "action_id", "Extensions", readonly=True
    )
    extension_count = fields.Integer(
        "Times Extended", compute="_compute_extension_count", store=True
    )
    may_decide = fields.Boolean(compute="_compute_may_decide")

    @api.depends("extension_ids")
    def _compute_extension_count(self):
        for action in self:
            action.extension_count = len(action.extension_ids)

    @api.depends("nonconformity_id")
    @api.depends_context("uid")
    def _compute_may_decide(self):
        for action in self:
            agencies = self.env.user._iso_agencies(*action._deciding_roles())
            # sudo: only whose it is
            action.may_decide = action.sudo().company_id in agencies

    def _deciding_roles(self):
        # sudo: whether a leader decides, whoever asks
        owner = self.sudo()._owner()
        by_leader = owner and not self.is_immediate and "approving" in owner._stages()
        return ("leader",) if by_leader else ("secretary", "leader")

    def _require_deciding(self):
        """:raise AccessError: for those who do not decide about these actions
        :raise UserError: for those that are not under way"""
        self._check_going_on()
        for action in self:
            self.env["res.users"]._iso_require(action._deciding_roles(), action)
            if action.state != "doing":
                raise UserError(
                    self.env._("“%s” is not under way. Reload the page.", action.name)
                )

    def extend(self, day, reason):
        """Put off the deadline; the task follows.

        :param date day: the new deadline, after the present one
        :param str reason: printed
        """
        reason = self._check_reason(reason)
        self.check_access("read")
        self._require_deciding()
        day = _day(day)
        for action in self:
            last = action.date_deadline or vietnam_today()
            if not day or day <= last:
                raise UserError(self.env._("Enter a day after %s.", f"{last:%d/%m/%Y}"))
            # sudo: asked above; extensions are written by nobody else
            mine = action.sudo()._unsealed()
            mine.extension_ids.create(
                {
                    "action_id": action.id,
                    "date_before": last,
                    "date_after": day,
                    "reason": reason,
                    "extended_by_id": self.env.uid,
                    "extended_on": vietnam_today(),
                }
            )
            mine.date_deadline = day
            mine._give_work()

    def drop(self, reason):
        """Decide that actions are not done after all; their tasks are called off.

        :param str reason: printed; a cause that is left without an action needs another
        """
        reason = self._check_reason(reason)
        self.check_access("read")
        self._require_deciding()
        # sudo: asked above; these are written by nobody else
        actions = self.sudo()._unsealed()
        actions._let_go(reason)
        for owners in actions._owners():
            owners._action_dropped(actions)

    def _let_go(self, reason):
        """Say that these are not done after all, and call off their tasks (as the
        system)."""
        self.write(
            {"state": "dropped", "drop_reason": reason, "dropped_by_id": self.env.uid}
        )
        self._withdraw_work(reason)

    def action_open_extend(self):
        """Ask for the new deadline."""
        self.ensure_one()
        self.check_access("read")
        return open_dialog(
            self.env._("Put Off a Deadline"),
            "iso.action.extend.wizard",
            default_action_id=self.id,
        )

    def action_open_drop(self):
        return self.env["iso.reason.wizard"]._ask(self, "drop")


def _day(told):
    """A day as a client sends it (date); None for what is none."""
    try:
        return fields.Date.to_date(told)
    except (TypeError, ValueError):
        return None
