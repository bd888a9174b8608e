from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import (
    company_of,
    department_of,
    year_of,
)

from ..question.iso_audit_conclusion import FOUND, MEANINGS

_FOUND = [pair for pair in MEANINGS if pair[0] in FOUND]


class IsoAuditFinding(models.Model):
    """A remark or a nonconformity of an audit: born in a question, or seen outside them.

    The audited department agrees or disputes; the lead auditor has the last word, and
    other opinions of the team stay beside it and are printed.
    """

    _name = "iso.audit.finding"
    _description = "Audit Finding"
    _inherit = [
        "iso.search.mixin",
        "iso.audit.found.mixin",
        "iso.seen.before.mixin",
        "iso.sealed.mixin",
        "mail.thread",
    ]
    _order = "session_id, id"
    _found_by = ("seen", "place", "department_id", "audit_id")
    _rec_name = "seen"
    _mail_post_access = "read"

    session_id = fields.Many2one(
        "iso.audit.session", required=True, ondelete="cascade", index=True
    )
    # Not precomputed: the round's list would keep the draft of the record as well.
    audit_id = fields.Many2one(
        related="session_id.audit_id", store=True, index=True, ondelete="cascade"
    )
    company_id = company_of("session_id")
    department_id = department_of("session_id")
    year = year_of("session_id")
    day = fields.Date(related="session_id.day", store=True)
    answer_id = fields.Many2one(
        "iso.audit.answer",
        "Question",
        readonly=True,
        ondelete="cascade",
        index="btree_not_null",
    )
    # ------------------------------------------------------------ what was found
    meaning = fields.Selection(_FOUND, "Kind", required=True, tracking=True)
    grade = fields.Selection(tracking=True, copy=True)
    requirement = fields.Text(tracking=True, copy=True)
    seen = fields.Text(tracking=True, copy=True, index="trigram")
    place = fields.Char(tracking=True, copy=True, index="trigram")
    # ------------------------------------------------------------ found before?
    repeat_of_id = fields.Many2one(
        "iso.audit.finding",
        "Repeats",
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
        tracking=True,
        domain="[('company_id', '=', company_id), ('id', '!=', id)]",
        help="What was found before and has come back.",
    )
    proposal_ids = fields.Many2many(
        "iso.audit.finding",
        compute="_compute_seen_before",
        string="Perhaps Found Before",
    )
    # ------------------------------------------------------------ what people say
    state = fields.Selection(
        [
            ("open", "To the department"),
            ("answered", "The department has answered"),
            ("decided", "Decided"),
        ],
        required=True,
        default="open",
        readonly=True,
        copy=False,
        tracking=True,
    )
    position = fields.Selection(
        [("agree", "Agrees"), ("dispute", "Disputes")],
        "The Department",
        readonly=True,
        copy=False,
        tracking=True,
    )
    department_words = fields.Text("In Its Words", readonly=True, copy=False)
    answered_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    answered_by_name = fields.Char("Answered By (name)", readonly=True, copy=False)
    decision = fields.Selection(
        [("kept", "Stays"), ("withdrawn", "Withdrawn")],
        readonly=True,
        copy=False,
        tracking=True,
    )
    decision_words = fields.Text("Why", readonly=True, copy=False)
    decided_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    decided_by_name = fields.Char("Decided By (name)", readonly=True, copy=False)
    other_opinions = fields.Text(
        help="Opinions in the team that differ from the decision; printed."
    )

    # ------------------------------------------------------------ who may
    is_lead = fields.Boolean(related="audit_id.is_lead", related_sudo=False)
    audit_sealed = fields.Boolean(related="audit_id.is_sealed", string="Round Over")
    may_answer = fields.Boolean(compute="_compute_may")
    may_write = fields.Boolean(compute="_compute_may")

    _born_once = models.UniqueIndex(
        "(answer_id) WHERE answer_id IS NOT NULL", "This question has its finding."
    )

    @api.depends("state", "session_id")
    @api.depends_context("uid")
    def _compute_may(self):
        user = self.env.user
        for finding in self:
            # sudo: only compared with the user
            mine = finding.sudo()
            finding.may_answer = not mine.audit_id.is_sealed and user._iso_heads(
                mine.department_id
            )
            finding.may_write = mine.state != "decided" and (
                not mine.audit_id.is_sealed
                and (
                    mine.session_id._is_audited_by(user)
                    or mine.audit_id._is_led_by(user)
                )
            )

    @api.depends("part")
    def _compute_seen_before(self):
        return super()._compute_seen_before()

    def _seen_before_domain(self):
        # What was found about reform repeats nothing of ISO 9001.
        return super()._seen_before_domain() & Domain(
            [("decision", "!=", "withdrawn"), ("part", "=", self.part)]
        )

    # ------------------------------------------------------------ seal
    def _sealed_document(self):
        return self.audit_id

    @api.model_create_multi
    def create(self, vals_list):
        findings = super().create(vals_list)
        findings._check_auditor()
        return findings

    def write(self, vals):
        told = {"part", "clause_id", "procedure_id", "meaning", "grade", "repeat_of_id"}
        told |= {"requirement", "seen", "place", "other_opinions"}
        if not told.isdisjoint(vals):
            self._check_auditor()
        return super().write(vals)

    def _check_auditor(self):
        """:raise AccessError: for those who neither audit there nor lead the round
        :raise UserError: before the session, or once it is decided on"""
        if self.env.su or self._is_unsealed():
            return
        for finding in self:
            # sudo: whose session it is
            session = finding.sudo().session_id.sudo(False)
            if not finding.sudo().audit_id._is_led_by(self.env.user):
                session._require_auditor()
            if session.sudo().state == "planned" or finding.state == "decided":
                raise UserError(
                    self.env._(
                        "“%s” has not begun, or the finding is decided on.",
                        session.sudo().display_name,
                    )
                )
