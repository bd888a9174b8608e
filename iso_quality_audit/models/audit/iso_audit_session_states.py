from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.tools.for_readers import for_readers


class IsoAuditSession(models.Model):
    """The way of a session: begun by its auditors, handed in, given back by the lead."""

    _inherit = "iso.audit.session"

    # ------------------------------------------------------------ the way
    def start_session(self):
        """Begin: the checklist is frozen, with the list of what is looked at.

        :raise UserError: when the plan is not issued, or somebody audits the own work
        """
        self.check_access("read")
        self._require_auditor()
        for session in self:
            if session.state != "planned" or session.audit_id.state not in (
                "planned",
                "running",
            ):
                raise UserError(
                    self.env._(
                        "“%s” cannot begin: its plan is not issued, or it has begun "
                        "already. Reload the page.",
                        session.display_name,
                    )
                )
            # sudo: whoever audits, all questions count
            mine = session.sudo()
            if not mine.answer_ids:
                mine._propose_questions()
            mine._check_independent()
            mine._freeze_records()
            session._set_state("running", {"started_on": fields.Datetime.now()})
            mine.audit_id._begin()

    def hand_in(self):
        """Hand the answers in: sealed with their files.

        :raise UserError: with what is missing
        """
        self.check_access("read")
        self._require_auditor()
        for session in self:
            if session.state != "running":
                raise UserError(
                    self.env._(
                        "“%s” is not under way. Reload the page.", session.display_name
                    )
                )
            # sudo: whoever audits, all questions count
            mine = session.sudo()
            missing = [
                f"{answer.name}: {why}"
                for answer in mine.answer_ids
                if (why := answer._missing())
            ]
            if missing:
                raise UserError(
                    self.env._(
                        "Still missing in “%(session)s”:\n%(missing)s",
                        session=session.display_name,
                        missing="\n".join(missing[:20]),
                    )
                )
            mine._check_independent()
            session._set_state(
                "handed_in",
                {
                    "handed_in_on": fields.Datetime.now(),
                    "handed_in_by_id": self.env.uid,
                },
            )

    def give_back(self, reason):
        """Back to its auditors, while the round is open.

        :param str reason: kept in the history
        """
        self.check_access("read")
        # sudo: which rounds; who leads them is asked there
        self.sudo().audit_id.sudo(self.env.su)._require_lead()
        reason = self._check_reason(reason)
        for session in self:
            if session.state != "handed_in" or session.audit_id.is_sealed:
                raise UserError(
                    self.env._("“%s” is not handed in.", session.display_name)
                )
            # sudo: only whether it stands in the report
            if report := session.sudo().audit_id._issued_report():
                raise UserError(
                    self.env._(
                        "“%(session)s” stands in “%(report)s”, which was sent: have that "
                        "report cancelled with a reason first.",
                        session=session.display_name,
                        report=report.display_name,
                    )
                )
        vals = {"handed_in_on": False, "handed_in_by_id": False}
        self._set_state("running", vals)
        for session in self.sudo():
            session.message_post(
                body=for_readers(self.env)._("Given back: %s", reason),
                partner_ids=session.auditor_ids.partner_id.ids,
                subtype_xmlid="mail.mt_comment",
            )

    def _open_texts(self):
        """What is still open in one session, in sentences (list of str)."""
        if self.state == "planned":
            return [self.env._("%s has not begun", self.display_name)]
        if self.state != "running":
            return []
        if self.open_count:
            return [
                self.env._(
                    "%(count)s questions of %(people)s in %(session)s",
                    count=self.open_count,
                    people=", ".join(self.auditor_ids.mapped("name")),
                    session=self.display_name,
                )
            ]
        return [self.env._("%s is not handed in", self.display_name)]

    # ------------------------------------------------------------ buttons
    def _asked_before_start_session(self):
        """What beginning these sessions comes to (list of sentences)."""
        self.check_access("read")
        return [
            self.env._(
                "“%(session)s”: its %(questions)s questions are frozen, with the list of "
                "what is looked at.",
                session=session.display_name,
                questions=session.answer_count,
            )
            if session.answer_count
            else self.env._(
                "“%s”: the questions that are proposed for it are frozen, with the list "
                "of what is looked at.",
                session.display_name,
            )
            for session in self
        ]

    def _asked_before_hand_in(self):
        """What handing these answers in comes to (list of sentences)."""
        self.check_access("read")
        return [
            self.env._(
                "“%(session)s”: %(answers)s answers are sealed with their files, %(open)s "
                "of them without a conclusion. The lead auditor may give them back with "
                "a reason while the round is open.",
                session=session.display_name,
                answers=session.answer_count,
                open=session.open_count,
            )
            for session in self
        ]

    def action_start(self):
        return self.env["iso.confirm.wizard"]._ask(self, "start_session")

    def action_hand_in(self):
        return self.env["iso.confirm.wizard"]._ask(self, "hand_in")

    def action_open_give_back(self):
        return self.env["iso.reason.wizard"]._ask(self, "give_back")
