from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality.tools.web_actions import open_form

from .iso_audit import UNDER_WAY


class IsoAudit(models.Model):
    """How a round ends: what is still open in words, then what was found is sealed and
    the plan is told."""

    _inherit = "iso.audit"

    blocker_text = fields.Text("What Is Still Open", compute="_compute_blockers")

    @api.depends("state", "session_ids.state", "paper_ids.state")
    @api.depends_context("lang")
    def _compute_blockers(self):
        for audit in self:
            found = audit._blockers() if audit.state in UNDER_WAY else []
            audit.blocker_text = "\n".join(text for text, _records in found)

    # ------------------------------------------------------------ what is open
    def _blockers(self):
        """What stands in the way of closing this round.

        Rooms below add theirs: this one names nothing of them.

        :return: list of (sentence, records it is about)
        """
        self.ensure_one()
        # sudo: the same for everybody who may read the round
        audit = self.sudo()
        found = [
            (text, session)
            for session in audit.session_ids.filtered("is_audit")
            for text in session._open_texts()
        ]
        if not audit.is_reported:
            found.append((self.env._("The report is not issued"), audit.paper_ids))
        return found

    # ------------------------------------------------------------ the end
    def close(self):
        """End the round: what was found is sealed, the plan's tasks are done.

        :raise UserError: with what is still open
        """
        self.check_access("read")
        self._require_lead()
        for audit in self:
            if audit.state not in UNDER_WAY:
                raise UserError(
                    self.env._(
                        "“%s” is not under way. Reload the page.", audit.display_name
                    )
                )
            open_texts = [text for text, _records in audit._blockers()]
            if open_texts:
                raise UserError(
                    self.env._(
                        "“%(audit)s” cannot be closed yet:\n%(open)s",
                        audit=audit.display_name,
                        open="\n".join(open_texts),
                    )
                )
            # sudo: asked above; sessions are closed with their round
            sessions = audit.sudo().session_ids
            sessions.filtered(lambda one: one.state == "handed_in")._set_state("closed")
            audit._set_state(
                "closed",
                {
                    "closed_on": vietnam_today(),
                    "closed_by_id": self.env.uid,
                },
            )
            # sudo: what follows is the plan's, whoever closes
            audit.sudo()._tell_the_plan()

    def _tell_the_plan(self):
        """Record that a round is closed on the deadlines that wait for it ("Sau mỗi cuộc
        ĐGNB"), look again at departments that were not audited, and say what came of
        it in the history of the round."""
        occurred = self.env["iso.plan.branch"]._occur(
            "audit_closed",
            self.company_id,
            self.closed_on,
            self.env._("Closed: %s", self.display_name),
            source=self,
            since=min(self.date_planned, self.closed_on),
        )
        self.env["iso.audit.session"]._output_look_again(self.company_id)
        said = [*occurred.done, *occurred.not_done]
        if said:
            self.message_post(body="\n".join(said), subtype_xmlid="mail.mt_note")

    # ------------------------------------------------------------ buttons
    def _asked_before_close_round(self):
        """What the end of these rounds comes to (list of sentences)."""
        self.check_access("read")
        return [
            self.env._(
                "“%(audit)s” is closed: what was found in its %(sessions)s sessions is "
                "sealed and cannot be changed any more.",
                audit=audit.display_name,
                # sudo: all sessions count, whoever closes
                sessions=len(audit.sudo().session_ids),
            )
            for audit in self
        ]

    def action_close(self):
        return self.env["iso.confirm.wizard"]._ask(self, "close_round")

    def action_open_blockers(self):
        """Open what stands in the way first."""
        self.ensure_one()
        self.check_access("read")
        for _text, records in self._blockers():
            if records:
                return open_form(records[:1].sudo(False).with_env(self.env))
        return open_form(self)
