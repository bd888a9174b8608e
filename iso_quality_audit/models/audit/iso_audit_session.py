from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import (
    company_of,
    year_of,
)
from odoo.addons.iso_quality.tools.vietnam_time import in_vietnam

# What the issued plan says about a session: changed by ``adjust`` only.
PLANNED = frozenset(
    {
        *("kind", "name", "department_id", "procedure_ids", "clause_ids"),
        *("auditor_ids", "start", "end", "place"),
        *("safeguard_id", "safeguard_reason"),
    }
)


class IsoAuditSession(models.Model):
    """One department, some procedures and clauses, auditors, a time and a place: what is
    answered, handed in and reported. Rows of the day without questions (opening, lunch,
    team meeting, closing) stand between them in the plan.

    The calendar event carries title and place only; this is the truth.
    """

    _name = "iso.audit.session"
    _description = "Audit Session"
    _inherit = [
        "iso.search.mixin",
        "iso.sealed.mixin",
        "iso.output.mixin",
        "mail.thread",
    ]
    _order = "start, id"
    _found_by = ("name", "place", "department_id", "auditor_ids", "audit_id")
    _mail_post_access = "read"
    # Rooms below add theirs.
    _planned_names = PLANNED

    audit_id = fields.Many2one(
        "iso.audit", "Round", required=True, ondelete="cascade", index=True
    )
    company_id = company_of("audit_id")
    year = year_of("audit_id")
    date_planned = fields.Date(related="audit_id.date_planned", store=True)
    kind = fields.Selection(
        [
            ("session", "Session"),
            ("opening", "Opening meeting"),
            ("break", "Break"),
            ("meeting", "Meeting of the team"),
            ("closing", "Closing meeting"),
        ],
        required=True,
        default="session",
    )
    is_audit = fields.Boolean("Has Questions", compute="_compute_is_audit", store=True)
    name = fields.Char(
        "What Is Done", help="Printed for rows without questions.", index="trigram"
    )
    state = fields.Selection(
        [
            ("planned", "Planned"),
            ("running", "Under way"),
            ("handed_in", "Handed in"),
            ("closed", "Closed"),
            ("cancelled", "Called off"),
        ],
        required=True,
        default="planned",
        readonly=True,
        copy=False,
        tracking=True,
        group_expand=True,
    )
    is_sealed = fields.Boolean(compute="_compute_is_sealed")
    # ------------------------------------------------------------ what, where, when
    department_id = fields.Many2one(
        "hr.department",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )
    procedure_ids = fields.Many2many(
        "iso.procedure", string="Procedures", check_company=True
    )
    clause_ids = fields.Many2many(
        "iso.clause", string="Clauses", domain="[('is_offered', '=', True)]"
    )
    start = fields.Datetime("Begins", required=True)
    end = fields.Datetime("Ends", required=True)
    day = fields.Date(compute="_compute_day", store=True, index=True)
    time_text = fields.Char("Time", compute="_compute_time_text")
    place = fields.Char(index="trigram")
    # ------------------------------------------------------------ who
    auditor_ids = fields.Many2many(
        "res.users", string="Auditors", check_company=True, ondelete="restrict"
    )
    seat_ids = fields.One2many("iso.audit.seat", "session_id", readonly=True)
    safeguard_id = fields.Many2one(
        "res.users",
        "Second Person",
        check_company=True,
        help="Looks on where nobody else can audit, or an auditor has come to work "
        "there; printed with the reason.",
    )
    safeguard_reason = fields.Text("Why There Is a Second Person")
    is_auditor = fields.Boolean(compute="_compute_is_auditor")
    is_lead = fields.Boolean(related="audit_id.is_lead", related_sudo=False)
    audit_state = fields.Selection(
        related="audit_id.state", string="Round Is", related_sudo=False
    )
    team_ids = fields.Many2many(
        related="audit_id.team_ids", string="Team", related_sudo=False
    )
    # ------------------------------------------------------------ what is answered
    answer_ids = fields.One2many("iso.audit.answer", "session_id", "Questions")
    change_ids = fields.One2many(
        "iso.audit.session.change", "session_id", "Changes of the Plan", readonly=True
    )
    answer_count = fields.Integer("Questions Asked", compute="_compute_counts")
    open_count = fields.Integer("Not Answered", compute="_compute_counts")
    started_on = fields.Datetime(readonly=True, copy=False)
    handed_in_on = fields.Datetime(readonly=True, copy=False)
    handed_in_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    handed_in_by_name = fields.Char("Handed In By (name)", readonly=True, copy=False)

    _in_order = models.Constraint(
        'CHECK ("end" > start)', "A session ends after it begins."
    )
    _has_department = models.Constraint(
        "CHECK (kind != 'session' OR department_id IS NOT NULL)",
        "Choose the department that is audited.",
    )

    # ------------------------------------------------------------ computed
    @api.depends("kind")
    def _compute_is_audit(self):
        for session in self:
            session.is_audit = session.kind == "session"

    @api.depends("state", "audit_id.state")
    def _compute_is_sealed(self):
        for session in self:
            session.is_sealed = (
                session.state in ("handed_in", "closed", "cancelled")
                or session.audit_id.is_sealed
            )

    @api.depends("start")
    def _compute_day(self):
        for session in self:
            session.day = session.start and in_vietnam(session.start).date()

    @api.depends("start", "end")
    def _compute_time_text(self):
        """When it is held where the agency is, whatever zone the reader's browser has."""
        for session in self:
            session.time_text = False
            if session.start and session.end:
                start, end = in_vietnam(session.start), in_vietnam(session.end)
                session.time_text = f"{start:%H:%M}–{end:%H:%M} {start:%d/%m/%Y}"

    @api.depends("auditor_ids")
    @api.depends_context("uid")
    def _compute_is_auditor(self):
        for session in self:
            session.is_auditor = session._is_audited_by(self.env.user)

    @api.depends("department_id", "kind", "name", "day")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for session in self:
            # sudo: whose session it is, all who may read it are told
            unit = session.sudo().department_id.name
            what = unit or session.name or labels.get(session.kind)
            day = session.day and session.day.strftime("%d/%m/%Y")
            session.display_name = " – ".join(filter(None, [what, day]))

    @api.depends("answer_ids.is_answered")
    def _compute_counts(self):
        counts = dict.fromkeys(self._origin.ids, (0, 0))
        # sudo: how far a session is, all are told who read it
        groups = (
            self.env["iso.audit.answer"]
            .sudo()
            ._read_group(
                [("session_id", "in", self._origin.ids)],
                ["session_id", "is_answered"],
                ["__count"],
            )
        )
        for session, answered, count in groups:
            total, missing = counts[session.id]
            counts[session.id] = (total + count, missing + (not answered) * count)
        for session in self:
            total, missing = counts.get(session._origin.id, (0, 0))
            session.answer_count, session.open_count = total, missing

    # ------------------------------------------------------------ who may
    def _is_audited_by(self, user):
        """Whether a user audits here and has the role in the agency today."""
        # sudo: only compared with the user
        session = self.sudo()
        return user in session.auditor_ids and session.company_id in (
            user._iso_agencies("auditor")
        )

    def _is_department_of(self, user):
        """Whether a user works in the audited department, or heads it."""
        # sudo: only compared with the user
        unit = self.sudo().department_id
        return bool(user._iso_heads(unit) or user in unit.iso_user_ids)

    def _require_auditor(self):
        """:raise AccessError: unless the user audits in these sessions"""
        self.check_access("read")
        for session in self:
            if not self.env.su and not session._is_audited_by(self.env.user):
                # sudo: who audits is printed in the plan
                raise AccessError(
                    self.env._(
                        "“%(session)s” is audited by %(people)s.",
                        session=session.display_name,
                        people=", ".join(session.sudo().auditor_ids.mapped("name")),
                    )
                )

    # ------------------------------------------------------------ seal
    def _sealed_document(self):
        return self

    def _seal_message(self):
        return self.env._(
            "“%s” is handed in: what was asked and seen stays. The lead auditor may give "
            "it back with a reason while the round is open.",
            self.display_name,
        )

    def write(self, vals):
        if not self._is_unsealed() and not self._planned_names.isdisjoint(vals):
            # sudo: only whether the plan is issued
            stone = self.sudo().filtered(lambda one: one.audit_id.state != "draft")
            if stone:
                self.check_access("read")
                raise UserError(
                    self.env._(
                        "The plan with “%s” is issued: change it by “Adjust”, which "
                        "asks for a reason and tells everybody.",
                        stone[0].display_name,
                    )
                )
        return super().write(vals)

    def _set_state(self, state, vals=None):
        # sudo: callers asked who may; the state is written by nobody else
        self.sudo()._unsealed().write({**(vals or {}), "state": state})
