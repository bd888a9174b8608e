from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.iso_quality.models.document.iso_official_document_mixin import (
    CAPACITIES,
    STATES,
)
from odoo.addons.iso_quality.tools.vietnam_time import vietnam_today


class IsoAuditProgramme(models.Model):
    """The year's programme of internal audits ("chương trình đánh giá nội bộ"; TCVN ISO
    9001:2015, 9.2.2): which department is audited in which month, by which procedures
    and clauses, and what else from outside comes to the agency.

    An official document. What spoke for an audit stays beside it with what became of it
    (``iso.audit.programme.proposal``); what nobody will have looked at in three years is
    said before it is handed in.
    """

    _name = "iso.audit.programme"
    _description = "Audit Programme"
    _inherit = ["iso.official.document", "iso.output.mixin"]
    _order = "year desc, company_id, id desc"
    _document_abbreviation = "CTr"

    # Said once more, so that this addon translates their labels.
    state = fields.Selection(STATES)
    signer_capacity = fields.Selection(CAPACITIES)
    year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: vietnam_today().year,
    )
    # ------------------------------------------------------------ what it says
    objectives = fields.Text(help="What the audits of the year are for.")
    scope = fields.Text(help="Departments, work and places.")
    criteria = fields.Text(help="What is audited against: standard, procedures, law.")
    frequency = fields.Text(help="How often, and what is looked at more often.")
    resources = fields.Text(help="Auditors, their training, time, means.")
    responsible_id = fields.Many2one(
        "res.users", "Run By", check_company=True, index="btree_not_null"
    )
    risks = fields.Text(
        "Risks of the Programme", help="What may keep it from being carried out."
    )
    asks_risks = fields.Boolean(
        related="company_id.iso_audit_programme_risks", related_sudo=False
    )
    cell_ids = fields.One2many("iso.audit.programme.cell", "programme_id", "Audits")
    outside_ids = fields.One2many(
        "iso.audit.programme.outside", "programme_id", "Audits from Outside"
    )
    proposal_ids = fields.One2many(
        "iso.audit.programme.proposal", "programme_id", "Proposals", readonly=True
    )
    # ------------------------------------------------------------ what became of it
    audit_ids = fields.One2many("iso.audit", "programme_id", "Rounds", readonly=True)
    audit_count = fields.Integer("Number of Rounds", compute="_compute_audit_count")

    _year_sensible = models.Constraint(
        "CHECK (year BETWEEN 2000 AND 2100)", "Enter the year with four digits."
    )
    _one_per_year = models.UniqueIndex(
        "(company_id, year) WHERE state != 'cancelled'",
        "The agency has a programme of this year already. Open that one.",
    )

    # ------------------------------------------------------------ who answers
    @api.model
    def _answered(self):
        """Who runs the programme of this year, or of later ones."""
        going_on = Domain("state", "in", ["draft", "submitted", "issued"])
        going_on &= Domain("year", ">=", vietnam_today().year)
        return {**super()._answered(), "responsible_id": going_on}

    # ------------------------------------------------------------ computed
    @api.depends("year", "company_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for programme in self:
            programme.display_name = self.env._(
                "Audit programme %(year)s – %(agency)s",
                year=programme.year,
                # sudo: whose document it is, all who may read it are told
                agency=programme.sudo().company_id.name or "",
            )

    @api.depends("audit_ids")
    def _compute_audit_count(self):
        for programme in self:
            programme.audit_count = len(programme.audit_ids)

    # ------------------------------------------------------------ the document
    def _form_key(self):
        return "audit_programme"

    def _document_subject(self):
        # Printed, so Vietnamese always.
        return f"{self._form().title or 'Đánh giá nội bộ'} năm {self.year}"

    def _check_content(self):
        """:raise UserError: when the programme lacks what it has to say"""
        for programme in self:
            if not programme.cell_ids:
                raise UserError(
                    self.env._(
                        "“%s” foresees no audit yet: choose a month for each "
                        "department.",
                        programme.display_name,
                    )
                )
            empty = programme.cell_ids.filtered(
                lambda cell: not cell.clause_ids and not cell.procedure_ids
            )
            if empty:
                raise UserError(
                    self.env._(
                        "These look at nothing yet, choose clauses or procedures: %s",
                        ", ".join(empty.mapped("display_name")),
                    )
                )
            waiting = programme.proposal_ids.filtered(lambda one: one.state == "open")
            if waiting:
                raise UserError(
                    self.env._(
                        "Accept or refuse first: %s",
                        "; ".join(waiting.mapped("display_name")),
                    )
                )

    def _after_issue(self):
        """Rounds in preparation that are no extra ones follow the issued programme."""
        result = super()._after_issue()
        # sudo: run by issuing, which asks
        rounds = self.env["iso.audit"].sudo()
        rounds.search(
            [
                ("company_id", "=", self.company_id.id),
                ("year", "=", self.year),
                ("programme_id", "=", False),
                ("is_extra", "=", False),
                ("state", "=", "draft"),
            ]
        ).write({"programme_id": self.id})
        return result

    def _told_before_cancel(self):
        """What withdrawing these programmes hits (list of sentences)."""
        self.check_access("read")
        return [
            self.env._(
                "“%(programme)s” is withdrawn for good, with what it foresees for "
                "%(departments)s departments. Its %(rounds)s rounds stay.",
                programme=programme.display_name,
                # sudo: all of it counts, whoever withdraws it
                departments=len(programme.sudo().cell_ids.department_id),
                rounds=len(programme.sudo().audit_ids),
            )
            for programme in self
        ]

    # ------------------------------------------------------------ whose
    @api.model
    def _of_year(self, company, year):
        """The programme of an agency's year, prepared or issued, as far as the user may
        read it (may be empty).

        :param company: one res.company
        """
        return self.search(
            [
                ("company_id", "=", company.id),
                ("year", "=", year),
                ("state", "!=", "cancelled"),
            ],
            limit=1,
        )

    @api.model
    def _in_force(self, company, year):
        """The issued programme of an agency's year (may be empty).

        :param company: one res.company
        """
        # sudo: everybody of the agency reads an issued programme
        return self.sudo().search(
            [
                ("company_id", "=", company.id),
                ("year", "=", year),
                ("state", "=", "issued"),
            ],
            limit=1,
        )
