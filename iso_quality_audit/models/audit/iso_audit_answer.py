from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import (
    company_of,
    department_of,
    year_of,
)

from ..question.iso_audit_conclusion import MEANINGS

# Frozen when the session begins.
ASKED = frozenset(
    {
        *("session_id", "sequence", "name", "evidence_hint", "origin"),
        *("question_id", "part", "clause_id", "procedure_id"),
    }
)
# What its auditor writes while the session is under way.
ANSWERED = frozenset(
    {
        *("conclusion_id", "grade", "requirement", "seen", "place", "reason"),
        *("note", "evidence_ids"),
    }
)


class IsoAuditAnswer(models.Model):
    """A question of a session and what its auditor found: a row of the "phiếu ghi chép".

    The question is copied, and frozen when the session begins. Nothing is pre-set. A
    nonconformity says what is required, what was seen and where; "not applicable" says
    why.
    """

    _name = "iso.audit.answer"
    _description = "Answer of an Audit"
    _inherit = ["iso.audit.found.mixin", "iso.sealed.mixin", "iso.evidence.mixin"]
    _order = "session_id, part, sequence, id"

    session_id = fields.Many2one(
        "iso.audit.session", required=True, ondelete="cascade", index=True
    )
    company_id = company_of("session_id")
    department_id = department_of("session_id")
    year = year_of("session_id")
    sequence = fields.Integer(default=10)
    # ------------------------------------------------------------ what is asked
    name = fields.Text("Question", required=True, longest=2_000)
    evidence_hint = fields.Text("What to Look At", longest=2_000)
    origin = fields.Selection(
        [
            ("question", "Catalogue"),
            ("finding", "Earlier finding"),
            ("risk", "High risk"),
            ("own", "Added"),
        ],
        required=True,
        default="own",
        readonly=True,
    )
    question_id = fields.Many2one(
        "iso.audit.question",
        "From the Catalogue",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    # ------------------------------------------------------------ what the department says
    own_words = fields.Text(
        "The Department Says", readonly=True, copy=False, help="Written beforehand."
    )
    own_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    own_by_name = fields.Char("Said By (name)", readonly=True, copy=False)
    # ------------------------------------------------------------ what the auditor found
    conclusion_id = fields.Many2one(
        "iso.audit.conclusion",
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    meaning = fields.Selection(
        MEANINGS, compute="_compute_meaning", store=True, string="Comes To"
    )
    reason = fields.Text("Why It Does Not Apply", copy=False)
    note = fields.Text("Evidence", copy=False)
    evidence_ids = fields.Many2many("ir.attachment", string="Files", copy=False)
    is_answered = fields.Boolean(compute="_compute_is_answered", store=True)
    answered_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    answered_by_name = fields.Char("Answered By (name)", readonly=True, copy=False)
    answered_on = fields.Datetime(readonly=True, copy=False)
    session_state = fields.Selection(related="session_id.state", related_sudo=False)
    asks_grade = fields.Boolean(related="company_id.iso_audit_grades")
    missing_text = fields.Char("Still Missing", compute="_compute_missing_text")

    # ------------------------------------------------------------ computed
    @api.depends("conclusion_id")
    def _compute_meaning(self):
        for answer in self:
            answer.meaning = answer.conclusion_id.meaning

    @api.depends("conclusion_id")
    def _compute_is_answered(self):
        for answer in self:
            answer.is_answered = bool(answer.conclusion_id)

    @api.depends(*ANSWERED)
    @api.depends_context("lang")
    def _compute_missing_text(self):
        for answer in self:
            answer.missing_text = answer._missing()

    def _missing(self):
        """What this answer lacks, in words; "" when it is whole."""

        def empty(name):
            return not (self[name] or "").strip()

        if not self.conclusion_id:
            return self.env._("not answered")
        grades = self.company_id.iso_audit_grades
        names = list(filter(empty, self._wanted(self.meaning, grades)))
        if names and self.meaning == "none":
            return self.env._("why it does not apply")
        if names and self.meaning == "remark":
            return self.env._("what was seen")
        return ", ".join(map(self._iso_label, names))

    @api.model
    def _wanted(self, meaning, grades):
        """What a conclusion wants besides itself.

        :param str meaning: of the conclusion
        :param bool grades: whether the agency tells major from minor
        :return: names of fields, in the order in which they are asked for
        """
        if meaning == "nonconform":
            return ["requirement", "seen", "place", *(["grade"] if grades else [])]
        return {"remark": ["seen"], "none": ["reason"]}.get(meaning, [])

    # ------------------------------------------------------------ seal
    def _sealed_document(self):
        return self.session_id

    def _iso_keeping_files(self):
        return self.filtered(lambda answer: answer.session_id.is_sealed)

    @api.model_create_multi
    def create(self, vals_list):
        answers = super().create(vals_list)
        answers._check_frozen()
        return answers

    def write(self, vals):
        if not ASKED.isdisjoint(vals):
            self._check_frozen()
        if not ANSWERED.isdisjoint(vals):
            self._check_answering()
        result = super().write(vals)
        if "conclusion_id" in vals:
            answered = bool(vals["conclusion_id"])
            # sudo: the answer was written as the user
            super(IsoAuditAnswer, self.sudo()).write(
                {
                    "answered_by_id": answered and self.env.uid,
                    "answered_on": answered and fields.Datetime.now(),
                }
            )
        return result

    @api.ondelete(at_uninstall=True)
    def _unlink_except_frozen(self):
        self._check_frozen()

    def _check_frozen(self):
        """:raise UserError: when the questions of a session that has begun are touched"""
        if self._is_unsealed():
            return
        # sudo: only whether it has begun
        begun = self.sudo().session_id.filtered(lambda one: one.state != "planned")
        if begun:
            self.check_access("read")
            raise UserError(
                self.env._(
                    "The questions of “%s” are frozen since it has begun. What else was "
                    "seen is a finding of its own: “+ Finding”.",
                    begun[0].display_name,
                )
            )

    def _check_answering(self):
        """:raise UserError: before a session has begun
        :raise AccessError: for those who do not audit in it"""
        if self._is_unsealed():
            return
        # sudo: whose session it is
        for session in self.sudo().session_id:
            session.sudo(self.env.su)._require_auditor()
            if session.state == "planned":
                raise UserError(
                    self.env._(
                        "“%s” has not begun: press “Begin” first.", session.display_name
                    )
                )

    # ------------------------------------------------------------ beforehand
    def say_beforehand(self, words):
        """The audited department answers a question before the session, or while it is
        under way.

        :param str words: what it says
        :raise AccessError: for people of other departments
        :raise UserError: before the notice, or after the session
        """
        self.check_access("read")
        self._require_department()
        # sudo: asked above; these are written by nobody else
        self.sudo().write(
            {"own_words": (words or "").strip(), "own_by_id": self.env.uid}
        )

    def _require_department(self):
        """:raise AccessError: for people of other departments than the audited one
        :raise UserError: before the notice, or after the session"""
        self.check_access("read")
        for answer in self:
            # sudo: only whose department it is
            session = answer.sudo().session_id
            if not session._is_department_of(self.env.user):
                raise AccessError(
                    self.env._(
                        "People of %s answer beforehand here.",
                        session.department_id.name,
                    )
                )
            if session.is_sealed or session.audit_id.state == "draft":
                raise UserError(
                    self.env._(
                        "“%s” is not announced yet, or it is over.",
                        session.display_name,
                    )
                )
