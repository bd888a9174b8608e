from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.for_readers import for_readers
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality.tools.web_actions import ask_first

from ...tools.ways import DECIDING, STAGES, after, back_to


class IsoNonconformity(models.Model):
    """What is decided about it on the way: the actions are reviewed and approved, or sent
    back; a step is left out."""

    _inherit = "iso.nonconformity"

    reviewed_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    reviewed_by_name = fields.Char("Reviewed By", readonly=True, copy=False)
    reviewed_on = fields.Date(readonly=True, copy=False)
    review_words = fields.Text("Remarks of the Review", readonly=True, copy=False)
    approved_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    approved_by_name = fields.Char("Approved By", readonly=True, copy=False)
    approved_on = fields.Date(readonly=True, copy=False)
    approval_words = fields.Text("Remarks of the Approval", readonly=True, copy=False)

    # ------------------------------------------------------------ what the head hands on
    def action_contain(self):
        """What happened is contained: on to its cause, or over; asks first for what was
        done at once."""
        self.check_access("read")
        asking = ask_first(
            self,
            "iso_quality_audit.iso_nonconformity_view_form_contain",
            self.env._("It Is Contained"),
            lambda: (
                self.state == "containing"
                and self.may_analyse
                and self._lacks_correction()
            ),
        )
        return asking or self._step_on("containing")

    def _lacks_correction(self):
        """Whether what was done at once is not written yet, whatever else is wrong."""
        asked = {"correction", "correction_date"}
        if self.kind == "output":
            asked.add("disposition")
            if self.disposition == "concession":
                asked.add("concession_by")
        return not all(self[name] for name in asked)

    def action_analyse(self):
        """The cause is found: on to actions."""
        return self._step_on("analysing")

    def action_hand_in(self):
        """The actions are proposed: on to who decides about them."""
        return self._step_on("proposing")

    # ------------------------------------------------------------ decided
    def review(self, words=""):
        """The proposed actions are right, says the ISO secretary or the committee.

        :param str words: printed on the form
        """
        return self._decide("reviewing", "review", words)

    def approve(self, words=""):
        """A leader approves the proposed actions.

        :param str words: printed on the form
        """
        return self._decide("approving", "approval", words)

    def _decide(self, state, act, words):
        words = words.strip() if isinstance(words, str) else ""
        done = {"review": "reviewed", "approval": "approved"}[act]
        for one in self:
            today = vietnam_today()
            one._step_on(
                state,
                {
                    f"{done}_by_id": self.env.uid,
                    f"{done}_on": today,
                    f"{act}_words": words,
                },
            )
        return True

    # ------------------------------------------------------------ back
    def send_back(self, reason):
        """Give it back to the responsible department: what was handed in is not enough,
        or has to be done otherwise.

        :param str reason: kept in the history and told to the department
        """
        reason = self._check_reason(reason)
        self.check_access("read")
        self.env["res.users"]._iso_require(("secretary", "leader"), self)
        for one in self:
            if one.state not in STAGES or not one.is_sealed:
                raise UserError(
                    self.env._(
                        "“%s” has not been handed in: nothing can be sent back.",
                        one.display_name,
                    )
                )
            if one.state == "approving":
                one.env["res.users"]._iso_require("leader", one)
            one._move(one.state, back_to(one._stages()), reason=reason)
            one._tell_reason(for_readers(self.env)._("Sent back: %s", reason))

    def _tell_reason(self, body):
        nobody = self.env["res.users"]
        # sudo: callers asked who may
        for one in self.sudo():
            one.message_post(
                body=body,
                partner_ids=self.env["iso.addressee"]._contacts(nobody, one),
                subtype_xmlid="mail.mt_comment",
            )

    # ------------------------------------------------------------ left out
    def waive(self, reason):
        """Leave the present step out; said on the form, with the reason.

        :param str reason: printed
        :raise UserError: in a step that a person decides
        """
        reason = self._check_reason(reason)
        self.check_access("read")
        for one in self:
            roles = ("leader",) if one.round > 2 else ("secretary", "leader")
            self.env["res.users"]._iso_require(roles, one)
            if one.state not in STAGES or one.state in DECIDING:
                raise UserError(
                    self.env._(
                        "“%s” waits for a decision: there is nothing to leave out.",
                        one.display_name,
                    )
                )
            missing = one._missing()
            if not missing:
                raise UserError(
                    self.env._(
                        "Nothing is missing in “%s”: it can go on as it is.",
                        one.display_name,
                    )
                )
            # sudo: asked above; waivers are written by nobody else
            one.sudo().waiver_ids._unsealed().create(
                {
                    "nonconformity_id": one.id,
                    "state": one.state,
                    "round": one.round,
                    "reason": reason,
                    "missing": "\n".join(missing),
                    "waived_by_id": self.env.uid,
                    "waived_on": vietnam_today(),
                }
            )
            one._move(one.state, after(one.state, one._stages()), reason=reason)

    # ------------------------------------------------------------ buttons
    def action_review(self):
        return self.review()

    def _asked_before_approve(self):
        """What a leader decides who approves without opening them (list of str)."""
        waiting = self.filtered(lambda one: one.state == "approving")
        if not waiting:
            return []
        return [
            self.env._("You approve the proposed actions of:"),
            *waiting.mapped("display_name"),
        ]

    def action_approve(self):
        return self.approve()

    def action_open_review(self):
        return self.env["iso.reason.wizard"]._ask(self, "review")

    def action_open_approve(self):
        return self.env["iso.reason.wizard"]._ask(self, "approve")

    def action_open_send_back(self):
        return self.env["iso.reason.wizard"]._ask(self, "send_back")

    def action_open_waive(self):
        return self.env["iso.reason.wizard"]._ask(self, "waive")
