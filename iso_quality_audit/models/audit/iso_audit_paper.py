from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.iso_quality.models.document.iso_official_document_issuing import (
    Issuing,
)
from odoo.addons.iso_quality.models.document.iso_official_document_mixin import (
    CAPACITIES,
    STATES,
)
from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import year_of
from odoo.addons.iso_quality.tools.web_actions import ask_first

# What minutes are no minutes without.
MINUTES_SAY = ("chair_id", "secretary_id", "begun_at", "ended_at", "held_in")
_MINUTES = Issuing(submits="secretary_id", signs="chair_id", numbered=False)


class Kind(NamedTuple):
    """A kind of paper of a round: its abbreviation (Decree 30/2020/ND-CP, annex III), what
    it is about as printed, and who issues it."""

    abbreviation: str
    subject: str
    issuing: Issuing


# Printed, so Vietnamese always.
KINDS = {
    "decision": Kind("QĐ", "Về việc thành lập Đoàn đánh giá nội bộ", Issuing()),
    "plan": Kind("KH", "Đánh giá nội bộ", Issuing()),
    "notice": Kind("TB", "Về việc đánh giá nội bộ", Issuing()),
    "opening": Kind("BB", "Họp khai mạc đánh giá nội bộ", _MINUTES),
    "closing": Kind("BB", "Họp kết thúc đánh giá nội bộ", _MINUTES),
    "report": Kind(
        "BC",
        "Kết quả đánh giá nội bộ",
        Issuing(submits="", signs="lead_id", numbered=False),
    ),
}


class IsoAuditPaper(models.Model):
    """A paper of a round: decision on the team, plan, notice, minutes of the opening and
    the closing meeting, report. All go the way of official documents; who signs which is
    data (``KINDS``)."""

    _name = "iso.audit.paper"
    _description = "Paper of an Audit"
    _inherit = ["iso.official.document", "iso.output.mixin"]
    _order = "audit_id, sequence, id"
    _document_abbreviations = frozenset(kind.abbreviation for kind in KINDS.values())

    audit_id = fields.Many2one(
        "iso.audit", "Round", required=True, ondelete="restrict", index=True
    )
    company_id = fields.Many2one(
        related="audit_id.company_id",
        store=True,
        index=True,
        precompute=True,
        required=False,
        default=None,
    )
    year = year_of("audit_id")
    kind = fields.Selection(
        [
            ("decision", "Decision on the team"),
            ("plan", "Audit plan"),
            ("notice", "Notice"),
            ("opening", "Minutes of the opening meeting"),
            ("closing", "Minutes of the closing meeting"),
            ("report", "Audit report"),
        ],
        required=True,
    )
    # Said once more, so that this addon translates their labels.
    state = fields.Selection(STATES)
    signer_capacity = fields.Selection(CAPACITIES)
    sequence = fields.Integer(compute="_compute_sequence", store=True)
    lead_id = fields.Many2one(related="audit_id.lead_id", store=True)
    subject = fields.Char(
        compute="_compute_subject", store=True, readonly=False, precompute=True
    )
    # ------------------------------------------------------------ what people write
    introduction = fields.Text(help="Empty: one sentence that says what this is.")
    strong_points = fields.Text()
    conclusion = fields.Text()
    recommendations = fields.Text()
    # ------------------------------------------------------------ minutes
    chair_id = fields.Many2one("res.users", "Chaired By", check_company=True)
    secretary_id = fields.Many2one("res.users", "Minutes By", check_company=True)
    begun_at = fields.Datetime()
    ended_at = fields.Datetime()
    held_in = fields.Char()
    attendee_ids = fields.Many2many(
        "res.users",
        "iso_audit_paper_attendee_rel",
        string="Present",
        check_company=True,
    )
    other_attendees = fields.Text(help="Who else was there, one a line.")

    _once = models.UniqueIndex(
        "(audit_id, kind) WHERE state != 'cancelled'",
        "The round has this paper already. Open that one.",
    )

    # ------------------------------------------------------------ computed
    @api.depends("kind")
    def _compute_sequence(self):
        order = list(KINDS)
        for paper in self:
            paper.sequence = order.index(paper.kind) if paper.kind else 0

    @api.depends("kind", "audit_id")
    def _compute_subject(self):
        for paper in self:
            usual = paper.kind and KINDS[paper.kind].subject
            words = paper._form().title or usual
            paper.subject = words and f"{words} – {paper.audit_id.name}"

    @api.depends("subject", "number", "symbol", "kind")
    def _compute_display_name(self):
        for paper in self:
            kind = paper._document_type().name
            number = paper.number and paper.reference
            paper.display_name = " ".join(filter(None, [kind, number, paper.subject]))

    @api.depends("company_id", "kind")
    def _compute_symbol(self):
        return super()._compute_symbol()

    @api.depends("company_id", "kind", "audit_id.lead_id", "chair_id")
    def _compute_signer(self):
        by_person = self.filtered(
            lambda paper: paper.kind in KINDS and paper._signed_by()
        )
        for paper in by_person:
            paper.signer_id = paper[paper._signed_by()]
        return super(IsoAuditPaper, self - by_person)._compute_signer()

    @api.model
    def _takes_signer(self, vals):
        kind = KINDS.get(vals.get("kind"))
        return not kind or kind.issuing.signs not in self._fields

    def _signer_name(self):
        by = not self.signer_name and self._signed_by()
        # sudo: the name is printed for all who may read the document
        return self.sudo()[by].name or "" if by else super()._signer_name()

    def _signed_by(self):
        """The field with the person who signs; "" where a role does."""
        signs = self._issuing().signs
        return signs if signs in self._fields else ""

    # ------------------------------------------------------------ the document
    @api.model
    def _agency_of(self, vals):
        # sudo: only whose round it is; links are checked when they are written
        return self.env["iso.audit"].sudo().browse(vals.get("audit_id")).company_id

    @api.model
    def _abbreviation_of(self, vals):
        kind = KINDS.get(vals.get("kind"))
        return kind.abbreviation if kind else ""

    def _kind_vals(self):
        return {"kind": self[:1].kind, "audit_id": self[:1].audit_id.id}

    def _form_key(self):
        return self._form_key_of(self._kind_vals())

    @api.model
    def _form_key_of(self, vals):
        return f"audit_{vals['kind']}" if vals.get("kind") else ""

    def _document_subject(self):
        return self.subject or ""

    def _issuing(self):
        kind = KINDS.get(self.kind)
        return kind.issuing if kind else Issuing()

    def _check_content(self):
        """:raise UserError: when the round lacks what the paper has to say"""
        for paper in self:
            # sudo: the whole round counts, whoever signs
            audit = paper.sudo().audit_id
            if audit.is_sealed:
                raise UserError(audit._seal_message())
            if paper.kind in ("decision", "plan"):
                audit._check_plan()
            if paper.kind == "report":
                paper._check_report(audit)
            if paper._issuing() == _MINUTES:
                paper._check_minutes()

    def _check_report(self, audit):
        waiting = audit.session_ids.filtered(
            lambda one: one.is_audit and one.state in ("planned", "running")
        )
        if waiting:
            raise UserError(
                self.env._(
                    "Not handed in yet: %s", ", ".join(waiting.mapped("display_name"))
                )
            )
        if not (self.conclusion or "").strip():
            raise UserError(self.env._("Write the conclusion of the report."))

    def _ask_for_words(self):
        """The small form for what minutes and reports still lack themselves."""
        return ask_first(
            self,
            "iso_quality_audit.iso_audit_paper_view_form_words",
            self.env._("Before It Is Signed"),
            lambda: (
                not self.is_locked
                and (
                    self.kind == "report"
                    and not (self.conclusion or "").strip()
                    or self._issuing() == _MINUTES
                    and not all(self[name] for name in MINUTES_SAY)
                )
            ),
        )

    def action_submit(self):
        """Submit; asks first for what minutes lack."""
        self.check_access("read")
        asking = len(self) == 1 and self.may_submit and self._ask_for_words()
        return asking or super().action_submit()

    def action_open_issue(self):
        """Sign; asks first for the conclusion of a report."""
        self.check_access("read")
        asking = len(self) == 1 and self.may_issue and self._ask_for_words()
        return asking or super().action_open_issue()

    def _check_minutes(self):
        missing = [self._iso_label(name) for name in MINUTES_SAY if not self[name]]
        if missing:
            raise UserError(
                self.env._("The minutes still lack: %s", ", ".join(missing))
            )

    def _after_issue(self):
        # sudo: run by issuing, which asks
        paper = self.sudo()
        if paper.kind == "plan":
            paper.audit_id._set_state("planned")
        if paper.kind == "report":
            paper.audit_id._reach_outputs()
        paper.message_post(
            body=paper._issued_words(),
            partner_ids=paper._issued_to().partner_id.ids,
            subtype_xmlid="mail.mt_comment",
        )

    def _issued_to(self):
        """Who is told that this paper is issued (res.users)."""
        sessions = self.audit_id.session_ids
        return sessions.auditor_ids | sessions.department_id.iso_head_user_id

    def _issued_words(self):
        """What they are told (str)."""
        return self.env._("Issued: %s", self.display_name)
