from odoo import api, fields, models
from odoo.exceptions import UserError


class IsoRiskRegister(models.Model):
    """Lines that a year has not changed are confirmed at once, after a question."""

    _inherit = "iso.risk.register"

    may_review_rest = fields.Boolean(compute="_compute_may_review_rest")

    @api.depends("state", "risk_ids.review")
    @api.depends_context("uid")
    def _compute_may_review_rest(self):
        """Whether the user may say of lines that are to be reviewed that they stay."""
        for register in self:
            waiting = register.risk_ids.filtered(lambda risk: risk.review == "pending")
            register.may_review_rest = (
                register.state == "draft"
                and bool(waiting)
                and waiting.has_access("write")
            )

    def _unreviewed(self):
        """The lines to review that are complete, and those that lack something."""
        waiting = self.risk_ids.filtered(lambda risk: risk.review == "pending")
        whole = waiting.filtered(lambda risk: not risk._incomplete())
        return whole, waiting - whole

    def _asked_before_unchanged(self):
        """What saying "not changed" of all the rest comes to (list of sentences)."""
        self.ensure_one()
        whole, lacking = self._unreviewed()
        if not whole and not lacking:
            return []
        asked = [
            self.env._(
                "%(count)s lines of %(unit)s are not reviewed yet and stay as they are.",
                count=len(whole),
                unit=self.department_id.display_name,
            )
        ]
        if lacking:
            asked.append(
                self.env._("Not those that lack something: they are reviewed by hand.")
            )
        return asked + [line for risk in lacking for line in risk._incomplete()]

    def confirm_unchanged(self):
        """Say of each line that is not reviewed yet that it is right as it stands, as
        its own button does; who may do that may do this.

        :raise UserError: when no line is left that could be confirmed
        """
        self.ensure_one()
        whole, _lacking = self._unreviewed()
        if not whole:
            raise UserError(
                self.env._(
                    "No line is left that can be confirmed as it stands. Reload the "
                    "page."
                )
            )
        whole._confirm()

    def action_ask_unchanged(self):
        """Ask before all lines that are not reviewed yet are confirmed."""
        self.ensure_one()
        return self.env["iso.confirm.wizard"]._ask(self, "unchanged")
