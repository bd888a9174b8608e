from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

from ...tools.for_readers import for_readers
from ...tools.vietnam_time import vietnam_today
from ..people.iso_turn_mixin import SIGN, TURN

# What a leader approved: with another one the approval is gone.
APPROVED = {"current_likelihood_id", "current_impact_id", "treatment", "name"}
APPROVED |= {"accepted_until"}


class IsoRisk(models.Model):
    """How a very high risk is treated is approved by a leader; whether what is done
    about it works is checked by somebody else than who did it. Both are asked of a
    person."""

    _inherit = "iso.risk"

    approval = fields.Selection(
        [("none", "Not needed"), ("needed", "Waiting"), ("approved", "Approved")],
        compute="_compute_approval",
        store=True,
    )
    approved_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    approved_by_name = fields.Char("Approved By (name)", readonly=True, copy=False)
    approved_date = fields.Date("Approved On", readonly=True, copy=False)

    @api.depends("current_band_id.needs_leader", "approved_by_id", "review")
    def _compute_approval(self):
        for one in self:
            needed = one.current_band_id.needs_leader and one.review != "dropped"
            if not needed:
                one.approval = "none"
            else:
                one.approval = "approved" if one.approved_by_id else "needed"

    def write(self, vals):
        result = super().write(vals)
        if APPROVED & vals.keys() and not self._is_unsealed():
            approved = self.filtered("approved_by_id")
            # sudo: who approved is written by nobody else; the write has been checked
            approved._unsealed().sudo().write(
                {"approved_by_id": False, "approved_date": False}
            )
        return result

    # ------------------------------------------------------------ whose turn it is
    @api.model
    def _turn_domain(self):
        confirmed = Domain("register_id.state", "=", "confirmed")
        return (Domain("approval", "=", "needed") & confirmed) | Domain(
            "measure_ids.state", "=", "done"
        )

    def _turn(self, people):
        if self.approval == "needed" and self.register_id.state == "confirmed":
            return SIGN, people.leader, f"Phê duyệt rủi ro rất cao: {self.name}"
        done = self.measure_ids.filtered(lambda one: one.state == "done")
        if not done:
            return None
        unit = people.head(self.department_id)
        able = [unit, *people.secretaries, *people.leaders]
        doers = done[0]._doers()
        who = next((one for one in able if one and one not in doers), people.leader)
        return TURN, who, f"Kiểm tra biện pháp: {done[0].name}"

    def _asked_before_approve(self):
        """What a leader decides who approves without opening them (list of str)."""
        waiting = self.filtered(lambda one: one.approval == "needed")
        if not waiting:
            return []
        return [
            self.env._("You approve how very high risks are treated:"),
            *waiting.mapped("name"),
        ]

    def action_approve(self):
        """A leader approves how very high risks are treated.

        :raise AccessError: for everybody else
        :raise UserError: when the register is closed or the line is not complete
        """
        self.env["res.users"]._iso_require("leader", self)
        self.check_access("read")
        for one in self:
            if one.approval != "needed":
                raise UserError(
                    self.env._("“%s” does not wait for a leader.", one.name)
                )
            missing = one._incomplete()
            if missing:
                raise UserError("\n".join(missing))
        today = vietnam_today()
        # sudo: access and role were checked; the register may be confirmed
        risks = self._unsealed().sudo()
        risks.write({"approved_by_id": self.env.uid, "approved_date": today})
        for one in risks:
            one.message_post(
                body=for_readers(self.env)._(
                    "Approved by %(user)s on %(day)s.",
                    user=one.approved_by_name,
                    day=format_date(for_readers(self.env), today),
                )
            )
        risks._follow_turns()
        risks.register_id._follow_turns()
