from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from .iso_risk import LEVELS

# A change of one of these is a review of the line.
CONTENT = {"name", "kind", "process", "source", "cause", "effect", "treatment"}
CONTENT |= {"controls", "accepted_until", "procedure_ids"}


class IsoRisk(models.Model):
    """The yearly look at a line: it is confirmed, changed or dropped, and what is
    missing in it keeps it from being confirmed."""

    _inherit = "iso.risk"

    review = fields.Selection(
        [
            ("pending", "To review"),
            ("confirmed", "Confirmed"),
            ("changed", "Changed"),
            ("new", "New"),
            ("dropped", "No longer there"),
        ],
        required=True,
        default="new",
        readonly=True,
        tracking=True,
    )

    def write(self, vals):
        result = super().write(vals)
        if (CONTENT | LEVELS.keys()) & vals.keys() and not self._is_unsealed():
            reviewed = self.filtered(lambda one: one.review in ("pending", "confirmed"))
            reviewed._unsealed().write({"review": "changed"})
        return result

    def _missing(self):
        """Sentences on the lines that keep a register from being confirmed."""
        found = []
        for one in self:
            if one.review == "pending":
                found.append(self.env._("“%s” is not reviewed yet.", one.name))
            elif one.review != "dropped":
                found += one._incomplete()
        return found

    def _incomplete(self):
        """Sentences on what this line lacks."""
        self.ensure_one()
        if self.kind == "opportunity":
            return []
        found = []
        if not self.current_score:
            found.append(
                self.env._("“%s” has no likelihood or no impact yet.", self.name)
            )
        if not self.treatment:
            found.append(self.env._("“%s”: say how it is treated.", self.name))
        elif self.treatment == "accept" and not (
            self.accepted_by_id and self.accepted_until
        ):
            found.append(
                self.env._(
                    "“%s” is to be accepted: enter until when; then the head of the "
                    "department or a leader presses “Accept the Risk”.",
                    self.name,
                )
            )
        # Our own code tells the past (demo data), on its own responsibility.
        elif not self._is_unsealed() and self._ran_out():
            found.append(
                self.env._(
                    "“%(risk)s”: %(who)s accepted it until %(until)s, which is over. "
                    "Enter until when it is accepted now; then the head of the "
                    "department or a leader presses “Accept the Risk”. Or choose "
                    "another treatment.",
                    risk=self.name,
                    who=self.accepted_by_name or "?",
                    until=format_date(self.env, self.accepted_until),
                )
            )
        return found

    # ------------------------------------------------------------ buttons
    def _review_as(self, state):
        self.check_access("write")
        self._check_seal()
        self._unsealed().write({"review": state})

    def action_confirm(self):
        """The line is still right as it stands.

        :raise UserError: when something is missing in it
        """
        missing = [sentence for one in self for sentence in one._incomplete()]
        if missing:
            raise UserError("\n".join(missing))
        self._review_as("confirmed")

    def action_drop(self):
        """There is no such risk any more: kept in this register, not in the next."""
        self._review_as("dropped")

    def action_restore(self):
        """A line that was dropped is there after all."""
        self._review_as("changed")


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
        whole.action_confirm()

    def action_ask_unchanged(self):
        """Ask before all lines that are not reviewed yet are confirmed."""
        self.ensure_one()
        return self.env["iso.confirm.wizard"]._ask(self, "unchanged")
