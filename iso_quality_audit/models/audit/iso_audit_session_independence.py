from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...tools.independence import HEAD, MEMBER, OWNER, WORK, Subject, Ties, objections


class IsoAuditSession(models.Model):
    """Nobody audits the own work (TCVN ISO 9001:2015, 9.2.2 c): the own department by HR
    today, or what somebody answers for in the audited period.

    Where nobody else is left, or somebody has come to work there after the session has
    begun, a named second person with a reason is the safeguard; the answers stay with
    who gave them.
    """

    _inherit = "iso.audit.session"

    who_may = fields.Text("Who Can Audit Here", compute="_compute_who_may")
    objection_text = fields.Text("What Speaks Against It", compute="_compute_who_may")

    @api.depends("department_id", "procedure_ids", "auditor_ids", "audit_id")
    @api.depends_context("lang")
    def _compute_who_may(self):
        for session in self:
            session.who_may = session.objection_text = False
            if not session.is_audit or not session.department_id:
                continue
            # sudo: names of auditors and why they cannot, for who plans
            mine = session.sudo()
            auditors = mine._auditors()
            against = mine._objections(auditors | mine.auditor_ids)
            free = [mine._auditor_words(user) for user in auditors if not against[user]]
            lines = [self.env._("Can: %s", ", ".join(free) or "–")]
            lines += [
                self.env._(
                    "Cannot: %(person)s (%(why)s)",
                    person=user.name,
                    why=mine._reason_text(against[user]),
                )
                for user in auditors
                if against[user]
            ]
            session.who_may = "\n".join(lines)
            session.objection_text = "\n".join(mine._objection_texts(against))

    def _auditor_words(self, user):
        """How the list of who can audit here names somebody (str)."""
        return user.name

    # ------------------------------------------------------------ what speaks against it
    def _auditors(self):
        """Everybody with the role in the agency (res.users)."""
        return self.env["res.users"]._iso_members("auditor", self.company_id)

    def _objections(self, users, ties=None):
        """Why people may not audit this session.

        :param users: res.users
        :param dict ties: as ``_ties``, of these people at least
        :return: dict {user: list of reasons}, empty where nothing speaks against it
        """
        self.ensure_one()
        ties = ties or self._ties(users)
        subject = Subject(
            self.department_id.id, frozenset(self.procedure_ids._origin.ids)
        )
        # In a form that is being filled in they are copies.
        return {user: objections(ties[user._origin.id], subject) for user in users}

    def _ties(self, users):
        """What people have to do with today and in the audited period of the round: with
        the same number of queries for any number of them.

        :return: dict {user id: Ties}
        """
        self.audit_id.ensure_one()
        # sudo: what people have to do with decides whether they may, whoever plans
        env = self.sudo().env
        found = {user: defaultdict(set) for user in users.ids}

        def note(kind, user, ids):
            if user.id in found:
                found[user.id][kind].update(ids)

        mine = [("company_id", "=", self.company_id.id)]
        for employee in env["hr.employee"].search(
            [*mine, ("user_id", "in", users.ids)]
        ):
            note(MEMBER, employee.user_id, employee.department_id.ids)
        for unit in env["hr.department"].search(
            [*mine, ("iso_head_user_id", "in", users.ids)]
        ):
            note(HEAD, unit.iso_head_user_id, unit.ids)
        owned = env["iso.procedure"].search_fetch(
            [*mine, ("owner_id.iso_head_user_id", "in", users.ids)], ["owner_id"]
        )
        for procedure in owned:
            note(OWNER, procedure.owner_id.iso_head_user_id, procedure.ids)
        first, last = self.audit_id._audited_period()
        for user, unit in env["iso.task"]._read_group(
            [
                *mine,
                ("user_id", "in", users.ids),
                ("state", "!=", "withdrawn"),
                ("date_due", ">=", first),
                ("date_due", "<=", last),
            ],
            ["user_id", "department_id"],
        ):
            note(WORK, user, unit.ids)
        for user, unit in env["iso.objective"]._read_group(
            [
                *mine,
                ("owner_id", "in", users.ids),
                ("year", ">=", first.year),
                ("year", "<=", last.year),
            ],
            ["owner_id", "department_id"],
        ):
            note(WORK, user, unit.ids)
        return {
            user: Ties(
                frozenset(kinds[MEMBER]),
                frozenset(kinds[HEAD]),
                frozenset(kinds[OWNER]),
                frozenset(kinds[WORK]),
            )
            for user, kinds in found.items()
        }

    def _reason_text(self, reasons):
        words = {
            MEMBER: self.env._("works in the department"),
            HEAD: self.env._("heads the department"),
            OWNER: self.env._("answers for a procedure that is looked at"),
            WORK: self.env._("answered for work of the department in the period"),
        }
        return "; ".join(words[reason] for reason in reasons)

    def _objection_texts(self, against=None):
        """What speaks against the auditors of one session, in sentences.

        :param dict against: as ``_objections``, of these people at least
        """
        if against is None:
            against = self._objections(self.auditor_ids)
        return [
            self.env._(
                "%(person)s cannot audit %(department)s: %(why)s.",
                person=user.name,
                department=self.department_id.name,
                why=self._reason_text(against[user]),
            )
            for user in self.auditor_ids
            if against[user]
        ]

    # ------------------------------------------------------------ refused, or a safeguard
    @api.constrains(
        *("auditor_ids", "department_id", "procedure_ids"),
        *("safeguard_id", "safeguard_reason"),
    )
    def _check_independent(self):
        """:raise ValidationError: when somebody would audit the own work, and who could
        do it instead"""
        # A department that is closed does not wait until another auditor is found: who
        # leads the round is told.
        if self.env.context.get("iso_goes_on"):
            return
        # sudo: the same whoever plans
        told = {}
        audited = self.sudo().filtered("is_audit")
        for sessions in audited.grouped("audit_id").values():
            ties = sessions._ties(sessions.auditor_ids)
            for one in sessions:
                told[one] = one._objection_texts(one._objections(one.auditor_ids, ties))
        for session, texts in told.items():
            if not texts or session._has_safeguard():
                continue
            free = session.state == "planned" and session._free_auditors()
            if free:
                instead = self.env._("These can: %s.", ", ".join(free.mapped("name")))
            else:
                instead = self.env._(
                    "Name a second person who has nothing to do with it, and why."
                )
            raise ValidationError("\n".join([*texts, instead]))

    def _free_auditors(self):
        """Auditors of the agency against whom nothing speaks (res.users)."""
        against = self._objections(self._auditors())
        return self.env["res.users"].union(
            *(user for user, reasons in against.items() if not reasons)
        )

    def _has_safeguard(self):
        """Whether a second person with a reason stands in for what speaks against it:
        once the session has begun, or where nobody else could do it."""
        second = self.safeguard_id
        if not second or not (self.safeguard_reason or "").strip():
            return False
        if second in self.auditor_ids or self._objections(second)[second]:
            return False
        return self.state != "planned" or not self._free_auditors()

    @api.model
    def _tell_of_objections(self, users):
        """Tell lead auditors of open sessions whose auditors audit the own work now.

        :param users: res.users whose place has changed
        """
        sessions = self.search(
            [
                ("state", "in", ["planned", "running"]),
                ("audit_id.state", "not in", ["closed", "cancelled"]),
                ("auditor_ids", "in", users.ids),
            ]
        )
        for session in sessions:
            texts = session._objection_texts()
            if texts and not session._has_safeguard():
                session.message_post(
                    body="\n".join(texts),
                    partner_ids=self.env["iso.addressee"]._contacts(
                        session.audit_id.lead_id, session.audit_id
                    ),
                    subtype_xmlid="mail.mt_comment",
                )
