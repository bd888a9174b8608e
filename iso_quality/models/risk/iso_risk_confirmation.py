from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ...tools.web_actions import ask_first
from .iso_risk import LEVELS

# A change of one of these is a review of the line.
CONTENT = {"name", "kind", "process", "source", "cause", "effect", "treatment"}
CONTENT |= {"controls", "accepted_until", "procedure_ids"}


class IsoRisk(models.Model):
    """The yearly look at a line: it is confirmed, changed or dropped, and what is
    missing in it keeps it from being confirmed; with the issues and the needs that
    cause it to look at."""

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

    issue_count = fields.Integer("Number of Issues", compute="_compute_causes")
    party_count = fields.Integer("Number of Needs", compute="_compute_causes")

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
        """The line is still right as it stands; asks first for its level and treatment."""
        self.check_access("read")
        asking = ask_first(
            self,
            "iso_quality.iso_risk_view_form_levels",
            self.env._("Level and Treatment"),
            lambda: (
                self.kind == "risk"
                and self.register_state == "draft"
                and not (self.current_score and self.treatment)
            ),
        )
        return asking or self._confirm()

    def _confirm(self):
        """See ``action_confirm``.

        :raise UserError: when something is missing in these lines
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

    # ------------------------------------------------------------ what causes it
    @api.depends("issue_ids", "party_need_ids")
    def _compute_causes(self):
        for one in self:
            one.issue_count = len(one.issue_ids)
            one.party_count = len(one.party_need_ids)

    def action_open_issues(self):
        """Button: the context issues that cause it."""
        return self._open_causes("iso_quality.iso_context_issue_action", self.issue_ids)

    def action_open_parties(self):
        """Button: the interested parties whose needs cause it."""
        return self._open_causes(
            "iso_quality.iso_interested_party_action", self.party_need_ids
        )

    def _open_causes(self, xml_id, causes):
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(xml_id)
        action |= {"domain": [("id", "in", causes.ids)], "context": {}}
        if len(causes) == 1:
            action |= {"views": [(False, "form")], "res_id": causes.id}
        return action
