from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.iso_quality.models.document.iso_unit_document_mixin import company_of
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today
from odoo.addons.iso_quality.tools.web_actions import open_list

KINDS = [
    ("repeat", "Findings that came again"),
    ("nonconform", "Nonconformities found"),
    ("risk", "High risks"),
    ("procedure", "Procedures changed"),
    ("law", "Laws changed"),
    ("late", "Late tasks"),
    ("age", "Long without an audit"),
]


class IsoAuditProgrammeProposal(models.Model):
    """Why a department should be audited in the year: a reason in words, a number, and
    the records behind it. Whether it was followed, and why not, is kept.

    The words name counts only: everybody may read the programme, the records open with
    the rights of who opens them.
    """

    _name = "iso.audit.programme.proposal"
    _description = "Proposal for an Audit Programme"
    _inherit = ["iso.sealed.mixin"]
    _order = "programme_id, department_id, sequence, id"

    programme_id = fields.Many2one(
        "iso.audit.programme",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    company_id = company_of("programme_id")
    department_id = fields.Many2one(
        "hr.department",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        help="Empty: of the whole agency.",
    )
    kind = fields.Selection(KINDS, required=True, readonly=True)
    sequence = fields.Integer(compute="_compute_sequence", store=True)
    reason = fields.Text(required=True, readonly=True)
    number = fields.Integer(readonly=True, aggregator=None)
    res_model = fields.Char("Kind of Record", readonly=True)
    res_ids = fields.Json("Records Behind It", readonly=True)
    clause_ids = fields.Many2many(
        "iso.clause", string="Clauses", readonly=True, ondelete="restrict"
    )
    procedure_ids = fields.Many2many(
        "iso.procedure", string="Procedures", readonly=True, ondelete="restrict"
    )
    # ------------------------------------------------------------ what became of it
    state = fields.Selection(
        [("open", "To decide"), ("accepted", "Followed"), ("refused", "Not followed")],
        required=True,
        default="open",
        readonly=True,
        copy=False,
    )
    words = fields.Text("Why Not", readonly=True, copy=False)
    decided_on = fields.Date(readonly=True, copy=False)
    decided_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    decided_by_name = fields.Char("Decided By (name)", readonly=True, copy=False)

    _once = models.UniqueIndex(
        "(programme_id, COALESCE(department_id, 0), kind)",
        "This is proposed already.",
    )

    # ------------------------------------------------------------ computed
    @api.depends("kind")
    def _compute_sequence(self):
        order = [kind for kind, _label in KINDS]
        for proposal in self:
            proposal.sequence = order.index(proposal.kind) if proposal.kind else 0

    @api.depends("department_id", "reason")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for proposal in self:
            # sudo: whose work it is, all who may read the programme are told
            unit = proposal.sudo().department_id.name or self.env._("Whole agency")
            proposal.display_name = f"{unit}: {proposal.reason or ''}"

    # ------------------------------------------------------------ decisions
    def accept(self):
        """Follow the proposals: their department is audited, by what they are about.

        A department that is foreseen already gets what is missing there; another comes
        into the month in which most are audited.

        :raise UserError: when it is decided on already
        """
        self._check_open()
        for proposal in self:
            if proposal.department_id:
                cell = proposal.programme_id._cell_of(proposal.department_id)
                cell.write(
                    {
                        "clause_ids": [
                            Command.link(one.id) for one in proposal.clause_ids
                        ],
                        "procedure_ids": [
                            Command.link(one.id) for one in proposal.procedure_ids
                        ],
                    }
                )
        self._decide("accepted", "")

    def refuse(self, words):
        """Do not follow the proposals.

        :param str words: why; kept and printed
        :raise UserError: without words, or when it is decided on already
        """
        self._check_open()
        self._decide("refused", self._check_reason(words))

    def _check_open(self):
        self.check_access("write")
        self.env["res.users"]._iso_require("secretary", self)
        self._check_seal()
        over = self.filtered(lambda one: one.state != "open")
        if over:
            raise UserError(
                self.env._(
                    "This is decided on already: %s. Reload the page.",
                    over[0].display_name,
                )
            )

    def _decide(self, state, words):
        # sudo: callers asked; these are written by nobody else
        self.sudo().write(
            {
                "state": state,
                "words": words,
                "decided_on": vietnam_today(),
                "decided_by_id": self.env.uid,
            }
        )

    # ------------------------------------------------------------ seal
    def _sealed_document(self):
        return self.programme_id

    # ------------------------------------------------------------ buttons
    def action_accept(self):
        self.accept()

    def action_open_refuse(self):
        return self.env["iso.reason.wizard"]._ask(self, "refuse")

    def action_open_records(self):
        """The records behind the number, those that the user may read."""
        self.ensure_one()
        self.check_access("read")
        ids = [one for one in self.res_ids or () if isinstance(one, int)]
        if not self.res_model or self.res_model not in self.env:
            raise UserError(self.env._("Nothing stands behind this number."))
        return open_list(
            self.reason,
            self.res_model,
            [("id", "in", ids)],
            context={"active_test": False, "create": False},
        )
