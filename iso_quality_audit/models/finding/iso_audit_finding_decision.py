from odoo import models
from odoo.exceptions import AccessError, UserError


class IsoAuditFinding(models.Model):
    """The audited department agrees or disputes; the lead auditor has the last word."""

    _inherit = "iso.audit.finding"

    # ------------------------------------------------------------ what people say
    def take_position(self, position, words=""):
        """The head of the audited department agrees, or disputes with words.

        :param str position: "agree" or "dispute"
        :param str words: why; needed for a dispute
        """
        self.check_access("read")
        words = (words or "").strip()
        if position not in ("agree", "dispute"):
            raise UserError(self.env._("Agree, or dispute with a reason."))
        if position == "dispute" and not words:
            raise UserError(self.env._("Write why the department disputes it."))
        for finding in self:
            # sudo: only whose department it is
            unit = finding.sudo().department_id
            if not self.env.su and not self.env.user._iso_heads(unit):
                raise AccessError(
                    self.env._("The head of %s answers this finding.", unit.name)
                )
            if finding.state == "decided" or finding.sudo().audit_id.is_sealed:
                raise UserError(
                    self.env._("It is decided on already. Reload the page.")
                )
        # sudo: asked above; these are written by nobody else
        self.sudo().write(
            {
                "position": position,
                "department_words": words,
                "answered_by_id": self.env.uid,
                "state": "answered",
            }
        )

    def decide(self, decision, words=""):
        """The lead auditor has the last word.

        :param str decision: "kept" or "withdrawn"
        :param str words: why; needed to withdraw it, and against a dispute
        """
        self.check_access("read")
        # sudo: which rounds; who leads them is asked there
        audits = self.sudo().audit_id
        for audit in audits:
            if not self.env.su and not audit._is_led_by(self.env.user):
                raise AccessError(
                    self.env._(
                        "The lead auditor, %s, decides on findings.",
                        audit.lead_id.name or "",
                    )
                )
        words = (words or "").strip()
        if decision not in ("kept", "withdrawn"):
            raise UserError(self.env._("Choose whether the finding stays."))
        for finding in self:
            if finding.sudo().audit_id.is_sealed:
                raise UserError(finding.sudo().audit_id._seal_message())
            if not words and (decision == "withdrawn" or finding.position == "dispute"):
                raise UserError(
                    self.env._("Write why, for the department and for the report.")
                )
        # sudo: asked above; these are written by nobody else
        self.sudo().write(
            {
                "decision": decision,
                "decision_words": words,
                "decided_by_id": self.env.uid,
                "state": "decided",
            }
        )

    # ------------------------------------------------------------ buttons
    def action_agree(self):
        self.take_position("agree")

    def dispute(self, reason):
        """See ``take_position``.

        :param str reason: why the department disputes it
        """
        self.take_position("dispute", reason)

    def withdraw(self, reason):
        """See ``decide``.

        :param str reason: why the finding does not stay
        """
        self.decide("withdrawn", reason)

    def keep(self, reason=""):
        """See ``decide``.

        :param str reason: why it stays although it is disputed
        """
        self.decide("kept", reason)

    def action_open_dispute(self):
        return self.env["iso.reason.wizard"]._ask(self, "dispute")

    def action_keep(self):
        """Keep a finding; against a dispute it is asked why."""
        if self.filtered(lambda one: one.position == "dispute"):
            return self.env["iso.reason.wizard"]._ask(self, "keep")
        return self.keep()

    def action_open_withdraw(self):
        return self.env["iso.reason.wizard"]._ask(self, "withdraw")
