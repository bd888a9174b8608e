from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.iso_quality.tools.for_readers import for_readers
from odoo.addons.iso_quality.tools.periods import whole_year
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today

# Rounds whose plan is issued and which are not over.
UNDER_WAY = ("planned", "running")


class IsoAudit(models.Model):
    """A round of internal audits ("đợt đánh giá nội bộ"; TCVN ISO 9001:2015, 9.2).

    The round has a plan and a team; its sessions are what is answered, handed in and
    reported. It begins when its plan is issued, and is closed by its lead auditor when
    nothing stands in the way (``_blockers``).
    """

    _name = "iso.audit"
    _description = "Internal Audit"
    _inherit = [
        "iso.search.mixin",
        "iso.agency.mixin",
        "iso.sealed.mixin",
        "iso.output.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "year desc, date_planned desc, id desc"
    _found_by = ("name", "lead_id")
    _mail_post_access = "read"

    name = fields.Char("Round", required=True, tracking=True, index="trigram")
    year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: vietnam_today().year,
    )
    state = fields.Selection(
        [
            ("draft", "In preparation"),
            ("planned", "Plan issued"),
            ("running", "Under way"),
            ("closed", "Closed"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
        group_expand=True,
    )
    is_sealed = fields.Boolean(compute="_compute_is_sealed")
    # ------------------------------------------------------------ why and when
    is_extra = fields.Boolean(
        "Extra Round", help="Not foreseen by the year's programme."
    )
    extra_reason = fields.Text("Reason of the Extra Round")
    date_planned = fields.Date(
        "Planned For",
        required=True,
        default=lambda self: vietnam_today(),
        tracking=True,
        help="The day for which the programme foresees it: decides whose task of the "
        "plan it finishes.",
    )
    date_from = fields.Date("First Day", compute="_compute_days", store=True)
    date_to = fields.Date("Last Day", compute="_compute_days", store=True)
    period_from = fields.Date("Audited Period From")
    period_to = fields.Date("Audited Period Until")
    # ------------------------------------------------------------ what the plan says
    purpose = fields.Text()
    scope = fields.Text()
    criteria = fields.Text()
    # ------------------------------------------------------------ who
    member_ids = fields.One2many("iso.audit.member", "audit_id", "Team")
    lead_id = fields.Many2one(
        "res.users", "Lead Auditor", compute="_compute_lead", store=True, index=True
    )
    team_ids = fields.Many2many(
        "res.users", compute="_compute_team", string="People of the Team"
    )
    is_lead = fields.Boolean(compute="_compute_is_lead")
    # ------------------------------------------------------------ what is done
    session_ids = fields.One2many("iso.audit.session", "audit_id", "Sessions")
    paper_ids = fields.One2many("iso.audit.paper", "audit_id", "Papers")
    is_reported = fields.Boolean(
        "Report Issued", compute="_compute_reported", store=True
    )
    closed_on = fields.Date(readonly=True, copy=False, tracking=True)
    closed_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    closed_by_name = fields.Char("Closed By (name)", readonly=True, copy=False)
    cancel_reason = fields.Text(readonly=True, copy=False)

    _year_sensible = models.Constraint(
        "CHECK (year BETWEEN 2000 AND 2100)", "Enter the year with four digits."
    )
    _period_in_order = models.Constraint(
        "CHECK (period_from IS NULL OR period_to IS NULL OR period_to >= period_from)",
        "The audited period ends after it begins.",
    )

    # ------------------------------------------------------------ computed
    @api.depends("state")
    def _compute_is_sealed(self):
        for audit in self:
            audit.is_sealed = audit.state in ("closed", "cancelled")

    @api.depends("session_ids.day", "session_ids.state")
    def _compute_days(self):
        for audit in self:
            held = audit.session_ids.filtered(lambda one: one.state != "cancelled")
            days = [day for day in held.mapped("day") if day]
            audit.date_from = min(days, default=False)
            audit.date_to = max(days, default=False)

    @api.depends("member_ids.role", "member_ids.user_id")
    def _compute_lead(self):
        for audit in self:
            leads = audit.member_ids.filtered(lambda member: member.role == "lead")
            audit.lead_id = leads[:1].user_id

    @api.depends("member_ids.user_id")
    def _compute_team(self):
        for audit in self:
            audit.team_ids = audit.member_ids.user_id

    @api.depends("lead_id", "company_id")
    @api.depends_context("uid")
    def _compute_is_lead(self):
        for audit in self:
            audit.is_lead = audit._is_led_by(self.env.user)

    @api.depends("paper_ids.kind", "paper_ids.state")
    def _compute_reported(self):
        for audit in self:
            audit.is_reported = bool(audit._issued_report())

    def _issued_report(self):
        """The report of one round that is in force (iso.audit.paper, may be empty)."""
        return self.paper_ids.filtered(
            lambda paper: paper.kind == "report" and paper.state == "issued"
        )[:1]

    # ------------------------------------------------------------ who may
    def _is_led_by(self, user):
        """Whether a user leads this round, and is an auditor of the agency today."""
        # sudo: only compared with the user
        audit = self.sudo()
        return audit.lead_id == user and audit.company_id in user._iso_agencies(
            "auditor"
        )

    def _require_lead(self):
        """:raise AccessError: unless the user leads these rounds, or is secretary"""
        running = self.env.user._iso_agencies("secretary")
        for audit in self:
            # sudo: only whose the round is
            if self.env.su or audit.sudo().company_id in running:
                continue
            if not audit._is_led_by(self.env.user):
                raise AccessError(
                    self.env._(
                        "“%(audit)s” is run by its lead auditor, %(lead)s, and by the "
                        "ISO secretary.",
                        audit=audit.display_name,
                        lead=audit.sudo().lead_id.name or "",
                    )
                )

    # ------------------------------------------------------------ when
    def _audited_period(self):
        """(first, last) day that is looked at; of the year, where the round says none."""
        whole = whole_year(self.year)
        return self.period_from or whole[0], self.period_to or whole[1]

    # ------------------------------------------------------------ seal
    def _sealed_document(self):
        return self

    def _seal_message(self):
        return self.env._(
            "“%s” is closed: what was found stays as it is. Begin another round for what "
            "has to be looked at again.",
            self.display_name,
        )

    # ------------------------------------------------------------ the way
    def _set_state(self, state, vals=None):
        # sudo: callers asked who may; the state is written by nobody else
        self.sudo()._unsealed().write({**(vals or {}), "state": state})

    def _check_plan(self):
        """:raise UserError: when the plan of this round lacks something"""
        self.ensure_one()
        if not self.lead_id:
            raise UserError(
                self.env._("“%s” has no lead auditor yet.", self.display_name)
            )
        sessions = self.session_ids.filtered("is_audit")
        if not sessions:
            raise UserError(self.env._("“%s” has no session yet.", self.display_name))
        for session in sessions:
            session._check_planned()
        if self.is_extra and not (self.extra_reason or "").strip():
            raise UserError(self.env._("Write the reason of the extra round."))

    def _begin(self):
        """The first session starts the round."""
        self.filtered(lambda audit: audit.state == "planned")._set_state("running")

    def cancel(self, reason):
        """Call off a round in which nothing has begun.

        :param str reason: kept on the round
        """
        self.env["res.users"]._iso_require(("secretary", "leader"), self)
        self.check_access("read")
        reason = self._check_reason(reason)
        for audit in self:
            if audit.state not in ("draft", "planned"):
                raise UserError(
                    self.env._(
                        "Sessions of “%s” have begun: what was seen stays.",
                        audit.display_name,
                    )
                )
        # sudo: asked above; who sits where is free again
        self.sudo().session_ids._set_state("cancelled")
        self._set_state("cancelled", {"cancel_reason": reason})
        for audit in self.sudo():
            audit.message_post(
                body=for_readers(self.env)._("Cancelled: %s", reason),
                subtype_xmlid="mail.mt_comment",
            )

    # ------------------------------------------------------------ buttons
    def _told_before_cancel(self):
        """What calling these rounds off hits (list of sentences)."""
        self.check_access("read")
        return [
            self.env._(
                "“%(audit)s” is called off with its %(sessions)s sessions.",
                audit=audit.display_name,
                # sudo: all sessions count, whoever calls it off
                sessions=len(audit.sudo().session_ids),
            )
            for audit in self
        ]

    def action_open_cancel(self):
        return self.env["iso.reason.wizard"]._ask(self, "cancel")
